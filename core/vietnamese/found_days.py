"""A day found in a text, and the two names of one day put together: "thứ tư ngày 20/5", "20/5 (thứ tư)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

_BETWEEN = re.compile(r"\s*[,(-]?\s*(?:tuc\s+)?(?:la\s+)?(?:ngay\s+)?")


class Certainty(StrEnum):
    """What the words for a day amount to."""

    SAID = "said"
    IMPOSSIBLE = "impossible"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day, or the first and last of several, at a place in a text; None where impossible or vague.

    `weekday` is set where the day was named by it, Monday being 0.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    certainty: Certainty = Certainty.SAID
    weekday: int | None = None


def paired(plain: str, days: list[FoundDay]) -> list[FoundDay]:
    """The days with a weekday and the date beside it made one: the date says which. Where they contradict each other
    no day is said. `plain` is the text, folded."""
    return list(_pairs(plain, days))


def _pairs(plain: str, days: list[FoundDay]) -> Iterator[FoundDay]:
    waiting: FoundDay | None = None
    for day in days:
        if waiting is not None:
            whole = _one_day(plain, waiting, day)
            if whole is not None:
                waiting = whole
                continue
            yield waiting
        waiting = day
    if waiting is not None:
        yield waiting


def _one_day(plain: str, one: FoundDay, two: FoundDay) -> FoundDay | None:
    named, dated = (one, two) if one.weekday is not None else (two, one)
    if named.weekday is None or dated.weekday is not None or not any(char.isdigit() for char in dated.text):
        return None
    if (
        dated.first != dated.last
        or dated.certainty is Certainty.VAGUE
        or not _BETWEEN.fullmatch(plain[one.end : two.start])
    ):
        return None
    both = replace(dated, start=one.start, end=two.end, text=f"{one.text} {two.text}")
    if dated.first is None or dated.first.weekday() == named.weekday:
        return both
    return replace(both, first=None, last=None, certainty=Certainty.VAGUE)
