"""Every question of the sets is answered as was approved: no answer changes without being seen."""

import pytest

from tests.golden.told_answers import RENEW, SETS, approved, asked, differences
from tests.rag.questions import Examiner

MOST_SHOWN = 20


@pytest.mark.parametrize("name", SETS)
def test_each_question_is_answered_as_was_approved(shipped: Examiner, name: str) -> None:
    questions = asked(name)
    changed = list(differences(name, questions, shipped.answers(questions), approved()))
    if changed:
        shown = "\n".join(changed[:MOST_SHOWN])
        pytest.fail(f"{len(changed)} answers are others than before.\n{shown}\n{RENEW}", pytrace=False)


def test_answers_are_kept_for_these_questions_alone() -> None:
    assert list(approved()) == [f"{name}/{one.id}" for name in SETS for one in asked(name)]
