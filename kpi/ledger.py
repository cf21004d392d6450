"""The ledger: what was recorded, corrected and undone. Rows are only ever added; an entry is what they amount to.

Every call works inside the caller's write transaction, so that a record and the answer about it are kept or lost
together. Raises InputError, ConflictError, DeniedError, SecretRefused with Vietnamese messages; then nothing is kept.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from core.errors import ConflictError, InputError, NotFoundError
from core.failpoints import reach
from core.people import Action, AgencyScope
from kpi import batch, store, wording
from kpi.appending import allow, append, as_kept, new_entry_id, refuse_twice, replayed
from kpi.entries import AskOverlap, Change, Entry, Overlap, Remark, Stamp, Written, entry_of
from kpi.projection import CORRECT, RECORDED, REMOVE, UNDO, present
from kpi.records import RECORD, Meeting, MeetingState, Record
from kpi.remarks import overlap, remarks_on
from kpi.validation import parse_record


def check(connection: Connection, scope: AgencyScope, record: Record, today: date) -> tuple[Record, tuple[Remark, ...]]:
    """What `record` would write, without writing: the record as it would be kept, and what to remark on it."""
    settled = as_kept(connection, scope, record, today)
    refuse_twice(connection, scope, settled)
    return settled, remarks_on(connection, scope, settled)


def record(
    connection: Connection, scope: AgencyScope, new: Record, stamp: Stamp, on_overlap: Overlap | None = None
) -> Written | AskOverlap:
    """Write a new entry. A sum that meets earlier entries comes back as a question until `on_overlap` answers it."""
    allow(stamp, scope, Action.RECORD)
    store.lock(connection, scope)
    stamp = stamp if stamp.key else replace(stamp, key=secrets.token_hex(8))  # binds what is replaced to the new entry
    if earlier := replayed(connection, scope, stamp):
        return Written(earlier[0], replayed=True)
    settled = as_kept(connection, scope, new, stamp.today)
    refuse_twice(connection, scope, settled)
    question = None if on_overlap is Overlap.ADD else overlap(connection, scope, settled)
    if question and on_overlap is None:
        return question
    entry = append(connection, scope, new_entry_id(), RECORDED, settled, stamp)
    replaced = question.earlier if question and on_overlap is Overlap.REPLACE else ()
    for old in replaced:
        append(connection, scope, old.id, REMOVE, old.record, stamp, version=old.version + 1)
    reach("ledger.recorded")
    return Written(entry, remarks_on(connection, scope, settled, but=entry.id), tuple(old.id for old in replaced))


def correct(
    connection: Connection, scope: AgencyScope, entry_id: str, fields: Mapping[str, Any], stamp: Stamp
) -> Written:
    """Give some fields of an entry new values; the earlier state stays in its history."""
    old = _changeable(connection, scope, entry_id, stamp)
    if old.id in {entry.id for entry in replayed(connection, scope, stamp)}:
        return Written(old, replayed=True)
    if not old.live:
        raise ConflictError(wording.ENTRY_GONE.format(entry=entry_id))
    if fields.get("record", old.record.record) != old.record.record:
        raise InputError(wording.KIND_CHANGED)
    given = old.record.model_dump() | dict(fields)
    if isinstance(old.record, Meeting) and "day" in fields and "state" not in fields:
        given["state"] = None  # the new day decides whether it is past or to come
    settled = as_kept(connection, scope, parse_record(given), stamp.today)
    if settled == old.record:
        raise InputError(wording.NOTHING_CHANGED.format(entry=entry_id))
    refuse_twice(connection, scope, settled, but=entry_id)
    entry = append(connection, scope, entry_id, CORRECT, settled, stamp, version=old.version + 1)
    return Written(entry, remarks_on(connection, scope, settled, but=entry_id), before=old.record)


def set_state(connection: Connection, scope: AgencyScope, entry_id: str, state: MeetingState, stamp: Stamp) -> Written:
    """Say what became of a meeting: held, cancelled, postponed, or planned again."""
    if not isinstance(get(connection, scope, entry_id).record, Meeting):
        raise InputError(wording.STATE_WRONG.format(entry=entry_id))
    return correct(connection, scope, entry_id, {"state": state}, stamp)


def undo(connection: Connection, scope: AgencyScope, entry_id: str, stamp: Stamp) -> Entry:
    """Take back the last change of an entry: a correction goes back to what was before, a record is gone and what
    it had replaced counts again."""
    old = _changeable(connection, scope, entry_id, stamp)
    if old.id in {entry.id for entry in replayed(connection, scope, stamp)}:
        return old
    rows = store.history(connection, scope, entry_id)
    past, depth = [(row.change, row.payload) for row in rows], _depth(rows)
    if depth == 0:
        raise ConflictError(wording.ALREADY_UNDONE.format(entry=entry_id))
    below = present([*past, (UNDO, "")])
    state = old.record if below is None else RECORD.validate_json(below)
    if below is not None:
        refuse_twice(connection, scope, state, but=entry_id)
    entry = append(connection, scope, entry_id, UNDO, state, stamp, version=old.version + 1, live=below is not None)
    if depth == 1:
        batch.bring_back(connection, scope, rows[0].key, stamp)
    return entry


def undo_last(connection: Connection, scope: AgencyScope, stamp: Stamp) -> list[Entry]:
    """Take back the last thing this person wrote: one entry's last change, or all that one file brought. Raises
    NotFoundError when there is nothing."""
    if earlier := replayed(connection, scope, stamp):
        return earlier
    row = store.latest_entry_by(connection, scope, stamp.person.id)
    if row is None:
        raise NotFoundError(wording.NOTHING_TO_UNDO)
    if _depth(store.history(connection, scope, row.entry)) == 1 and batch.beside(connection, scope, row.entry) > 1:
        return batch.undo_all(connection, scope, row.entry, stamp)
    return [undo(connection, scope, row.entry, stamp)]


def remove(connection: Connection, scope: AgencyScope, entry_id: str, stamp: Stamp) -> Entry:
    """Strike an entry out whatever its history; undo brings it back."""
    old = _changeable(connection, scope, entry_id, stamp)
    if not old.live:
        return old
    return append(connection, scope, entry_id, REMOVE, old.record, stamp, version=old.version + 1)


def get(connection: Connection, scope: AgencyScope, entry_id: str) -> Entry:
    """The entry with this id, live or not. Raises NotFoundError."""
    row = store.entry_row(connection, scope, entry_id)
    if row is None:
        raise NotFoundError(wording.ENTRY_UNKNOWN.format(entry=entry_id))
    return entry_of(row)


def history(connection: Connection, scope: AgencyScope, entry_id: str) -> list[Change]:
    """Every change of an entry, oldest first: who, when, through which channel, why."""
    get(connection, scope, entry_id)
    rows = store.history(connection, scope, entry_id)
    states = [RECORD.validate_json(row.payload) for row in rows]
    return [
        Change(row.version, row.change, state, row.person_name, row.at, row.channel, row.why, before)
        for row, state, before in zip(rows, states, [None, *states], strict=False)
    ]


def listing(
    connection: Connection, scope: AgencyScope, kinds: tuple[str, ...], start: date, end: date, limit: int | None = None
) -> list[Entry]:
    """Live entries of these kinds ("meeting", …; empty: all) that touch start..end, newest first."""
    wanted = kinds or tuple(wording.RECORD_NAMES)
    rows = store.live_rows(connection, scope, wanted, start, end, limit=limit, newest_first=True)
    return [entry_of(row) for row in rows]


def awaiting(connection: Connection, scope: AgencyScope, today: date) -> list[Entry]:
    """Planned meetings whose day has passed: the assistant asks whether they were held."""
    entries = listing(connection, scope, ("meeting",), today - timedelta(days=366), today - timedelta(days=1))
    return [e for e in entries if isinstance(e.record, Meeting) and e.record.state is MeetingState.PLANNED]


def _depth(rows: Sequence[Row[Any]]) -> int:
    """How many changes of an entry can still be undone."""
    return sum(-1 if row.change == UNDO else 1 for row in rows)


def _changeable(connection: Connection, scope: AgencyScope, entry_id: str, stamp: Stamp) -> Entry:
    store.lock(connection, scope)
    entry = get(connection, scope, entry_id)
    own = entry.person_id == stamp.person.id
    allow(stamp, scope, Action.CORRECT_OWN if own else Action.CORRECT_ANY)
    return entry
