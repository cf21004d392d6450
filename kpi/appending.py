"""Adding a row to the ledger: who may, how a record is settled, what is refused, and what a message wrote before."""

import secrets
from collections.abc import Iterable
from datetime import date
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from core.errors import ConflictError, DeniedError
from core.people import Action, AgencyScope, may
from kpi import store, wording
from kpi.entries import Entry, Stamp, entry_of
from kpi.projection import REMOVE, counting_columns, natural_key
from kpi.records import Document, Record, ReportSubmission
from kpi.secrecy import guarded, guarded_text
from kpi.validation import resolve_unit, settle, show


def new_entry_id() -> str:
    """A name for a new entry, short enough to be typed."""
    return secrets.token_hex(4)


def allow(stamp: Stamp, scope: AgencyScope, action: Action) -> None:
    """Raises DeniedError where the person may not do that here."""
    if not may(stamp.person, action, scope.agency):
        raise DeniedError(wording.NOT_ALLOWED.format(act=wording.ACTS[action.value]))


def as_kept(connection: Connection, scope: AgencyScope, new: Record, today: date) -> Record:
    """The record as it is kept: guarded, its unit by its full name, its state as the day decides."""
    return all_as_kept(connection, scope, [new], today)[0]


def all_as_kept(connection: Connection, scope: AgencyScope, new: Iterable[Record], today: date) -> list[Record]:
    """The records as they are kept; each unit is looked up once."""
    unit_named = cache(partial(resolve_unit, connection, scope))
    kept = []
    for record in map(guarded, new):
        unit = unit_named(record.unit or scope.unit or "")
        known = settle(record, today)
        kept.append(known if unit == known.unit else known.model_copy(update={"unit": unit}))
    return kept


def refuse_twice(connection: Connection, scope: AgencyScope, new: Record, but: str = "") -> None:
    """Raises ConflictError where what may exist once is there already, in another entry than `but`."""
    key = natural_key(new)
    row = store.entry_by_natural_key(connection, scope, key) if key else None
    if row is None or row.entry == but:
        return
    place = {"entry": row.entry, "day": show(row.day), "who": row.person_name}
    if isinstance(new, Document):
        raise ConflictError(wording.DOCUMENT_TWICE.format(number=new.number, year=new.day.year, **place))
    if isinstance(new, ReportSubmission):
        unit = new.unit or wording.WHOLE_AGENCY
        raise ConflictError(wording.REPORT_TWICE.format(period=new.period, unit=unit, **place))


def replayed(connection: Connection, scope: AgencyScope, stamp: Stamp) -> list[Entry]:
    """The entries that the same message has written already."""
    if not stamp.key:
        return []
    agency = AgencyScope(scope.agency)
    return [entry_at(connection, agency, entry) for entry in store.entries_by_key(connection, scope, stamp.key)]


def entry_at(connection: Connection, scope: AgencyScope, entry: str) -> Entry:
    """An entry known to be there."""
    return entry_of(store.entry_row(connection, scope, entry))


def signed(stamp: Stamp) -> dict[str, Any]:
    """The columns of a row that say who wrote it."""
    return {"person_id": stamp.person.id, "person_name": stamp.person.name, "at": stamp.at, "channel": stamp.channel}


def append(
    connection: Connection,
    scope: AgencyScope,
    entry_id: str,
    change: str,
    state: Record,
    stamp: Stamp,
    *,
    version: int = 1,
    live: bool | None = None,
) -> Entry:
    """Add a change of an entry and set what it now amounts to."""
    payload = state.model_dump_json()
    live = change != REMOVE if live is None else live
    who, columns = signed(stamp), counting_columns(state)
    if not live:
        columns["natural_key"] = None  # the number is free again
    told = {"version": version, "change": change, "payload": payload, "key": stamp.key}
    try:
        latest = store.add_change(connection, scope, entry=entry_id, why=guarded_text(stamp.why)[0], **told, **who)
        first = who if version == 1 else {}
        store.put_entry(
            connection, scope, entry_id, version=version, latest=latest, live=live, payload=payload, **columns, **first
        )
    except IntegrityError as error:
        raise ConflictError(wording.ONE_WRITE_LOST) from error
    return entry_at(connection, AgencyScope(scope.agency), entry_id)
