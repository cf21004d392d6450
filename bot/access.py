"""Who may talk to the assistant: one-time codes that make a chat account a person, and what unknown accounts may do."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot import notices, people_store
from bot.channel import Incoming, Reply
from bot.worker import Handler
from core import audit, store
from core.clock import Clock
from core.errors import InputError, NotFoundError
from core.people import AgencyScope, Person, Role
from kpi.agency_settings import closed_agencies

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without letters that look like figures
CODE_LENGTH = 8  # 40 bits
VALID = timedelta(days=7)
MOST_FAILURES = 5
COUNTED = timedelta(hours=1)  # for so long a wrong code counts
_ENROL = re.compile(r"^\s*(?:/start(?:@\w+)?\s+|(?:liên\s*kết|lienket)(?:\s+|$))\s*(\S*)\s*$", re.IGNORECASE)
_LEAVE = re.compile(r"^\s*/(?:roi|rời)(?:@\w+)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom a code enrols; `name` may be empty, then the chat account's own name is used."""

    agency: str
    role: Role
    unit: str = ""
    name: str = ""


def invite(connection: Connection, invitation: Invitation, now: datetime, by: Person | None = None) -> str:
    """Make a one-time code, valid for a week. Raises NotFoundError for an unknown agency or unit."""
    scope = AgencyScope(invitation.agency)
    agency = store.agency_of(connection, scope)
    names = [unit.name for unit in store.units_of(connection, scope)]
    if invitation.unit and invitation.unit not in names:
        known = ", ".join(names) or notices.NO_UNITS
        raise NotFoundError(notices.UNIT_UNKNOWN.format(agency=agency.name, unit=invitation.unit, units=known))
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    values = {
        "unit": invitation.unit,
        "role": invitation.role.value,
        "name": invitation.name,
        "code_digest": _digest(code),
        "created_at": now,
        "expires_at": now + VALID,
    }
    number = people_store.add_invitation(connection, scope, values)
    audit.record(connection, scope, now, by, "invite", f"invitation:{number}", role=invitation.role.value)
    return code


def role_named(name: str) -> Role:
    """The role meant by its English or Vietnamese name. Raises InputError."""
    wanted = name.strip().casefold()
    for role in Role:
        if wanted in (role.value, notices.ROLES[role.value]):
            return role
    known = ", ".join(f"{role.value} ({notices.ROLES[role.value]})" for role in Role)
    raise InputError(notices.ROLE_UNKNOWN.format(role=name, roles=known))


def enrol(connection: Connection, incoming: Incoming, code: str, now: datetime) -> str:
    """Make the account that sent `code` a person of the inviting agency. Returns what to tell; a wrong code too."""
    since = now - COUNTED
    failures = people_store.failures_since(connection, incoming.channel, incoming.account, since)
    if failures >= MOST_FAILURES:
        return notices.CODE_TOO_OFTEN
    taken = people_store.take_invitation(connection, _digest(code), now)
    if taken is None:
        people_store.add_failure(connection, incoming.channel, incoming.account, now, since)
        return notices.CODE_WRONG
    if incoming.is_group:  # others have read the code: it is spent, and enrols nobody
        return notices.ENROL_ALONE
    scope = AgencyScope(taken.agency)
    name = taken.name or incoming.display_name or notices.NAMELESS
    person = _person_for(connection, scope, incoming, name, Role(taken.role), taken.unit)
    people_store.link_account(
        connection, scope, incoming.channel, incoming.account, incoming.conversation, person.id, now
    )
    people_store.invitation_used_by(connection, scope, taken.id, person.id)
    audit.record(connection, scope, now, person, "enrol", f"person:{person.id}", channel=incoming.channel)
    unit = notices.ENROLLED_UNIT.format(unit=person.unit) if person.unit else ""
    agency = store.agency_of(connection, scope).name
    return notices.ENROLLED.format(name=person.name, agency=agency, unit=unit, role=notices.ROLES[person.role.value])


def leave(connection: Connection, person: Person, now: datetime, by: Person | None = None) -> None:
    """End the person's membership: every right and every account at once. The last administrator cannot leave."""
    scope = AgencyScope(person.agency)
    store.change_person(connection, scope, person.id, active=False)
    people_store.unlink_person(connection, scope, person.id)
    audit.record(connection, scope, now, by or person, "leave", f"person:{person.id}")


def open_agencies(connection: Connection) -> frozenset[str]:
    """The agencies that let anybody ask about their plans; plans are public, so that is what they do by default."""
    return frozenset(row.code for row in store.all_agencies(connection)) - closed_agencies(connection)


class Gate:
    """Stands before the dialogue: enrols, lets people leave, and turns unknown accounts away where no agency is open.

    Where one is (`open_agencies`), an unknown account reaches the dialogue with `person` None: it may ask about those
    agencies, and nothing else.
    """

    def __init__(self, handler: Handler, clock: Clock) -> None:
        self._handler = handler
        self._clock = clock

    def prepare(self, incoming: Incoming, person: Person | None, connection: Connection) -> Any:
        if self._own(incoming, person) or (person is None and not open_agencies(connection)):
            return None
        return self._handler.prepare(incoming, person, connection)

    def handle(
        self, incoming: Incoming, person: Person | None, connection: Connection, prepared: Any = None
    ) -> Sequence[Reply]:
        if code := _code_in(incoming):
            return [Reply(enrol(connection, incoming, code, self._clock.now()))]
        if _ENROL.match(incoming.text) and not incoming.text.lstrip().startswith("/"):
            return [Reply(notices.CODE_MISSING)]
        if person is not None and _LEAVE.match(incoming.text):
            leave(connection, person, self._clock.now())
            return [Reply(notices.LEFT)]
        if person is None and not open_agencies(connection):
            return [Reply(notices.INVITED_ONLY)]
        if incoming.media and not incoming.text:
            return [Reply(notices.TEXT_ONLY)]
        return self._handler.handle(incoming, person, connection, prepared)

    def _own(self, incoming: Incoming, person: Person | None) -> bool:
        text = incoming.text
        mine = _ENROL.match(text) or (person is not None and _LEAVE.match(text)) or (incoming.media and not text)
        return bool(mine)


def _code_in(incoming: Incoming) -> str:
    found = _ENROL.match(incoming.text)
    return found.group(1) if found else ""


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def _person_for(
    connection: Connection, scope: AgencyScope, incoming: Incoming, name: str, role: Role, unit: str
) -> Person:
    """The person the account already is in this agency, with the new role and unit, or a new one."""
    known = people_store.person_behind(connection, incoming.channel, incoming.account)
    if known is not None and known.agency == scope.agency:
        return store.change_person(connection, scope, known.id, role=role, unit=unit)
    return store.add_person(connection, scope, name, role, unit)
