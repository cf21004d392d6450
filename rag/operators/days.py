"""A day that the asker states: whether it is the plan's, whether it is still in time, and a span counted from it."""

import calendar
import re
from datetime import date, timedelta

from corpus.facts.model import AbsoluteDue, Deadline, RelativeDue, SpanDue, YearlyDue
from rag import wording
from rag.draft import Draft, Piece, distinct, piece_of, shorten
from rag.dues import last_day
from rag.frame import DAY, Asserted, Frame, Mode, Slot
from rag.leads import deadline_line
from rag.match import WORD_COVER, Match
from rag.operators.late import about_work
from rag.patterns import YES_NO
from rag.view import View

_NEAR, _AS_WELL = 0.5, 0.8
_AS_GOOD = 0.7  # as the best of all: else what is asked about has no day
_IN_TIME = re.compile(
    r"(?<![\w'])(?:(?:kip|tre|muon|qua han|con han|dung han|som)(?! (?:hon|hay|nhat))"
    r"|moi (?:nop|gui|xong|trinh|bao cao|lam|hoan thanh)"
    r"|(?:nop|gui|trinh|bao cao|xong|hoan thanh)(?=.* duoc (?:khong|chua)))(?![\w'])"
)
_STARTS = re.compile(r"(?<![\w'])(?:ki|ban hanh|ra|co hieu luc|nhan|duoc giao|bat dau)(?![\w'])")
_WHAT_IS_DUE = re.compile(
    r"(?<![\w'])(?:(?:han|moc|thoi han|deadline)(?: [\w']+){0,4}? (?:gi|nao|ai|dau)"
    r"|cua (?:ai|don vi nao|phong nao|co quan nao|viec gi|viec nao)"
    r"|(?:phai )?(?:nop|lam|xong|gui|bao cao|trinh) (?:cai |viec )?gi"
    r"|ai (?:phai )?(?:nop|bao cao|gui))(?![\w'])"
)
_LAST_MONTH, _LONGEST_MONTH = 12, 31


def against_day(frame: Frame, view: View, said: Asserted) -> Draft | None:
    """ "Hạn là 30/6 đúng không?", "Nộp ngày 12/6 có trễ không?", "Ký ngày 20/5 thì hạn là hôm nào?"."""
    ranked = view.rank(about_work(frame), view.entries_with(Deadline))
    matches = [m for m in ranked if m.fits]
    counted = _counted_from(frame, matches, said)
    if counted is not None:
        return counted
    dated = [m for m in matches if isinstance(m.entry.fact, Deadline) and _day_of(m.entry.fact) is not None]
    if not dated or dated[0].cover < WORD_COVER or dated[0].score < ranked[0].score * _AS_GOOD:
        return None
    best = _nearest(dated, said)
    fact = best.entry.fact
    assert isinstance(fact, Deadline)
    bound = fact.wording[:1].lower() + fact.wording[1:]
    pieces = (piece_of(best.entry),)
    if _IN_TIME.search(frame.plain):
        form = wording.IN_TIME if _is_in_time(fact, said, _year_said(frame, said)) else wording.TOO_LATE
        return Draft(form.format(bound=bound, said=said.text), pieces=pieces, value=fact.wording)
    if frame.mode is not Mode.YES_NO:
        return None
    form = wording.MATCHES if _day_of(fact) == said.text else wording.BELOW
    return Draft(form.format(bound=bound, said=said.text), pieces=pieces, value=fact.wording)


