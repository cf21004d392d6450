"""From the plans' deadlines to days on the calendar: who owes what to whom until when, and who has already sent it.

"Trước ngày 05/6" makes 04/6 the last safe day; a weekend or holiday moves it ahead. A deadline counted from an event
becomes a day once the event's date is known, written in the plan or completed by the agency. Plans that are not in
force give none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from sqlalchemy import Connection

from core.people import AgencyScope
from core.store import all_units
from corpus.facts.model import (
    AbsoluteDue,
    ContinuousDue,
    Deadline,
    PeriodicDue,
    RelativeDue,
    SpanDue,
    Task,
    YearlyDue,
)
from corpus.model import Document, TextStatus
from corpus.snapshot import Snapshot
from kpi import store, wording
from kpi.agency_settings import AgencySettings, Completion, load_settings
from kpi.owing import Unit, reported_period, speaks_of_issue, units_named
from kpi.records import RECORD, ReportSubmission, TaskProgress, TaskState
from kpi.working_days import WorkingCalendar

SOON = timedelta(days=7)
_ONE = timedelta(days=1)
_SPACING = {"week": 0, "month": 1, "quarter": 3, "half_year": 6, "year": 12}


class DueStatus(StrEnum):
    """Where a due date stands today."""

    DONE = "done"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    UPCOMING = "upcoming"


@dataclass(frozen=True, slots=True)
class DueDate:
    """A deadline on a day. `stated` is the day the plan names, `last_safe` the last working day that still keeps it.

    `owed_by` are the units that must deliver ("" stands for the agency), `sent_by` those of them that have;
    `completion` is set where the day rests on what the agency filled in.
    """

    fact: Deadline
    stated: date
    last_safe: date
    period: str
    status: DueStatus
    owed_by: tuple[str, ...]
    sent_by: tuple[str, ...]
    moved_for: str = ""
    completion: Completion | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The units that have not delivered."""
        return tuple(unit for unit in self.owed_by if unit not in self.sent_by)


@dataclass(frozen=True, slots=True)
class Undated:
    """A deadline that cannot be a day yet, and why, in Vietnamese."""

    fact: Deadline
    why: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The due dates in order of their last safe day, and the deadlines without one."""

    due: tuple[DueDate, ...]
    undated: tuple[Undated, ...]


def agenda(
    connection: Connection,
    scope: AgencyScope,
    snapshot: Snapshot,
    today: date,
    horizon: timedelta = timedelta(days=366),
) -> Agenda:
    """What is due from the start of this year until `today` + `horizon`; with `scope.unit`, what that unit owes.

    What was due earlier this year stays as overdue until it is recorded as sent.
    """
    settings = load_settings(connection, scope)
    calendar = WorkingCalendar.of(settings)
    units = [Unit(row.name, tuple(row.aliases)) for row in all_units(connection) if row.agency == scope.agency]
    sent = _sent(connection, scope, today)
    first, last = date(today.year, 1, 1), today + horizon
    due: list[DueDate] = []
    undated: list[Undated] = []
    for fact in deadlines_in_force(snapshot, scope.agency):
        owed_by = units_named(fact.actor, units)
        if scope.unit and scope.unit not in owed_by:
            continue
        document = snapshot.documents[fact.document_id]
        days, why = _days(fact, document, settings, calendar, max(first, _issued_from(document)), last)
        if why:
            undated.append(Undated(fact, why))
        for stated, before, completion in days:
            due.append(_due(fact, stated, before, completion, calendar, today, owed_by, sent))
    return Agenda(tuple(sorted(due, key=lambda d: (d.last_safe, d.fact.id))), tuple(undated))


def deadlines_in_force(snapshot: Snapshot, agency: str) -> list[Deadline]:
    """The deadlines of the agency's own plans in force; an annex task with a due date is one of them."""
    alive = {d.id for d in snapshot.documents_of(agency) if d.status is TextStatus.IN_FORCE}
    facts = [f for f in snapshot.facts_of(agency) if f.document_id in alive]
    found = [f for f in facts if isinstance(f, Deadline)]
    told = {(f.document_id, f.task) for f in found if f.task}
    return found + [
        _of_task(t) for t in facts if isinstance(t, Task) and t.due and (t.document_id, t.number) not in told
    ]


def _of_task(task: Task) -> Deadline:
    assert task.due is not None
    shared = task.model_dump(include={"id", "document_id", "agency", "passage_id", "locator", "quote"})
    return Deadline(**shared, what=task.content, due=task.due, wording=task.due_text, actor=task.lead, task=task.number)


_Day = tuple[date, bool, Completion | None]


