"""Every day that a plan sets, where its dates are asked for as such: "Kế hoạch có mấy mốc thời gian, cho việc gì?"."""

import re
from datetime import timedelta

from core.vietnamese.text import tokens
from corpus.facts.model import AbsoluteDue, Deadline, SpanDue, YearlyDue
from rag import wording
from rag.draft import Draft, Piece, distinct, shorten
from rag.frame import Frame, Mode, Slot
from rag.leads import deadline_line
from rag.view import View

_DAYS = re.compile(
    r"(?<![\w'])(?:(?:may|nhung|cac|bao nhieu|liet ke|tat ca)(?: [\w']+){0,2}? (?:moc|thoi han|han|deadline)"
    r"|(?:moc(?: thoi (?:gian|han))?|thoi han|deadline) nao)(?![\w'])"
)
_OF_PLANS = frozenset(
    tokens(
        "ke hoach kh trong moc thoi gian han deadline ngay nop bao cao viec phai nho can luu y ghi dat ra neu cua "
        "phuong ban co quan nam liet ke cho gi tat ca quan trong cu the"
    )
)
_PLACED = frozenset({Slot.DATE, Slot.LIST, Slot.COUNT, Slot.AMOUNT, Slot.WHAT, Slot.ACTION})
_LONG = timedelta(days=300)  # "cả năm" sets no day to remember


def all_days(frame: Frame, view: View) -> Draft | None:
    """The days set, each with what is due; None where one matter's day is asked for, or no day is set."""
    if frame.mode in (Mode.COMPARE, Mode.CONFLICT) or frame.slots - _PLACED or not _DAYS.search(frame.plain):
        return None
    named = {part for cited in frame.cited for part in cited.number.split("/")} | {str(year) for year in frame.years}
    said = [t for t in frame.terms if not t.only_names and t.surface not in named]
    if any(not set(reading) <= _OF_PLANS for term in said for reading in term.readings[:1]):
        return None
    facts = [fact for fact in view.facts_of(Deadline, frame.documents) if _has_day(fact)]
    if "bao cao" in frame.plain:
        facts = [f for f in facts if f.report_period and (not frame.periods or f.report_period in frame.periods)]
    lines = tuple(dict.fromkeys(deadline_line(fact) for fact in facts))
    if not lines:
        return None
    pieces = distinct([Piece(view.passage(fact.passage_id), shorten(fact.quote)) for fact in facts])
    lead = wording.DAYS_SET.format(count=len(lines))
    return Draft(lead, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _has_day(fact: Deadline) -> bool:
    match fact.due:
        case AbsoluteDue() | YearlyDue():
            return True
        case SpanDue(start=start, end=end):
            return end - start < _LONG
    return False
