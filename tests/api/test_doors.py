"""What opens the door, on both databases: tokens, one-time codes, sessions, invitations, writes answered once."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from api import idempotency, sign_in, store, tokens
from api.keys import signing_key
from bot.access import Invitation, invite
from core.clock import FixedClock
from core.database import Database
from core.errors import ConflictError, SettingsError
from core.people import Agency, AgencyScope, Person, Role
from core.settings import Settings
from core.store import add_person, change_person, save_agency

SCOPE = AgencyScope("so-mau")


@pytest.fixture
def clerk(databases: Database) -> Person:
    with databases.write() as connection:
        save_agency(connection, Agency("so-mau", "Sở Mẫu", "SM"))
        return add_person(connection, SCOPE, "Cán bộ", Role.CLERK)


def test_a_token_speaks_for_its_person_until_revoked_or_expired(
    databases: Database, clerk: Person, clock: FixedClock
) -> None:
    now = clock.now()
    with databases.write() as connection:
        secret = tokens.issue(connection, clerk, now, expires=now + timedelta(days=1), scopes=["ask"])
        holder = tokens.holder_of(connection, secret, now)
        assert holder is not None and holder.person == clerk and holder.scopes == {"ask"}
        assert tokens.holder_of(connection, secret, now + timedelta(days=1)) is None
        assert tokens.holder_of(connection, secret + "x", now) is None
        (listed,) = tokens.tokens_of(connection, SCOPE)
        tokens.revoke(connection, SCOPE, listed.id, now, None)
        assert tokens.holder_of(connection, secret, now) is None


def test_a_code_opens_one_session_within_its_time(databases: Database, clerk: Person, clock: FixedClock) -> None:
    now = clock.now()
    with databases.write() as connection:
        late = sign_in.make_code(connection, clerk, now)
        assert sign_in.sign_in(connection, late, now + sign_in.CODE_VALID) is None
        code = sign_in.make_code(connection, clerk, now)
        session = sign_in.sign_in(connection, f" {code.lower()} ", now)
        assert session is not None and session.person == clerk
        assert sign_in.sign_in(connection, code, now) is None
        assert sign_in.session_of(connection, session.secret, now) == session
        assert sign_in.session_of(connection, session.secret, now + sign_in.SESSION_VALID) is None
        sign_in.sign_out(connection, session, now)
        assert sign_in.session_of(connection, session.secret, now) is None


def test_codes_and_sessions_that_have_ended_are_not_kept(databases: Database, clerk: Person, clock: FixedClock) -> None:
    def kept(connection: Connection) -> list[int]:
        counts = (text(f"SELECT count(*) FROM {table}") for table in ("sign_in_codes", "web_sessions"))
        return [int(connection.execute(count).scalar_one()) for count in counts]

    now = clock.now()
    with databases.write() as connection:
        for hours in (0, 1, 2):
            moment = now + timedelta(hours=hours)
            assert sign_in.sign_in(connection, sign_in.make_code(connection, clerk, moment), moment)
        assert kept(connection) == [3, 3]
        later = now + timedelta(days=3)
        session = sign_in.sign_in(connection, sign_in.make_code(connection, clerk, later), later)
        assert kept(connection) == [1, 1] and session is not None
        assert sign_in.session_of(connection, session.secret, later)


def test_whoever_has_left_has_no_session_and_no_code(databases: Database, clerk: Person, clock: FixedClock) -> None:
    now = clock.now()
    with databases.write() as connection:
        session = sign_in.sign_in(connection, sign_in.make_code(connection, clerk, now), now)
        unused = sign_in.make_code(connection, clerk, now)
        change_person(connection, SCOPE, clerk.id, active=False)
        assert session is not None and sign_in.session_of(connection, session.secret, now) is None
        assert sign_in.sign_in(connection, unused, now) is None


def test_an_invitation_code_enrols_on_the_page(databases: Database, clerk: Person, clock: FixedClock) -> None:
    with databases.write() as connection:
        code = invite(connection, Invitation("so-mau", Role.LEADER, name="Lãnh đạo"), clock.now())
        session = sign_in.sign_in(connection, code, clock.now())
        assert session is not None and (session.person.name, session.person.role) == ("Lãnh đạo", Role.LEADER)
        assert sign_in.sign_in(connection, code, clock.now()) is None


def test_a_write_is_done_once_under_its_key(databases: Database, clerk: Person, clock: FixedClock) -> None:
    done: list[int] = []

    def act(_connection: Connection) -> dict[str, int]:
        done.append(1)
        return {"lần": len(done)}

    now = clock.now()
    with databases.write() as connection:
        first = idempotency.once(connection, clerk, "k", "a", now, act)
        assert idempotency.once(connection, clerk, "k", "a", now, act) == first == {"lần": 1}
        with pytest.raises(ConflictError):
            idempotency.once(connection, clerk, "k", "b", now, act)
        idempotency.once(connection, clerk, "m", "a", now + idempotency.KEPT + timedelta(seconds=1), act)
        assert store.answered_write(connection, clerk, "k") is None  # old answers are forgotten


def test_the_signing_key_is_made_once_and_readable_by_its_owner_alone(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    settings = Settings(data_dir=tmp_path)
    assert signing_key(settings) == signing_key(settings)
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
    with pytest.raises(SettingsError):
        signing_key(Settings(data_dir=tmp_path, secret_key="short"))
