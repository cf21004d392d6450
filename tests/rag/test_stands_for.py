"""Shares whose meaning is asked for."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said", "unsaid"),
    [
        ("95% là chỉ tiêu gì?", "dong-dang", ["95%", "thủ tục hành chính"], ["60%", "15%"]),
        ("10% và 60% trong kế hoạch là của cái gì?", "le-chan", ["10%: số lượng hội nghị", "60%"], ["95%"]),
        ("Con số 15% nói về cái gì?", "dong-dang", ["15%: số lượng văn bản hành chính"], ["10%"]),
    ],
)
def test_what_a_share_stands_for_is_told(
    shipped: Examiner, question: str, agency: str, said: list[str], unsaid: list[str]
) -> None:
    text = shipped.text(question, agency)
    assert all(part in text for part in said)
    assert not any(part in text for part in unsaid)


def test_a_share_that_the_plan_does_not_set_stands_for_nothing(shipped: Examiner) -> None:
    assert "15%" not in shipped.text("Con số 15% nói về cái gì?", "le-chan")
