"""Due dates are read with who owes what to whom, in running text and in tables."""

from datetime import date

import pytest

from corpus.facts.dues import parse_cell
from corpus.facts.model import (
    AbsoluteDue,
    ContinuousDue,
    Due,
    PeriodicDue,
    RelativeDue,
    SpanDue,
    YearlyDue,
)
from tests.corpus.facts.plans import deadlines


def test_two_dates_in_one_sentence_share_actor_receiver_and_work() -> None:
    text = "Định kỳ 6 tháng (trước ngày 01/6) và hằng năm (trước ngày 01/12) báo cáo Ban Quản lý kết quả thực hiện."
    half, whole = deadlines(text, heading=("2. Trung tâm Quản lý cửa khẩu",))
    assert half.due == YearlyDue(month=6, day=1)
    assert whole.due == YearlyDue(month=12, day=1)
    assert (half.report_period, whole.report_period) == ("half_year", "year")
    assert {x.actor for x in (half, whole)} == {"Trung tâm Quản lý cửa khẩu"}
    assert {x.receiver for x in (half, whole)} == {"Ban Quản lý"}
    assert {x.what for x in (half, whole)} == {"báo cáo Ban Quản lý kết quả thực hiện"}


def test_who_opens_the_sentence_owes_what_its_later_parts_ask_for() -> None:
    (due,) = deadlines("Văn phòng tổng hợp kết quả; báo cáo Sở Nội vụ trước ngày 05 tháng 6.")
    assert (due.actor, due.what) == ("Văn phòng", "báo cáo Sở Nội vụ")
    (other,) = deadlines("Văn phòng tổng hợp kết quả; Phòng Kinh tế báo cáo Sở Tài chính trước ngày 05 tháng 6.")
    assert (other.actor, other.what) == ("Phòng Kinh tế", "báo cáo Sở Tài chính")


