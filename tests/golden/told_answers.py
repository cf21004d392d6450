"""The approved answers to the question sets: `python -m tests.golden.told_answers` writes them anew for review.

A line for each question: its set and id, how it ended, what was said without the quotes, the passages cited. Some are
asked once more by somebody whose agency is not known; the set of corners has no marks, only these answers. The
questions that are held back are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from core.clock import OFFICE_ZONE, FixedClock
from rag.answer import Answer, Citation
from rag.evaluation import Question
from tests.rag.questions import CORPUS, FOLDER, Examiner, is_held_back, question_set, snapshot_of

CLOCK = FixedClock(datetime(2026, 5, 20, 9, tzinfo=OFFICE_ZONE))
TOLD = FOLDER / "told.tsv"
OF_NOBODY = "of_nobody"
_OWN = (
    *("dev_qa", "dev_unanswerable", "first", "second", "third", "fourth"),
    *("fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "corners"),
)
SETS = (*_OWN, OF_NOBODY)
RENEW = "If the new answers are the better ones: python -m tests.golden.told_answers, then read the difference in Git."
_CUT = "{start} … (+{rest})"
_LONGEST = 110
_ONE_IN = 6


def asked(name: str) -> list[Question]:
    """The questions of a set whose answers are kept."""
    if name == OF_NOBODY:
        own = [(own, one) for own in _OWN for one in asked(own) if one.agency]
        return [one.model_copy(update={"id": f"{own}/{one.id}", "agency": None}) for own, one in own[::_ONE_IN]]
    return [one for one in question_set(name) if not is_held_back(one)]


def plain(answer: Answer) -> str:
    """The answer on one line."""
    return "\t".join((answer.status.value, _direct(answer), "; ".join(map(_place, answer.citations))))


def approved() -> dict[str, str]:
    """The kept answers by set and id."""
    lines = TOLD.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


def differences(
    name: str, questions: Iterable[Question], answers: Iterable[Answer], kept: Mapping[str, str]
) -> Iterator[str]:
    """The question, what its answer was and what it is, for each that has changed."""
    for one, answer in zip(questions, answers, strict=True):
        place = f"{name}/{one.id}"
        was, now = kept.get(place, "nothing"), plain(answer)
        if was != now:
            yield "\n  ".join((f"{place} {one.question}", *one.history, f"was: {was}", f"is:  {now}"))


def write() -> None:
    """Keep the answers that are given now."""
    with TemporaryDirectory() as folder:
        examiner = Examiner(snapshot_of(CORPUS, Path(folder), CLOCK), CLOCK)
        lines = [
            f"{name}/{one.id}\t{plain(answer)}\n"
            for name in SETS
            for one, answer in zip(asked(name), examiner.answers(asked(name)), strict=True)
        ]
    TOLD.write_text("".join(lines), encoding="utf-8")


def _direct(answer: Answer) -> str:
    """What is said in the assistant's words; where it quotes alone, how the quotes begin."""
    lines = [" ".join(line.split()) for line in answer.text.splitlines()]
    own = " / ".join(line for line in lines if not line.startswith("“")) or " / ".join(lines)
    return own if len(own) <= _LONGEST else _CUT.format(start=own[:_LONGEST], rest=len(own) - _LONGEST)


def _place(citation: Citation) -> str:
    return f"{citation.passage_id} ({citation.note})" if citation.note else citation.passage_id


if __name__ == "__main__":
    write()
