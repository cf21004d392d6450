"""Bounds on an amount per thing are read with subject, comparison, amount and condition, and nothing else is."""

from decimal import Decimal

import pytest

from corpus.facts.model import Check, Comparison, Limit, Quantity
from tests.corpus.facts.plans import facts, limits

AT_MOST, AT_LEAST, BELOW, EXACTLY = Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.BELOW, Comparison.EXACTLY


@pytest.mark.parametrize(
    ("text", "subject", "comparison", "value", "unit"),
    [
        ("Hội nghị quán triệt không quá 1/2 ngày.", "Hội nghị quán triệt", AT_MOST, "0.5", "ngày"),
        ("- Họp giao ban không vượt quá nửa ngày làm việc;", "Họp giao ban", AT_MOST, "0.5", "ngày làm việc"),
        ("Tổ chức họp chuyên đề tối đa 03 giờ.", "họp chuyên đề", AT_MOST, "3", "giờ"),
        ("Cuộc họp với các thôn không quá một buổi.", "Cuộc họp với các thôn", AT_MOST, "1", "buổi"),
        ("Hội nghị tổng kết không quá một ngày rưỡi.", "Hội nghị tổng kết", AT_MOST, "1.5", "ngày"),
        ("Họp liên ngành kéo dài không quá 02 giờ 30 phút.", "Họp liên ngành", AT_MOST, "2.5", "giờ"),
        ("Mỗi cuộc họp giao ban không kéo dài quá 90 phút.", "cuộc họp giao ban", AT_MOST, "90", "phút"),
        ("Họp giao ban tuần: không quá 2 tiếng", "Họp giao ban tuần", AT_MOST, "2", "giờ"),
        ("Thời gian chờ tại quầy không quá 20 phút.", "chờ tại quầy", AT_MOST, "20", "phút"),
        ("Thời gian tối đa cho một cuộc họp tham vấn là 02 giờ.", "cuộc họp tham vấn", AT_MOST, "2", "giờ"),
        ("Họp chi bộ: mỗi tháng 01 lần, không quá 120 phút.", "Họp chi bộ", AT_MOST, "120", "phút"),
        ("Giao ban cụm: sáng thứ Hai hằng tuần, tối đa 45 phút.", "Giao ban cụm", AT_MOST, "45", "phút"),
        ("Họp tổ: bắt đầu từ 8 giờ, không kéo dài quá 90 phút.", "Họp tổ", AT_MOST, "90", "phút"),
        ("Báo cáo tóm tắt tối đa 03 trang.", "Báo cáo tóm tắt", AT_MOST, "3", "trang"),
        ("Không tổ chức quá 02 hội nghị toàn xã trong một năm.", "hội nghị toàn xã", AT_MOST, "2", "hội nghị"),
        ("Mỗi tháng tổ chức ít nhất 04 lượt ra quân.", "ra quân", AT_LEAST, "4", "lượt"),
        ("Chủ tịch tiếp dân mỗi buổi không dưới 03 giờ.", "buổi tiếp dân", AT_LEAST, "3", "giờ"),
        (
            "Chủ tịch xã tiếp dân vào thứ Năm hằng tuần, mỗi buổi không dưới 3 giờ.",
            "buổi tiếp dân",
            AT_LEAST,
            "3",
            "giờ",
        ),
        ("Mở lớp tập huấn cho thôn, mỗi lớp không quá 40 người.", "lớp tập huấn cho thôn", AT_MOST, "40", "người"),
        (
            "Vận hành kho dữ liệu, bảo đảm thời gian gián đoạn không quá 02 giờ mỗi tháng.",
            "gián đoạn (vận hành kho dữ liệu)",
            AT_MOST,
            "2",
            "giờ",
        ),
        ("Giấy mời họp gửi trước ít nhất 03 ngày.", "Giấy mời họp gửi trước", AT_LEAST, "3", "ngày"),
        ("Thời gian xử lý phải dưới 15 phút.", "xử lý", BELOW, "15", "phút"),
        ("Hội nghị chuyên môn không quá 01 (một) ngày.", "Hội nghị chuyên môn", AT_MOST, "1", "ngày"),
    ],
)
def test_a_limit_is_read(text: str, subject: str, comparison: Comparison, value: str, unit: str) -> None:
    (limit,) = limits(text)
    assert (limit.subject, limit.comparison) == (subject, comparison)
    assert (limit.quantity.value, limit.quantity.unit) == (Decimal(value), unit)
    assert limit.quote in text


