"""Shares, changes, ranks and completions are read as aims, with period, base, exceptions and "phấn đấu"."""

from decimal import Decimal

import pytest

from corpus.facts import extract
from corpus.facts.model import Comparison, Direction, Target, Task
from tests.corpus.facts.plans import document, rows, targets

LEVEL, REDUCE, INCREASE, RANK = Direction.LEVEL, Direction.REDUCE, Direction.INCREASE, Direction.RANK
AT_MOST, AT_LEAST, EXACTLY = Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.EXACTLY


@pytest.mark.parametrize(
    ("text", "subject", "direction", "comparison", "value"),
    [
        ("Tỷ lệ họp trực tuyến đạt tối thiểu 60%.", "Tỷ lệ họp trực tuyến", LEVEL, AT_LEAST, "60"),
        ("Hồ sơ đúng hạn đạt từ 98 % trở lên;", "Hồ sơ đúng hạn", LEVEL, AT_LEAST, "98"),
        ("Mức độ hài lòng đạt trên 90%.", "Mức độ hài lòng", LEVEL, Comparison.ABOVE, "90"),
        ("Tỷ lệ hồ sơ trễ hạn không quá 1%.", "Tỷ lệ hồ sơ trễ hạn", LEVEL, AT_MOST, "1"),
        ("Hồ sơ số hóa đạt mười lăm phần trăm.", "Hồ sơ số hóa", LEVEL, EXACTLY, "15"),
        ("Tinh giản 10% số lượng hội nghị.", "số lượng hội nghị", REDUCE, EXACTLY, "10"),
        ("Giảm tối thiểu 15% số văn bản giấy.", "số văn bản giấy", REDUCE, AT_LEAST, "15"),
        ("Số lượng hội nghị giảm ít nhất 10%.", "Số lượng hội nghị", REDUCE, AT_LEAST, "10"),
        ("Tăng thêm 5% số hồ sơ trực tuyến.", "số hồ sơ trực tuyến", INCREASE, EXACTLY, "5"),
        ("Nâng tỷ lệ văn bản ký số lên 95%.", "tỷ lệ văn bản ký số", LEVEL, EXACTLY, "95"),
        ("Tăng tỷ lệ họp trực tuyến tối thiểu 60%.", "tỷ lệ họp trực tuyến", LEVEL, AT_LEAST, "60"),
        ("Giảm tỷ lệ đơn tồn đọng xuống dưới 2%.", "tỷ lệ đơn tồn đọng", LEVEL, Comparison.BELOW, "2"),
        ("Chỉ số cải cách phấn đấu trong top 5 thành phố.", "Chỉ số cải cách", RANK, AT_MOST, "5"),
        ("Chỉ số nằm trong nhóm 10 đơn vị dẫn đầu tỉnh.", "Chỉ số", RANK, AT_MOST, "10"),
        ("Cắt giảm ít nhất 02 ngày thời gian giải quyết.", "thời gian giải quyết", REDUCE, AT_LEAST, "2"),
        ("Ít nhất 85 % công chức được tập huấn.", "công chức được tập huấn", LEVEL, AT_LEAST, "85"),
        (
            "Mỗi phòng có ít nhất 01 sáng kiến được công nhận.",
            "phòng có sáng kiến được công nhận",
            LEVEL,
            AT_LEAST,
            "1",
        ),
    ],
)
def test_a_target_is_read(text: str, subject: str, direction: Direction, comparison: Comparison, value: str) -> None:
    (target,) = targets(text)
    assert (target.subject, target.direction, target.comparison) == (subject, direction, comparison)
    assert target.quantity.value == Decimal(value)
    assert target.quote in text


def test_a_joint_subject_keeps_its_whole_wording() -> None:
    (target,) = targets("thực hiện xử lý thủ tục hành chính trên môi trường số và số hóa văn bản đạt từ 95% trở lên")
    assert target.subject == "xử lý thủ tục hành chính trên môi trường số và số hóa văn bản"


def test_an_open_subject_shares_the_value_that_follows() -> None:
    (target,) = targets("Mức độ hài lòng của người dân; mức độ hài lòng của doanh nghiệp đạt 100%.")
    assert target.subject == "Mức độ hài lòng của người dân; mức độ hài lòng của doanh nghiệp"
    assert target.quote.startswith("Mức độ hài lòng của người dân;")


