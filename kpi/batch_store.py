"""Many rows of the ledger at a time: what a batch adds, and the entries that one message wrote."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from core.people import AgencyScope
from kpi.tables import changes, entries


def add_changes(connection: Connection, scope: AgencyScope, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Append one change for each of these entries, in their order; returns the ids by entry."""
    adding = insert(changes).returning(changes.c.entry, changes.c.id)
    made = connection.execute(adding, [{"agency": scope.agency, **row} for row in rows])
    return {row.entry: row.id for row in made}


def add_entries(connection: Connection, scope: AgencyScope, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep new entries."""
    connection.execute(insert(entries), [{"agency": scope.agency, **row} for row in rows])


def change_entries(connection: Connection, scope: AgencyScope, rows: Sequence[Mapping[str, Any]]) -> None:
    """Set version, latest change, life and natural key of entries that are there; `entry` names each."""
    mine = (entries.c.agency == scope.agency) & (entries.c.entry == bindparam("of"))
    names = ("version", "latest", "live", "natural_key")
    change = update(entries).where(mine).values({name: bindparam(f"new_{name}") for name in names})
    connection.execute(change, [{"of": row["entry"], **{f"new_{name}": row[name] for name in names}} for row in rows])


def entry_ids(connection: Connection, scope: AgencyScope) -> set[str]:
    """The names of all entries of the agency, live or not."""
    return set(connection.execute(select(entries.c.entry).where(entries.c.agency == scope.agency)).scalars())


def written_by(connection: Connection, scope: AgencyScope, key: str, change: str) -> list[Row[Any]]:
    """The entries that the message with this key changed so (recorded, removed), as they stand, in the order written;
    `by_change` is the id of that change."""
    mine = (changes.c.agency == scope.agency) & (changes.c.key == key) & (changes.c.change == change)
    same = (entries.c.agency == changes.c.agency) & (entries.c.entry == changes.c.entry)
    query = select(entries, changes.c.id.label("by_change")).join(changes, same).where(mine).order_by(changes.c.id)
    return list(connection.execute(query))


def live_beside(connection: Connection, scope: AgencyScope, key: str, change: str) -> int:
    """How many of the entries that the message changed so are live."""
    mine = (changes.c.agency == scope.agency) & (changes.c.key == key) & (changes.c.change == change)
    same = (entries.c.agency == changes.c.agency) & (entries.c.entry == changes.c.entry)
    query = select(func.count()).select_from(entries.join(changes, same)).where(mine, entries.c.live)
    return int(connection.execute(query).scalar_one())
