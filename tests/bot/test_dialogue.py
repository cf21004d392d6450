"""The conversation as stories: what a clerk types, what comes back, what stands in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot import wording
from bot.channel import Incoming, Reply
from bot.dialogue import Conversation
from bot.people_store import review_list
from core.clock import OFFICE_ZONE, FixedClock
from core.database import Database, open_database
from core.errors import NotFoundError
from core.migrate import migrate
from core.people import AgencyScope, Person, Role
from core.store import add_person
from corpus.library import Library
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi.entries import Entry
from kpi.records import Document, Meeting, MeetingState, ProcedureCount
from rag.assistant import Assistant
from tests.bot.answers import answers_of

CORPUS = Path(__file__).parents[2] / "corpus"
HEZA = AgencyScope("heza")
NOW = datetime(2026, 5, 20, 9, tzinfo=OFFICE_ZONE)
MEETING = "sáng nay họp quán triệt KL 226 qua Zoom từ 8h đến 10h"


@cache
def plans() -> tuple[Snapshot, Assistant]:
    """The shipped plans and the assistant over them, read once for all the stories."""
    with TemporaryDirectory() as name:
        database = open_database(f"sqlite:///{Path(name) / 'troly.db'}")
        migrate(database, Path(name))
        library = Library(database, FixedClock(NOW))
        library.fill(CORPUS)
        snapshot = library.snapshot()
        database.close()
    return snapshot, Assistant(snapshot, FixedClock(NOW))


def make_known(database: Database) -> None:
    """Write the agencies of the plans into this database, so that people can belong to them."""
    library = Library(database, FixedClock(NOW))
    for agency in plans()[0].agencies.values():
        library.save_agency(agency)


class Turning:
    """A clock that the story moves on."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment


@dataclass
class Chat:
    """One person's conversation; `say` types, `press` taps a button of the last reply by its label."""

    database: Database
    person: Person | None
    clock: Turning = field(default_factory=Turning)
    account: str = "lan"
    count: int = 0
    last: Sequence[Reply] = ()

    def __post_init__(self) -> None:
        snapshot, assistant = plans()
        self.conversation = Conversation(answers_of(assistant), lambda: snapshot, self.clock)

    def say(self, text: str, **event: str) -> str:
        return self._send(text=text, **event)

    def press(self, label: str) -> str:
        button = next(b for reply in self.last for b in reply.buttons if label in b.label)
        return self.press_action(button.action)

    def press_action(self, action: str) -> str:
        return self._send(button=action)

    def _send(self, **event: str) -> str:
        self.count += 1
        number = f"{self.account}:{self.count}"
        place = {"account": self.account, "conversation": self.account, "sent_at": self.clock.now()}
        incoming = Incoming("telegram", number, **(place | event))  # type: ignore[arg-type]
        with self.database.read() as connection:
            prepared = self.conversation.prepare(incoming, self.person, connection)
        with self.database.write() as connection:
            self.last = self.conversation.handle(incoming, self.person, connection, prepared)
        return "\n".join(reply.text for reply in self.last)

    def entries(self) -> list[Entry]:
        with self.database.read() as connection:
            day = NOW.date()
            return ledger.listing(connection, HEZA, (), day - timedelta(days=300), day + timedelta(days=300))


@pytest.fixture
def chat(databases: Database) -> Chat:
    make_known(databases)
    with databases.write() as connection:
        clerk = add_person(connection, HEZA, "Lan", Role.CLERK)
    return Chat(databases, clerk)


def test_the_first_words_say_that_no_person_answers_and_only_once(chat: Chat) -> None:
    assert wording.NOTICE in chat.say("chào em")
    assert wording.NOTICE not in chat.say("chào em")


def test_a_meeting_is_shown_confirmed_corrected_and_undone(chat: Chat) -> None:
    card = chat.say(MEETING)
    assert "Ghi cuộc họp này?" in card and "08:00 ngày 20/05/2026" in card
    assert "Đúng quy định" in card and "không quá 1/2 ngày" in card
    assert chat.entries() == []
    assert chat.press("Ghi").startswith("Đã ghi")
    corrected = chat.say("sửa thành trực tiếp")
    assert corrected.startswith("Đã sửa") and "• Hình thức: trực tuyến → trực tiếp" in corrected
    (entry,) = chat.entries()
    assert isinstance(entry.record, Meeting) and entry.record.mode == "truc_tiep"
    assert chat.press("Hoàn tác").startswith("Đã hoàn tác")  # the correction
    assert chat.say("/hoàn tác").startswith("Đã hoàn tác")  # the record
    assert chat.entries() == []