def test_an_introduction_gives_the_period_to_all_it_introduces() -> None:
    text = (
        "Phấn đấu đạt các chỉ tiêu trong năm 2026: số hội nghị trực tuyến chiếm không ít hơn 60% tổng số hội nghị; "
        "tinh giản 10% số lượng hội nghị hàng năm; số hóa văn bản đạt từ 95% trở lên."
    )
    online, fewer, digital = targets(text)
    assert (online.period, online.base) == ("trong năm 2026", "tổng số hội nghị")
    assert fewer.period == "hàng năm"
    assert digital.period == "trong năm 2026"
    assert not digital.aspiration


def test_phan_dau_marks_an_aspiration() -> None:
    (target,) = targets("Phấn đấu xử lý hồ sơ trên môi trường số đạt 100%; tiếp tục đẩy mạnh phân cấp.")
    assert target.aspiration
    assert target.subject == "xử lý hồ sơ trên môi trường số"


def test_exceptions_and_comparison_years_are_set_apart() -> None:
    (mail,) = targets("Đảm bảo 100% văn bản trao đổi được thực hiện dưới dạng điện tử (trừ văn bản mật).")
    assert (mail.subject, mail.exclusions) == (
        "văn bản trao đổi được thực hiện dưới dạng điện tử",
        "trừ văn bản mật",
    )
    (paper,) = targets("Giảm ít nhất 12 % chi phí in ấn, văn phòng phẩm so với năm 2026.")
    assert (paper.subject, paper.base) == ("chi phí in ấn, văn phòng phẩm", "so với năm 2026")


def test_a_share_and_a_change_in_one_clause_part_at_the_right_word() -> None:
    fewer, online = targets("Bảo đảm chỉ tiêu giảm 10% số lượng hội nghị và tỷ lệ họp trực tuyến đạt tối thiểu 60%.")
    assert (fewer.subject, online.subject) == ("số lượng hội nghị", "tỷ lệ họp trực tuyến")


def test_a_share_in_brackets_is_of_what_stands_before() -> None:
    (target,) = targets("Công khai thủ tục hành chính trên trang thông tin (đạt tỷ lệ 100%).")
    assert (target.subject, target.quantity.value) == ("Công khai thủ tục hành chính trên trang thông tin", 100)


def test_a_second_year_speaks_of_the_same_thing() -> None:
    first, second = targets("Đến hết năm 2026, 90% văn bản đi được ký số; đến năm 2030 đạt 100%.")
    assert first.subject == second.subject == "văn bản đi được ký số"
    assert (first.period, second.period) == ("Đến hết năm 2026", "đến năm 2030")


def test_a_heading_of_aims_gives_the_year() -> None:
    (target,) = targets("Hồ sơ trả trong ngày đạt 90 %.", heading=("II. CHỈ TIÊU NĂM 2026", "1. Tại bộ phận một cửa"))
    assert target.period.lower() == "năm 2026"


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 1205/QĐ-UBND ngày 16/4/2025 về sơ kết 05 năm.",
        "Năm 2025, tỷ lệ hồ sơ trực tuyến đã đạt 87%.",
        "Hội nghị chuyên môn không quá 01 ngày.",
        "Giảm tỷ lệ trễ hẹn trong giải quyết hồ sơ.",
        "Giai đoạn 2026-2030 tăng cường ứng dụng công nghệ.",
        "Áp dụng tiêu chuẩn TCVN ISO 9001:2015.",
    ],
)
def test_dates_results_and_limits_are_no_targets(text: str) -> None:
    assert targets(text) == []


def test_a_table_of_indicators_gives_targets() -> None:
    table = rows(
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026"),
        ("1", "Tỷ lệ hồ sơ trực tuyến", "%", "≥ 80"),
        ("2", "Số mô hình thôn thông minh", "mô hình", "3"),
    )
    first, second = (f for f in extract(table, document()) if isinstance(f, Target))
    assert (first.subject, first.comparison, first.quantity.value, first.quantity.unit) == (
        "Tỷ lệ hồ sơ trực tuyến",
        AT_LEAST,
        80,
        "%",
    )
    assert (second.quantity.value, second.quantity.unit, second.period) == (3, "mô hình", "năm 2026")


