"""Rows of the ledger and of the agency's settings. Every query takes the scope it may touch.

`ledger_changes` is only ever added to and is the truth; `ledger_entries` is each entry's present state, written in
the same transaction, with the columns that counting needs. Statements that much is asked with are put together once:
that costs more than what the database takes to answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, insert, or_, select, update

from core.errors import NotFoundError
from core.people import AgencyScope
from core.store import agencies
from kpi.tables import agency_settings, changes, entries


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over entries alike in all that counting tells apart.

    `part` and `other` are: of meetings online and hybrid, of documents electronic ones and those whose channel is
    known, of procedures handled digitally and digitised (of `other_of` due).
    """

    record: str
    unit: str
    month: str
    kind: str
    category: str
    state: str
    total: int
    part: int
    other: int
    other_of: int


_LOCK = select(agencies.c.code).where(agencies.c.code == bindparam("agency")).with_for_update()
_ADD = insert(changes).returning(changes.c.id)
_TOUCHED = (
    select(changes.c.entry)
    .where(changes.c.agency == bindparam("agency"), changes.c.key == bindparam("key"))
    .order_by(changes.c.id)
)
_SETTINGS = (
    select(agency_settings).where(agency_settings.c.agency == bindparam("agency")).order_by(agency_settings.c.id)
)


def lock(connection: Connection, scope: AgencyScope) -> None:
    """Let one writer of the agency through at a time, until the transaction ends. Raises NotFoundError."""
    found = connection.execute(_LOCK, {"agency": scope.agency}).first()
    if found is None:
        raise NotFoundError(f"Chưa có cơ quan “{scope.agency}”. Xem danh sách: troly corpus list")


def add_change(connection: Connection, scope: AgencyScope, **values: Any) -> int:
    """Append a change; the database refuses to alter or delete one. Returns its id."""
    return int(connection.execute(_ADD, {"agency": scope.agency, **values}).scalar_one())


def put_entry(connection: Connection, scope: AgencyScope, entry: str, **values: Any) -> None:
    """Set the present state of an entry."""
    mine = and_(entries.c.agency == scope.agency, entries.c.entry == entry)
    first = values["version"] == 1  # nothing to look for
    if first or connection.execute(update(entries).where(mine).values(values)).rowcount == 0:
        connection.execute(insert(entries), {"agency": scope.agency, "entry": entry, **values})


def entry_row(connection: Connection, scope: AgencyScope, entry: str) -> Row[Any] | None:
    """The present state of one entry, live or undone."""
    return connection.execute(_one_entry(scope.unit is not None), {**_whose(scope), "the_entry": entry}).first()


@cache
def _one_entry(of_unit: bool) -> Select[Any]:
    return select(entries).where(_theirs(of_unit), entries.c.entry == bindparam("the_entry"))


def entry_rows(connection: Connection, scope: AgencyScope, ids: Sequence[str]) -> list[Row[Any]]:
    """The present states of these entries, by day."""
    query = select(entries).where(_mine(scope), entries.c.entry.in_(list(ids)))
    return list(connection.execute(query.order_by(entries.c.day, entries.c.at))) if ids else []


