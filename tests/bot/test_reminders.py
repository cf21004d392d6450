"""Reminders go out once, in working hours, on a channel that is open, with the clause that sets the date."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bot import people_store, store
from bot.access import Invitation, enrol, invite
from bot.channel import Incoming
from bot.reminders import Reminders
from core.clock import OFFICE_ZONE
from core.people import AgencyScope, Person, Role
from corpus.facts.model import AbsoluteDue, Deadline
from corpus.model import AgencyEntry, Document, Identity
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi.entries import Stamp
from kpi.records import Meeting, Mode, ReportSubmission
from tests.bot.conftest import Office

SCOPE = AgencyScope("thu-nghiem")
UNIT = "Phòng Tổng hợp"
QUOTE = "Phòng Tổng hợp gửi báo cáo trước ngày 11/6/2026."


@pytest.fixture
def snapshot() -> Snapshot:
    document = Document("ke-hoach", "thu-nghiem", Identity("Kế hoạch thử"))
    fact = Deadline(
        id="d1",
        document_id="ke-hoach",
        agency="thu-nghiem",
        passage_id="p1",
        locator="Mục III.2",
        quote=QUOTE,
        what="Gửi báo cáo",
        due=AbsoluteDue(day=date(2026, 6, 11), before=True),
        wording="trước ngày 11/6/2026",
        actor=UNIT,
    )
    agency = AgencyEntry("thu-nghiem", "Cơ quan thử nghiệm", "CQTN")
    return Snapshot({"thu-nghiem": agency}, {"ke-hoach": document}, (), (fact,))


def _enrolled(office: Office, role: Role, channel: str, account: str, unit: str = "") -> Person:
    said = Incoming(channel, account, account, account, office.clock.now(), display_name=f"Người {account}")
    with office.database.write() as connection:
        code = invite(connection, Invitation("thu-nghiem", role, unit), office.clock.now())
        enrol(connection, said, code, office.clock.now())
        store.touch_conversation(connection, channel, account, False, office.clock.now())
        person = people_store.person_behind(connection, channel, account)
    assert person is not None
    return person


@pytest.fixture
def remind(office: Office, snapshot: Snapshot) -> Callable[[datetime], int]:
    capabilities = {name: channel.capabilities for name, channel in office.conversations.channels.items()}

    def at(moment: datetime) -> int:
        office.clock.moment = moment
        fresh = Reminders(  # a new one each time, as after a restart
            office.database, office.conversations.writer, office.clock, lambda: snapshot, capabilities
        )
        queued = fresh.run_once()
        office.settle()
        return queued

    return at


def _on(day: int, hour: int = 9, month: int = 6) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=OFFICE_ZONE)


def test_a_deadline_is_told_at_each_distance_once(office: Office, remind: Callable[[datetime], int]) -> None:
    _enrolled(office, Role.CLERK, "telegram", "7", UNIT)
    told = {day: [remind(_on(day)), remind(_on(day, 10))] for day in range(1, 13)}
    assert {day for day, counts in told.items() if counts == [1, 0]} == {3, 8, 9, 10}  # 7, 3 → after Sunday, 1, 0 days
    assert all(counts[1] == 0 for counts in told.values())
    first, last = office.telegram.shown[0].text, office.telegram.shown[-1].text
    assert "hạn 10/06/2026 (còn 7 ngày)" in first
    assert QUOTE in first
    assert "Kế hoạch thử, Mục III.2" in first
    assert "(hôm nay)" in last


def test_nothing_is_said_out_of_hours_or_on_a_day_off(office: Office, remind: Callable[[datetime], int]) -> None:
    _enrolled(office, Role.CLERK, "telegram", "7", UNIT)
    assert remind(_on(3, 6)) == 0
    assert remind(_on(3, 18)) == 0
    assert remind(_on(6)) == 0  # Saturday
    assert remind(_on(8)) == 1


def test_what_is_done_and_other_units_are_not_reminded(office: Office, remind: Callable[[datetime], int]) -> None:
    person = _enrolled(office, Role.CLERK, "telegram", "7", UNIT)
    _enrolled(office, Role.CLERK, "telegram", "8")
    with office.database.write() as connection:
        sent = ReportSubmission(deadline="d1", unit=UNIT, day=date(2026, 6, 1))
        ledger.record(connection, SCOPE, sent, Stamp(person, _on(1)))
    assert remind(_on(3)) == 0


def test_where_zalo_is_shut_another_channel_and_the_leader_hear_of_it(
    office: Office, remind: Callable[[datetime], int]
) -> None:
    office.clock.moment = _on(1, 8)
    person = _enrolled(office, Role.CLERK, "zalo_oa", "z7", UNIT)
    _enrolled(office, Role.CLERK, "zalo_oa", "z8", UNIT)
    _enrolled(office, Role.LEADER, "telegram", "1")
    with office.database.write() as connection:
        people_store.link_account(connection, SCOPE, "telegram", "7", "7", person.id, office.clock.now())
    assert remind(_on(1)) == 1  # the weekly digest
    assert remind(_on(3, 9)) == 2
    assert office.zalo.texts == []
    to_person = [s.text for s in office.telegram.shown if s.chat == "7"]
    to_leader = [s.text for s in office.telegram.shown if s.chat == "1"][-1]
    assert "Nhắc hạn" in to_person[0]
    assert "Người z7 (Phòng Tổng hợp): Gửi báo cáo, hạn 10/06/2026 – đã gửi qua Telegram" in to_leader
    assert "Người z8 (Phòng Tổng hợp): Gửi báo cáo, hạn 10/06/2026 – chưa gửi được" in to_leader
    with office.database.read() as connection:
        assert [row.title for row in people_store.unreached(connection, SCOPE, _on(1))] == ["Gửi báo cáo"]


def test_the_day_after_a_planned_meeting_its_recorder_is_asked_once(
    office: Office, remind: Callable[[datetime], int]
) -> None:
    person = _enrolled(office, Role.CLERK, "telegram", "7")
    with office.database.write() as connection:
        planned = Meeting(title="Giao ban quý", mode=Mode.TRUC_TUYEN, day=date(2026, 5, 21))
        entry = ledger.record(connection, SCOPE, planned, Stamp(person, office.clock.now())).entry.id
    assert remind(datetime(2026, 5, 21, 16, 0, tzinfo=OFFICE_ZONE)) == 0
    assert [remind(datetime(2026, 5, 22, hour, 0, tzinfo=OFFICE_ZONE)) for hour in (8, 9)] == [1, 0]
    (shown,) = office.telegram.shown
    assert shown.text.startswith("Cuộc họp “Giao ban quý” ngày 21/05/2026 đã diễn ra chưa?")
    assert shown.press("Đã họp") == f"held:{entry}"


def test_leaders_get_the_week_once_with_who_has_not_submitted(
    office: Office, remind: Callable[[datetime], int]
) -> None:
    _enrolled(office, Role.LEADER, "telegram", "1")
    assert [remind(_on(8)), remind(_on(9)), remind(_on(15))] == [1, 0, 1]
    week, late = (shown.text for shown in office.telegram.shown)
    assert "Gửi báo cáo: hạn 10/06/2026 (còn 2 ngày). Chưa nộp: Phòng Tổng hợp." in week
    assert "đã quá hạn 5 ngày" in late


def test_who_has_left_hears_nothing(office: Office, remind: Callable[[datetime], int]) -> None:
    from bot.access import leave

    person = _enrolled(office, Role.CLERK, "telegram", "7", UNIT)
    with office.database.write() as connection:
        leave(connection, person, office.clock.now())
    assert remind(_on(3)) == 0
    assert office.telegram.shown == []
