"""A month or year in which work is said to end, against its deadline: "Sang năm 2027 mới xong thì có trễ không?"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.vietnamese.periods import find_periods, month_span, quarter_span, year_span
from corpus.facts.model import ContinuousDue, Deadline
from rag import wording
from rag.draft import Draft, piece_of
from rag.dues import last_day
from rag.frame import Frame, Mode, Slot
from rag.leads import lower
from rag.match import Match
from rag.operators.tasks import same_number
from rag.patterns import JUDGED, YES_NO
from rag.view import View

_ENDS = re.compile(
    r"(?<![\w'])(?:xong|hoan thanh|hoan tat|ket thuc|keo|lam|nop|gui|trinh|ban hanh|kip|tre|muon|cham|qua han|dung han"
    r"|duoc)(?![\w'])"
)
_TIMES = re.compile(
    r"(?<![\w/.,-])(?P<m>\d{1,2})/(?P<y>20\d\d)(?![\d/])|(?<![\w'])(?:den|toi|sang|qua|het|de|vao|trong|cuoi|dau"
    r"|nam)(?: (?:tan|het|cuoi|dau|nam|sang|den))* (?P<year>20\d\d)(?![\d/-])"
)
_CLAIMED = re.compile(r"(?<![\w'])(?:dung|phai) (?:khong|chua|chu|a|ha)(?![\w'])")
_LATENESS = re.compile(r"(?<![\w'])(?:kip|tre|muon|cham|qua han|dung han|con han)(?![\w'])")
_ASKS_MORE = re.compile(r"(?<![\w'])(?:ai|nao|gi|dau|may|bao nhieu|bao gio)(?![\w'])")
_STORY = frozenset(
    {"tre", "kip", "han", "muon", "cham", "som", "xong", "tien", "do", "thanh", "hoan", "moi", "keo", "cuoi", "dau"}
)
_SPELLED = {"thang": "tháng", "qui": "quý", "quy": "quý", "nam": "năm", "dau": "đầu", "cuoi": "cuối"}
_ENOUGH_COVER, _WELL_COVERED = 0.35, 0.6
_LOOKED_AT = 5
_LAST_MONTH = 12


def late(frame: Frame, view: View) -> Draft | None:
    """In time or too late; None where no such time is said, or the work has no last day."""
    judged = YES_NO.search(frame.plain) or JUDGED.search(frame.plain)
    if not judged or not _ENDS.search(frame.plain) or frame.mode in (Mode.COMPARE, Mode.CONFLICT, Mode.COUNT):
        return None
    if _ASKS_MORE.search(frame.plain) or (_CLAIMED.search(frame.plain) and not _LATENESS.search(frame.plain)):
        return None
    about = about_work(frame)
    match = (
        _of_row(frame, view) or _best(about, view) or _best(replace(about, periods=frozenset()), view)
    )  # "cuối năm 2027" is no yearly report
    fact = match.entry.fact if match else None
    said = next(_times(frame, match.entry.document.identity.year), None) if match else None
    if said is None or match is None or not isinstance(fact, Deadline):
        return None
    pieces = (piece_of(match.entry),)
    if isinstance(fact.due, ContinuousDue):
        return Draft(wording.NO_LAST_DAY.format(wording=fact.wording), pieces=pieces, value=fact.wording)
    end = last_day(fact)
    if end is None or said[0] <= end < said[1]:
        return None
    form = wording.IN_TIME_BY if said[1] <= end else wording.TOO_LATE_BY
    lead = form.format(bound=lower(fact.wording), said=_name(*said))
    return Draft(lead, pieces=pieces, value=fact.wording)


def about_work(frame: Frame) -> Frame:
    """The question about the work alone, asked for its day: without the words and figures of the time that is said."""
    terms = tuple(t for t in frame.terms if t.readings[0][0] not in _STORY and not t.surface[0].isdigit())
    return (
        replace(frame, terms=terms, slots=frozenset({Slot.DATE}), years=(), task="", fresh=frozenset())
        if terms
        else frame
    )


def _of_row(frame: Frame, view: View) -> Match | None:
    """The deadline of the task that is named by its number."""
    if not frame.task:
        return None
    rows = [e for e in view.entries if isinstance(e.fact, Deadline) and same_number(e.fact.task, frame.task)]
    return next(iter(view.rank(frame, rows)), None)


def _best(frame: Frame, view: View) -> Match | None:
    matches = view.rank(frame, view.entries_with(Deadline))[:_LOOKED_AT]
    return next((m for m in matches if m.cover >= (_ENOUGH_COVER if m.fits else _WELL_COVERED)), None)


def _times(frame: Frame, year: int | None) -> Iterator[tuple[date, date]]:
    """First and last days of the months and years said, the last one said first; `year` is the plan's."""
    for match in reversed(list(_TIMES.finditer(frame.plain))):
        if match["year"] and not (match[0].startswith("nam ") and int(match["year"]) == year):
            yield year_span(int(match["year"]))
        elif match["m"] and 1 <= int(match["m"]) <= _LAST_MONTH:
            yield month_span(int(match["y"]), int(match["m"]))
    spelled = " ".join(_SPELLED.get(word, word) for word in frame.plain.split())
    for period in find_periods(spelled, next(iter(frame.years), year)):
        if not period.text.lower().lstrip("cả ").startswith("năm"):  # a bare year mostly names the plan
            yield period.first, period.last


def _name(first: date, last: date) -> str:
    """A time as it is said: a month, a quarter, a year, else its days."""
    if (first, last) == year_span(first.year):
        return wording.YEAR.format(year=first.year)
    if (first, last) == month_span(first.year, first.month):
        return wording.MONTH.format(month=first.month, year=first.year)
    if (first, last) == quarter_span(first.year, (first.month + 2) // 3):
        return wording.QUARTER.format(quarter=(first.month + 2) // 3, year=first.year)
    return wording.FROM_TO.format(first=first.strftime("%d/%m/%Y"), last=last.strftime("%d/%m/%Y"))