def all_entries(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """The present state of every entry, live or undone."""
    return list(connection.execute(select(entries).where(_mine(scope))))


def entries_by_key(connection: Connection, scope: AgencyScope, key: str) -> list[str]:
    """The entries that the message with this key has touched, in order."""
    found = connection.execute(_TOUCHED, {"agency": scope.agency, "key": key})
    return list(dict.fromkeys(found.scalars()))


def entry_by_natural_key(connection: Connection, scope: AgencyScope, natural_key: str) -> Row[Any] | None:
    """The live entry with this number, of the whole agency."""
    query = select(entries).where(entries.c.agency == scope.agency, entries.c.natural_key == natural_key)
    return connection.execute(query).first()


def live_rows(
    connection: Connection,
    scope: AgencyScope,
    records: Iterable[str],
    start: date,
    end: date,
    *,
    limit: int | None = None,
    newest_first: bool = False,
) -> list[Row[Any]]:
    """Live entries of these kinds that touch start..end, by day."""
    query = _live(scope.unit is not None, newest_first)
    query = query if limit is None else query.limit(limit)
    return list(connection.execute(query, _span(scope, records, start, end)))


@cache
def _live(of_unit: bool, newest_first: bool) -> Select[Any]:
    order = entries.c.day.desc() if newest_first else entries.c.day
    return select(entries).where(_touching(of_unit)).order_by(order, entries.c.at, entries.c.entry)


def live_payloads(
    connection: Connection, scope: AgencyScope, records: Iterable[str], start: date, end: date
) -> list[Row[Any]]:
    """What `live_rows` finds, by day, with no more than its id, kind of record, day and payload: many are looked at."""
    return list(connection.execute(_payloads(scope.unit is not None), _span(scope, records, start, end)))


@cache
def _payloads(of_unit: bool) -> Select[Any]:
    wanted = (entries.c.entry, entries.c.record, entries.c.day, entries.c.payload)
    return select(*wanted).where(_touching(of_unit)).order_by(entries.c.day, entries.c.at)


def latest_entry_by(connection: Connection, scope: AgencyScope, person_id: int | None) -> Row[Any] | None:
    """The live entry whose last change is this person's and the newest."""
    query = (
        select(entries)
        .join(changes, changes.c.id == entries.c.latest)
        .where(_mine(scope), entries.c.live, changes.c.person_id == person_id)
    )
    return connection.execute(query.order_by(entries.c.latest.desc()).limit(1)).first()


def history(connection: Connection, scope: AgencyScope, entry: str) -> list[Row[Any]]:
    """Every change of one entry, oldest first."""
    query = select(changes).where(changes.c.agency == scope.agency, changes.c.entry == entry)
    return list(connection.execute(query.order_by(changes.c.version)))


def all_changes(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """Every change of the agency, oldest first: what a recount starts from."""
    return list(connection.execute(select(changes).where(changes.c.agency == scope.agency).order_by(changes.c.id)))


def tally(connection: Connection, scope: AgencyScope, start: date, end: date) -> list[Tally]:
    """Sums of the live entries that lie wholly within start..end.

    Grouping follows the index, so that twenty thousand entries are summed in its order without sorting.
    """
    months = {"first_month": month_number(start), "last_month": month_number(end)}
    rows = connection.execute(_sums(scope.unit is not None), {**_whose(scope), "start": start, "end": end, **months})
    return [Tally(*split_bucket(row[0]), *(int(n) for n in row[1:])) for row in rows]


@cache
def _sums(of_unit: bool) -> Select[Any]:
    sums = [func.sum(entries.c[name]) for name in ("total", "part", "other", "other_of")]
    return (
        select(entries.c.bucket, *sums)
        .where(
            _theirs(of_unit),
            entries.c.live,
            entries.c.start_month.between(bindparam("first_month"), bindparam("last_month")),
            entries.c.day >= bindparam("start"),
            entries.c.day <= bindparam("end"),
            entries.c.until <= bindparam("end"),
        )
        .group_by(entries.c.start_month, entries.c.bucket)
    )


def month_number(day: date) -> int:
    """Months counted through, to compare across years."""
    return day.year * 12 + day.month


def join_bucket(record: str, unit: str, month: str, kind: str, category: str, state: str) -> str:
    """What the tally tells apart, as one value; the unit comes last, for it may hold any sign."""
    return "|".join((record, month, kind, category, state, unit))


def split_bucket(bucket: str) -> tuple[str, str, str, str, str, str]:
    """The parts of a bucket in the order of `Tally`'s fields."""
    record, month, kind, category, state, unit = bucket.split("|", 5)
    return record, unit, month, kind, category, state


def straddling(connection: Connection, scope: AgencyScope, start: date, end: date) -> list[Row[Any]]:
    """Live sums that lie partly outside start..end, and so cannot be counted in it."""
    return list(connection.execute(_partly(scope.unit is not None), {**_whose(scope), "start": start, "end": end}))


@cache
def _partly(of_unit: bool) -> Select[Any]:
    query = select(entries).where(
        _theirs(of_unit),
        entries.c.live,
        entries.c.until > entries.c.day,
        entries.c.day <= bindparam("end"),
        entries.c.until >= bindparam("start"),
        or_(entries.c.day < bindparam("start"), entries.c.until > bindparam("end")),
    )
    return query.order_by(entries.c.day)


def add_setting(connection: Connection, scope: AgencyScope, **values: Any) -> None:
    """Append a setting's new value; the earlier ones stay."""
    connection.execute(insert(agency_settings), {"agency": scope.agency, **values})


def setting_rows(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """Every value every setting of the agency has had, oldest first."""
    return list(connection.execute(_SETTINGS, {"agency": scope.agency}))


def agencies_that_set(connection: Connection, name: str, value: str) -> frozenset[str]:
    """All agencies, by their codes, where `value` is the last value of the setting: of every agency at once."""
    return frozenset(connection.execute(_set_by(), {"name": name, "value": value}).scalars())


@cache
def _set_by() -> Select[Any]:
    newest = select(func.max(agency_settings.c.id)).where(agency_settings.c.name == bindparam("name"))
    newest = newest.group_by(agency_settings.c.agency)
    wanted = and_(agency_settings.c.id.in_(newest.scalar_subquery()), agency_settings.c.value == bindparam("value"))
    return select(agency_settings.c.agency).where(wanted)


def _touching(of_unit: bool) -> ColumnElement[bool]:
    return and_(
        _theirs(of_unit),
        entries.c.live,
        entries.c.record.in_(bindparam("records", expanding=True)),
        entries.c.day <= bindparam("end"),
        entries.c.until >= bindparam("start"),
    )


def _span(scope: AgencyScope, records: Iterable[str], start: date, end: date) -> dict[str, Any]:
    return {**_whose(scope), "records": list(records), "start": start, "end": end}


def _theirs(of_unit: bool) -> ColumnElement[bool]:
    mine = entries.c.agency == bindparam("the_agency")
    return and_(mine, entries.c.unit == bindparam("the_unit")) if of_unit else mine


def _whose(scope: AgencyScope) -> dict[str, Any]:
    return {"the_agency": scope.agency} | ({} if scope.unit is None else {"the_unit": scope.unit})


def _mine(scope: AgencyScope) -> ColumnElement[bool]:
    mine = entries.c.agency == scope.agency
    return mine if scope.unit is None else and_(mine, entries.c.unit == scope.unit)
