"""Deadlines become days: the last safe one, owed by units, sent or missing; blanks completed; old plans silent."""

from datetime import date, timedelta

import pytest

from core.people import AgencyScope
from corpus.facts.model import (
    AbsoluteDue,
    ContinuousDue,
    Deadline,
    PeriodicDue,
    RelativeDue,
    SpanDue,
    Task,
    YearlyDue,
)
from corpus.model import Identity, TextStatus
from kpi.agency_settings import change_setting, complete_blank, load_settings
from kpi.deadlines import Agenda, DueDate, DueStatus, agenda
from kpi.lines import due_line
from kpi.records import ReportSubmission, TaskProgress
from kpi.window import window_of
from kpi.working_days import WorkingCalendar
from tests.kpi.office import CODE, PLAN, SCOPE, TODAY, Office, deadline, snapshot

HALF = deadline(
    "báo cáo kết quả 6 tháng",
    YearlyDue(month=6, day=1),
    actor="Trung tâm Dịch vụ",
    receiver="Sở Mẫu",
    report_period="half_year",
    wording="trước ngày 01/6",
)


def plan_of(
    office: Office, *facts: Deadline | Task, today: date = TODAY, unit: str | None = None, **plan: object
) -> Agenda:
    with office.database.read() as connection:
        return agenda(connection, AgencyScope(CODE, unit), snapshot(facts, **plan), today)


def first(office: Office, *facts: Deadline | Task, today: date = TODAY, **plan: object) -> DueDate:
    return plan_of(office, *facts, today=today, **plan).due[0]


def test_before_a_day_means_the_day_before_moved_ahead_of_the_weekend(office: Office) -> None:
    due = first(office, HALF)
    assert due.stated == date(2026, 6, 1)
    assert due.last_safe == date(2026, 5, 29), "31/5 is a Sunday"
    assert due.period == "2026-H1" and due.owed_by == ("Trung tâm Dịch vụ",)
    line = due_line(due)
    assert "29/05/2026" in line and "trước ngày 01/6" in line and "→ Sở Mẫu" in line and "Mục III.2" in line


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 5, 20), DueStatus.UPCOMING),
        (date(2026, 5, 22), DueStatus.SOON),
        (date(2026, 5, 29), DueStatus.TODAY),
        (date(2026, 5, 30), DueStatus.OVERDUE),
    ],
)
def test_status_follows_the_last_safe_day(small_office: Office, today: date, status: DueStatus) -> None:
    assert first(small_office, HALF, today=today).status is status


def test_a_public_holiday_moves_the_day_ahead_and_says_which(small_office: Office) -> None:
    due = first(small_office, deadline("báo cáo", AbsoluteDue(day=date(2026, 9, 3))))
    assert due.last_safe == date(2026, 8, 28) and due.moved_for, "29–30/8 weekend, 31/8–2/9 national day"


def test_swapped_working_days_are_the_agencys_setting(office: Office) -> None:
    with office.database.write() as connection:
        stamp = office.stamp(person=office.administrator)
        change_setting(connection, SCOPE, "days_worked", "31/05/2026", stamp, "Thông báo nghỉ bù")
    assert first(office, HALF).last_safe == date(2026, 5, 31)
    with office.database.write() as connection:
        change_setting(
            connection, SCOPE, "days_off", "29/05/2026, 2026-05-28", office.stamp(person=office.administrator)
        )
        change_setting(connection, SCOPE, "days_worked", "", office.stamp(person=office.administrator))
    assert first(office, HALF).last_safe == date(2026, 5, 27)


