"""Several tasks, units or reports named in one question: what is asked is told of each, and the days between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from core.vietnamese.text import fold, keys
from corpus.facts.model import AbsoluteDue, Deadline, SpanDue, Task, YearlyDue
from corpus.facts.tasks import labels_of
from rag import wording
from rag.answer import Status
from rag.draft import Draft, Piece, distinct, shorten
from rag.frame import Frame, Mode, Slot, Term
from rag.leads import deadline_line, lead_of
from rag.lexicon import in_short
from rag.match import Match
from rag.operators.lists import is_of
from rag.operators.tasks import row_piece, same_number
from rag.patterns import REPORT_PERIODS
from rag.view import View

_APART = re.compile(
    r"(?<![\w'])(?:cach nhau|cach (?:[\w']+ ){0,12}?(?:may|bao nhieu) ngay|chenh(?: nhau)? (?:may|bao nhieu) ngay"
    r"|(?:sau|truoc|som hon|muon hon|cham hon) (?:[\w']+ ){0,14}?(?:may|bao nhieu) ngay)(?![\w'])"
)
_JOINS = frozenset({"va", "voi", "cung", "hay", "lan", "cua", "so", "vs", "hoac", "con", "ben", "thi"})
_PARTS = frozenset({"va", "voi", "vs", "den", "toi"})
_TASKS_NAMED = re.compile(
    r"(?<![\w'])(?:nhiem vu|nv|viec|dau viec|cong viec|task|stt)(?: tu)?(?: so)?"
    r" (\d{1,3}(?:(?: va| den| toi| voi| so| truoc| sau| cach| nhiem vu| nv| viec)* \d{1,3})+)(?![\w/.,%-])"
)
_TWO_DUES = re.compile(r"(?<![\w'])han (?:[\w']+ ){1,12}?(?:va|voi|vs|lan) (?:thoi )?han ")
_HEADS = (("trung", "tam"), ("van", "phong"), ("bo", "phan"))  # one such unit of a plan is called by these words alone
_COLUMNS = frozenset({Slot.DATE, Slot.ACTOR, Slot.SUPPORT, Slot.PRODUCT, Slot.DURATION})
_CONTENT = frozenset({Slot.WHAT, Slot.LIST, Slot.ACTION})
_LONGEST_RANGE = 15
_ENOUGH = 0.3
_TIE = 0.93
_ANY_YEAR = 1972  # a leap year, so that any day of a year is in it


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the things named: the question about it alone, and what it is called where nothing is found."""

    frame: Frame
    name: str
    actors: tuple[str, ...] = ()
    period: str = ""


def each_named(frame: Frame, view: View) -> Draft | None:
    """What is asked, of every one named; None where the question names but one."""
    apart = bool(_APART.search(frame.plain))
    if frame.mode is Mode.CONFLICT or not (apart or frame.slots & (_COLUMNS | _CONTENT)):
        return None
    rows = _rows(frame, view)
    if len(rows) > 1:
        return _of_rows(frame, view, rows, apart)
    if not apart and Slot.DATE not in frame.slots:
        return None
    two = bool(_TWO_DUES.search(frame.plain))
    sides = _by_unit(frame, view, apart) or _by_period(frame) or (_by_matter(frame) if apart or two else [])
    if len(sides) < 2:
        return None
    found = [_dues(side, view) for side in sides]
    if not any(found) or (apart and not all(found)):
        return None
    return _told(sides, found, view, apart)


def _of_rows(frame: Frame, view: View, rows: Sequence[Task], apart: bool) -> Draft:
    asked = replace(frame, slots=frozenset({Slot.DATE})) if apart else frame
    brief = [row.model_copy(update={"content": shorten(row.content, 100)}) for row in rows]
    lines = tuple(lead_of(row, asked) for row in brief)
    lead = _distance([_day(row) for row in rows]) if apart else ""
    pieces = tuple(row_piece(row, view) for row in rows)
    return Draft(lead, pieces=pieces, lines=lines, value=lead or " | ".join(lines), show_quotes=False)