def _days(
    fact: Deadline, document: Document, settings: AgencySettings, calendar: WorkingCalendar, first: date, last: date
) -> tuple[list[_Day], str]:
    """The days named (with "before" and what completed them), or why there is none."""
    covers, due = document.identity.covers, fact.due
    if covers and isinstance(due, YearlyDue | PeriodicDue):
        last = min(last, date(covers[1], 12, 31))
    letter = settings.completion(fact.document_id, "report_date", fact.id)
    if letter is not None:
        day = date.fromisoformat(letter.value)
        return ([(day, False, letter)] if first <= day <= last else []), ""
    match due:
        case AbsoluteDue():
            return ([(due.day, due.before, None)] if first <= due.day <= last else []), ""
        case SpanDue():
            return ([(due.end, False, None)] if first <= due.end <= last else []), ""
        case YearlyDue():
            years = range(first.year, last.year + 1)
            days = [_in_year(year, due) for year in years]
            return [(day, due.before, None) for day in days if day and first <= day <= last], ""
        case PeriodicDue():
            if due.day is None:
                return [], wording.UNDATED_RHYTHM.format(wording=fact.wording)
            return [(day, due.before, None) for day in _repeated(due, first, last)], ""
        case RelativeDue():
            return _relative(fact, due, document, settings, calendar, first, last)
        case ContinuousDue():
            return [], wording.UNDATED_CONTINUOUS.format(wording=due.wording)


def _issued_from(document: Document) -> date:
    """The first day a plan may have been in force, as far as its date is written: nothing was due under it before."""
    identity = document.identity
    return identity.issued or date(identity.year or 1, (identity.month if identity.year else None) or 1, 1)


def _in_year(year: int, due: YearlyDue) -> date | None:
    try:
        return date(year, due.month, due.day)
    except ValueError:
        return None  # 29/02 in a common year


def _repeated(due: PeriodicDue, first: date, last: date) -> Iterator[date]:
    assert due.day is not None
    if due.every == "week":
        day = first + timedelta(days=(due.day - 1 - first.weekday()) % 7)
        while day <= last:
            yield day
            day += timedelta(days=7)
        return
    start = date(first.year, 1, 1)
    while start <= last:
        day = start + relativedelta(months=due.month_offset, day=due.day)  # day 31 becomes a short month's last
        if first <= day <= last:
            yield day
        start += relativedelta(months=_SPACING[due.every])


def _relative(
    fact: Deadline,
    due: RelativeDue,
    document: Document,
    settings: AgencySettings,
    calendar: WorkingCalendar,
    first: date,
    last: date,
) -> tuple[list[_Day], str]:
    if due.event.lower().startswith("trước"):
        return [], wording.UNDATED_AHEAD.format(wording=fact.wording)
    if not speaks_of_issue(due.event):
        return [], wording.UNDATED_EVENT.format(event=due.event)
    completion = None if document.identity.issued else settings.completion(document.id, "day")
    issued = document.identity.issued or (date.fromisoformat(completion.value) if completion else None)
    if issued is None:
        return [], wording.UNDATED_BLANK.format(wording=fact.wording)
    day = {
        "ngày": lambda: issued + timedelta(days=due.amount),
        "ngày làm việc": lambda: calendar.after(issued, due.amount),
        "tuần": lambda: issued + timedelta(weeks=due.amount),
        "tháng": lambda: issued + relativedelta(months=due.amount),
        "giờ": lambda: issued + timedelta(hours=due.amount),
    }[due.unit]()
    return ([(day, False, completion)] if first <= day <= last else []), ""


_Sent = Sequence[ReportSubmission | TaskProgress]


def _sent(connection: Connection, scope: AgencyScope, today: date) -> _Sent:
    """Reports sent and tasks done, of the whole agency, since the start of last year."""
    kinds, start = ["report_submission", "task_progress"], date(today.year - 1, 1, 1)
    rows = store.live_rows(connection, AgencyScope(scope.agency), kinds, start, date(today.year + 1, 12, 31))
    records = [RECORD.validate_json(row.payload) for row in rows]
    return [r for r in records if isinstance(r, ReportSubmission | TaskProgress)]


def _due(
    fact: Deadline,
    stated: date,
    before: bool,
    completion: Completion | None,
    calendar: WorkingCalendar,
    today: date,
    owed_by: tuple[str, ...],
    sent: _Sent,
) -> DueDate:
    latest = stated - _ONE if before else stated
    last_safe = calendar.on_or_before(latest)
    period = reported_period(fact, stated)
    sent_by = tuple(unit for unit in owed_by if _has_sent(fact, period, unit, owed_by, sent))
    if sent_by == owed_by:
        status = DueStatus.DONE
    elif last_safe < today:
        status = DueStatus.OVERDUE
    elif last_safe == today:
        status = DueStatus.TODAY
    else:
        status = DueStatus.SOON if last_safe - today <= SOON else DueStatus.UPCOMING
    moved = "" if last_safe == latest else calendar.name(latest) or wording.WEEKEND
    return DueDate(fact, stated, last_safe, period, status, owed_by, sent_by, moved, completion)


def _has_sent(fact: Deadline, period: str, unit: str, owed_by: tuple[str, ...], sent: Iterable[object]) -> bool:
    for one in sent:
        if isinstance(one, TaskProgress):
            if (
                fact.task
                and (one.document_id, one.task) == (fact.document_id, fact.task)
                and one.state is TaskState.DONE
            ):
                return True
        elif isinstance(one, ReportSubmission) and one.period == period:
            alone = one.unit == unit or (not one.unit and len(owed_by) == 1)
            if alone and (one.deadline == fact.id or (not one.deadline and period and not fact.task)):
                return True
    return False
