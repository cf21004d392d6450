"""Rows of agencies, units, people and the audit trail. Every query takes the scope it may touch."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Select,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
    update,
)

from core import wording
from core.columns import Moment
from core.database import metadata
from core.errors import ConflictError, NotFoundError
from core.people import Agency, AgencyScope, Person, Role, Unit

agencies = Table(
    "agencies",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("name", String, nullable=False),
    Column("short_name", String, nullable=False),
    Column("province", String, nullable=False, default=""),
    Column("parent", String, nullable=False, default=""),
    Column("aliases", JSON, nullable=False, default=list),
)
units = Table(
    "units",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    Column("name", String, nullable=False),
    Column("aliases", JSON, nullable=False, default=list),
    UniqueConstraint("agency", "name"),
)
people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False, index=True),
    Column("unit_id", ForeignKey("units.id"), nullable=True),
    Column("name", String, nullable=False),
    Column("role", String(32), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
)
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("agency", String(64), nullable=False, index=True),
    Column("person_id", Integer, nullable=True),
    Column("action", String(64), nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", JSON, nullable=False, default=dict),
)

# What nearly every request asks for is put together once: that costs more than what the database takes to answer.
_EVERY_AGENCY = select(agencies).order_by(agencies.c.code)
_EVERY_UNIT = select(units).order_by(units.c.id)
_UNITS = _EVERY_UNIT.where(units.c.agency == bindparam("agency"))
_PEOPLE = (
    select(people, units.c.name.label("unit"))
    .outerjoin(units, people.c.unit_id == units.c.id)
    .where(people.c.agency == bindparam("agency"))
)
_PERSON = _PEOPLE.where(people.c.id == bindparam("person"))


def save_agency(
    connection: Connection, agency: Agency, *, province: str = "", parent: str = "", aliases: Sequence[str] = ()
) -> None:
    """Add the agency, or bring its row up to date."""
    values = {
        "name": agency.name,
        "short_name": agency.short_name,
        "province": province,
        "parent": parent,
        "aliases": list(aliases),
    }
    changed = connection.execute(update(agencies).where(agencies.c.code == agency.code).values(values))
    if changed.rowcount == 0:
        connection.execute(insert(agencies).values(code=agency.code, **values))


def agency_of(connection: Connection, scope: AgencyScope) -> Agency:
    """The agency of `scope`. Raises NotFoundError."""
    row = connection.execute(select(agencies).where(agencies.c.code == scope.agency)).first()
    if row is None:
        raise NotFoundError(wording.NO_SUCH_AGENCY.format(code=scope.agency))
    return Agency(row.code, row.name, row.short_name)


def all_agencies(connection: Connection) -> list[Row[Any]]:
    """Every agency, by code: names and aliases are public, needed to tell which one a question means."""
    return list(connection.execute(_EVERY_AGENCY))


def all_units(connection: Connection) -> list[Row[Any]]:
    """Every agency's units in the order entered: their names are public."""
    return list(connection.execute(_EVERY_UNIT))


def save_unit(connection: Connection, scope: AgencyScope, name: str, aliases: Sequence[str] = ()) -> Unit:
    """Add a unit of the agency, or bring its aliases up to date."""
    mine = (units.c.agency == scope.agency) & (units.c.name == name)
    connection.execute(update(units).where(mine).values(aliases=list(aliases)))
    found = connection.execute(select(units.c.id).where(mine)).scalar()
    if found is None:
        found = connection.execute(
            insert(units).values(agency=scope.agency, name=name, aliases=list(aliases)).returning(units.c.id)
        ).scalar_one()
    return Unit(found, scope.agency, name)


def units_of(connection: Connection, scope: AgencyScope) -> list[Unit]:
    """The agency's units in the order entered."""
    rows = connection.execute(_UNITS, {"agency": scope.agency})
    return [Unit(row.id, row.agency, row.name) for row in rows]


