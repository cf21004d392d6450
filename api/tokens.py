"""Personal access tokens: shown once, stored as digests, narrowed to some actions where wanted, revocable at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from api import store
from api import wording_web as wording
from api.keys import digest_of, new_secret
from core import audit
from core.errors import InputError, NotFoundError
from core.people import Action, AgencyScope, Person, Role
from core.store import add_person, agency_of, people_of, person_of

PREFIX = "troly_"  # lets leak scanners know one
API, CALENDAR = "api", "calendar"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as an administrator sees it. `scopes` empty: all that the person's role may."""

    id: int
    person: str
    role: str
    label: str
    purpose: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a token speaks for, and what it is narrowed to (None: the whole role)."""

    person: Person
    scopes: frozenset[Action] | None
    purpose: str


def issue(
    connection: Connection,
    person: Person,
    now: datetime,
    *,
    label: str = "",
    scopes: Sequence[str] = (),
    purpose: str = API,
    expires: datetime | None = None,
    by: Person | None = None,
) -> str:
    """Make a token for a person; the text returned is shown this once. Raises InputError for an unknown scope."""
    for scope in scopes:
        if scope not in list(Action):
            raise InputError(wording.SCOPE_UNKNOWN.format(scope=scope, scopes=", ".join(Action)))
    secret = new_secret(PREFIX)
    number = store.add_token(
        connection,
        person,
        purpose=purpose,
        label=label,
        digest=digest_of(secret),
        scopes=scopes,
        at=now,
        expires=expires,
    )
    audit.record(
        connection, AgencyScope(person.agency), now, by or person, "token.issue", f"token:{number}", purpose=purpose
    )
    return secret


def service_person(connection: Connection, agency: str, role: Role, name: str = wording.TOKEN_NAME) -> Person:
    """The person that stands for another system; made when there is none of this name and role yet."""
    scope = AgencyScope(agency)
    agency_of(connection, scope)
    for person in people_of(connection, scope):
        if person.active and (person.name, person.role) == (name, role):
            return person
    return add_person(connection, scope, name, role)


def holder_of(connection: Connection, secret: str, now: datetime) -> Holder | None:
    """Whom the token speaks for; None when it is unknown, revoked or expired, or the person has left."""
    row = store.token_by_digest(connection, digest_of(secret), now)
    if row is None:
        return None
    person = person_of(connection, AgencyScope(row.agency), row.person_id)
    scopes = frozenset(Action(scope) for scope in row.scopes) or None
    return Holder(person, scopes, row.purpose) if person.active else None


def tokens_of(connection: Connection, scope: AgencyScope) -> list[Token]:
    """The agency's tokens, newest first, revoked ones too."""
    return [
        Token(
            row.id,
            row.name,
            row.role,
            row.label,
            row.purpose,
            tuple(row.scopes),
            row.created_at,
            row.expires_at,
            row.revoked_at,
        )
        for row in store.tokens_of(connection, scope)
    ]


def token_object(token: Token) -> dict[str, Any]:
    """A token as JSON, without its secret."""
    return {
        "id": token.id,
        "person": token.person,
        "role": token.role,
        "label": token.label,
        "purpose": token.purpose,
        "scopes": list(token.scopes),
        "created_at": token.created_at.isoformat(),
        "expires_at": token.expires_at.isoformat() if token.expires_at else None,
        "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
    }


def revoke(connection: Connection, scope: AgencyScope, token_id: int, now: datetime, by: Person | None) -> None:
    """End a token at once. Raises NotFoundError."""
    if not store.revoke_token(connection, scope, token_id, now):
        raise NotFoundError(wording.TOKEN_UNKNOWN)
    audit.record(connection, scope, now, by, "token.revoke", f"token:{token_id}")
