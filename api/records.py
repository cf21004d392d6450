"""The ledger over HTTP: pages of entries, writing, correcting, undoing, for the API and the pages alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from api import wording_web as wording
from api.callers import Permit
from api.context import Context
from api.record_form import changes_in
from api.standing import narrowed
from core.errors import ConflictError
from core.people import AgencyScope
from kpi import batch, ledger
from kpi.differences import differences
from kpi.entries import AskOverlap, Change, Entry, Overlap, Remark, Stamp
from kpi.lines import change_line, entry_line
from kpi.validation import parse_record
from kpi.window import Window, window_of

_EVER = Window("", date(1990, 1, 1), date(2200, 12, 31))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries: of these kinds (none: all), touching this period ("": ever), of this unit ("": all)."""

    kinds: tuple[str, ...] = ()
    period: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of entries; `more` tells whether another follows."""

    entries: Sequence[Entry]
    offset: int
    more: bool


def stamp(permit: Permit, now: datetime, why: str = "", key: str = "") -> Stamp:
    """Who writes, through which channel, and why."""
    return Stamp(permit.person, now, permit.caller.channel, why, key)


def listing(context: Context, scope: AgencyScope, wanted: Filter, limit: int, offset: int) -> Page:
    """A page of live entries, newest first. Raises InputError for an unknown period or unit."""
    window = window_of(wanted.period) if wanted.period else _EVER
    with context.database.read() as connection:
        mine = narrowed(connection, scope, wanted.unit)
        found = ledger.listing(connection, mine, wanted.kinds, window.start, window.end, offset + limit + 1)
    return Page(found[offset : offset + limit], offset, len(found) > offset + limit)


def write(
    connection: Connection, scope: AgencyScope, fields: Mapping[str, Any], by: Stamp, overlap: Overlap | None
) -> dict[str, Any]:
    """Write a record from plain fields. Raises ConflictError with the question where its period meets earlier sums."""
    written = ledger.record(connection, scope, parse_record(fields), by, overlap)
    if isinstance(written, AskOverlap):
        raise ConflictError(wording.OVERLAP_FIELD.format(question=written.question))
    return written_object(written.entry, written.remarks)


def correct(
    connection: Connection, scope: AgencyScope, entry: str, fields: Mapping[str, Any], by: Stamp
) -> dict[str, Any]:
    """Give some fields new values."""
    written = ledger.correct(connection, scope, entry, fields, by)
    changed = differences(written.before, written.entry.record) if written.before is not None else []
    return {**written_object(written.entry, written.remarks), "changed": changed}


def undo(connection: Connection, scope: AgencyScope, entry: str, by: Stamp) -> dict[str, Any]:
    """Take back the entry's last change."""
    return written_object(ledger.undo(connection, scope, entry, by), ())


def undo_import(context: Context, permit: Permit, entry: str, why: str) -> None:
    """Take back all that one file brought, this entry among it."""
    with context.database.write() as connection:
        batch.undo_all(connection, permit.scope, entry, stamp(permit, context.clock.now(), why))


def imported_with(context: Context, scope: AgencyScope, entry: str) -> int:
    """How many entries one file brought that still count, this one among them; 0 where it came alone."""
    with context.database.read() as connection:
        found = batch.beside(connection, scope, entry)
    return found if found > 1 else 0


def correct_by_form(context: Context, permit: Permit, entry: str, sent: Mapping[str, str]) -> None:
    """Correct the entry by what a form changed in it; the form's "why" is the reason."""
    by = stamp(permit, context.clock.now(), sent.get("why", ""))
    with context.database.write() as connection:
        old = ledger.get(connection, permit.scope, entry)
        ledger.correct(connection, permit.scope, entry, changes_in(old.record, sent), by)


def with_history(context: Context, scope: AgencyScope, entry: str) -> dict[str, Any]:
    """An entry and every change of it."""
    found, changes = entry_and_history(context, scope, entry)
    return {**entry_object(found), "history": [_change_object(change) for change in changes]}


def entry_and_history(context: Context, scope: AgencyScope, entry: str) -> tuple[Entry, list[Change]]:
    """An entry as it stands, and its changes, oldest first. Raises NotFoundError."""
    with context.database.read() as connection:
        return ledger.get(connection, scope, entry), ledger.history(connection, scope, entry)


def page_object(page: Page) -> dict[str, Any]:
    """A page as JSON."""
    return {
        "records": [entry_object(entry) for entry in page.entries],
        "offset": page.offset,
        "more": page.more,
    }


def entry_object(entry: Entry) -> dict[str, Any]:
    """An entry as JSON."""
    return {
        "id": entry.id,
        "agency": entry.agency,
        "version": entry.version,
        "live": entry.live,
        "record": entry.record.model_dump(mode="json"),
        "person": entry.person_name,
        "at": entry.at.isoformat(),
        "channel": entry.channel,
        "line": entry_line(entry),
    }


def written_object(entry: Entry, remarks: Sequence[Remark]) -> dict[str, Any]:
    """What a write came to, as JSON."""
    return {**entry_object(entry), "remarks": [remark.text for remark in remarks]}


def _change_object(change: Change) -> dict[str, Any]:
    return {
        "version": change.version,
        "change": change.change,
        "record": change.record.model_dump(mode="json"),
        "person": change.person_name,
        "at": change.at.isoformat(),
        "channel": change.channel,
        "why": change.why,
        "line": change_line(change),
    }
