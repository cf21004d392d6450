"""Rows of the ledger and of the agency's settings. Every query takes the scope it may touch.

`ledger_changes` is only ever added to and is the truth; `ledger_entries` is each entry's present state, written in
the same transaction, with the columns that counting needs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, update

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


def lock(connection: Connection, scope: AgencyScope) -> None:
    """Let one writer of the agency through at a time, until the transaction ends. Raises NotFoundError."""
    found = connection.execute(select(agencies.c.code).where(agencies.c.code == scope.agency).with_for_update()).first()
    if found is None:
        raise NotFoundError(f"Chưa có cơ quan “{scope.agency}”. Xem danh sách: troly corpus list")


def add_change(connection: Connection, scope: AgencyScope, **values: Any) -> int:
    """Append a change; the database refuses to alter or delete one. Returns its id."""
    row = insert(changes).values(agency=scope.agency, **values).returning(changes.c.id)
    return int(connection.execute(row).scalar_one())


def put_entry(connection: Connection, scope: AgencyScope, entry: str, **values: Any) -> None:
    """Set the present state of an entry."""
    mine = and_(entries.c.agency == scope.agency, entries.c.entry == entry)
    first = values["version"] == 1  # nothing to look for
    if first or connection.execute(update(entries).where(mine).values(values)).rowcount == 0:
        connection.execute(insert(entries).values(agency=scope.agency, entry=entry, **values))


def entry_row(connection: Connection, scope: AgencyScope, entry: str) -> Row[Any] | None:
    """The present state of one entry, live or undone."""
    return connection.execute(select(entries).where(_mine(scope), entries.c.entry == entry)).first()


def entry_rows(connection: Connection, scope: AgencyScope, ids: Sequence[str]) -> list[Row[Any]]:
    """The present states of these entries, by day."""
    query = select(entries).where(_mine(scope), entries.c.entry.in_(list(ids)))
    return list(connection.execute(query.order_by(entries.c.day, entries.c.at))) if ids else []


def all_entries(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """The present state of every entry, live or undone."""
    return list(connection.execute(select(entries).where(_mine(scope))))


def entries_by_key(connection: Connection, scope: AgencyScope, key: str) -> list[str]:
    """The entries that the message with this key has touched, in order."""
    query = select(changes.c.entry).where(changes.c.agency == scope.agency, changes.c.key == key)
    return list(dict.fromkeys(connection.execute(query.order_by(changes.c.id)).scalars()))


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
    query = select(entries).where(_touching(scope, records, start, end))
    order = entries.c.day.desc() if newest_first else entries.c.day
    query = query.order_by(order, entries.c.at, entries.c.entry)
    return list(connection.execute(query if limit is None else query.limit(limit)))


def live_payloads(
    connection: Connection, scope: AgencyScope, records: Iterable[str], start: date, end: date
) -> list[Row[Any]]:
    """What `live_rows` finds, by day, with no more than its id, kind of record, day and payload: many are looked at."""
    wanted = (entries.c.entry, entries.c.record, entries.c.day, entries.c.payload)
    query = select(*wanted).where(_touching(scope, records, start, end)).order_by(entries.c.day, entries.c.at)
    return list(connection.execute(query))


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
    sums = [func.sum(entries.c[name]) for name in ("total", "part", "other", "other_of")]
    query = (
        select(entries.c.bucket, *sums)
        .where(
            _mine(scope),
            entries.c.live,
            entries.c.start_month.between(month_number(start), month_number(end)),
            entries.c.day >= start,
            entries.c.day <= end,
            entries.c.until <= end,
        )
        .group_by(entries.c.start_month, entries.c.bucket)
    )
    return [Tally(*split_bucket(row[0]), *(int(n) for n in row[1:])) for row in connection.execute(query)]


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
    query = select(entries).where(
        _mine(scope),
        entries.c.live,
        entries.c.until > entries.c.day,
        entries.c.day <= end,
        entries.c.until >= start,
        or_(entries.c.day < start, entries.c.until > end),
    )
    return list(connection.execute(query.order_by(entries.c.day)))


def add_setting(connection: Connection, scope: AgencyScope, **values: Any) -> None:
    """Append a setting's new value; the earlier ones stay."""
    connection.execute(insert(agency_settings).values(agency=scope.agency, **values))


def setting_rows(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """Every value every setting of the agency has had, oldest first."""
    query = select(agency_settings).where(agency_settings.c.agency == scope.agency)
    return list(connection.execute(query.order_by(agency_settings.c.id)))


def agencies_that_set(connection: Connection, name: str, value: str) -> frozenset[str]:
    """All agencies, by their codes, where `value` is the last value of the setting: of every agency at once."""
    newest = select(func.max(agency_settings.c.id)).where(agency_settings.c.name == name)
    newest = newest.group_by(agency_settings.c.agency)
    wanted = and_(agency_settings.c.id.in_(newest.scalar_subquery()), agency_settings.c.value == value)
    return frozenset(connection.execute(select(agency_settings.c.agency).where(wanted)).scalars())


def _touching(scope: AgencyScope, records: Iterable[str], start: date, end: date) -> ColumnElement[bool]:
    return and_(
        _mine(scope),
        entries.c.live,
        entries.c.record.in_(list(records)),
        entries.c.day <= end,
        entries.c.until >= start,
    )


def _mine(scope: AgencyScope) -> ColumnElement[bool]:
    mine = entries.c.agency == scope.agency
    return mine if scope.unit is None else and_(mine, entries.c.unit == scope.unit)
