"""More of the conversation: series, corrections of counts and activities, groups, edits, strangers, pictures, files."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot import wording
from bot.channel import Capabilities, Reply
from bot.telegram import CAPABILITIES as TELEGRAM
from core.database import Database
from core.errors import DeniedError
from core.people import AgencyScope, Role
from core.store import add_person
from kpi import ledger
from kpi.agency_settings import change_setting
from kpi.entries import Stamp
from kpi.records import Activity, Meeting, MeetingCount, MeetingState, Mode, ProcedureCount
from tests.bot.test_dialogue import HEZA, MEETING, NOW, Chat, make_known

BIG = (date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def chat(database: Database) -> Chat:
    make_known(database)
    with database.write() as connection:
        clerk = add_person(connection, HEZA, "Lan", Role.CLERK)
    made = Chat(database, clerk)
    made.conversation._capabilities = {"telegram": TELEGRAM}
    return made


def _other(chat: Chat, role: Role, account: str) -> Chat:
    with chat.database.write() as connection:
        person = add_person(connection, HEZA, account, role)
    return Chat(chat.database, person, chat.clock, account=account)


def _meetings(chat: Chat) -> list[Meeting]:
    with chat.database.read() as connection:
        found = ledger.listing(connection, HEZA, ("meeting",), *BIG)
    return [entry.record for entry in found if isinstance(entry.record, Meeting)]


def test_a_weekly_meeting_is_planned_until_the_day_named_and_dropped_as_a_whole(chat: Chat) -> None:
    card = chat.say("họp giao ban thứ hai hằng tuần, trực tuyến, 8h-9h, đến 30/6")
    assert "hằng tuần, đến 30/06/2026" in card
    assert "Đã ghi" in chat.press("Ghi")
    days = [meeting.day for meeting in _meetings(chat)]
    assert len(days) >= 5 and {day.weekday() for day in days} == {0} and max(days) <= date(2026, 6, 30)
    assert "cả loạt" in chat.press("cả loạt")
    assert _meetings(chat) == []


def test_the_last_day_of_a_series_can_be_changed_before_it_is_written(chat: Chat) -> None:
    assert "31/12/2026" in chat.say("họp giao ban thứ hai hằng tuần, trực tuyến, 8h-9h")
    assert "30/06/2026" in chat.say("sửa đến 30/6")
    chat.press("Ghi")
    assert max(meeting.day for meeting in _meetings(chat)) <= date(2026, 6, 30)


def test_counts_and_activities_are_corrected(chat: Chat) -> None:
    chat.say("/tthc tháng 4 tổng 80, trực tuyến 70")
    chat.press("Ghi")
    assert chat.say("sửa tổng thành 90").startswith("Đã sửa")
    assert chat.say("sửa trực tuyến thành 85").startswith("Đã sửa")
    (entry,) = chat.entries()
    assert isinstance(entry.record, ProcedureCount) and (entry.record.total, entry.record.digital) == (90, 85)
    chat.say("/hoantac")
    chat.say("/hoatdong Tập huấn chuyển đổi số")
    chat.press("Ghi")
    assert chat.say("sửa ngày 18/5").startswith("Đã sửa")
    assert chat.say("sửa tên thành Tập huấn ký số").startswith("Đã sửa")
    activity = next(e.record for e in chat.entries() if isinstance(e.record, Activity))
    assert (activity.title, activity.day) == ("Tập huấn ký số", date(2026, 5, 18))


def test_an_edited_message_changes_its_draft_and_nothing_written(chat: Chat) -> None:
    chat.say(MEETING)
    assert "07:30" in chat.say(MEETING.replace("8h", "7h30"), edited=True)  # type: ignore[arg-type]
    chat.press("Ghi")
    before = chat.entries()
    assert chat.say(MEETING, edited=True) == wording.EDIT_CHANGES_NOTHING  # type: ignore[arg-type]
    assert chat.say("hoàn tác", edited=True) == wording.EDIT_CHANGES_NOTHING  # type: ignore[arg-type]
    assert chat.entries() == before


def test_what_became_of_a_planned_meeting_is_said_by_its_recorder_or_a_leader(chat: Chat) -> None:
    chat.say("thứ 6 tuần này họp chuyên môn về đấu thầu, trực tuyến, 8h-10h")
    chat.press("Ghi")
    (entry,) = chat.entries()
    chat.clock.moment = NOW + timedelta(days=5)
    with pytest.raises(DeniedError):
        _other(chat, Role.CLERK, "minh").press_action(f"held:{entry.id}")
    assert "Đã cập nhật" in _other(chat, Role.LEADER, "hoa").press_action(f"held:{entry.id}")
    assert "từ trước" in chat.press_action(f"held:{entry.id}")
    assert "Đã cập nhật" in chat.press_action(f"postponed:{entry.id}")
    (entry,) = chat.entries()
    assert isinstance(entry.record, Meeting) and entry.record.state is MeetingState.POSTPONED


class _Group(Chat):
    """The same, in a group."""

    def _send(self, **event: str) -> str:
        return super()._send(**event, conversation="-100", is_group=True)  # type: ignore[arg-type]


def test_in_a_group_a_card_is_its_owners_and_the_leaders(chat: Chat) -> None:
    owner, leader = _Group(chat.database, chat.person, chat.clock), _other(chat, Role.LEADER, "hoa")
    owner.say(MEETING)
    action = owner.last[-1].buttons[0].action
    other = _other(chat, Role.CLERK, "minh")
    with pytest.raises(DeniedError, match="người khác"):
        _Group(chat.database, other.person, chat.clock, "minh").press_action(action)
    assert _Group(chat.database, leader.person, chat.clock, "hoa").press_action(action).endswith("20/05/2026.")
    assert len(owner.entries()) == 1


def test_strangers_hear_of_open_agencies_only(chat: Chat) -> None:
    with chat.database.write() as connection:
        boss = add_person(connection, HEZA, "Quản trị", Role.ADMINISTRATOR)
        change_setting(connection, HEZA, "open_answers", "khong", Stamp(boss, NOW))
    stranger = Chat(chat.database, None, account="x")
    assert "Hải Phòng" not in stranger.say("Hội nghị chuyên môn được họp bao lâu ở HEZA?")
    assert not any("Mục" in title and "HEZA" in title for reply in stranger.last for title, _ in reply.sources)
    assert "ngày" in stranger.say("Hội nghị chuyên môn được họp bao lâu ở Đồng Đăng?")
    told = stranger.say("/trogiup")
    assert "Đồng Đăng" in told and "LIENKET" in told and "Hải Phòng" not in told
    for wish in ("/kpi", "/han", "/baocao", "/donvi", MEETING, "/hoatdong Tập huấn", "hoàn tác"):
        assert "LIENKET" in stranger.say(wish), wish


def _files(chat: Chat) -> list[Reply]:
    return [reply for reply in chat.last if reply.attachments]


def test_progress_comes_with_a_picture_and_a_report_as_a_file_where_the_channel_can(chat: Chat) -> None:
    chat.say("/tthc tháng 4 tổng 80, trực tuyến 70")
    chat.press("Ghi")
    chat.say("/kpi")
    (reply,) = _files(chat)
    assert reply.attachments[0].content.startswith(b"\x89PNG") and "Tiến độ" in reply.attachments[0].alt
    assert "6 tháng" in chat.say("/baocao 6 tháng")
    (reply,) = _files(chat)
    assert reply.attachments[0].name.endswith(".docx") and reply.attachments[0].content.startswith(b"PK")
    chat.conversation._capabilities = {"telegram": replace(TELEGRAM, images=False, files=False)}
    chat.say("/kpi")
    assert _files(chat) == []
    assert "troly report" in chat.say("/baocao tháng 5")
    assert isinstance(chat.conversation._capabilities["telegram"], Capabilities)


def test_sources_name_the_text_in_one_short_line(chat: Chat) -> None:
    chat.say("Hội nghị chuyên môn được họp bao lâu?")
    titles = [title for reply in chat.last for title, _ in reply.sources]
    assert titles and all("Mục" in title and len(title) < 200 for title in titles)


def test_a_question_inside_a_draft_is_prepared_before_the_write(chat: Chat) -> None:
    chat.say(MEETING)
    asked: list[bool] = []
    own = chat.conversation._ask

    def noting(*given: object, worded: bool) -> object:
        asked.append(worded)
        return own(*given, worded=worded)  # type: ignore[arg-type]

    chat.conversation._ask = noting  # type: ignore[assignment]
    chat.say("Hội nghị chuyên môn được họp bao lâu?")
    assert asked == [True]


def test_the_other_agencys_ledger_is_out_of_reach(chat: Chat) -> None:
    chat.say(MEETING)
    chat.press("Ghi")
    (entry,) = chat.entries()
    with chat.database.write() as connection:
        mai = add_person(connection, AgencyScope("dong-dang"), "Mai", Role.ADMINISTRATOR)
    from core.errors import NotFoundError

    for action in (f"hoantac:{entry.id}", f"held:{entry.id}", f"boloat:{entry.id}"):
        with pytest.raises(NotFoundError):
            Chat(chat.database, mai, chat.clock, account="mai").press_action(action)


def test_a_mistyped_command_is_named_with_the_nearest(chat: Chat) -> None:
    told = chat.say("/kpii")
    assert "/kpii" in told and "Có phải /kpi?" in told
    assert "Không có lệnh" not in chat.say("/hạn") + chat.say("/trogiup")


def test_a_last_day_that_is_past_is_next_years(chat: Chat) -> None:
    chat.clock.moment = NOW.replace(month=11)
    assert "30/08/2027" in chat.say("hop giao ban moi thu 2 hang tuan truc tuyen 8h-9h den 30/8")


@pytest.mark.parametrize(
    ("said", "weekdays", "first"),
    [
        ("thứ hai đầu tiên hằng tháng", {0}, date(2026, 6, 1)),
        ("thứ sáu cuối cùng hằng tháng", {4}, date(2026, 5, 29)),
        ("thứ ba tuần thứ hai hằng tháng", {1}, date(2026, 6, 9)),
        ("thứ 2 và thứ 5 hằng tuần", {0, 3}, date(2026, 5, 21)),
        ("thứ hai đầu tiên hằng quý", {0}, date(2026, 7, 6)),
    ],
)
def test_a_series_keeps_to_the_weekday_it_names(chat: Chat, said: str, weekdays: set[int], first: date) -> None:
    assert "hằng" in chat.say(f"họp giao ban {said}, trực tuyến, 8h-9h")
    chat.press("Ghi")
    days = sorted(meeting.day for meeting in _meetings(chat))
    assert days[0] == first and len(days) > 1 and {day.weekday() for day in days} == weekdays


def test_a_series_on_a_date_of_the_month_keeps_to_it(chat: Chat) -> None:
    chat.say("họp giao ban ngày 15 hằng tháng, trực tuyến, 8h-9h")
    chat.press("Ghi")
    assert {meeting.day.day for meeting in _meetings(chat)} == {15}


def test_the_meetings_of_a_month_are_written_in_sum(chat: Chat) -> None:
    assert "số gộp" in chat.say("tháng 4: 12 hội nghị, 8 trực tuyến")
    chat.press("Ghi")
    (entry,) = chat.entries()
    assert isinstance(entry.record, MeetingCount)
    assert (entry.record.total, entry.record.online) == (12, 8)
    assert (entry.record.day, entry.record.until) == (date(2026, 4, 1), date(2026, 4, 30))
    assert chat.say("sửa trực tuyến thành 9").startswith("Đã sửa")
    (entry,) = chat.entries()
    assert isinstance(entry.record, MeetingCount) and entry.record.online == 9


def test_a_sum_of_meetings_is_asked_how_many_were_online_and_takes_no_more_than_all(chat: Chat) -> None:
    assert wording.ASK_FIELD["online"] in chat.say("ghi giúp: quý 1 tổ chức 15 hội nghị")
    assert wording.NOT_UNDERSTOOD in chat.say("20")
    assert "9" in chat.say("9")
    chat.press("Ghi")
    (entry,) = chat.entries()
    assert isinstance(entry.record, MeetingCount) and (entry.record.total, entry.record.online) == (15, 9)


def _meeting(chat: Chat) -> Meeting:
    (entry,) = chat.entries()
    assert isinstance(entry.record, Meeting)
    return entry.record


def test_a_new_hour_keeps_the_day_and_a_new_day_the_hour(chat: Chat) -> None:
    chat.say("họp giao ban sáng mai 8h, trực tuyến, 2 tiếng")
    assert "15:00 ngày 21/05/2026" in chat.say("sửa thành 15h")
    chat.press("Ghi")
    assert chat.say("sửa giờ 9h").startswith("Đã sửa")
    assert chat.say("sửa ngày 22/5").startswith("Đã sửa")
    assert (_meeting(chat).day, _meeting(chat).start_time) == (date(2026, 5, 22), time(9))


def test_a_correction_by_contrast_takes_the_second_way(chat: Chat) -> None:
    chat.say("họp giao ban sáng nay 8h, trực tiếp, 1 tiếng")
    chat.press("Ghi")
    assert chat.say("không phải trực tiếp mà trực tuyến").startswith("Đã sửa")
    assert _meeting(chat).mode is Mode.TRUC_TUYEN
    assert "lần sửa gần nhất" in chat.say("/hoantac")
    assert _meeting(chat).mode is Mode.TRUC_TIEP


def test_hours_given_for_the_length_give_the_start_too(chat: Chat) -> None:
    assert wording.ASK_FIELD["duration_hours"] in chat.say("sáng nay họp chuyên môn về đất đai trực tiếp")
    assert "08:00 ngày 20/05/2026" in chat.say("từ 8h đến 10h")