def test_a_report_through_another_office() -> None:
    text = (
        "Giao Văn phòng là đầu mối theo dõi; tổng hợp, tham mưu cho Lãnh đạo Ban báo cáo UBND tỉnh (qua Sở Nội vụ) "
        "kết quả thực hiện định kỳ 6 tháng (trước ngày 05 tháng 6) và hằng năm (trước ngày 05 tháng 12)."
    )
    half, whole = deadlines(text)
    assert (half.actor, half.receiver, half.via) == ("Văn phòng", "UBND tỉnh", "Sở Nội vụ")
    assert (half.wording, whole.wording) == ("trước ngày 05 tháng 6", "trước ngày 05 tháng 12")
    assert half.what == "tổng hợp, tham mưu cho Lãnh đạo Ban báo cáo UBND tỉnh (qua Sở Nội vụ) kết quả thực hiện"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Báo cáo UBND phường trước ngày 15/8/2026.", AbsoluteDue(day=date(2026, 8, 15))),
        ("Trình UBND tỉnh chậm nhất ngày 30 tháng 9 năm 2026.", AbsoluteDue(day=date(2026, 9, 30), before=False)),
        ("Hoàn thành trước 30/6/2026.", AbsoluteDue(day=date(2026, 6, 30))),
        ("Hoàn thành trước ngày 05 tháng 3.", AbsoluteDue(day=date(2026, 3, 5))),
        ("Gửi báo cáo hằng năm trước ngày 25/11.", YearlyDue(month=11, day=25)),
        ("Gửi số liệu chậm nhất ngày 03 hằng tháng.", PeriodicDue(every="month", day=3)),
        ("Gửi số liệu trước ngày 05 của tháng sau.", PeriodicDue(every="month", day=5, before=True)),
        ("Báo cáo vào ngày 25 tháng cuối quý.", PeriodicDue(every="quarter", day=25, month_offset=2)),
        (
            "Báo cáo trước ngày 20 của tháng cuối quý.",
            PeriodicDue(every="quarter", day=20, month_offset=2, before=True),
        ),
        (
            "Báo cáo trước ngày 20 của tháng cuối năm.",
            PeriodicDue(every="year", day=20, month_offset=11, before=True),
        ),
        (
            "Báo cáo trước ngày 15 của tháng thứ hai mỗi quý.",
            PeriodicDue(every="quarter", day=15, month_offset=1, before=True),
        ),
        ("Báo cáo trước ngày 05 của tháng đầu quý sau.", PeriodicDue(every="quarter", day=5, before=True)),
        ("Báo cáo kết quả vào thứ Sáu hằng tuần.", PeriodicDue(every="week", day=5)),
        ("Báo cáo trước 16 giờ thứ Năm hằng tuần.", PeriodicDue(every="week", day=4, before=True)),
        (
            "Ban hành thông báo trong 05 ngày làm việc kể từ ngày kết thúc cuộc họp.",
            RelativeDue(amount=5, unit="ngày làm việc", event="ngày kết thúc cuộc họp"),
        ),
        (
            "Xây dựng kế hoạch chậm nhất sau 05 ngày kể từ ngày Kế hoạch này được ban hành;",
            RelativeDue(amount=5, unit="ngày", event="ngày Kế hoạch này được ban hành"),
        ),
        (
            "Đơn vị đăng ký phòng họp trước 02 ngày làm việc.",
            RelativeDue(amount=2, unit="ngày làm việc", event="trước"),
        ),
        ("Gửi tài liệu ít nhất 03 ngày trước khi họp.", RelativeDue(amount=3, unit="ngày", event="trước khi họp")),
        ("Tài liệu gửi trước 24 giờ so với giờ họp.", RelativeDue(amount=24, unit="giờ", event="trước giờ họp")),
        (
            "Giấy mời được gửi trước khi họp ít nhất 03 ngày làm việc.",
            RelativeDue(amount=3, unit="ngày làm việc", event="trước khi họp"),
        ),
        (
            "Tài liệu gửi chậm nhất 16 giờ của ngày làm việc liền trước ngày họp.",
            RelativeDue(amount=1, unit="ngày làm việc", event="trước ngày họp"),
        ),
        ("Phản ánh của người dân được xử lý trong 48 giờ.", RelativeDue(amount=48, unit="giờ", event="")),
        (
            "Ban hành kế hoạch trong 15 ngày kể từ ngày ký Kế hoạch này và gửi về Văn phòng.",
            RelativeDue(amount=15, unit="ngày", event="ngày ký Kế hoạch này"),
        ),
        ("Trả lời công dân trong vòng 24 giờ.", RelativeDue(amount=24, unit="giờ", event="")),
        (
            "Tài liệu gửi chậm nhất 02 ngày làm việc trước ngày họp.",
            RelativeDue(amount=2, unit="ngày làm việc", event="trước ngày họp"),
        ),
        ("Hoàn thành trong quý III/2026.", SpanDue(start=date(2026, 7, 1), end=date(2026, 9, 30))),
        (
            "Từ ngày 01/7/2026 đến ngày 30/9/2026 tổ chức đợt cao điểm.",
            SpanDue(start=date(2026, 7, 1), end=date(2026, 9, 30)),
        ),
        ("Phấn đấu hoàn thành các chỉ tiêu trong năm 2026.", SpanDue(start=date(2026, 1, 1), end=date(2026, 12, 31))),
        ("Tổng hợp, báo cáo đột xuất khi có yêu cầu.", ContinuousDue(wording="đột xuất khi có yêu cầu")),
        ("Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2026.", AbsoluteDue(day=date(2026, 3, 1), before=False)),
    ],
)
def test_a_due_date_is_read(text: str, due: Due) -> None:
    (deadline,) = deadlines(text)
    assert deadline.due == due
    assert deadline.quote in text
    assert deadline.wording in text


def test_a_label_line_says_what_is_due() -> None:
    review, report = deadlines(
        "- Đơn vị chủ trì: Văn phòng.",
        "- Thời gian sơ kết: trước ngày 10/5/2025.",
        "- Thời gian hoàn thành báo cáo gửi Sở Nội vụ: trước ngày 15/5/2025.",
    )
    assert (review.what, review.actor) == ("sơ kết", "Văn phòng")
    assert (report.what, report.receiver) == ("hoàn thành báo cáo gửi Sở Nội vụ", "Sở Nội vụ")
    assert report.due == AbsoluteDue(day=date(2025, 5, 15))