def test_a_confirm_tapped_twice_records_once(chat: Chat) -> None:
    chat.say(MEETING)
    action = chat.last[-1].buttons[0].action
    chat.press_action(action)
    assert "từ trước" in chat.press_action(action)
    assert len(chat.entries()) == 1


def test_missing_fields_are_asked_with_choices_then_the_card_is_shown(chat: Chat) -> None:
    assert wording.ASK_FIELD["title"] in chat.say("/hop")
    assert wording.ASK_FIELD["mode"] in chat.say("Họp về an toàn thông tin")
    assert wording.ASK_FIELD["start"] in chat.press("Trực tuyến")
    assert wording.NOT_UNDERSTOOD in chat.say("blah")
    assert wording.ASK_FIELD["duration_hours"] in chat.say("chiều qua lúc 2h")
    assert "Ghi cuộc họp này?" in chat.say("90 phút")
    assert chat.say("ghi").startswith("Đã ghi")
    (entry,) = chat.entries()
    assert isinstance(entry.record, Meeting) and str(entry.record.duration_hours) == "1.50"


def test_an_impossible_day_is_named_and_asked_again(chat: Chat) -> None:
    asked = chat.say("họp giao ban ngày 31/6, trực tuyến, 1 tiếng")
    assert "không thể có" in asked and wording.ASK_FIELD["start"] in asked


def test_a_meeting_over_the_limit_is_recorded_only_with_a_reason(chat: Chat) -> None:
    assert "Vượt quy định" in chat.say("sáng nay họp quán triệt KL 226 trực tiếp 5 tiếng")
    assert wording.ASK_FIELD["reason"] in chat.say("ghi")
    assert chat.entries() == []
    assert chat.say("Nhiều đơn vị cùng thảo luận").startswith("Đã ghi")
    (entry,) = chat.entries()
    assert isinstance(entry.record, Meeting)
    assert (entry.record.verdict, entry.record.reason) == ("violation", "Nhiều đơn vị cùng thảo luận")


def test_a_draft_waits_half_an_hour_and_no_longer(chat: Chat) -> None:
    chat.say(MEETING)
    action = chat.last[-1].buttons[0].action
    chat.clock.moment += timedelta(minutes=31)
    assert chat.press_action(action) == wording.EXPIRED
    assert chat.say("ghi") == wording.EXPIRED
    assert chat.entries() == []


def test_a_cancelled_draft_cannot_be_confirmed(chat: Chat) -> None:
    chat.say(MEETING)
    action = chat.last[-1].buttons[0].action
    assert chat.say("thôi") == wording.CANCELLED
    assert chat.press_action(action) == wording.ALREADY_CANCELLED
    assert chat.entries() == []


def test_words_act_on_the_last_card_and_a_button_on_its_own(chat: Chat) -> None:
    chat.say(MEETING)
    first = chat.last[-1].buttons[0].action
    chat.say("/vanban đi 45/BC-BQL điện tử")
    chat.say("ghi")
    assert [entry.record.record for entry in chat.entries()] == ["document"]
    chat.press_action(first)
    assert {entry.record.record for entry in chat.entries()} == {"document", "meeting"}


def test_another_accounts_card_cannot_be_pressed(chat: Chat) -> None:
    chat.say(MEETING)
    other = Chat(chat.database, chat.person, chat.clock, account="minh")
    assert wording.GONE in other.press_action(chat.last[-1].buttons[0].action)


def test_a_question_inside_a_draft_is_answered_and_the_draft_stays(chat: Chat) -> None:
    chat.say(MEETING)
    action = chat.last[-1].buttons[0].action
    assert "1 ngày" in chat.say("Hội nghị chuyên môn được họp bao lâu?")
    assert chat.press_action(action).startswith("Đã ghi")


def test_a_follow_up_is_understood_from_the_question_before(chat: Chat) -> None:
    chat.say("Hội nghị chuyên môn được họp bao lâu?")
    assert "1,5 ngày" in chat.say("còn hội nghị quan trọng thì sao?")