def _told(sides: Sequence[_Side], found: Sequence[list[Deadline]], view: View, apart: bool) -> Draft | None:
    facts = [fact for dues in found for fact in dues]
    days = [_day(dues[0]) for dues in found if dues]
    lead = _distance(days) if apart else ""
    if apart and (not lead or any(len(dues) > 1 for dues in found)):
        return None
    lines: list[str] = []
    for side, dues in zip(sides, found, strict=True):
        lines += [deadline_line(fact) for fact in dues] or [f"{side.name}: {wording.PLAN_SILENT}"]
    lines = list(dict.fromkeys(lines))
    if len(lines) < 2:
        return None
    pieces = distinct([Piece(view.passage(fact.passage_id), shorten(fact.quote)) for fact in facts])
    status = Status.ANSWERED if all(found) else Status.PARTIAL
    return Draft(lead, status, pieces=pieces, lines=tuple(lines), value=lead or " | ".join(lines), show_quotes=False)


def _distance(days: Sequence[date | None]) -> str:
    """How many days lie between two days; empty where one is not known."""
    known = [day for day in days if day is not None]
    if len(known) != 2 or len(days) != 2:
        return ""
    year = max(day.year for day in known)  # a yearly day is meant in the year of the other
    known = [day.replace(year=year) if day.year == _ANY_YEAR else day for day in known]
    return wording.DAYS_APART.format(days=abs((known[0] - known[1]).days))


def _day(fact: Task | Deadline) -> date | None:
    """The day by which something is due; a yearly one in any year."""
    match fact.due:
        case AbsoluteDue(day=day):
            return day
        case SpanDue(end=end):
            return end
        case YearlyDue(month=month, day=day):
            return date(_ANY_YEAR, month, day)
        case _:
            return None


def _dues(side: _Side, view: View) -> list[Deadline]:
    """The deadlines of one side: the best, and those of other units that fit nearly as well."""
    entries = [e for e in view.entries_with(Deadline) if isinstance(e.fact, Deadline) and _is_of_side(e.fact, side)]
    matches = view.rank(side.frame, entries)
    matches = [m for m in matches if m.cover >= _ENOUGH]
    found: dict[str, Match] = {}
    for match in matches:
        if match.score >= matches[0].score * _TIE and isinstance(match.entry.fact, Deadline):
            found.setdefault(match.entry.fact.actor, match)
    kept = list(found.values())[: None if side.period else 1]
    return [m.entry.fact for m in kept if isinstance(m.entry.fact, Deadline)]


def _is_of_side(fact: Deadline, side: _Side) -> bool:
    if side.period and fact.report_period != side.period:
        return False
    return not side.actors or any(is_of(actor.strip(), side.actors) for actor in fact.actor.split(";"))


def _rows(frame: Frame, view: View) -> list[Task]:
    """The rows of the annex that are named by their numbers, two and more."""
    tasks = view.facts_of(Task, frame.documents) or view.facts_of(Task)
    match = _TASKS_NAMED.search(frame.plain)
    numbers = _numbers(match[1]) if match else []
    rows = [t for number in dict.fromkeys(numbers) for t in tasks if same_number(t.number, number)]
    asked = fold(frame.question)
    coded = [t for t in tasks if any(_says(asked, label) for label in labels_of(t) if not label.isdigit())]
    return rows if len(rows) == len(set(numbers)) > 1 else coded


def _numbers(named: str) -> list[str]:
    """The numbers said, and those between where they bound a range: "4 đến 6"."""
    bounds = re.fullmatch(r"(\d+)(?: [a-z]+)*? (?:den|toi)(?: [a-z]+)*? (\d+)", named)
    if bounds and 0 < int(bounds[2]) - int(bounds[1]) <= _LONGEST_RANGE:
        return [str(number) for number in range(int(bounds[1]), int(bounds[2]) + 1)]
    return re.findall(r"\d+", named)


