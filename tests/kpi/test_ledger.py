"""The ledger: what is kept, refused, asked back, undone; who may; and that a replay writes once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.errors import ConflictError, DeniedError, InputError, NotFoundError, SecretRefused
from core.people import AgencyScope
from kpi import ledger, store
from kpi.entries import AskOverlap, Overlap, RemarkKind
from kpi.projection import differing
from kpi.records import (
    Activity,
    Document,
    MeetingCount,
    MeetingState,
    ProcedureCount,
    ReportSubmission,
)
from kpi.series import record_series
from kpi.validation import parse_record
from tests.kpi.office import CODE, SCOPE, TODAY, Office, meeting

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def counted(office: Office, scope: AgencyScope = SCOPE) -> tuple[int, int]:
    """Meetings held and online ones of the year."""
    with office.database.read() as connection:
        held = [t for t in store.tally(connection, scope, *YEAR) if t.state == "held"]
        assert differing(connection, SCOPE) == []
    return sum(t.total for t in held), sum(t.part for t in held)


def test_a_meeting_of_the_past_was_held_and_counts(office: Office) -> None:
    entry = office.write(meeting(unit="vp")).entry
    assert entry.record.unit == "Văn phòng"
    assert counted(office) == (1, 1)
    assert counted(office, AgencyScope(CODE, "Văn phòng")) == (1, 1)
    assert counted(office, AgencyScope(CODE, "Phòng Kế hoạch")) == (0, 0)


def test_the_offices_day_decides_even_when_the_moment_is_told_in_another_zone(small_office: Office) -> None:
    evening = datetime(2026, 5, 19, 17, 30, tzinfo=UTC)  # half past midnight of the 20th in the office
    with small_office.database.write() as connection:
        stamp = replace(small_office.stamp(), at=evening)
        ledger.record(connection, SCOPE, meeting(day=date(2026, 5, 20)), stamp)
    assert counted(small_office) == (1, 1)


def test_a_planned_meeting_counts_only_once_it_is_held(office: Office) -> None:
    entry = office.write(meeting(day=TODAY + timedelta(days=3))).entry
    assert counted(office) == (0, 0)
    later = TODAY + timedelta(days=4)
    with office.database.write() as connection:
        assert [e.id for e in ledger.awaiting(connection, SCOPE, later)] == [entry.id]
        ledger.set_state(connection, SCOPE, entry.id, MeetingState.HELD, office.stamp(day=later))
        assert ledger.awaiting(connection, SCOPE, later) == []
    assert counted(office) == (1, 1)


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.POSTPONED])
def test_a_meeting_cancelled_or_postponed_stops_counting(office: Office, state: MeetingState) -> None:
    entry = office.write(meeting()).entry
    with office.database.write() as connection:
        ledger.set_state(connection, SCOPE, entry.id, state, office.stamp())
    assert counted(office) == (0, 0)


def test_attending_another_bodys_meeting_never_counts(office: Office) -> None:
    office.write(meeting(role="du"))
    assert counted(office) == (0, 0)


def test_the_same_message_again_writes_nothing(office: Office) -> None:
    first = office.write(meeting(), key="tg:1")
    again = office.write(meeting(), key="tg:1")
    assert again.replayed and again.entry == first.entry
    assert counted(office) == (1, 1)


def test_a_correction_is_a_new_row_and_undo_goes_back_to_what_was(office: Office) -> None:
    entry = office.write(meeting()).entry
    with office.database.write() as connection:
        ledger.correct(connection, SCOPE, entry.id, {"mode": "truc_tiep"}, office.stamp(why="ghi nhầm"))
    assert counted(office) == (1, 0)
    with office.database.write() as connection:
        ledger.undo(connection, SCOPE, entry.id, office.stamp())
    assert counted(office) == (1, 1)
    with office.database.write() as connection:
        assert not ledger.undo(connection, SCOPE, entry.id, office.stamp()).live
        with pytest.raises(ConflictError, match="hoàn tác hết"):
            ledger.undo(connection, SCOPE, entry.id, office.stamp())
        past = ledger.history(connection, SCOPE, entry.id)
    assert counted(office) == (0, 0)
    assert [change.change for change in past] == ["record", "correct", "undo", "undo"]
    assert past[1].why == "ghi nhầm" and past[1].person_name == "Lan"


def test_a_removed_entry_comes_back_by_undo(office: Office) -> None:
    entry = office.write(meeting()).entry
    with office.database.write() as connection:
        ledger.remove(connection, SCOPE, entry.id, office.stamp())
    assert counted(office) == (0, 0)
    with office.database.write() as connection:
        ledger.undo(connection, SCOPE, entry.id, office.stamp())
    assert counted(office) == (1, 1)


def test_undo_takes_back_the_last_thing_this_person_wrote(office: Office) -> None:
    mine = office.write(meeting("Hội nghị thứ nhất")).entry
    with office.database.write() as connection:
        ledger.record(connection, SCOPE, meeting("Tập huấn kỹ năng"), office.stamp(person=office.colleague))
        assert ledger.undo_last(connection, SCOPE, office.stamp())[0].id == mine.id
        with pytest.raises(NotFoundError, match="chưa ghi gì"):
            ledger.undo_last(connection, SCOPE, office.stamp())


def test_a_sum_over_counted_meetings_asks_and_replaces_or_adds(office: Office) -> None:
    old = office.write(meeting()).entry
    new = MeetingCount(day=date(2026, 5, 1), until=date(2026, 5, 31), total=5, online=2)
    with office.database.write() as connection:
        asked = ledger.record(connection, SCOPE, new, office.stamp())
    assert isinstance(asked, AskOverlap) and "thay hay cộng?" in asked.question and old.id in asked.question
    assert counted(office) == (1, 1)
    replaced = office.write(new, overlap=Overlap.REPLACE)
    assert replaced.replaced == (old.id,) and counted(office) == (5, 2)
    with office.database.write() as connection:
        ledger.undo(connection, SCOPE, replaced.entry.id, office.stamp())
    assert counted(office) == (1, 1), "what had been replaced counts again"
    office.write(new, overlap=Overlap.ADD)
    assert counted(office) == (6, 3)


def test_sums_of_different_units_do_not_meet(office: Office) -> None:
    for unit in ("Văn phòng", "Phòng Kế hoạch"):
        office.write(MeetingCount(day=date(2026, 4, 1), until=date(2026, 4, 30), total=2, online=1, unit=unit))
    assert counted(office) == (4, 2)


def test_the_sum_of_a_running_month_ends_today(small_office: Office) -> None:
    written = small_office.write(ProcedureCount(day=date(2026, 5, 1), until=date(2026, 5, 31), total=80, digital=76))
    assert isinstance(written.entry.record, ProcedureCount) and written.entry.record.until == TODAY


def test_probable_duplicates_and_clashes_are_remarked_but_kept(office: Office) -> None:
    office.write(meeting("Hội nghị sơ kết công tác", start_time="08:00", duration_hours=2, unit="VP"))
    same = office.write(meeting("hoi nghi so ket cong tac", unit="VP"))
    assert [remark.kind for remark in same.remarks] == [RemarkKind.DUPLICATE]
    clash = office.write(meeting("Họp kiểm kê tài sản", start_time="09:30", duration_hours=1, unit="VP"))
    assert [remark.kind for remark in clash.remarks] == [RemarkKind.CLASH]
    later = office.write(meeting("Gặp mặt doanh nghiệp", start_time="10:30", duration_hours=1, unit="VP"))
    assert later.remarks == (), "one meeting ends when the next begins"


def test_repeating_a_conference_just_attended_is_remarked(office: Office) -> None:
    office.write(meeting("Hội nghị quán triệt nghị quyết", day=date(2026, 5, 15), role="du"))
    again = office.write(meeting("Hội nghị quán triệt nghị quyết", day=date(2026, 5, 18)))
    assert [remark.kind for remark in again.remarks] == [RemarkKind.DUPLICATE]


def test_a_weekly_meeting_becomes_one_planned_entry_a_week(office: Office) -> None:
    first = meeting("Giao ban tuần", day=date(2026, 5, 25), kind="hop", start_time="08:00")
    with office.database.write() as connection:
        made = record_series(
            connection, SCOPE, first, "FREQ=WEEKLY;BYDAY=MO", date(2026, 6, 30), office.stamp(key="tg:9")
        )
        again = record_series(
            connection, SCOPE, first, "FREQ=WEEKLY;BYDAY=MO", date(2026, 6, 30), office.stamp(key="tg:9")
        )
    assert [one.entry.record.day.day for one in made] == [25, 1, 8, 15, 22, 29]
    assert all(one.replayed for one in again)
    assert not any(one.remarks for one in made), "meetings of one series are not each other's duplicates"


def test_a_document_number_is_kept_once_a_year(office: Office) -> None:
    document = Document(number="15/BC-VP", direction="di", channel="dien_tu", day=date(2026, 5, 4))
    entry = office.write(document).entry
    with pytest.raises(ConflictError, match=f"15/bc - vp.*{entry.id}"):
        office.write(document.model_copy(update={"number": "15/bc - vp"}))
    office.write(document.model_copy(update={"day": date(2025, 5, 4)}))
    with office.database.write() as connection:
        ledger.undo(connection, SCOPE, entry.id, office.stamp())
    office.write(document)


def test_undo_does_not_bring_back_a_number_that_is_taken_again(office: Office) -> None:
    document = Document(number="15/BC-VP", direction="di", channel="dien_tu", day=date(2026, 5, 4))
    entry = office.write(document).entry
    with office.database.write() as connection:
        ledger.correct(connection, SCOPE, entry.id, {"number": "16/BC-VP"}, office.stamp())
    office.write(document)
    with office.database.write() as connection, pytest.raises(ConflictError, match="15/BC-VP"):
        ledger.undo(connection, SCOPE, entry.id, office.stamp())


def test_a_report_is_sent_once_for_a_period(office: Office) -> None:
    sent = ReportSubmission(unit="Văn phòng", period="2026-H1", title="Báo cáo sơ kết", day=TODAY)
    office.write(sent)
    with pytest.raises(ConflictError, match="2026-H1"):
        office.write(sent)


def test_impossible_days_are_refused_in_words(small_office: Office) -> None:
    with pytest.raises(InputError, match="hơn một năm"):
        small_office.write(meeting(day=date(2028, 5, 20)))
    with pytest.raises(InputError, match="import-baseline"):
        small_office.write(meeting(day=date(2020, 5, 20)))
    with pytest.raises(InputError, match="chưa diễn ra"):
        small_office.write(meeting(day=date(2026, 6, 1), state="held"))
    with pytest.raises(InputError, match="chưa tới"):
        small_office.write(Document(number="1/TB", direction="di", channel="giay", day=date(2026, 6, 1)))
    assert counted(small_office) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"record": "procedure_count", "total": -1, "digital": 0}, "tổng số không được nhỏ hơn 0"),
        ({"record": "procedure_count", "total": 5, "digital": 6}, r"\(6\) lớn hơn tổng số hồ sơ \(5\)"),
        ({"record": "procedure_count", "total": 5, "digital": 5, "digitised": 6}, "phải số hóa"),
        ({"record": "meeting_count", "total": 3, "online": 2, "hybrid": 2}, "lớn hơn tổng số"),
        ({"record": "meeting", "mode": "truc_tuyen"}, "Thiếu tên"),
        ({"record": "meeting", "title": "A", "mode": "zoom"}, "không đúng: “zoom”"),
        ({"record": "document", "number": "/KH-BQL", "direction": "di", "channel": "giay"}, "chưa có số"),
        ({"record": "activity", "title": "A", "colour": "đỏ"}, "không có mục “colour”"),
    ],
)
def test_impossible_fields_are_named_in_words(fields: dict[str, object], message: str) -> None:
    days = {"day": "2026-05-01"} | ({"until": "2026-05-31"} if "count" in str(fields["record"]) else {})
    with pytest.raises(InputError, match=message):
        parse_record(days | fields)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InputError, match="đứng trước"):
        parse_record(
            {"record": "procedure_count", "day": "2026-05-02", "until": "2026-05-01", "total": 1, "digital": 1}
        )


def test_a_unit_of_another_agency_is_refused_by_name(office: Office) -> None:
    with pytest.raises(InputError, match=r"Phòng Thanh tra.*Sở Khác"):
        office.write(meeting(unit="ttra"))
    with pytest.raises(InputError, match=r"không có đơn vị “Phòng Lạ”.*Văn phòng"):
        office.write(meeting(unit="Phòng Lạ"))
    assert counted(office) == (0, 0)


def test_secrets_are_refused_in_every_text_and_nothing_is_kept(office: Office) -> None:
    with pytest.raises(SecretRefused):
        office.write(Activity(title="Tập huấn", day=TODAY, note="Công văn số 12/CV-BCH, độ Mật"))
    with pytest.raises(SecretRefused), office.database.write() as connection:
        ledger.record(connection, SCOPE, meeting(), office.stamp(why="theo công văn Tối mật số 5"))
    with office.database.read() as connection:
        assert store.all_changes(connection, SCOPE) == []


def test_personal_numbers_are_hidden_before_they_are_kept(small_office: Office) -> None:
    entry = small_office.write(Activity(title="Tập huấn", day=TODAY, note="liên hệ 0912345678")).entry
    assert "0912345678" not in entry.record.note


def test_only_those_who_may_write_and_correct_do(office: Office) -> None:
    entry = office.write(meeting()).entry
    for person in (office.reader, office.colleague):
        with office.database.write() as connection, pytest.raises(DeniedError):
            ledger.correct(connection, SCOPE, entry.id, {"mode": "truc_tiep"}, office.stamp(person=person))
    with office.database.write() as connection, pytest.raises(DeniedError):
        ledger.record(connection, SCOPE, meeting("Khác"), office.stamp(person=office.reader))
    with office.database.write() as connection:
        ledger.correct(connection, SCOPE, entry.id, {"mode": "truc_tiep"}, office.stamp(person=office.leader))
    assert counted(office) == (1, 0)


def test_another_agencys_entry_is_as_if_it_were_not_there(office: Office) -> None:
    entry = office.write(meeting()).entry
    with office.database.write() as connection, pytest.raises(NotFoundError):
        ledger.undo(connection, AgencyScope("khac"), entry.id, office.stamp())
    assert counted(office, AgencyScope("khac")) == (0, 0)


def test_the_database_itself_refuses_to_rewrite_the_past(office: Office) -> None:
    office.write(meeting())
    for statement in ("UPDATE ledger_changes SET why = 'x'", "DELETE FROM ledger_changes"):
        with pytest.raises(Exception, match="append-only"), office.database.write() as connection:
            connection.exec_driver_sql(statement)
