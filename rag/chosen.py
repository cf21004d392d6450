"""Questions for which the office itself has named the passage that answers: the same question gets that passage.

A choice holds for the question as it was asked or a rewording that asks the same: the words may stand in another order
and question words may differ, nothing else. It lives as long as the passage does: a text that is withdrawn ends it, a
text that replaces another keeps it where the same words stand in the same place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.vietnamese.text import has_marks, key, spelling, tokens
from corpus.model import Passage
from rag import wording_chosen as wording
from rag.courtesy import core_of
from rag.draft import Draft, Piece, shorten
from rag.followup import leans_on_history
from rag.frame import Frame

_LIGHT = frozenset(
    key(word)
    for word in tokens(
        "thì là vậy thế nào gì sao ra như hả ạ nhỉ nhé nha à bao nhiêu lâu mấy đâu ai có ở tại của cho về việc"
        " hiện nay đang cần phải hãy xin biết"
    )
)
_NOT = "khong"


@dataclass(frozen=True, slots=True)
class Choice:
    """A question and the passage named for it, with its place and whole text as they were then."""

    question: str
    passage_id: str
    locator: str
    quote: str


class Choices(Protocol):
    """The choices of an agency, newest first. An empty quote says that an earlier choice no longer holds."""

    def __call__(self, agency: str) -> Sequence[Choice]: ...


def no_choices(agency: str) -> Sequence[Choice]:
    """Of an office that has chosen nothing."""
    return ()


def stands_alone(asked: Frame, history: Sequence[str]) -> bool:
    """Whether the question says by itself what it asks: it rests on nothing said before, nor on who asks."""
    return not (asked.follows or asked.own_unit or (history and leans_on_history(asked)))


def chosen_draft(asked: Frame, choices: Iterable[tuple[Frame, Choice]], passages: Sequence[Passage]) -> Draft | None:
    """The passage named for this question, verbatim; None without one, or where it is no longer there."""
    named = next((choice for frame, choice in choices if is_same_question(asked, frame)), None)
    passage = place_of(named, passages) if named is not None else None
    if named is None or passage is None:
        return None
    quote = shorten(named.quote.lstrip("-–—+•* "))
    return Draft(wording.CHOSEN, pieces=(Piece(passage, quote),))


def place_of(choice: Choice, passages: Sequence[Passage]) -> Passage | None:
    """Where the words that were chosen stand now: in the passage itself, else in the same place of another text."""
    if not choice.quote:
        return None
    held = [p for p in passages if choice.quote in p.text]
    own = [p for p in held if p.id == choice.passage_id]
    return next(iter(own or [p for p in held if p.locator == choice.locator]), None)


def is_same_question(one: Frame, other: Frame) -> bool:
    """Whether two questions ask the same thing."""
    first, second = _words(one), _words(other)
    if first == second:
        return True
    marked = all(has_marks(" ".join(words)) for words in (first, second))
    form = spelling if marked else key
    mine, others = [[form(word) for word in words] for words in (first, second)]
    if mine == others:
        return True
    apart = {form_.split("=")[0] for form_ in set(mine) ^ set(others)}
    return apart <= _LIGHT and _negated(mine) == _negated(others) and _asked(one) == _asked(other)


def _words(frame: Frame) -> list[str]:
    return tokens(core_of(frame.question))


def _negated(forms: Sequence[str]) -> tuple[int, bool]:
    """How often "không" stands there, and whether it ends the question (then it asks, elsewhere it denies)."""
    bare = [form.split("=")[0] for form in forms]
    return bare.count(_NOT), bare[-1:] == [_NOT]


def _asked(frame: Frame) -> tuple[object, ...]:
    """What the question asks for and of what, its words in no order; who is named stays in order."""
    return (
        frame.mode,
        frame.slots,
        sorted(term.readings[0] for term in frame.terms),
        frame.units,
        frame.actor_units,
        frame.asserted,
        frame.cited,
        frame.task,
        frame.section,
        frame.periods,
        frame.years,
    )
