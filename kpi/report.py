"""Builds the periodic report of an agency on one of its plans: everything it says comes from the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from core.clock import in_office
from core.errors import NotFoundError
from core.people import AgencyScope
from core.vietnamese.text import squeeze
from corpus.facts.model import Deadline, Task
from corpus.model import AgencyEntry, Document
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi import report_wording as wording
from kpi.agency_settings import AgencySettings, load_settings
from kpi.cut_off import cut_off_of
from kpi.deadlines import DueDate, agenda
from kpi.entries import Entry
from kpi.records import ReportSubmission, TaskProgress
from kpi.report_figures import figures_of
from kpi.report_head import head_of, unit_head
from kpi.report_model import CutOff, Figure, Head, Part, Report, Section, TaskLine
from kpi.report_outlook import assessment, outlook, overdue_tasks, proposals
from kpi.report_parts import parts_of
from kpi.report_plan import asked_for, duties_of, is_inner, only, plan_for
from kpi.report_results import guidance, results
from kpi.validation import show
from kpi.window import Window, window_of
from kpi.working_days import WorkingCalendar

_ALL_BUT_BASELINES = (
    *("meeting", "meeting_count", "document", "document_count", "procedure_count"),
    *("activity", "measurement", "task_progress", "report_submission"),
)


def build(
    connection: Connection,
    scope: AgencyScope,
    snapshot: Snapshot,
    period: str,
    now: datetime,
    *,
    document_id: str = "",
    cut_off: date | None = None,
    estimates: Mapping[str, str] | None = None,
    draft: bool = True,
) -> Report:
    """The report of `period` ("2026-05", "2026-Q2", "2026-H1", "2026") on the plan `document_id` (default: the one in
    force that asks for this report). `estimates` are typed figures of the whole period, by measure; with
    `scope.unit` it is that unit's own part.

    Raises InputError for an unknown period, plan, measure or cut-off, NotFoundError without a plan in force.
    """
    window, today, agency = window_of(period), in_office(now).date(), AgencyScope(scope.agency)
    entry = snapshot.agencies.get(scope.agency)
    if entry is None:
        raise NotFoundError(wording.NO_PLAN)
    settings = load_settings(connection, agency)
    asked = _asked(connection, agency, snapshot, window)
    document = plan_for(snapshot, scope.agency, window, asked, document_id)
    asked = [one for one in asked if one.fact.document_id == document.id]
    outer = [one for one in asked if is_inner(one.fact, entry) is (scope.unit is not None)]
    outer = [one for one in outer if scope.unit is None or scope.unit in one.owed_by]
    cut = cut_off_of(window, today, outer, WorkingCalendar.of(settings), cut_off)
    plan = only(snapshot, document)
    entries = _entries(connection, scope, window.start, cut.day)
    later = _entries(connection, scope, cut.day + timedelta(days=1), min(window.end, today))
    missed = [e for e in later if e.record.day > cut.day and not isinstance(e.record, ReportSubmission)]
    cut = replace(cut, later=len(missed))
    figures = figures_of(connection, scope, plan, window, cut.day, estimates or {})
    tasks = _tasks(connection, agency, plan, cut.day)
    parts = parts_of(connection, scope, document.id, entry, window, asked, today)
    due = agenda(connection, scope, plan, cut.day).due
    head = _head(document, plan, entry, outer, today, scope.unit)
    whole = [one for one in entries if window.start <= one.record.day and _until(one) <= cut.day]
    return Report(
        scope.agency,
        document.id,
        window,
        in_office(now),
        cut,
        head,
        _lead(document, settings, head, window, cut),
        _sections(document, plan, window, cut, whole, figures, tasks, parts, due),
        figures,
        tasks,
        parts,
        tuple(entries),
        draft,
        _notes(figures),
        _reminders(cut, parts),
    )


def _asked(connection: Connection, agency: AgencyScope, snapshot: Snapshot, window: Window) -> list[DueDate]:
    """The due dates of all plans that ask for the report of this window."""
    return [one for one in agenda(connection, agency, snapshot, window.end).due if asked_for(one, window)]


def _entries(connection: Connection, scope: AgencyScope, start: date, end: date) -> list[Entry]:
    return ledger.listing(connection, scope, _ALL_BUT_BASELINES, start, end)[::-1] if start <= end else []


def _until(entry: Entry) -> date:
    until: date = getattr(entry.record, "until", entry.record.day)
    return until


def _tasks(connection: Connection, agency: AgencyScope, plan: Snapshot, cut_off: date) -> tuple[TaskLine, ...]:
    """The tasks of the plan's annex with their latest progress up to the cut-off."""
    since = date(cut_off.year - 1, 1, 1)
    latest: dict[str, TaskProgress] = {}
    for entry in ledger.listing(connection, agency, ("task_progress",), since, cut_off)[::-1]:
        if isinstance(entry.record, TaskProgress) and entry.record.document_id in plan.documents:
            latest[entry.record.task] = entry.record
    tasks = [fact for fact in plan.facts if isinstance(fact, Task)]
    return tuple(TaskLine(task, latest.get(task.number)) for task in tasks)


