"""The case that a question is put for: the general rule does not answer for a case that its place never names."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Đối với họp có khách nước ngoài, hội nghị chuyên môn được kéo dài bao lâu?", "heza"),
        ("Riêng công chức hợp đồng, tỷ lệ hội nghị trực tuyến là bao nhiêu?", "heza"),
        ("Đối với cấp phó, hội nghị chuyên môn 2 ngày được không?", "dong-dang"),
    ],
)
def test_a_case_that_no_place_names_is_not_answered(shipped: Examiner, question: str, agency: str) -> None:
    assert "ngày" not in shipped.text(question, agency)
    assert "%" not in shipped.text(question, agency)


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Đối với hội nghị quán triệt thì tối đa bao lâu?", "le-chan", "Không quá 1/2 ngày"),
        ("Đối với phường Lê Chân, hội nghị chuyên môn tối đa mấy ngày?", "le-chan", "Không quá 1 ngày"),
        ("Đối với Trung tâm Quản lý cửa khẩu, báo cáo 6 tháng nộp ngày nào?", "dong-dang", "Trước ngày 01/6"),
    ],
)
def test_a_case_that_the_place_names_is(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert shipped.text(question, agency).startswith(said)
