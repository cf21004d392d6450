"""Deadlines as a calendar: the last safe day, the clause, stable names, alarms."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from core.clock import OFFICE_ZONE
from core.database import Database
from core.people import AgencyScope
from corpus.facts.model import AbsoluteDue, YearlyDue
from kpi.deadlines import DueDate, agenda
from kpi.exports import ics
from kpi.records import ReportSubmission
from tests.kpi.ledgers import enrol, shipped, write
from tests.kpi.office import SCOPE, TODAY, Office, at, deadline, snapshot

NAME = "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"


def dues(database: Database, today: date = TODAY) -> tuple[DueDate, ...]:
    with database.read() as connection:
        return agenda(connection, AgencyScope("dong-dang"), shipped(), today).due


def events(found: tuple[DueDate, ...], **given: Any) -> list[Any]:
    return list(Calendar.from_ical(ics.render(found, NAME, at(TODAY), **given)).walk("VEVENT"))


def test_each_due_date_is_a_whole_day_on_its_last_safe_day(database: Database) -> None:
    enrol(database, "dong-dang")
    found = dues(database)
    made = events(found)
    assert len(made) == len(found) > 3
    for event, due in zip(made, found, strict=True):
        assert event.decoded("dtstart") == due.last_safe and event.decoded("dtend") == due.last_safe + timedelta(days=1)
        assert event["dtstart"].params["VALUE"] == "DATE"


def test_an_event_says_what_who_to_whom_and_where_the_plan_says_so(database: Database) -> None:
    enrol(database, "dong-dang")
    event = next(e for e in events(dues(database)) if e.decoded("dtstart") == date(2026, 6, 4))
    told = str(event["description"])
    assert NAME in told and "Văn phòng" in told and "UBND tỉnh (qua Sở Nội vụ)" in told
    assert "Mục III.3, gạch đầu dòng 1" in told and "“trước ngày 05 tháng 6”" in told
    assert str(event["summary"]).endswith("Văn phòng")


def test_names_are_stable_and_each_its_own(database: Database) -> None:
    enrol(database, "dong-dang")
    first = [str(e["uid"]) for e in events(dues(database))]
    later = datetime(2026, 5, 25, 7, tzinfo=OFFICE_ZONE)
    again = [
        str(e["uid"])
        for e in Calendar.from_ical(ics.render(dues(database, later.date()), "Tên khác", later)).walk("VEVENT")
    ]
    assert len(set(first)) == len(first) and set(first) <= set(again)
    assert all(uid.isascii() and uid.endswith("@troly") for uid in first)


def test_alarms_ring_at_eight_so_many_days_before(database: Database) -> None:
    enrol(database, "dong-dang")
    alarms = [a.decoded("trigger") for a in events(dues(database), remind_days=(3, 0))[0].walk("VALARM")]
    assert alarms == [timedelta(days=-3, hours=8), timedelta(hours=8)]


def test_what_has_been_sent_is_marked_and_rings_no_more(database: Database) -> None:
    clerk = enrol(database, "dong-dang")
    unit = "Trung tâm Quản lý cửa khẩu"
    write(database, "dong-dang", clerk, [ReportSubmission(period="2026-H1", day=date(2026, 5, 20), unit=unit)])
    sent = next(e for e in events(dues(database)) if e.decoded("dtstart") == date(2026, 5, 29))
    assert str(sent["summary"]).startswith("[Đã nộp]") and list(sent.walk("VALARM")) == []


def test_a_moved_day_says_why(small_office: Office) -> None:
    sunday = deadline("Gửi báo cáo", YearlyDue(month=6, day=21, before=False), wording="trước, sau; và\nxuống dòng")
    with small_office.database.read() as connection:
        found = agenda(connection, SCOPE, snapshot([sunday]), TODAY).due
    (event, *_) = events(found)
    assert event.decoded("dtstart") == date(2026, 6, 19)
    assert "ngày nghỉ" in str(event["description"]) and "trước, sau; và\nxuống dòng" in str(event["description"])


@pytest.mark.parametrize("what", ["\r\nBEGIN:VEVENT\r\nUID:x", "dài " * 400])
def test_words_of_a_plan_cannot_break_the_calendar(small_office: Office, what: str) -> None:
    fact = deadline(what, AbsoluteDue(day=date(2026, 7, 1)))
    with small_office.database.read() as connection:
        content = ics.render(agenda(connection, SCOPE, snapshot([fact]), TODAY).due, NAME, at(TODAY))
    assert len(list(Calendar.from_ical(content).walk("VEVENT"))) == 1
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_no_due_dates_are_an_empty_calendar() -> None:
    calendar = Calendar.from_ical(ics.render((), NAME, at(TODAY)))
    assert str(calendar["x-wr-calname"]).endswith(NAME) and not list(calendar.walk("VEVENT"))
