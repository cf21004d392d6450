"""What is over is told as over: the standing of a plan, and answers that only an old plan gives."""

from dataclasses import replace

import pytest

from corpus.model import TextStatus
from corpus.snapshot import Snapshot
from rag import wording
from tests.rag.answering import asked, plan


def with_status(status: TextStatus) -> Snapshot:
    made = plan()
    return replace(made, documents={code: replace(d, status=status) for code, d in made.documents.items()})


@pytest.mark.parametrize(
    "question",
    ["Kế hoạch này còn hiệu lực không?", "ke hoach het hieu luc chua", "Bản kế hoạch còn giá trị áp dụng không ạ?"],
)
@pytest.mark.parametrize("status", [TextStatus.IN_FORCE, TextStatus.EXPIRED])
def test_whether_a_plan_is_in_force_is_told_with_its_title(question: str, status: TextStatus) -> None:
    answer = asked(with_status(status), question)
    assert wording.STANDINGS[status] in answer.text
    assert "Kế hoạch của cang-bien" in answer.text
    assert answer.citations
    assert wording.EXPIRED not in answer.text  # its standing is told already


def test_what_an_old_plan_says_is_told_as_history() -> None:
    question = "Hội nghị chuyên môn được họp bao lâu?"
    assert wording.EXPIRED in asked(with_status(TextStatus.EXPIRED), question).text
    assert wording.EXPIRED not in asked(plan(), question).text