def test_a_report_sent_closes_the_date_for_its_unit_alone(office: Office) -> None:
    everyone = deadline(
        "gửi báo cáo 6 tháng", YearlyDue(month=6, day=5), actor="các phòng, đơn vị", report_period="half_year"
    )
    due = first(office, everyone)
    assert due.owed_by == ("Phòng Kế hoạch", "Phòng Đầu tư", "Trung tâm Dịch vụ")
    office.write(ReportSubmission(unit="KH", period="2026-H1", day=TODAY))
    due = first(office, everyone)
    assert due.sent_by == ("Phòng Kế hoạch",) and due.missing == ("Phòng Đầu tư", "Trung tâm Dịch vụ")
    assert "còn thiếu: Phòng Đầu tư, Trung tâm Dịch vụ" in due_line(due)
    for unit in ("Phòng Đầu tư", "TTDV"):
        office.write(ReportSubmission(unit=unit, period="2026-H1", day=TODAY))
    assert first(office, everyone).status is DueStatus.DONE


def test_last_years_report_does_not_close_this_years(small_office: Office) -> None:
    small_office.write(ReportSubmission(unit="TTDV", period="2025-H1", day=date(2025, 5, 30)))
    assert first(small_office, HALF).status is DueStatus.UPCOMING


def test_a_unit_sees_what_it_owes_alone(small_office: Office) -> None:
    own = deadline("tổng hợp", YearlyDue(month=6, day=5), actor="Văn phòng")
    assert [due.fact.what for due in plan_of(small_office, HALF, own, unit="Văn phòng").due] == ["tổng hợp"]


RELATIVE = deadline(
    "xây dựng kế hoạch của đơn vị",
    RelativeDue(amount=5, unit="ngày", event="Kế hoạch này được ban hành"),
    actor="Trung tâm Dịch vụ",
    wording="chậm nhất sau 05 ngày kể từ ngày Kế hoạch này được ban hành",
)


def test_a_relative_deadline_becomes_real_once_the_blank_day_is_filled_in(office: Office) -> None:
    before = plan_of(office, RELATIVE)
    assert before.due == () and "để trống ngày ban hành" in before.undated[0].why
    with office.database.write() as connection:
        stamp = office.stamp(person=office.administrator)
        complete_blank(connection, SCOPE, PLAN, "day", "15/05/2026", stamp, source="Bản ký số")
    due = first(office, RELATIVE)
    assert due.last_safe == date(2026, 5, 20) and due.status is DueStatus.TODAY
    assert due.completion is not None and "Bản ký số" in due_line(due)


def test_a_day_the_plan_states_wins_over_a_completion(small_office: Office) -> None:
    with small_office.database.write() as connection:
        stamp = small_office.stamp(person=small_office.administrator)
        complete_blank(connection, SCOPE, PLAN, "day", "15/05/2026", stamp, source="Bản ký số")
    written = Identity("Kế hoạch", issued=date(2026, 5, 18))
    due = first(small_office, RELATIVE, identity=written)
    assert due.stated == date(2026, 5, 23) and due.completion is None
    assert due.last_safe == date(2026, 5, 22), "Saturday moves ahead"


def test_working_days_after_an_event_skip_weekends(small_office: Office) -> None:
    due = RELATIVE.model_copy(
        update={"due": RelativeDue(amount=5, unit="ngày làm việc", event="ngày ban hành Kế hoạch này")}
    )
    assert first(small_office, due, identity=Identity("Kế hoạch", issued=date(2026, 5, 15))).stated == date(2026, 5, 22)


def test_a_letter_gives_a_day_to_a_deadline_without_one(office: Office) -> None:
    loose = deadline("báo cáo khi có yêu cầu", ContinuousDue(wording="khi có yêu cầu"), actor="Văn phòng")
    assert plan_of(office, loose).due == ()
    with office.database.write() as connection:
        stamp = office.stamp(person=office.administrator)
        complete_blank(
            connection, SCOPE, PLAN, "report_date", "10/06/2026", stamp, source="Công văn 9/SNV", deadline=loose.id
        )
    assert first(office, loose).last_safe == date(2026, 6, 10)