def _head(
    document: Document,
    plan: Snapshot,
    entry: AgencyEntry,
    outer: Sequence[DueDate],
    today: date,
    unit: str | None,
) -> Head:
    first = min(outer, key=lambda one: one.last_safe, default=None)
    fact = first.fact if first and not unit else _any_report(plan, entry)
    head = head_of(document, plan.passages, entry, fact, today)
    return unit_head(head, unit) if unit else head


def _any_report(plan: Snapshot, entry: AgencyEntry) -> Deadline | None:
    """A report of another period that the plan asks for: it goes to the same body."""
    facts = [fact for fact in plan.facts if isinstance(fact, Deadline) and fact.report_period and fact.receiver]
    return next((fact for fact in facts if not is_inner(fact, entry)), None)


def _lead(document: Document, settings: AgencySettings, head: Head, window: Window, cut: CutOff) -> str:
    """The opening sentence: which plan is carried out, by whom, in which period, counted until when."""
    identity = document.identity
    number, day = settings.completion(document.id, "number"), settings.completion(document.id, "day")
    issued = show(identity.issued) if identity.issued else ""
    if day is not None and not issued:
        issued = show(date.fromisoformat(day.value))
    told = {
        "document": identity.type_name or "Kế hoạch",
        "number": identity.number or (number.value if number else f"……{identity.symbol or ''}"),
        "day": issued or (f"……/{identity.month}/{identity.year}" if identity.year and identity.month else "……"),
        "title": _in_sentence(identity.title),
    }
    carried = wording.CARRIES_OUT.format(**told)
    period = {"period": window.label, "day": show(cut.day)}
    return wording.LEAD.format(carried_out=carried, agency=head.agency_name, **period)


def _in_sentence(title: str) -> str:
    text = squeeze(title).rstrip(" .;")
    return text[:1].lower() + text[1:]


def _sections(
    document: Document,
    plan: Snapshot,
    window: Window,
    cut: CutOff,
    entries: Sequence[Entry],
    figures: Sequence[Figure],
    tasks: Sequence[TaskLine],
    parts: Sequence[Part],
    due: Sequence[DueDate],
) -> tuple[Section, ...]:
    duties = duties_of(plan.passages, document)
    return (
        guidance("I", document.id, duties, entries, parts),
        results("II", document.id, duties, entries, figures, tasks, parts),
        assessment("III", figures, tasks, entries, parts, overdue_tasks(due, tasks)),
        outlook("IV", window, cut.day, figures, due, parts),
        proposals("V", parts),
    )


def _notes(figures: Sequence[Figure]) -> tuple[str, ...]:
    """What a reader of the figures must know: what is declared, left open or left out."""
    return tuple(dict.fromkeys(f"{f.progress.subject}: {note}" for f in figures for note in f.progress.notes))


def _reminders(cut: CutOff, parts: Sequence[Part]) -> tuple[str, ...]:
    """What whoever works on the draft must know: records after the cut-off, units that have not sent their part."""
    found = [wording.LATER.format(count=cut.later, day=show(cut.day))] if cut.later else []
    if missing := [part.unit for part in parts if part.sent is None]:
        found.append(wording.NOT_SENT.format(count=len(missing), total=len(parts), units=", ".join(missing)))
    return tuple(found)
