"""Which year, how often, with whom, to whom: each is told by a place that says it."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Chỉ tiêu của kế hoạch áp dụng cho năm nào?", "dong-dang", "Trong năm 2026"),
        ("cat giam hoi nghi moi nam bao nhieu", "le-chan", "Giảm 10%"),
        ("Hạn chế tối đa điều gì trong giải quyết TTHC?", "heza", "“Hạn chế tối đa hồ sơ"),
    ],
)
def test_the_answer_begins_with_what_is_asked(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert shipped.text(question, agency).startswith(said)


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Một năm Trung tâm phải báo cáo mấy lần?", "dong-dang", "Định kỳ 6 tháng"),
        ("Báo cáo thành phố mấy lần một năm?", "le-chan", "Định kỳ 6 tháng"),
        ("Kết nối cơ sở dữ liệu với ai?", "heza", "kết nối với hệ thống phần mềm"),
        ("Văn phòng chỉ đạo triển khai kế hoạch 226 đến ai?", "heza", "đến toàn thể cán bộ"),
    ],
)
def test_the_clause_that_says_it_is_quoted(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert said in shipped.text(question, agency)


def test_the_hour_of_a_report_that_has_a_day_alone_is_not_stated(shipped: Examiner) -> None:
    assert "không nêu" in shipped.text("mấy giờ thì trung tâm quản lý cửa khẩu phải nộp báo cáo", "dong-dang")