def test_periodic_deadlines_fall_on_their_day_of_each_period(small_office: Office) -> None:
    monthly = deadline("báo cáo tháng", PeriodicDue(every="month", day=31), report_period="month")
    days = [due.stated for due in plan_of(small_office, monthly).due if due.stated.year == 2026]
    assert days[:3] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)] and len(days) == 12
    quarterly = deadline("báo cáo quý", PeriodicDue(every="quarter", day=20, month_offset=2), report_period="quarter")
    found = [(due.stated, due.period) for due in plan_of(small_office, quarterly).due]
    assert (date(2026, 6, 20), "2026-Q2") in found
    rhythm = deadline("đánh giá hằng quý", PeriodicDue(every="quarter"))
    assert plan_of(small_office, rhythm).undated[0].fact == rhythm


def test_a_task_of_the_annex_is_due_at_its_end_and_done_when_recorded(office: Office) -> None:
    task = Task(
        id=f"{PLAN}#PL.3/task/1",
        document_id=PLAN,
        agency=CODE,
        passage_id=f"{PLAN}#PL.3",
        locator="Phụ lục, TT 3",
        quote="…",
        number="3",
        content="Kiểm kê tài sản",
        lead="Văn phòng",
        due_text="Tháng 5",
        due=SpanDue(start=date(2026, 1, 1), end=date(2026, 5, 31)),
    )
    assert first(office, task).status is DueStatus.UPCOMING
    office.write(TaskProgress(document_id=PLAN, task="3", state="done", day=TODAY))
    assert first(office, task).status is DueStatus.DONE


def test_a_plan_that_is_not_in_force_gives_no_deadlines(small_office: Office) -> None:
    for status in (TextStatus.EXPIRED, TextStatus.WITHDRAWN):
        assert plan_of(small_office, HALF, RELATIVE, status=status) == Agenda((), ())


def test_a_day_of_an_earlier_year_is_history_and_a_plan_of_one_year_does_not_recur(small_office: Office) -> None:
    old = deadline("sơ kết", AbsoluteDue(day=date(2025, 5, 10)))
    assert plan_of(small_office, old).due == ()
    one_year = Identity("Kế hoạch năm 2026", covers=(2026, 2026))
    assert [due.stated.year for due in plan_of(small_office, HALF, identity=one_year, today=date(2026, 7, 1)).due] == [
        2026
    ]


def test_a_yearly_deadline_comes_again_next_year(small_office: Office) -> None:
    due = plan_of(small_office, HALF, today=date(2026, 7, 1)).due
    assert [(d.stated.year, d.status) for d in due] == [(2026, DueStatus.OVERDUE), (2027, DueStatus.UPCOMING)]


def test_the_public_calendar_knows_the_lunar_new_year_and_swapped_saturdays() -> None:
    calendar = WorkingCalendar()
    assert not calendar.works(date(2026, 2, 17)) and not calendar.works(date(2026, 4, 30))
    assert calendar.works(date(2026, 5, 20)) and not calendar.works(date(2026, 5, 23))
    assert calendar.after(date(2026, 4, 29), 1) == date(2026, 5, 4)


@pytest.mark.parametrize("year", range(2025, 2030))
def test_the_last_safe_day_is_never_later_than_the_plan_allows(year: int) -> None:
    calendar = WorkingCalendar()
    day = window_of(str(year)).start
    while day.year == year:
        safe = calendar.on_or_before(day)
        assert safe <= day and calendar.works(safe) and (day - safe) < timedelta(days=12)
        day += timedelta(days=1)


def test_settings_in_force_are_the_last_ones_given(office: Office) -> None:
    for value in ("truc_tuyen", "truc_tiep"):
        with office.database.write() as connection:
            change_setting(connection, SCOPE, "hybrid", value, office.stamp(person=office.administrator))
    with office.database.read() as connection:
        settings = load_settings(connection, SCOPE)
        assert load_settings(connection, AgencyScope("khac")).decided == {}
    assert settings["hybrid"] == "truc_tiep" and settings.decided["hybrid"].person_name == "Quản trị"
