"""People of an agency, and the codes that let them in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.access import leave
from bot.people_store import accounts_of
from core import audit
from core.people import AgencyScope, Person, Role
from core.store import change_person, people_of, person_of, units_of
from kpi.validation import resolve_unit


@dataclass(frozen=True, slots=True)
class Member:
    """A person and the channels they are reached on."""

    person: Person
    channels: tuple[str, ...]


def members(connection: Connection, scope: AgencyScope) -> list[Member]:
    """Everybody of the agency, those who left too."""
    return [
        Member(person, tuple(dict.fromkeys(row.channel for row in accounts_of(connection, scope, person.id))))
        for person in people_of(connection, scope)
    ]


def unit_names(connection: Connection, scope: AgencyScope) -> list[str]:
    """The agency's units, in the order entered."""
    return [unit.name for unit in units_of(connection, scope)]


def change(
    connection: Connection,
    scope: AgencyScope,
    person_id: int,
    *,
    role: Role | None,
    unit: str | None,
    now: datetime,
    by: Person,
) -> Person:
    """Give a person another role or unit. Raises NotFoundError, ConflictError for the last administrator."""
    full = resolve_unit(connection, scope, unit) if unit else unit
    changed = change_person(connection, scope, person_id, role=role, unit=full)
    audit.record(connection, scope, now, by, "person.change", f"person:{person_id}", role=changed.role.value)
    return changed


def remove(connection: Connection, scope: AgencyScope, person_id: int, now: datetime, by: Person) -> None:
    """End a person's membership: every right, account, token and session at once."""
    leave(connection, person_of(connection, scope, person_id), now, by)


def member_object(member: Member) -> dict[str, Any]:
    """A member as JSON."""
    person = member.person
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role.value,
        "unit": person.unit,
        "active": person.active,
        "channels": list(member.channels),
    }