def _says(asked: str, label: str) -> bool:
    return re.search(rf"(?<!\w){fold(re.escape(label))}(?!\w)", asked) is not None


def _by_unit(frame: Frame, view: View, apart: bool) -> list[_Side]:
    """A side for each unit: those joined by "và"; wherever they stand, where the days between are asked for."""
    syllables = keys(frame.text)
    mentions = list(_mentions(syllables, view))
    joined = apart or all(set(syllables[one[1] : other[0]]) <= _JOINS for one, other in pairwise(mentions))
    if len({names for _, _, names in mentions}) < 2 or not joined:
        return []
    spoken = {
        s for start, end, names in mentions for s in (*syllables[start:end], *keys(" ".join(map(in_short, names))))
    }
    terms = tuple(t for t in frame.terms if not any(spoken.issuperset(r) for r in t.readings) and not _counts(t))
    alone = replace(frame, terms=terms, slots=frozenset({Slot.DATE}), units=(), actor_units=())
    return [_Side(alone, names[0], names, _only(frame.periods)) for _, _, names in mentions] if terms else []


def _mentions(syllables: list[str], view: View) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The units named, in order: by a name, or by a head that only one unit of the plan has."""
    actors = dict.fromkeys(f.actor for f in view.facts_of(Deadline) if f.actor)
    known = {start: (start, end, names) for start, end, names in view.matcher.lexicon.units.find(syllables)}
    covered = {place for start, end, _ in known.values() for place in range(start, end)}
    for place in range(len(syllables) - 1):
        head = (syllables[place], syllables[place + 1])
        mine = [actor for actor in actors if tuple(keys(actor)[:2]) == head]
        one = all(keys(in_short(a))[: len(keys(in_short(b)))] == keys(in_short(b)) for a in mine[:1] for b in mine)
        if head in _HEADS and not {place, place + 1} & covered and mine and one:
            known[place] = (place, place + 2, tuple(mine))
    for _, (start, end, names) in sorted(known.items()):
        of_plan = tuple(name for name in names if any(is_of(actor, (name,)) for actor in actors))
        if of_plan:
            yield start, end, of_plan


def _by_period(frame: Frame) -> list[_Side]:
    """A side for each kind of report: "báo cáo 6 tháng và báo cáo năm"."""
    if len(frame.periods) < 2:
        return []
    terms = tuple(t for t in frame.terms if not _counts(t))
    spoken = {name: match.start() for name, pattern in REPORT_PERIODS if (match := pattern.search(frame.plain))}
    named = sorted(frame.periods, key=lambda name: spoken.get(name, 0))
    alone = [replace(frame, terms=terms, slots=frozenset({Slot.DATE}), periods=frozenset({p})) for p in named]
    return [_Side(one, "", frame.actor_units, _only(one.periods)) for one in alone]


def _by_matter(frame: Frame) -> list[_Side]:
    """A side for each half of the question, parted by "và" or "với" between words of its own."""
    words = keys(frame.text)
    places = _places(frame.terms, words)
    for cut in (place for place, word in enumerate(words) if word in _PARTS):
        halves = [[t for t, p in places if (p < cut) is first and not _counts(t)] for first in (True, False)]
        if all(halves):
            sides = [replace(frame, terms=tuple(h), slots=frozenset({Slot.DATE}), task="") for h in halves]
            return [_Side(side, "") for side in sides]
    return []


def _places(terms: Sequence[Term], words: Sequence[str]) -> list[tuple[Term, int]]:
    """Each term with the place where it stands in the question."""
    found, start = [], 0
    for term in terms:
        first = keys(term.surface)[0]
        start = next((place for place in range(start, len(words)) if words[place] == first), start)
        found.append((term, start))
    return found


def _counts(term: Term) -> bool:
    """A bare figure, or a word that only asks for the distance."""
    return term.surface.isdigit() or term.readings[0][0] in ("cach", "chenh")


def _only(periods: frozenset[str]) -> str:
    return next(iter(periods)) if len(periods) == 1 else ""
