"""Many records that one message brings, as a file of last year's counts does: kept together, taken back together.

They are rows like any others, each an entry with a history of its own; that they share the message's key makes them one
batch. Each step is a handful of statements however many there are.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from core.errors import ConflictError, NotFoundError
from core.failpoints import reach
from core.people import Action, AgencyScope
from kpi import batch_store, store, wording
from kpi.appending import all_as_kept, allow, new_entry_id, signed
from kpi.entries import Entry, Stamp, entry_of
from kpi.projection import RECORDED, REMOVE, UNDO, counting_columns, natural_key
from kpi.records import Record
from kpi.secrecy import guarded_text


def record_all(
    connection: Connection, scope: AgencyScope, records: Sequence[Record], stamp: Stamp, replaced: Iterable[Entry] = ()
) -> list[Entry]:
    """Write the records as new entries and take what they replace out of the count. The same key again writes nothing
    and gives back what was written. Raises what recording one of them raises; then nothing may be kept."""
    allow(stamp, scope, Action.RECORD)
    store.lock(connection, scope)
    stamp = stamp if stamp.key else replace(stamp, key=secrets.token_hex(8))  # binds the entries to each other
    if not (earlier := batch_store.written_by(connection, scope, stamp.key, RECORDED)):
        _remove(connection, scope, [entry for entry in replaced if entry.live], stamp)
        _add(connection, scope, all_as_kept(connection, scope, records, stamp.today), stamp)
        reach("ledger.batch-recorded")
        earlier = batch_store.written_by(connection, scope, stamp.key, RECORDED)
    return [entry_of(row) for row in earlier]


def beside(connection: Connection, scope: AgencyScope, entry_id: str) -> int:
    """How many live entries the message that recorded this entry wrote in all. Raises NotFoundError."""
    key = _key_of(connection, scope, entry_id)
    return batch_store.live_beside(connection, scope, key, RECORDED) if key else 0


def undo_all(connection: Connection, scope: AgencyScope, entry_id: str, stamp: Stamp) -> list[Entry]:
    """Take back everything that was recorded together with this entry; what it had replaced counts again. Entries
    corrected meanwhile go too. Raises NotFoundError, DeniedError, ConflictError where nothing of it is left."""
    store.lock(connection, scope)
    key = _key_of(connection, scope, entry_id)
    found = map(entry_of, batch_store.written_by(connection, scope, key, RECORDED)) if key else ()
    standing = [entry for entry in found if entry.live]
    if not standing:
        raise ConflictError(wording.ALREADY_UNDONE.format(entry=entry_id))
    own = all(entry.person_id == stamp.person.id for entry in standing)
    allow(stamp, scope, Action.CORRECT_OWN if own else Action.CORRECT_ANY)
    gone = {entry.id: UNDO if entry.version == 1 else REMOVE for entry in standing}
    _change(connection, scope, standing, gone, stamp, live=False)
    bring_back(connection, scope, key, stamp)
    reach("ledger.batch-undone")
    return [replace(entry, version=entry.version + 1, live=False) for entry in standing]


def bring_back(connection: Connection, scope: AgencyScope, key: str, stamp: Stamp) -> None:
    """Count again what the message with this key removed and nothing has touched since, once all that it recorded is
    gone."""
    if not key or batch_store.live_beside(connection, scope, key, RECORDED):
        return
    removed = batch_store.written_by(connection, scope, key, REMOVE)
    old = [entry_of(row) for row in removed if row.latest == row.by_change]
    _change(connection, scope, old, {entry.id: UNDO for entry in old}, stamp, live=True)


def _key_of(connection: Connection, scope: AgencyScope, entry_id: str) -> str:
    if store.entry_row(connection, scope, entry_id) is None:
        raise NotFoundError(wording.ENTRY_UNKNOWN.format(entry=entry_id))
    return str(store.history(connection, scope, entry_id)[0].key)


def _add(connection: Connection, scope: AgencyScope, records: Sequence[Record], stamp: Stamp) -> None:
    taken, names = batch_store.entry_ids(connection, scope), list[str]()
    while len(names) < len(records):
        if (name := new_entry_id()) not in taken:
            names.append(name)
            taken.add(name)
    rows: list[dict[str, Any]] = [
        {"entry": name, "version": 1, "payload": record.model_dump_json()}
        for name, record in zip(names, records, strict=True)
    ]
    told = {"change": RECORDED, "key": stamp.key, "why": guarded_text(stamp.why)[0]} | signed(stamp)
    try:
        latest = batch_store.add_changes(connection, scope, [row | told for row in rows])
        first = {"live": True} | signed(stamp)
        kept = [
            row | first | counting_columns(record) | {"latest": latest[row["entry"]]}
            for row, record in zip(rows, records, strict=True)
        ]
        batch_store.add_entries(connection, scope, kept)
    except IntegrityError as error:
        raise ConflictError(wording.ONE_WRITE_LOST) from error


def _remove(connection: Connection, scope: AgencyScope, old: Sequence[Entry], stamp: Stamp) -> None:
    if any(entry.person_id != stamp.person.id for entry in old):
        allow(stamp, scope, Action.CORRECT_ANY)
    _change(connection, scope, old, {entry.id: REMOVE for entry in old}, stamp, live=False)


def _change(
    connection: Connection,
    scope: AgencyScope,
    old: Sequence[Entry],
    to: Mapping[str, str],
    stamp: Stamp,
    *,
    live: bool,
) -> None:
    """Add to each entry the change `to` names; its record stays as it is."""
    if not old:
        return
    told = {"key": stamp.key, "why": guarded_text(stamp.why)[0]} | signed(stamp)
    added = [
        {"entry": e.id, "version": e.version + 1, "change": to[e.id], "payload": e.record.model_dump_json()} | told
        for e in old
    ]
    try:
        latest = batch_store.add_changes(connection, scope, added)
        now = [
            {"entry": e.id, "version": e.version + 1, "latest": latest[e.id], "live": live}
            | {"natural_key": natural_key(e.record) if live else None}
            for e in old
        ]
        batch_store.change_entries(connection, scope, now)
    except IntegrityError as error:
        raise ConflictError(wording.ONE_WRITE_LOST) from error