def test_each_clause_of_an_enumeration_has_its_own_subject() -> None:
    text = (
        "Quy định về thời gian họp: Hội nghị quán triệt không quá 1/2 ngày; hội nghị chuyên môn không quá 1 ngày; "
        "các hội nghị quan trọng cần thảo luận không quá 1,5 ngày. Không đọc lại báo cáo."
    )
    found = limits(text)
    assert [(x.subject, x.quantity.text) for x in found] == [
        ("Hội nghị quán triệt", "1/2 ngày"),
        ("hội nghị chuyên môn", "1 ngày"),
        ("hội nghị quan trọng cần thảo luận", "1,5 ngày"),
    ]
    assert {x.measure for x in found} == {"thời gian họp"}
    assert [x.quote for x in found][1] == "hội nghị chuyên môn không quá 1 ngày"


def test_the_subject_may_stand_after_the_amount() -> None:
    text = "Thời gian họp: tối đa 03 giờ đối với họp giao ban, tối đa 04 giờ đối với họp chuyên môn."
    assert [(x.subject, x.quantity.value) for x in limits(text)] == [("họp giao ban", 3), ("họp chuyên môn", 4)]


def test_a_subject_behind_its_amount_ends_where_the_next_one_begins() -> None:
    text = "Tối đa 03 giờ đối với họp giao ban, họp chuyên môn không quá 04 giờ."
    assert [(x.subject, x.quantity.text) for x in limits(text)] == [
        ("họp giao ban", "03 giờ"),
        ("họp chuyên môn", "04 giờ"),
    ]


def test_a_bare_amount_in_an_enumeration_takes_the_comparison_before_it() -> None:
    text = "Tối đa 03 giờ đối với họp giao ban, 04 giờ đối với họp chuyên môn và 01 ngày đối với hội nghị tổng kết."
    assert [(x.subject, x.quantity.text, x.comparison) for x in limits(text)] == [
        ("họp giao ban", "03 giờ", AT_MOST),
        ("họp chuyên môn", "04 giờ", AT_MOST),
        ("hội nghị tổng kết", "01 ngày", AT_MOST),
    ]


def test_the_comparison_said_once_holds_for_the_things_named_after_it() -> None:
    text = "Họp giao ban tối đa 03 giờ, họp chuyên môn 04 giờ, hội nghị tổng kết 01 ngày."
    assert [(x.subject, x.quantity.text, x.comparison) for x in limits(text)] == [
        ("Họp giao ban", "03 giờ", AT_MOST),
        ("họp chuyên môn", "04 giờ", AT_MOST),
        ("hội nghị tổng kết", "01 ngày", AT_MOST),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("Thời gian họp giao ban không quá 02 giờ.", "họp giao ban", "Thời gian họp"),
        ("Họp giao ban: thời gian không quá 02 giờ.", "Họp giao ban", "thời gian"),
        ("Quy định thời gian họp: họp giao ban thời lượng không quá 02 giờ.", "họp giao ban", "thời lượng"),
        ("Thời lượng: họp giao ban không quá 02 giờ.", "họp giao ban", "Thời lượng"),
    ],
)
def test_what_is_measured_is_told_beside_what_is_bounded(text: str, subject: str, measure: str) -> None:
    (limit,) = limits(text)
    assert (limit.subject, limit.measure) == (subject, measure)


def test_commas_part_subjects_too() -> None:
    text = "Họp tổ dân phố tối đa 02 giờ, họp liên ngành không vượt quá nửa ngày làm việc."
    assert [x.subject for x in limits(text)] == ["Họp tổ dân phố", "họp liên ngành"]


def test_conditions_are_kept_beside_the_subject() -> None:
    (bracket,) = limits("Thời lượng phát biểu của mỗi đại biểu không quá 10 phút (trừ báo cáo viên).")
    assert (bracket.subject, bracket.measure, bracket.condition) == (
        "phát biểu của mỗi đại biểu",
        "Thời lượng phát biểu",
        "trừ báo cáo viên",
    )
    (urgent,) = limits("Giấy mời gửi trước ít nhất 03 ngày làm việc, trừ trường hợp đột xuất.")
    assert urgent.condition == "trừ trường hợp đột xuất"
    (each,) = limits("Hệ thống gián đoạn không quá 02 giờ mỗi tháng.")
    assert each.condition == "mỗi tháng"