def add_person(connection: Connection, scope: AgencyScope, name: str, role: Role, unit: str = "") -> Person:
    """Enrol a person in the agency; `unit` must be one of its units."""
    unit_id = _unit_id(connection, scope, unit) if unit else None
    row = {"agency": scope.agency, "unit_id": unit_id, "name": name, "role": role.value, "active": True}
    person_id = connection.execute(insert(people).values(row).returning(people.c.id)).scalar_one()
    return Person(person_id, scope.agency, name, role, unit)


def person_of(connection: Connection, scope: AgencyScope, person_id: int) -> Person:
    """The person with this id within the agency, active or not. Raises NotFoundError."""
    row = connection.execute(_in_unit(_PERSON, scope), {"agency": scope.agency, "person": person_id}).first()
    if row is None:
        raise NotFoundError(wording.NO_SUCH_PERSON)
    return _person(row)


def people_of(connection: Connection, scope: AgencyScope) -> list[Person]:
    """The people of the agency (of the unit, where the scope names one), in the order enrolled."""
    everyone = _in_unit(_PEOPLE, scope).order_by(people.c.id)
    return [_person(row) for row in connection.execute(everyone, {"agency": scope.agency})]


def change_person(
    connection: Connection,
    scope: AgencyScope,
    person_id: int,
    *,
    role: Role | None = None,
    unit: str | None = None,
    active: bool | None = None,
) -> Person:
    """Change what is given of a person's role, unit (empty: none) or membership. The last administrator stays."""
    before = person_of(connection, scope, person_id)
    leaves = active is False or (role is not None and role is not Role.ADMINISTRATOR)
    if before.active and before.role is Role.ADMINISTRATOR and leaves and _administrators(connection, scope) == 1:
        raise ConflictError(wording.LAST_ADMINISTRATOR)
    values: dict[str, Any] = {}
    if role is not None:
        values["role"] = role.value
    if unit is not None:
        values["unit_id"] = _unit_id(connection, scope, unit) if unit else None
    if active is not None:
        values["active"] = active
    if values:
        connection.execute(
            update(people).where(people.c.id == person_id, people.c.agency == scope.agency).values(values)
        )
    return person_of(connection, scope, person_id)


def add_audit(
    connection: Connection,
    scope: AgencyScope,
    *,
    at: datetime,
    person_id: int | None,
    action: str,
    subject: str,
    detail: Mapping[str, Any],
) -> None:
    """Append a row to the audit trail; the database refuses to change or delete one."""
    connection.execute(
        insert(audit).values(
            at=at, agency=scope.agency, person_id=person_id, action=action, subject=subject, detail=dict(detail)
        )
    )


def audit_rows(connection: Connection, scope: AgencyScope, limit: int, before: int | None) -> list[Row[Any]]:
    """The agency's latest audit rows, newest first, below the id `before` where given."""
    query = select(audit).where(audit.c.agency == scope.agency).order_by(audit.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.id < before)
    return list(connection.execute(query))


def _in_unit(query: Select[Any], scope: AgencyScope) -> Select[Any]:
    return query if scope.unit is None else query.where(units.c.name == scope.unit)


def _person(row: Row[Any]) -> Person:
    return Person(row.id, row.agency, row.name, Role(row.role), row.unit or "", bool(row.active))


def _unit_id(connection: Connection, scope: AgencyScope, name: str) -> int:
    found = connection.execute(select(units.c.id).where(units.c.agency == scope.agency, units.c.name == name)).scalar()
    if found is None:
        raise NotFoundError(wording.NO_SUCH_UNIT.format(name=name))
    return int(found)


def _administrators(connection: Connection, scope: AgencyScope) -> int:
    mine = (people.c.agency == scope.agency) & (people.c.role == Role.ADMINISTRATOR.value) & people.c.active
    return connection.execute(select(func.count()).select_from(people).where(mine)).scalar_one()
