"""Where a count stands against a level, and what is still needed. Whole numbers only: nothing rounds up to a pass."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from corpus.facts.model import Comparison
from kpi.counting import Base, Counts
from kpi.targets import Level, Measure

ALL = Fraction(100)
_UPPER = (Comparison.AT_MOST, Comparison.BELOW)


class Standing(StrEnum):
    """Against one level. UNDECIDED: the plan states two levels with different outcomes and the office has not chosen;
    MISSED: the window is over; IMPOSSIBLE: nothing that can still happen in it would reach the level."""

    MET = "met"
    NOT_YET = "not_yet"
    NOT_ENOUGH_DATA = "not_enough_data"
    IMPOSSIBLE = "impossible"
    MISSED = "missed"
    UNDECIDED = "undecided"


class NeedKind(StrEnum):
    """What `Need.count` counts: further items that must all succeed, items still allowed, items beyond that."""

    MORE = "more"
    LEFT = "left"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Need:
    """What is still needed or allowed in the window."""

    kind: NeedKind
    count: int


@dataclass(frozen=True, slots=True)
class LevelStanding:
    """A level, where the count stands against it, and what is needed for it."""

    level: Level
    standing: Standing
    need: Need | None = None


def reaches(value: Fraction, level: Level) -> bool:
    """Whether an exact percentage satisfies the level; a bare "đạt 95 %" or "giảm 10 %" is met by more, too."""
    bound = _exact(level.value)
    return {
        Comparison.AT_MOST: value <= bound,
        Comparison.BELOW: value < bound,
        Comparison.ABOVE: value > bound,
    }.get(level.comparison, value >= bound)


def share_standing(counts: Counts, level: Level, measure: Measure, over: bool) -> LevelStanding:
    """A share against its level. `over` tells that the window has ended."""
    value = counts.percent
    if value is None:
        return LevelStanding(level, Standing.NOT_ENOUGH_DATA)
    if reaches(value, level):
        return LevelStanding(level, Standing.MET)
    if over:
        return LevelStanding(level, Standing.MISSED)
    more = _more_needed(counts, level, grows=measure is not Measure.IN_PERSON_SHARE)
    if more is None:
        return LevelStanding(level, Standing.IMPOSSIBLE)
    return LevelStanding(level, Standing.NOT_YET, Need(NeedKind.MORE, more))


def _more_needed(counts: Counts, level: Level, grows: bool) -> int | None:
    """The least number of further items that reach the level; None when none does.

    Each raises the denominator, and the numerator too where the share `grows` (the next meeting is online); the share
    of in-person meetings is brought down by online ones.
    """
    n, total, bound = counts.numerator, counts.denominator, _exact(level.value)
    strict = level.comparison in (Comparison.ABOVE, Comparison.BELOW)
    if grows and level.comparison not in _UPPER:
        if bound >= ALL:
            return None
        least = (bound * total - 100 * n) / (ALL - bound)
    elif not grows and level.comparison in _UPPER:
        if bound <= 0:
            return None
        least = 100 * n / bound - total
    else:
        return None
    return floor(least) + 1 if strict else ceil(least)


def reduction_standing(now: int, base: Base, level: Level, over: bool) -> LevelStanding:
    """A reduction against its level: mid-window by the same days of last year, with what the whole window allows."""
    if not base.whole:
        known = base.same_days and over
        return LevelStanding(level, Standing.NOT_ENOUGH_DATA) if not known else _compared(now, base, level, over, None)
    bound = (ALL - _exact(level.value)) * base.whole / 100
    most = ceil(bound) - 1 if level.comparison is Comparison.ABOVE else floor(bound)
    if now > most:
        return LevelStanding(level, Standing.MISSED if over else Standing.IMPOSSIBLE, Need(NeedKind.OVER, now - most))
    if over:
        return LevelStanding(level, Standing.MET)
    return _compared(now, base, level, over, Need(NeedKind.LEFT, most - now))


def _compared(now: int, base: Base, level: Level, over: bool, need: Need | None) -> LevelStanding:
    value = reduction(now, base.same_days)
    if value is None:  # what is still allowed may be known while the same days of last year are not
        return LevelStanding(level, Standing.NOT_ENOUGH_DATA, need)
    if reaches(value, level):
        return LevelStanding(level, Standing.MET, need)
    return LevelStanding(level, Standing.MISSED if over else Standing.NOT_YET, need)


def reduction(now: int, before: int | None) -> Fraction | None:
    """The reduction in percent, negative for a rise; None without a base."""
    return Fraction(100 * (before - now), before) if before else None


def with_tact(standings: list[LevelStanding], chosen: str) -> tuple[LevelStanding, ...]:
    """One level chosen by the office stands alone; two that come out differently are left undecided."""
    picked = [s for s in standings if any(target.id == chosen for target in s.level.targets)]
    if picked:
        return tuple(picked)
    if len({s.standing for s in standings}) <= 1:
        return tuple(standings)
    return tuple(LevelStanding(s.level, Standing.UNDECIDED, s.need) for s in standings)


def _exact(value: Decimal) -> Fraction:
    return Fraction(value)