def test_a_range_gives_both_ends() -> None:
    low, high = limits("Phát biểu từ 5 đến 7 phút.")
    assert (low.comparison, low.quantity.value) == (AT_LEAST, 5)
    assert (high.comparison, high.quantity.value) == (AT_MOST, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Hạn chế tối đa hồ sơ giải quyết thủ tục hành chính quá hạn.",
        "Công chức đi muộn quá 03 lần trong tháng bị nhắc nhở.",
        "Hội nghị từ 100 đại biểu trở lên phải được Chủ tịch đồng ý bằng văn bản.",
        "Sơ kết 05 năm thực hiện Chương trình.",
        "Là một trong 03 đột phá chiến lược.",
        "Phòng Kinh tế bố trí kinh phí 450 triệu đồng từ ngân sách xã.",
        "Số hóa sổ hộ tịch từ năm 2006 đến năm 2015.",
        "Quyết định số 534/QĐ-TTg ngày 31/3/2026 của Thủ tướng Chính phủ.",
        "Tỷ lệ họp trực tuyến đạt tối thiểu 60%.",
        "Năm 2025 đã tổ chức không quá 20 cuộc họp.",
        "Gửi báo cáo chậm nhất sau 05 ngày làm việc.",
        "Trung tâm làm việc thêm sáng thứ Bảy, từ 07 giờ 30 phút đến 11 giờ.",
        "Cá nhân chậm từ 03 lần thì không xét hoàn thành tốt nhiệm vụ.",
        "Giáo viên vào lớp muộn từ 02 lần trong tháng bị trừ điểm thi đua.",
    ],
)
def test_other_amounts_are_no_limits(text: str) -> None:
    assert limits(text) == []


def test_a_value_is_held_against_the_limit() -> None:
    (limit,) = limits("Hội nghị chuyên môn không quá 01 ngày.")
    day = Quantity(value=Decimal(1), unit="ngày", text="1 ngày")
    hours = Quantity(value=Decimal(9), unit="giờ", text="9 giờ")
    pages = Quantity(value=Decimal(3), unit="trang", text="3 trang")
    assert limit.check(day) is Check.WITHIN
    assert limit.check(hours) is Check.OVER
    assert limit.check(pages) is Check.UNKNOWN


@pytest.mark.parametrize(
    ("text", "under", "equal", "over"),
    [
        ("Họp giao ban không quá 60 phút.", Check.WITHIN, Check.WITHIN, Check.OVER),
        ("Thời gian xử lý phải dưới 60 phút.", Check.WITHIN, Check.OVER, Check.OVER),
        ("Chủ tịch tiếp dân mỗi buổi không dưới 60 phút.", Check.OVER, Check.WITHIN, Check.WITHIN),
    ],
)
def test_just_under_just_at_and_just_over_a_limit(text: str, under: Check, equal: Check, over: Check) -> None:
    (limit,) = limits(text)
    told = [Quantity(value=Decimal(n), unit="phút", text=f"{n} phút") for n in (59, 60, 61)]
    assert [limit.check(one) for one in told] == [under, equal, over]


def test_a_limit_without_a_thing_of_its_own_is_about_what_the_heading_names() -> None:
    told = [
        fact
        for fact in facts("- Thời gian: không quá 02 giờ.", heading=("III. HỌP", "1. Họp giao ban tuần"))
        if isinstance(fact, Limit)
    ]
    assert [(limit.subject, limit.quantity.text) for limit in told] == [("Họp giao ban tuần", "02 giờ")]


def test_what_is_counted_is_the_thing_and_not_its_measure_word() -> None:
    (called,) = limits("Mỗi Trưởng thôn không bị mời họp quá 02 cuộc trong một tuần.")
    assert (called.subject, called.condition) == ("Trưởng thôn bị mời họp", "trong một tuần")
    (held,) = limits("Mỗi chi cục tổ chức ít nhất 01 buổi sinh hoạt chuyên đề trong quý III năm 2026.")
    assert held.subject == "buổi sinh hoạt chuyên đề"


def test_minutes_and_hours_compare_exactly() -> None:
    (limit,) = limits("Họp giao ban không quá 45 phút.")
    assert limit.check(Quantity(value=Decimal("0.75"), unit="giờ", text="0,75 giờ")) is Check.WITHIN
