"""Finer points of whether a fact answers: its part, its period, its year, what it counts, which way it goes."""

import re

from corpus.facts.model import Deadline, Direction, Duty, Limit, Role, Target
from rag.entries import Entry
from rag.frame import Frame, Slot
from rag.patterns import AIMS, REPORT_PERIODS

_EACH = re.compile(r"(?<![\w'])(?:mot|moi) (?:thang|nam|tuan|ngay|qui|lan|cuoc)(?![\w'])")
_WRITTEN = (("mot",), ("hai",), ("ba",), ("bon",))
_BASE_YEAR = re.compile(r"(?<![\w'])so voi (?:cung ki )?(?:nam )?(20\d\d)(?!\d)")
LEADING = 0.12
SAME_PERIOD = 0.2


def part_bonus(entry: Entry, frame: Frame) -> float:
    """Who is asked for is who leads, unless the question is about helping."""
    if not isinstance(entry.fact, Duty) or Slot.ACTOR not in frame.slots:
        return 0.0
    worth = {Role.LEADS: LEADING, Role.COORDINATES: -LEADING}
    return worth.get(entry.fact.role, 0.0)


def period_bonus(entry: Entry, frame: Frame) -> float:
    """A report of the period asked for, not of another."""
    if not isinstance(entry.fact, Deadline) or not frame.periods or not entry.fact.report_period:
        return 0.0
    return SAME_PERIOD if entry.fact.report_period in frame.periods else -SAME_PERIOD


def of_period(frame: Frame, entry: Entry) -> bool:
    """The day of a monthly report is not told by the day of a yearly one."""
    if not frame.periods or Slot.DATE not in frame.slots:
        return True
    if isinstance(entry.fact, Deadline) and entry.fact.report_period:
        return entry.fact.report_period in frame.periods
    said = {name for name, pattern in REPORT_PERIODS if pattern.search(" ".join(entry.own_order))}
    return bool(said & frame.periods) or not (said or "bao cao" in frame.plain)


def counts_noun(frame: Frame, entry: Entry) -> bool:
    """Whether a figure stands before the noun counted; a share of it counts only where an aim is asked for."""
    noun = frame.counted[0]
    if isinstance(entry.fact, Target) and entry.fact.quantity.unit == "%":
        return noun in entry.own and AIMS.search(frame.plain) is not None and _EACH.search(frame.plain) is None
    for place, syllable in enumerate(entry.own_order):
        before = entry.own_order[max(0, place - 4) : place]
        if syllable == noun and (any(part[0].isdigit() for part in before) or before[-1:] in _WRITTEN):
            return AIMS.search(frame.plain) is not None if "%" in entry.quote else True
    return False


def of_year(frame: Frame, entry: Entry) -> bool:
    """A rule of one year does not answer for another; nor does any clause tell a figure of another year."""
    figures = frame.slots & {Slot.AMOUNT, Slot.COUNT, Slot.PERCENT}
    bounded = isinstance(entry.fact, Target | Limit | Deadline) or bool(figures)
    if not frame.years or not bounded or entry.document.identity.year is None:
        return True
    base = {int(year) for year in _BASE_YEAR.findall(frame.plain)}
    years = [year for year in frame.years if year not in base]  # what a cut is measured against is not its own year
    if isinstance(entry.fact, Target) and entry.fact.years:
        return not years or any(entry.fact.speaks_of(year) for year in years)
    covers = entry.document.identity.covers or (entry.document.identity.year, entry.document.identity.year)
    return any(covers[0] <= year <= covers[1] or str(year) in entry.passage.text for year in frame.years)


def right_way(frame: Frame, entry: Entry) -> bool:
    """A question about cutting down is not answered by a level to reach."""
    return not (frame.reduces and isinstance(entry.fact, Target) and entry.fact.direction is not Direction.REDUCE)
