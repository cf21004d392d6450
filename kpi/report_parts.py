"""Who has handed in a part of the agency's report, and who has not."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from core.people import AgencyScope
from core.store import units_of
from corpus.model import AgencyEntry
from kpi import store
from kpi.deadlines import DueDate
from kpi.entries import Entry, entry_of
from kpi.records import ReportSubmission
from kpi.report_model import Part
from kpi.report_plan import asked_for, is_inner
from kpi.window import Window


def parts_of(
    connection: Connection,
    scope: AgencyScope,
    document_id: str,
    entry: AgencyEntry,
    window: Window,
    due: Sequence[DueDate],
    today: date,
) -> tuple[Part, ...]:
    """The parts of the report in `window`: of the units whom the plan gives a deadline, else of all units but the one
    that puts the report together; and of any other unit that has sent one."""
    asked = [one for one in due if asked_for(one, window)]
    inner = {unit: one.last_safe for one in asked if is_inner(one.fact, entry) for unit in one.owed_by if unit}
    makers = {unit for one in asked if not is_inner(one.fact, entry) for unit in one.owed_by}
    sent = _sent(connection, AgencyScope(scope.agency), document_id, window, today)
    names = [unit.name for unit in units_of(connection, scope)]
    owing = [name for name in names if name in inner] if inner else [name for name in names if name not in makers]
    owing += [name for name in sent if name not in owing]
    found = [_part(name, inner.get(name), sent.get(name)) for name in owing]
    return tuple(part for part in found if scope.unit in (None, part.unit))


def _part(unit: str, due: date | None, entry: Entry | None) -> Part:
    if entry is None:
        return Part(unit, due, None)
    assert isinstance(entry.record, ReportSubmission)
    return Part(unit, due, entry.record, entry.id)


def _sent(
    connection: Connection, scope: AgencyScope, document_id: str, window: Window, today: date
) -> dict[str, Entry]:
    """The latest part of each unit for this period and plan."""
    rows = store.live_rows(connection, scope, ["report_submission"], window.start, max(today, window.end))
    sent: dict[str, Entry] = {}
    for one in map(entry_of, rows):
        record = one.record
        assert isinstance(record, ReportSubmission)
        ours = not record.deadline or record.deadline.startswith(f"{document_id}#")
        if record.unit and ours and record.period == window.key:
            sent[record.unit] = one
    return sent
