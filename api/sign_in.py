"""Signing in to the pages: a one-time code or link sent to the person's own chat, then a session that can be ended."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from api import store
from api import wording_web as wording
from api.keys import digest_of, new_secret
from api.page_channel import REST, WEB
from bot import people_store
from bot.access import ALPHABET, enrol
from bot.channel import Delivery, Incoming, Reply
from bot.outbox import put_delivery
from core import audit
from core.errors import InputError, NotFoundError
from core.people import AgencyScope, Person, Role
from core.store import add_person, agency_of, people_of, person_of
from core.vietnamese.text import fold, squeeze

CODE_LENGTH = 12  # 60 bits
CODE_VALID = timedelta(minutes=15)
SESSION_VALID = timedelta(hours=12)
BOOTSTRAP_VALID = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser: whose it is, and the secret its cookie carries."""

    person: Person
    secret: str


def account_of(person: Person) -> str:
    """The account, and the conversation, of a person on the pages and the REST API."""
    return f"person:{person.id}"


def make_code(connection: Connection, person: Person, now: datetime, valid: timedelta = CODE_VALID) -> str:
    """A one-time code that signs this person in."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    store.add_code(connection, person, digest_of(code), now, now + valid)
    return code


def sign_in_link(public_url: str, code: str) -> str:
    """The address that signs in with this code."""
    return f"{public_url.rstrip('/')}/dang-nhap/{code}"


def send_codes(connection: Connection, agency: str, name: str, public_url: str, now: datetime) -> int:
    """Send a code to the chat of everybody of the agency with this name, each to open their own session.

    Returns to how many; the page never tells, so that nobody learns who is enrolled.
    """
    wanted, sent = fold(squeeze(name)), 0
    if not wanted:
        return 0
    scope = AgencyScope(agency)
    for person in people_of(connection, scope):
        if not person.active or fold(squeeze(person.name)) != wanted:
            continue
        chats = [
            row for row in people_store.accounts_of(connection, scope, person.id) if row.channel not in (WEB, REST)
        ]
        if not chats:
            continue
        minutes = int(CODE_VALID.total_seconds() // 60)
        code = make_code(connection, person, now)
        words = wording.SIGN_IN_LINK if public_url else wording.SIGN_IN_CODE
        text = words.format(link=sign_in_link(public_url, code), code=code, minutes=minutes)
        put_delivery(connection, Delivery(chats[0].channel, chats[0].conversation, Reply(text)), now)
        sent += 1
    return sent


def sign_in(connection: Connection, code: str, now: datetime) -> Session | None:
    """Use up a sign-in code, or an invitation code (it enrols its owner). None when the code is no good."""
    typed = "".join(code.split()).upper()
    row = store.take_code(connection, digest_of(typed), now)
    if row is not None:
        person = person_of(connection, AgencyScope(row.agency), row.person_id)
        return _open(connection, person, now) if person.active else None
    invited = _invited(connection, typed, now)
    return None if invited is None else _open(connection, invited, now)


def session_of(connection: Connection, secret: str, now: datetime) -> Session | None:
    """The session of a cookie; None when it has ended or the person has left."""
    row = store.session_by_digest(connection, digest_of(secret), now)
    if row is None:
        return None
    person = person_of(connection, AgencyScope(row.agency), row.person_id)
    return Session(person, secret) if person.active else None


def sign_out(connection: Connection, session: Session, now: datetime) -> None:
    """End the session; its cookie is worth nothing from now on."""
    store.end_session(connection, digest_of(session.secret), now)
    audit.record(connection, AgencyScope(session.person.agency), now, session.person, "sign_out", "web")


def first_administrator(connection: Connection, agency: str, name: str, now: datetime) -> tuple[Person, str]:
    """The administrator of this name, made if there is none, and a sign-in code valid for a day."""
    scope = AgencyScope(agency)
    agency_of(connection, scope)
    if not squeeze(name):
        raise InputError(wording.NAME_NEEDED)
    found = [p for p in people_of(connection, scope) if p.active and p.role is Role.ADMINISTRATOR and p.name == name]
    if found:
        person = found[0]
    else:
        person = add_person(connection, scope, name, Role.ADMINISTRATOR)
        audit.record(connection, scope, now, None, "administrator.add", f"person:{person.id}")
    return person, make_code(connection, person, now, BOOTSTRAP_VALID)


def ensure_account(connection: Connection, channel: str, person: Person, now: datetime) -> str:
    """Let the dialogue know this person on the pages or the REST API; returns the account."""
    account = account_of(person)
    known = people_store.person_behind(connection, channel, account)
    if known is None or known.id != person.id:
        scope = AgencyScope(person.agency)
        people_store.link_account(connection, scope, channel, account, account, person.id, now)
    return account


def _open(connection: Connection, person: Person, now: datetime) -> Session:
    secret = new_secret()
    ensure_account(connection, WEB, person, now)
    store.add_session(connection, person, digest_of(secret), now, now + SESSION_VALID)
    audit.record(connection, AgencyScope(person.agency), now, person, "sign_in", "web")
    return Session(person, secret)


def _invited(connection: Connection, code: str, now: datetime) -> Person | None:
    """Whom an invitation code has just enrolled."""
    guest = f"guest:{secrets.token_hex(8)}"
    enrol(connection, Incoming(WEB, guest, guest, guest, now), code, now)
    person = people_store.person_behind(connection, WEB, guest)
    if person is not None:
        people_store.unlink_account(connection, WEB, guest)
    return person


def administrator_code(connection: Connection, scope: AgencyScope, person_id: int, now: datetime, by: Person) -> str:
    """A sign-in code that an administrator hands to one of the agency's people."""
    person = person_of(connection, scope, person_id)
    if not person.active:
        raise NotFoundError(wording.PERSON_LEFT)
    audit.record(connection, scope, now, by, "sign_in.code", f"person:{person.id}")
    return make_code(connection, person, now)