def test_a_table_with_a_level_for_each_year_gives_a_target_for_each_and_no_tasks() -> None:
    table = rows(
        ("Mã", "Nội dung chỉ tiêu", "Đơn vị theo dõi", "Mức năm 2026", "Mức năm 2027"),
        ("CT1", "Số cuộc họp giảm so với năm 2025", "Văn phòng", "ít nhất 12 %", "ít nhất 15 %"),
        ("CT2", "Văn bản đi được ký số (không kể văn bản mật)", "Văn phòng", "100 %", "100 %"),
    )
    found = extract(table, document())
    assert not [f for f in found if isinstance(f, Task)]
    this, following, signed, _ = (f for f in found if isinstance(f, Target))
    assert (this.subject, this.direction, this.base) == ("Số cuộc họp", Direction.REDUCE, "so với năm 2025")
    assert [(t.quantity.text, t.period) for t in (this, following)] == [("12 %", "năm 2026"), ("15 %", "năm 2027")]
    assert this.speaks_of(2026) and not this.speaks_of(2027)
    assert (signed.subject, signed.exclusions) == ("Văn bản đi được ký số", "không kể văn bản mật")


def test_columns_with_names_of_their_own_are_known_by_what_stands_in_them() -> None:
    table = rows(
        ("TT", "Thước đo", "Lĩnh vực thanh tra", "Đã làm năm 2025", "Nhất thiết phải tới"),
        ("1", "0,5", "Cuộc thanh tra đúng tiến độ", "81 %", "từ 90 % trở lên"),
        ("2", "1,5", "Kiến nghị được thực hiện xong", "64 %", "≥ 75 %"),
    )
    found = [f for f in extract(table, document()) if isinstance(f, Target)]
    assert [(t.subject, t.comparison, t.quantity.value) for t in found] == [
        ("Cuộc thanh tra đúng tiến độ", AT_LEAST, 90),
        ("Kiến nghị được thực hiện xong", AT_LEAST, 75),
    ]


def test_a_share_in_words_is_a_share() -> None:
    (target,) = targets("Số cuộc họp do xã triệu tập giảm ít nhất một phần năm (20 %) so với năm 2025.")
    assert (target.subject, target.quantity.value, target.quantity.unit) == ("Số cuộc họp do xã triệu tập", 20, "%")


def test_a_thing_without_its_value_shares_one_only_with_what_is_named_alike() -> None:
    (shared,) = targets("Tỷ lệ hồ sơ trực tuyến; tỷ lệ văn bản điện tử đạt 90%.")
    assert shared.subject == "Tỷ lệ hồ sơ trực tuyến; tỷ lệ văn bản điện tử"
    (alone,) = targets("Mức độ hài lòng của người dân; tỷ lệ văn bản điện tử đạt 90%.")
    assert alone.subject == "tỷ lệ văn bản điện tử"


def test_opposite_changes_in_one_sentence_keep_their_own_way() -> None:
    fewer, more = targets("Phấn đấu giảm 10% số cuộc họp; tăng 5% hồ sơ trực tuyến.")
    assert (fewer.subject, fewer.direction) == ("số cuộc họp", REDUCE)
    assert (more.subject, more.direction) == ("hồ sơ trực tuyến", INCREASE)
    (cut,) = targets("Giảm chi phí hội họp 15% so với năm 2025.")
    assert (cut.subject, cut.direction, cut.quantity.value) == ("chi phí hội họp", REDUCE, 15)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Đẩy mạnh số hóa, tăng tỷ lệ văn bản ký số và tỷ lệ hồ sơ trực tuyến đạt 90%.",
            "tỷ lệ hồ sơ trực tuyến",
        ),
        ("Quan tâm cơ sở, tỷ lệ hài lòng, tỷ lệ hồ sơ đúng hạn đạt 90%.", "tỷ lệ hồ sơ đúng hạn"),
    ],
)
def test_of_several_rates_the_last_named_is_the_one_set(text: str, subject: str) -> None:
    (target,) = targets(text)
    assert target.subject == subject
