"""Whole question sets over the shipped plans, as written, without accents, and over plans with other values and names.

The floors stand about a point below what is reached, so that a change which understands questions less well is noticed.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.vietnamese.text import fold
from rag.evaluation import Question, Score
from tests.golden.told_answers import CLOCK
from tests.rag.phrasings import dropped, everyday, half_accented, swapped
from tests.rag.questions import Examiner, is_held_back, missed, question_set, said_as, snapshot_of
from tests.rag.renamed import renamed_corpus
from tests.rag.rewritten import can_follow, following, rewritten_corpus

SETS = ("dev_qa", "dev_unanswerable", "first", "second", "third")
SEEDS = (1, pytest.param(4, marks=pytest.mark.long))
MOST_LOST = 0.02


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return question_set(*SETS)


@pytest.fixture(scope="module")
def score(shipped: Examiner, questions: list[Question]) -> Score:
    return shipped.score(questions)


@pytest.fixture(scope="module")
def fewer(questions: list[Question]) -> list[Question]:
    return questions[::4]


@pytest.fixture(scope="module")
def score_of_fewer(shipped: Examiner, fewer: list[Question]) -> Score:
    return shipped.score(fewer)


@pytest.mark.parametrize(
    ("names", "share", "floor"),
    [
        (("dev_qa",), lambda score: score.right, 0.94),
        (("dev_qa",), lambda score: score.citation, 0.93),
        (("dev_qa",), lambda score: score.direct, 0.95),
        (("dev_qa", "dev_unanswerable"), lambda score: score.abstention, 0.95),
        (("first",), lambda score: score.right, 0.93),
        (("second",), lambda score: score.right, 0.84),
        (("third",), lambda score: score.right, 0.90),
        (("fourth",), lambda score: score.right, 0.90),
        (("fifth",), lambda score: score.right, 0.90),
        (("sixth",), lambda score: score.right, 0.90),
        (("seventh",), lambda score: score.right, 0.91),
        (("eighth",), lambda score: score.right, 0.87),
        (("ninth",), lambda score: score.right, 0.94),
        (("tenth",), lambda score: score.right, 0.97),
    ],
    ids=[
        "answers",
        "citations",
        "directness",
        "abstention",
        "other words",
        "other words again",
        "formal words",
        "as things come up",
        "corners of the plans",
        "corners again",
        "other voices",
        "southern voices",
        "the same kinds again",
        "kinds not met before",
    ],
)
def test_a_question_set_is_answered_as_well_as_it_was(
    shipped: Examiner, names: tuple[str, ...], share: Callable[[Score], float], floor: float
) -> None:
    assert share(shipped.score(question_set(*names))) >= floor


@pytest.mark.parametrize("name", [*SETS, "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
def test_no_question_that_was_answered_well_is_lost(shipped: Examiner, name: str) -> None:
    """Right, with its source and to the point. One that is given up for others belongs in `missed.txt`."""
    questions = [one for one in question_set(name) if not is_held_back(one)]
    lost = [
        one.question
        for one, mark in zip(questions, shipped.marks(questions), strict=True)
        if not (mark.passed and mark.cited is not False and mark.direct is not False) and one.id not in missed(name)
    ]
    assert not lost


@pytest.mark.parametrize(
    ("question", "agency", "text"),
    [
        (
            "Kế hoạch 226 của HEZA số bao nhiêu vậy?",
            "heza",
            "Bản kế hoạch trong kho để trống số văn bản (“Số: /KH-BQL”), nên không có số để trả lời.",
        ),
        (
            "Đầu mối theo dõi kế hoạch ở Lê Chân là ai, còn ở Đồng Đăng là ai?",
            None,
            "Khác nhau:\nLê Chân: Phòng Văn hóa – Xã hội\nĐồng Đăng: Văn phòng",
        ),
    ],
)
def test_an_answer_names_no_more_than_what_tells_it_apart(
    shipped: Examiner, question: str, agency: str | None, text: str
) -> None:
    assert shipped.text(question, agency) == text


def test_what_the_plans_answer_is_seldom_refused(score: Score) -> None:
    assert score.over_abstained <= 0.045


def test_a_phone_without_accents_is_understood_as_well(
    shipped: Examiner, questions: list[Question], score: Score
) -> None:
    assert shipped.score([said_as(one, fold) for one in questions]).right >= score.right - MOST_LOST


@pytest.mark.parametrize(
    ("change", "most_lost"),
    [
        (half_accented, 0.03),
        (everyday, 0.03),
        (swapped, 0.07),
        (dropped, 0.15),
        ("Chào anh chị, {}", 0.02),
        ("Cho em hỏi {}", 0.02),
        ("Đề nghị trợ lý cho biết: {}", 0.02),
        ("{} vậy ad?", 0.02),
        ("{} ạ?", 0.02),
        ("{} Em cảm ơn ạ.", 0.02),
    ],
    ids=[
        "half the accents",
        "everyday words",
        "letters swapped",
        "a letter dropped",
        "greeting",
        "may I ask",
        "kindly tell",
        "filler",
        "courteous ending",
        "thanks",
    ],
)
def test_the_same_question_typed_otherwise_is_understood(
    shipped: Examiner,
    fewer: list[Question],
    score_of_fewer: Score,
    change: Callable[[str], str] | str,
    most_lost: float,
) -> None:
    def typed(text: str) -> str:
        return change.format(text.rstrip("? ")) if isinstance(change, str) else change(text)

    assert shipped.score([said_as(one, typed) for one in fewer]).right >= score_of_fewer.right - most_lost


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_follow_the_values_of_the_plans(
    shipped: Examiner, questions: list[Question], seed: int, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    copy = rewritten_corpus(tmp_path / "corpus", seed)
    asked = [one for one in questions if can_follow(one, copy)]
    assert len(asked) > 0.9 * len(questions)
    examiner = Examiner(snapshot_of(tmp_path / "corpus", tmp_path, CLOCK), CLOCK)
    before, after = shipped.score(asked), examiner.score([following(one, copy) for one in asked])
    assert after.right >= before.right - MOST_LOST
    assert after.citation >= before.citation - MOST_LOST


def test_answers_follow_the_names_of_the_agencies(
    shipped: Examiner, questions: list[Question], score: Score, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    renaming, numbers = renamed_corpus(tmp_path / "corpus")
    examiner = Examiner(snapshot_of(tmp_path / "corpus", tmp_path, CLOCK), CLOCK, numbers)
    after = examiner.score([renaming.question(one) for one in questions])
    assert after.right >= score.right - MOST_LOST
    assert after.citation >= score.citation - MOST_LOST