def test_a_remark_is_not_written_down(chat: Chat) -> None:
    for remark in ("mai họp mệt quá", "họp chuyên môn về đấu thầu", "đang họp, lát ghi"):
        chat.say(remark)
    assert not any(reply.card for reply in chat.last) and chat.entries() == []


def test_a_secret_document_is_refused_and_nothing_of_it_is_stored(chat: Chat) -> None:
    from sqlalchemy import text

    assert "mật" in chat.say("/vanban đi 12/BC-BQL tối mật, giấy")
    with chat.database.read() as connection:
        for table in ("drafts", "dialogue_state", "ledger_entries", "review_items"):
            assert "12/BC-BQL" not in str(connection.execute(text(f"SELECT * FROM {table}")).all())


def test_counts_of_a_period_are_recorded_and_overlaps_are_asked(chat: Chat) -> None:
    chat.say("tháng 4: tiếp nhận 100 hồ sơ, 90 trực tuyến")
    chat.press("Ghi")
    chat.say("tháng 4 tiếp nhận 20 hồ sơ, tất cả trực tuyến")
    chat.press("Ghi")
    chat.press("Thay")
    (entry,) = chat.entries()
    assert isinstance(entry.record, ProcedureCount) and entry.record.total == 20


def test_a_document_gets_its_missing_number(chat: Chat) -> None:
    assert wording.ASK_FIELD["number"] in chat.say("gửi công văn điện tử sáng nay cho Sở Nội vụ")
    chat.say("256/BQL-VP")
    chat.say("ok")
    (entry,) = chat.entries()
    assert isinstance(entry.record, Document) and entry.record.number == "256/BQL-VP"


def test_own_figures_deadlines_and_activities_are_at_hand(chat: Chat) -> None:
    chat.say(MEETING)
    chat.press("Ghi")
    assert "trực tuyến" in chat.say("tỷ lệ họp online của mình tới giờ đạt bao nhiêu rồi?")
    assert "/2026" in chat.say("/hạn")
    chat.say("/hoatdong Tập huấn chuyển đổi số")
    assert chat.say("ghi").startswith("Đã ghi: hoạt động")


def test_a_down_voted_question_goes_to_the_review_list(chat: Chat) -> None:
    chat.say("Hội nghị chuyên môn được họp bao lâu?")
    assert chat.press("👎") == wording.VOTED_DOWN
    with chat.database.read() as connection:
        assert [row.kind for row in review_list(connection, HEZA)] == ["down_voted"]


def test_a_planned_meeting_is_called_off_by_its_button(chat: Chat) -> None:
    chat.say("thứ 6 tuần sau họp chuyên môn về đấu thầu, trực tuyến, 8h-10h")
    chat.press("Ghi")
    chat.say("hủy họp đấu thầu nhé")
    chat.press("đấu thầu")
    (entry,) = chat.entries()
    assert isinstance(entry.record, Meeting) and entry.record.state is MeetingState.CANCELLED


def test_a_reader_and_a_stranger_may_ask_and_write_nothing(chat: Chat) -> None:
    with chat.database.write() as connection:
        reader = add_person(connection, HEZA, "Bình", Role.READER)
    assert wording.NOT_YOUR_ROLE in Chat(chat.database, reader, account="binh").say(MEETING)
    stranger = Chat(chat.database, None, account="x")
    assert wording.CANNOT_WRITE in stranger.say(MEETING)
    assert "1 ngày" in stranger.say("Hội nghị chuyên môn được họp bao lâu ở HEZA?")
    assert stranger.press_action("hoantac:abcd") == wording.CANNOT_WRITE
    assert chat.entries() == []


def test_undoing_nothing_says_so(chat: Chat) -> None:
    with pytest.raises(NotFoundError):
        chat.say("hoàn tác")


def test_a_long_list_goes_on_when_asked(chat: Chat) -> None:
    assert wording.MORE in chat.say("/hạn") + chat.say("/kpi")
    assert chat.say("tiếp") != wording.NOTHING_MORE
    for _ in range(20):
        if chat.say("tiếp") == wording.NOTHING_MORE:
            break
    else:
        pytest.fail("the list never ends")
