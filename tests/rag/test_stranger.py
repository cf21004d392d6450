"""A unit that the plans do not know is told nothing of what they give to others."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "unit"),
    [
        ("Công an phường có trách nhiệm gì trong kế hoạch?", "le-chan", "Công an phường"),
        ("Trạm y tế phường phải báo cáo khi nào?", "le-chan", "Trạm y tế phường"),
        ("phòng Quản lý đầu tư có nhiệm vụ gì", "heza", "phòng Quản lý đầu tư"),
        ("Phòng Quản lý Quy hoạch phải nộp báo cáo cho ai?", "dong-dang", "Phòng Quản lý Quy hoạch"),
    ],
)
def test_a_unit_that_the_plan_does_not_name_is_said_to_be_missing(
    shipped: Examiner, question: str, agency: str, unit: str
) -> None:
    text = shipped.text(question, agency)
    assert f"không nêu “{unit}”" in text
    assert "Việc giao chung cho các đơn vị: " in text


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Phòng Văn hóa - Xã hội phường có nhiệm vụ gì?", "le-chan"),
        ("Trung tâm Quản lý cửa khẩu nộp báo cáo năm trước ngày nào?", "dong-dang"),
        ("Phòng chuyên môn phải nộp báo cáo cho ai?", "heza"),
        ("Sở Nội vụ nhận báo cáo gì của Ban?", "dong-dang"),
    ],
)
def test_a_unit_that_the_plan_names_is_not(shipped: Examiner, question: str, agency: str) -> None:
    assert "không nêu “" not in shipped.text(question, agency)
