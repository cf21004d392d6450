"""Finer points of whether a fact answers: its part, its period, its year, what it counts, which way it goes."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from core.vietnamese.text import keys
from corpus.facts.model import (
    ContinuousDue,
    Deadline,
    Direction,
    Due,
    Duty,
    Limit,
    PeriodicDue,
    Role,
    SpanDue,
    Target,
    Task,
)
from rag.entries import Entry
from rag.frame import Frame, Slot
from rag.patterns import AIMS, BUT_THE_LEAD, CLOCK, DOES_IT, FUNDS, REPORT_PERIODS, WENT_BY, YEAR_ASKED

_EACH = re.compile(r"(?<![\w'])(?:mot|moi) (?:thang|nam|tuan|ngay|qui|lan|cuoc)(?![\w'])")
_WRITTEN = (("mot",), ("hai",), ("ba",), ("bon",))
_BASE_YEAR = re.compile(r"(?<![\w'])so voi (?:cung ki )?(?:nam )?(20\d\d)(?!\d)")
_HOUR = re.compile(r"(?<![\d/])\d{1,2}\s?(?:h|g|giờ)(?!\w)")
_ROW_NUMBER = re.compile(r"\d+\s*[;|]")  # before the first cell of a row, counting nothing
_NAMED_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MONEY = frozenset({("kinh", "phi"), ("ngan", "sach"), ("du", "toan"), ("nguon", "von")})
_SORTS_OF_PRODUCT = frozenset(keys("báo cáo văn bản kế hoạch quyết định tờ trình thông báo công văn"))  # of any task
_CUTS = frozenset({"giam", "cat", "bot", "gian", "rut", "kiem"})
_PARTS = frozenset(keys("chủ trì phối hợp"))
_YEAR_DIGITS = 4
_WHOLE_YEAR = 360  # days
_SPOKEN_OF, _TOUCHED = 0.7, 0.5
LEADING = 0.12
BESIDE_LEAD = 0.5
_DOER_LABEL = re.compile(r"\W*(?:đơn vị|cơ quan|bộ phận|người) thực hiện\s*:", re.IGNORECASE)
SAME_PERIOD = 0.2


def part_bonus(entry: Entry, frame: Frame) -> float:
    """Who is asked for is who leads, unless the question is about helping."""
    if not isinstance(entry.fact, Duty) or Slot.ACTOR not in frame.slots:
        return 0.0
    if BUT_THE_LEAD.search(frame.plain):
        return -BESIDE_LEAD if entry.fact.role is Role.LEADS else 0.0
    if DOES_IT.search(frame.plain) and _DOER_LABEL.match(entry.quote):
        return BESIDE_LEAD
    worth = {Role.LEADS: LEADING, Role.COORDINATES: -LEADING}
    return worth.get(entry.fact.role, 0.0)


def period_bonus(entry: Entry, frame: Frame) -> float:
    """A report of the period asked for, not of another."""
    if not isinstance(entry.fact, Deadline) or not frame.periods or not entry.fact.report_period:
        return 0.0
    return SAME_PERIOD if entry.fact.report_period in frame.periods else -SAME_PERIOD


def nuances_of(frame: Frame) -> tuple[Callable[[Frame, Entry], bool], ...]:
    """The finer points that matter to a question, to be asked of every piece."""
    points = (
        (right_way, frame.reduces),
        (of_year, bool(frame.years) or bool(WENT_BY.search(frame.plain))),
        (of_period, bool(frame.periods) and Slot.DATE in frame.slots),
        (tells_hour, bool(CLOCK.search(frame.plain))),
        (tells_year, Slot.DATE in frame.slots and bool(YEAR_ASKED.search(frame.plain))),
        (tells_funds, bool(FUNDS.search(frame.plain))),
    )
    return tuple(point for point, matters in points if matters)


def of_period(frame: Frame, entry: Entry) -> bool:
    """The day of a monthly report is not told by the day of a yearly one."""
    if isinstance(entry.fact, Deadline) and entry.fact.report_period:
        return entry.fact.report_period in frame.periods
    said = _periods_said(entry.own_order)
    return bool(said & frame.periods) or not (said or "bao cao" in frame.plain)


@lru_cache(maxsize=16_384)  # asked of every piece at every question about a day
def _periods_said(words: tuple[str, ...]) -> frozenset[str]:
    text = " ".join(words)
    return frozenset(name for name, pattern in REPORT_PERIODS if pattern.search(text))


def tells_funds(_: Frame, entry: Entry) -> bool:
    """Where the money comes from is told only by a place that speaks of money."""
    return not _MONEY.isdisjoint(entry.own_pairs)


def of_its_means(frame: Frame, entry: Entry, words: Sequence[tuple[float, tuple[tuple[str, ...], ...]]]) -> bool:
    """Whether the channel that a piece names is one for the very work asked about: what is said first, as it is
    spelled, and most of the rest."""
    first = next((t for t in frame.terms if not t.only_names), None)
    if first is not None:
        marks = frozenset(first.spellings) if len(first.readings) == 1 else frozenset()
        if not entry.spellings >= marks or not any(entry.own.issuperset(r) for r in first.readings):
            return False
    held = sum(weight for weight, readings in words if any(entry.own.issuperset(r) for r in readings))
    return held >= _SPOKEN_OF * sum(weight for weight, _ in words)


def tells_year(_: Frame, entry: Entry) -> bool:
    """Which year is told only by a place that names one: "hằng năm" is no year."""
    return _NAMED_YEAR.search(entry.quote) is not None


def tells_hour(_: Frame, entry: Entry) -> bool:
    """An hour of the day is told only by a place that names one."""
    return _HOUR.search(entry.quote) is not None


def counts_noun(frame: Frame, entry: Entry) -> bool:
    """Whether a figure stands before the noun counted; a share of it counts only where an aim is asked for."""
    noun = frame.counted[0]
    if isinstance(entry.fact, Target) and entry.fact.quantity.unit == "%":
        of_noun = noun in entry.own or _said_otherwise(frame, noun, entry)
        return of_noun and AIMS.search(frame.plain) is not None and (frame.reduces or not _EACH.search(frame.plain))
    first = 1 if _ROW_NUMBER.match(entry.quote) else 0
    for place, syllable in enumerate(entry.own_order):
        before = entry.own_order[max(first, place - 4) : place]
        if syllable == noun and (any(_is_count(part) for part in before) or before[-1:] in _WRITTEN):
            return AIMS.search(frame.plain) is not None if "%" in entry.quote else True
    return False


def _said_otherwise(frame: Frame, noun: str, entry: Entry) -> bool:
    """Whether the piece names the thing counted in another of its words: "cuộc họp" for "hội nghị"."""
    called = (term for term in frame.terms if any(noun in reading for reading in term.readings))
    return any(entry.own.issuperset(reading) for term in called for reading in term.readings)


def _is_count(part: str) -> bool:
    return part[0].isdigit() and not (len(part) == _YEAR_DIGITS and part.startswith("20"))


def of_year(frame: Frame, entry: Entry) -> bool:
    """A rule of one year does not answer for another; nor does any clause tell a figure of another year."""
    if isinstance(entry.fact, Target) and WENT_BY.search(frame.plain) and not (frame.asserted or frame.reduces):
        return False  # what was reached is no aim
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
    """A question about cutting down is not answered by a level to reach, nor by a figure of what cuts nothing."""
    if not frame.reduces:
        return True
    if isinstance(entry.fact, Target):
        return entry.fact.direction is Direction.REDUCE
    return not frame.slots & {Slot.AMOUNT, Slot.PERCENT} or not _CUTS.isdisjoint(entry.own)


def names_no_day(due: Due | None) -> bool:
    """Whether a due only says that the work goes on ("thường xuyên", "hằng quý", "cả năm")."""
    match due:
        case ContinuousDue() | PeriodicDue(day=None):
            return True
        case SpanDue(start=start, end=end):
            return (end - start).days >= _WHOLE_YEAR
        case _:
            return False


def of_its_work(frame: Frame, entry: Entry, words: Iterable[tuple[float, tuple[tuple[str, ...], ...]]]) -> bool:
    """Whether a due that names no day is of the very work asked about; `words` are weights and readings.

    A day found on a loose likeness can be checked against the quote; "thường xuyên" would pass for anything.
    """
    fact = entry.fact
    if Slot.DATE not in frame.slots or not (isinstance(fact, Task) or (isinstance(fact, Deadline) and fact.task)):
        return True
    product = fact.product if isinstance(fact, Task) else ""
    vague = names_no_day(fact.due)
    known = {*entry.focus, *(() if vague else set(keys(product)) - _SORTS_OF_PRODUCT)}
    units = {*keys(" ".join(frame.units)), *_PARTS}  # who does it does not tell what it is
    said = [(weight, readings) for weight, readings in words if not any(units.issuperset(r) for r in readings)]
    held = sum(weight for weight, readings in said if any(known.issuperset(reading) for reading in readings))
    return held >= (_SPOKEN_OF if vague else _TOUCHED) * sum(weight for weight, _ in said)
