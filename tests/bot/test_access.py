"""Who may talk: codes work once, leaving ends everything at once, strangers only where an agency is open."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot import people_store
from bot.access import Invitation, enrol, invite, leave, open_agencies, role_named
from bot.channel import Incoming
from bot.invitations import invitations_in, invite_all, with_codes
from core.audit import latest
from core.clock import FixedClock
from core.database import Database
from core.errors import ConflictError, InputError, NotFoundError
from core.people import AgencyScope, Person, Role
from core.store import change_person, people_of
from kpi.agency_settings import change_setting
from kpi.entries import Stamp
from tests.bot.conftest import Office
from tests.bot.events import telegram_text
from tests.bot.toy import set_up

SCOPE = AgencyScope("thu-nghiem")
CLERK = Invitation("thu-nghiem", Role.CLERK, "Phòng Tổng hợp")


def _incoming(clock: FixedClock, account: str = "7", *, is_group: bool = False) -> Incoming:
    return Incoming("telegram", f"tg:1:{account}", account, account, clock.now(), is_group=is_group, display_name="An")


@pytest.fixture
def agency(databases: Database) -> Database:
    with databases.write() as connection:
        set_up(connection)
    return databases


def _enrolled(database: Database, clock: FixedClock, invitation: Invitation = CLERK, account: str = "7") -> Person:
    with database.write() as connection:
        enrol(connection, _incoming(clock, account), invite(connection, invitation, clock.now()), clock.now())
        person = people_store.person_behind(connection, "telegram", account)
    assert person is not None
    return person


def test_a_code_enrols_once_whatever_its_case(agency: Database, clock: FixedClock) -> None:
    with agency.write() as connection:
        code = invite(connection, CLERK, clock.now())
        told = enrol(connection, _incoming(clock), f" {code.lower()} ", clock.now())
        again = enrol(connection, _incoming(clock, "8"), code, clock.now())
        person = people_store.person_behind(connection, "telegram", "7")
        assert people_store.person_behind(connection, "telegram", "8") is None
    assert "Phòng Tổng hợp" in told
    assert "đã dùng" in again
    assert person is not None
    assert (person.role, person.unit, person.name) == (Role.CLERK, "Phòng Tổng hợp", "An")


def test_a_code_is_never_kept_and_ends_after_a_week(agency: Database, clock: FixedClock) -> None:
    with agency.write() as connection:
        code = invite(connection, CLERK, clock.now())
        kept = connection.execute(text("SELECT * FROM invitations")).one()
        told = enrol(connection, _incoming(clock), code, clock.now() + timedelta(days=8))
    assert code not in str(kept)
    assert "hết hạn" in told


def test_a_code_shown_in_a_group_is_spent_and_enrols_nobody(agency: Database, clock: FixedClock) -> None:
    with agency.write() as connection:
        code = invite(connection, CLERK, clock.now())
        assert "nhóm" in enrol(connection, _incoming(clock, is_group=True), code, clock.now())
        assert "đã dùng" in enrol(connection, _incoming(clock), code, clock.now())


def test_guessing_is_stopped(agency: Database, clock: FixedClock) -> None:
    with agency.write() as connection:
        for _ in range(5):
            assert "không đúng" in enrol(connection, _incoming(clock), "AAAAAAAA", clock.now())
        code = invite(connection, CLERK, clock.now())
        assert "một giờ" in enrol(connection, _incoming(clock), code, clock.now())
        assert "Đã nhận" in enrol(connection, _incoming(clock), code, clock.now() + timedelta(hours=2))


def test_wrong_codes_are_forgotten_when_they_count_no_more(agency: Database, clock: FixedClock) -> None:
    def wrong(account: str, later: timedelta = timedelta(0)) -> int:
        now = clock.now() + later
        with agency.write() as connection:
            enrol(connection, Incoming("web", account, account, account, now), "SAI", now)
            return int(connection.execute(text("SELECT count(*) FROM enrol_failures")).scalar_one())

    assert [wrong("one"), wrong("two"), wrong("one")] == [1, 2, 3]
    assert wrong("three", timedelta(hours=1)) == 1


def test_who_leaves_or_is_removed_is_nobody_at_once(agency: Database, clock: FixedClock) -> None:
    first, second = _enrolled(agency, clock, account="7"), _enrolled(agency, clock, account="8")
    with agency.write() as connection:
        leave(connection, first, clock.now())
        change_person(connection, SCOPE, second.id, active=False)
        assert people_store.person_behind(connection, "telegram", "7") is None
        assert people_store.person_behind(connection, "telegram", "8") is None
        assert people_store.accounts_of(connection, SCOPE, second.id) == []
        assert next(entry.action for entry in latest(connection, SCOPE)) == "leave"


def test_the_last_administrator_cannot_leave(agency: Database, clock: FixedClock) -> None:
    person = _enrolled(agency, clock, Invitation("thu-nghiem", Role.ADMINISTRATOR))
    with pytest.raises(ConflictError), agency.write() as connection:
        leave(connection, person, clock.now())


def test_an_unknown_unit_names_the_known_ones(agency: Database, clock: FixedClock) -> None:
    with pytest.raises(NotFoundError, match="Phòng Tổng hợp"), agency.write() as connection:
        invite(connection, Invitation("thu-nghiem", Role.CLERK, "Phòng Lạ"), clock.now())


@pytest.mark.parametrize(
    ("name", "role"), [("clerk", Role.CLERK), ("Lãnh đạo", Role.LEADER), ("quản trị", Role.ADMINISTRATOR)]
)
def test_roles_are_named_in_either_language(name: str, role: Role) -> None:
    assert role_named(name) is role
    with pytest.raises(InputError, match="cán bộ"):
        role_named("sếp")


def test_a_table_of_invitations_is_taken_whole_or_not_at_all(agency: Database, clock: FixedClock) -> None:
    content = "ho_ten;don_vi;vai_tro\nNguyễn An;Phòng Tổng hợp;cán bộ\nTrần Bình;;lãnh đạo\n"
    wanted = invitations_in(content, "thu-nghiem")
    with agency.write() as connection:
        codes = invite_all(connection, wanted, clock.now())
    assert with_codes(wanted, codes).splitlines()[1] == f"Nguyễn An,Phòng Tổng hợp,clerk,{codes[0]}"
    wrong = invitations_in(content.replace(";;", ";Phòng Lạ;"), "thu-nghiem")
    with pytest.raises(NotFoundError), agency.write() as connection:
        invite_all(connection, wrong, clock.now())
    with agency.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM invitations")).scalar() == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("ten,don_vi\n", "ho_ten, vai_tro"),
        ("ho_ten,don_vi,vai_tro\n", "chưa có dòng"),
        ("ho_ten,don_vi,vai_tro\nA,,sếp\n", "Dòng 2"),
    ],
)
def test_a_wrong_table_says_where(content: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        invitations_in(content, "thu-nghiem")


def _say(office: Office, number: int, words: str) -> str:
    from bot.telegram_events import from_update

    said = from_update(telegram_text(number, words, office.clock.now()), "1", office.clock.now())
    assert said is not None
    office.conversations.inbox.submit(said).result()
    office.settle()
    return office.telegram.shown[-1].text


def test_enrolling_leaving_and_being_turned_away_in_a_chat(office: Office) -> None:
    administrator = _enrolled(office.database, office.clock, Invitation("thu-nghiem", Role.ADMINISTRATOR), "99")
    with office.database.write() as connection:
        code = invite(connection, CLERK, office.clock.now())
    assert _say(office, 1, "họp") == "Đã ghi: họp"
    assert "Đã nhận" in _say(office, 2, f"/start {code}")
    assert "kèm mã" in _say(office, 3, "LIENKET")
    assert "Đã rút" in _say(office, 4, "/roi")
    with office.database.write() as connection:
        stamp = Stamp(administrator, office.clock.now())
        change_setting(connection, SCOPE, "open_answers", "khong", stamp)
        assert open_agencies(connection) == frozenset()
    assert "được mời" in _say(office, 5, "họp")
    with office.database.read() as connection:
        assert [p.active for p in people_of(connection, SCOPE)] == [True, False]
