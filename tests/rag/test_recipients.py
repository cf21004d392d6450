"""Whom a plan is sent to: yes or no first, by the plan's own list."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Nơi nhận kế hoạch 226 có Sở Nội vụ không?", "heza"),
        ("Kế hoạch CCHC 2026 gửi cho Sở Nội vụ không?", "heza"),
        ("Trang thông tin điện tử có trong nơi nhận không", "dong-dang"),
        ("UBND tỉnh có nằm trong nơi nhận không?", "dong-dang"),
        ("Ủy ban nhân dân tỉnh có được gửi kế hoạch không?", "dong-dang"),
        ("Nơi nhận có Trung tâm Quản lý cửa khẩu không?", "dong-dang"),
        ("Kế hoạch có gửi Chủ tịch phường không?", "le-chan"),
        ("Doanh nghiệp thứ cấp có nhận được kế hoạch CCHC 2026 không?", "heza"),
    ],
)
def test_who_is_on_the_list_is_affirmed_by_name(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("Có: ")


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Kế hoạch 1488 bắt nộp báo cáo cho Sở Nội vụ, nhưng trong nơi nhận có Sở Nội vụ không?", "heza"),
        ("Trong nơi nhận của kế hoạch CCHC 2026 có Thành ủy không?", "heza"),
        ("Nơi nhận có Bộ Nội vụ không?", "dong-dang"),
        ("Kế hoạch 226 có gửi cho các doanh nghiệp không?", "heza"),
        ("Sở Nội vụ có nhận kế hoạch 1488 không?", "heza"),
    ],
)
def test_who_is_not_on_the_list_is_denied(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("Không có trong nơi nhận.")


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("N.T.Thủy ghi ở mục nơi nhận kế hoạch là giữ chức vụ gì?", "le-chan"),
        ("N.T.Thủy là ai?", "le-chan"),
        ("TTT trong phần lưu là ai?", "dong-dang"),
    ],
)
def test_initials_a_plan_is_filed_under_tell_no_name_and_no_post(shipped: Examiner, question: str, agency: str) -> None:
    assert "không nêu họ tên đầy đủ và chức vụ" in shipped.text(question, agency)


def test_a_document_that_is_sent_is_not_taken_for_the_plan(shipped: Examiner) -> None:
    assert "Nơi nhận" not in shipped.text("Văn bản mật có phải gửi điện tử không?", "heza")