def test_indicators_followed_by_month_and_quarter() -> None:
    month, quarter = deadlines("Các chỉ tiêu được theo dõi, đánh giá định kỳ hằng tháng, quý.")
    assert (month.due, quarter.due) == (PeriodicDue(every="month"), PeriodicDue(every="quarter"))
    assert month.what == "Các chỉ tiêu được theo dõi, đánh giá"


def test_the_sentence_s_own_unit_goes_before_the_heading_s() -> None:
    (deadline,) = deadlines(
        "Định kỳ ngày 20 tháng cuối quý, các phòng gửi kết quả về Phòng Tổ chức - Hành chính.",
        heading=("III. TỔ CHỨC", "1. Văn phòng"),
    )
    assert (deadline.actor, deadline.receiver) == ("các phòng", "Phòng Tổ chức - Hành chính")


def test_without_a_year_anywhere_a_day_recurs() -> None:
    (deadline,) = deadlines("Báo cáo trước ngày 10 tháng 6.", year=None)
    assert deadline.due == YearlyDue(month=6, day=10)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 534/QĐ-TTg ngày 31/3/2026 của Thủ tướng Chính phủ.",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Tính đến ngày 31/12/2025, toàn xã đã số hóa 92% hồ sơ.",
        "Tinh giản 10% số lượng hội nghị hàng năm.",
        "Phục vụ cho mục tiêu phát triển kinh tế - xã hội trong năm 2026.",
        "Chuẩn hóa chế độ báo cáo theo quy định của Nghị định số 09/2019/NĐ-CP.",
        "Sơ kết công tác cải cách hành chính giai đoạn 2021-2025.",
        "Tăng cường kiểm tra đột xuất việc chấp hành kỷ luật.",
        "Hội nghị chuyên môn không quá 01 ngày.",
        "Văn bản phải lưu trữ trong 5 năm.",
        "Họp chuyên môn trong 03 giờ.",
        "Có mặt trước 8 giờ sáng thứ Hai.",
        "Số cuộc họp giảm so với năm trước 2 tuần.",
    ],
)
def test_other_dates_and_spans_are_no_deadlines(text: str) -> None:
    assert deadlines(text) == []


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("Trước 15/01/2026", AbsoluteDue(day=date(2026, 1, 15))),
        ("30/6/2026", AbsoluteDue(day=date(2026, 6, 30), before=False)),
        ("Cả năm", SpanDue(start=date(2026, 1, 1), end=date(2026, 12, 31))),
        ("Tháng 01/2026 đến tháng 5/2026", SpanDue(start=date(2026, 1, 1), end=date(2026, 5, 31))),
        ("2026-2027", SpanDue(start=date(2026, 1, 1), end=date(2027, 12, 31))),
        ("Tháng 9", SpanDue(start=date(2026, 9, 1), end=date(2026, 9, 30))),
        ("Quý III/2026", SpanDue(start=date(2026, 7, 1), end=date(2026, 9, 30))),
        ("Hằng tháng", PeriodicDue(every="month")),
        ("Thường xuyên", ContinuousDue(wording="Thường xuyên")),
        ("Theo tiến độ dự án", ContinuousDue(wording="Theo tiến độ")),
        ("Khi được giao", ContinuousDue(wording="Khi được giao")),
        ("  ", None),
    ],
)
def test_a_cell_of_a_due_column(cell: str, due: Due | None) -> None:
    assert parse_cell(cell, 2026) == due


def test_a_span_under_a_case_says_which_case() -> None:
    heading = ("2. Tiếp nhận phản ánh", "- Trường hợp phức tạp:")
    (found,) = deadlines("+ trả lời người dân chậm nhất sau 05 ngày làm việc.", heading=heading)
    assert found.what == "trả lời người dân (trường hợp phức tạp)"


def test_two_days_of_each_month_are_both_told() -> None:
    found = deadlines("Chánh Thanh tra tiếp công dân ngày 05 và ngày 20 hằng tháng.")
    assert [d.due for d in found] == [PeriodicDue(every="month", day=5), PeriodicDue(every="month", day=20)]
    assert {d.what for d in found} == {"tiếp công dân"}