def days_named(frame: Frame, view: View) -> Draft | None:
    """ "01/12 là hạn nộp của ai?", "10/5 và 15/5 là hai mốc gì?": what is due on each day said, and whose it is."""
    days = [said for said in frame.asserted if said.unit == DAY]
    several = frame.mode is Mode.CONFLICT and len(days) > 1
    asks = _WHAT_IS_DUE.search(frame.plain) and not YES_NO.search(frame.plain)
    if not days or len(days) < len(frame.asserted) or not (several or asks):
        return None
    facts = [
        fact
        for said in days
        for fact in view.facts_of(Deadline, frame.documents)
        if _day_of(fact) == said.text and (_year_said(frame, said) or _year_of(fact)) == _year_of(fact)
    ]
    if {_day_of(fact) for fact in facts} != {said.text for said in days}:
        return None
    of_period = [fact for fact in facts if not frame.periods or fact.report_period in frame.periods]
    told = of_period or facts
    lines = tuple(dict.fromkeys(deadline_line(fact) for fact in told))
    pieces = distinct([Piece(view.passage(fact.passage_id), shorten(fact.quote)) for fact in told])
    lead = wording.SEVERAL_DATES if len(lines) > 1 else ""
    return Draft(lead, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _nearest(dated: list[Match], said: Asserted) -> Match:
    """Of deadlines that fit as well, of one unit, the one that the day said lies nearest to."""
    best = dated[0].entry.fact
    assert isinstance(best, Deadline)
    alike = [m for m in dated if m.score >= dated[0].score * _AS_WELL and _is_of(m.entry.fact, best.actor)]
    return min(alike, key=lambda match: abs(_place_in_year(_day_of_match(match)) - _place_in_year(said.text)))


def _is_of(fact: object, actor: str) -> bool:
    return isinstance(fact, Deadline) and fact.actor == actor


def _day_of_match(match: Match) -> str:
    fact = match.entry.fact
    return (_day_of(fact) if isinstance(fact, Deadline) else None) or ""


def _place_in_year(text: str) -> int:
    """How far into a year a day and month lie, every month taken as long as the longest."""
    day, _, month = text.partition("/")
    return int(month) * _LONGEST_MONTH + int(day)


def _year_of(fact: Deadline) -> int | None:
    end = last_day(fact)
    return end.year if end else None


def _year_said(frame: Frame, said: Asserted) -> int | None:
    """The year written behind the day."""
    match = re.search(rf"(?<!\d)0?{said.text.replace('/', '/0?')}/(20\d\d)", frame.plain)
    return int(match[1]) if match else None


def _day_of(fact: Deadline) -> str | None:
    """The day and month of a deadline, as typed: "5/6"."""
    match fact.due:
        case YearlyDue():
            return f"{fact.due.day}/{fact.due.month}"
        case AbsoluteDue(day=day) | SpanDue(end=day):
            return f"{day.day}/{day.month}"
        case _:
            return None


def _is_in_time(fact: Deadline, said: Asserted, year: int | None) -> bool:
    """Whether the day said is no later than the deadline's, in the year said where the deadline has one of its own."""
    day, month = (int(part) for part in said.text.split("/"))
    if isinstance(fact.due, YearlyDue):
        due = (fact.due.month, fact.due.day)
        return (month, day) < due if fact.due.before else (month, day) <= due
    end = last_day(fact)
    assert end is not None
    return (year or end.year, month, day) <= (end.year, end.month, end.day)


def _counted_from(frame: Frame, matches: list[Match], said: Asserted) -> Draft | None:
    """The last day of a span that begins with the day said."""
    if not _STARTS.search(frame.plain) or not frame.slots & {Slot.DATE, Slot.DURATION}:
        return None
    for match in matches:
        fact = match.entry.fact
        near = match.score >= matches[0].score * _NEAR and match.cover >= WORD_COVER
        if near and isinstance(fact, Deadline) and isinstance(fact.due, RelativeDue):
            start = _date_of(said, match.entry.document.identity.year or date.max.year - 1)
            last = _later(start, fact.due) if start else None
            if last is not None:
                lead = wording.COUNTED_FROM.format(day=f"{last.day}/{last.month}/{last.year}", span=fact.wording)
                return Draft(lead, pieces=(piece_of(match.entry),), value=lead)
    return None


def _date_of(said: Asserted, year: int) -> date | None:
    day, month = (int(part) for part in said.text.split("/"))
    known = 1 <= month <= _LAST_MONTH and 1 <= day <= calendar.monthrange(year, month)[1]
    return date(year, month, day) if known else None


def _later(start: date, due: RelativeDue) -> date | None:
    """`start` and the span after it; working days leave out the week's ends; hours name no day."""
    if due.unit == "ngày":
        return start + timedelta(days=due.amount)
    if due.unit == "tuần":
        return start + timedelta(weeks=due.amount)
    if due.unit == "ngày làm việc":
        day = start
        for _ in range(due.amount):
            day += timedelta(days=3 if day.weekday() == calendar.FRIDAY else 1)
            day += timedelta(days=2 if day.weekday() == calendar.SATURDAY else 0)
        return day
    return None
