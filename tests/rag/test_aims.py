"""Every aim that a plan sets for one thing."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("kế hoạch hôi nghị hằng năm phai dam bảo nhung chi tieu j", "heza"),
        ("Kế hoạch tổ chức hội nghị hàng năm phải đảm bảo chỉ tiêu nào?", "dong-dang"),
        ("Về hội nghị thì có những chỉ tiêu nào?", "dong-dang"),
        ("Các chỉ tiêu về hội nghị trong kế hoạch là gì?", "le-chan"),
    ],
)
def test_the_cut_and_the_share_are_both_told(shipped: Examiner, question: str, agency: str) -> None:
    text = shipped.text(question, agency)
    assert "10%" in text
    assert "60%" in text
    assert "95%" not in text


def test_aims_for_other_things_are_left_out(shipped: Examiner) -> None:
    text = shipped.text("Về văn bản có những chỉ tiêu gì?", "dong-dang")
    assert "15%" in text
    assert "60%" not in text


def test_how_many_aims_there_are_for_a_thing_is_counted(shipped: Examiner) -> None:
    assert shipped.text("Có mấy chỉ tiêu về hội nghị?", "le-chan").startswith("3 chỉ tiêu")
