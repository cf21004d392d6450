"""The tasks of the annex that are due by a day or within a period: "Nhiệm vụ nào phải xong trước tháng 6/2026?"."""

import re
from datetime import date, timedelta

from core.vietnamese.periods import find_periods
from corpus.facts.model import SpanDue, Task
from rag import wording
from rag.answer import Status
from rag.draft import Draft, shorten
from rag.dues import last_day
from rag.frame import Frame, Mode, Slot
from rag.operators.tasks import row_piece, speaks_of_tasks
from rag.view import View

_DUE = re.compile(r"(?<![\w'])(?:xong|han|den han|hoan thanh|ket thuc|phai nop|den ki)(?![\w'])")
_QUARTER = re.compile(r"(?<![\w'])qui (?:[1-4]|i{1,3}|iv)(?![\w'])")
_BEFORE = re.compile(r"(?<![\w'])truoc(?: ngay| het)?\s*$")
_UNTIL = re.compile(r"(?<![\w'])(?:cham nhat|muon nhat|den het|den|toi)(?: la| trong| vao| ngay| het)?\s*$")
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_SPELLED = {
    "thang": "tháng",
    "quy": "quý",
    "qui": "quý",
    "nam": "năm",
    "dau": "đầu",
    "cuoi": "cuối",
    "den": "đến",
    "ca": "cả",
}


def tasks_due(frame: Frame, view: View) -> Draft | None:
    """The tasks whose last day lies in the time asked about; None where no time or no task is asked about."""
    tasks = view.facts_of(Task, frame.documents) or view.facts_of(Task)
    asks = frame.mode in (Mode.LIST, Mode.COUNT) or frame.slots & {Slot.LIST, Slot.WHAT, Slot.ACTION}
    if not tasks or not asks or not speaks_of_tasks(frame):
        return None
    due, under_way = _DUE.search(frame.plain), _QUARTER.search(frame.plain)
    span = _span(frame, view) if due or under_way else None
    if span is None:
        return None
    found = [task for task in tasks if (_ends_in(task, span) if due else _runs_in(task, span))]
    if not found:
        return Draft(wording.NO_TASK_DUE, Status.NO_SOURCE)
    lead = wording.TASKS_FOUND.format(count=len(found), numbers=", ".join(t.number for t in found))
    lines = tuple(wording.DUE_TASK.format(number=t.number, task=shorten(t.content, 150), due=t.due_text) for t in found)
    return Draft(lead, pieces=tuple(row_piece(t, view) for t in found), lines=lines, value=lead, show_quotes=False)


def _ends_in(task: Task, span: tuple[date, date]) -> bool:
    day = last_day(task)
    return day is not None and span[0] <= day <= span[1]


def _runs_in(task: Task, span: tuple[date, date]) -> bool:
    """Whether the row's time and the time asked about have a day in common."""
    if isinstance(task.due, SpanDue):
        return task.due.start <= span[1] and task.due.end >= span[0]
    return _ends_in(task, span)


def _span(frame: Frame, view: View) -> tuple[date, date] | None:
    """First and last day of the time asked about."""
    if match := _DAY.search(frame.plain):
        try:
            day = date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            return None
        return _reach(frame.plain[: match.start()], day, day)
    year = next(iter(frame.years), None) or next((d.identity.year for d in view.documents if d.identity.year), None)
    spelled = " ".join(_SPELLED.get(word, word) for word in frame.plain.split())
    for period in find_periods(spelled, year):
        if not period.text.lower().lstrip("cả ").startswith("năm"):  # a bare year mostly names the plan
            before = " ".join(frame.plain.split()[: len(spelled[: period.start].split())])
            return _reach(before, period.first, period.last)
    return None


def _reach(before: str, first: date, last: date) -> tuple[date, date]:
    """The time meant by a period and the words before it: "trước" ends the day before, "chậm nhất" with its last."""
    if _BEFORE.search(before.strip()):
        return date.min, first - timedelta(days=1)
    if _UNTIL.search(before.strip()):
        return date.min, last
    return first, last
