"""One suite that every channel passes: enrol, answer in order, cards, double taps, long texts, secrets, leaving.

The platforms are loopback servers reached through the real clients; what they refuse as out of shape fails the test.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from bot import people_store
from bot.access import Invitation, invite
from bot.channel import Attachment, Incoming, Reply
from bot.render import length
from bot.telegram_events import from_update
from bot.zalo_events import from_bot, from_oa
from core.people import Person, Role
from tests.bot.conftest import OA_ID, MakeOffice, Office, make_office, moving_clock, platforms  # noqa: F401  # fixtures
from tests.bot.events import telegram_press, telegram_text, zalo_bot_text, zalo_text
from tests.bot.servers.telegram import TOKEN
from tests.bot.servers.zalo import BOT_TOKEN
from tests.bot.toy import ToyDialogue

CHANNELS = ("telegram", "zalo_oa", "zalo_bot")
PNG = b"\x89PNG\r\n\x1a\n"


class TalkativeDialogue(ToyDialogue):
    """The toy, with a long answer, sources and a chart."""

    def handle(
        self, incoming: Incoming, person: Person | None, connection: Any, prepared: Any = None
    ) -> Sequence[Reply]:
        if incoming.text == "dài":
            return [Reply("Đoạn văn dài. " * 500, sources=(("Kế hoạch", "không quá 1/2 ngày " * 20),))]
        if incoming.text == "biểu đồ":
            chart = Attachment("kpi.png", "image/png", PNG, "Họp trực tuyến: 3/5")
            return [Reply("Tiến độ chỉ tiêu", attachments=(chart,))]
        if incoming.text == "ai":
            return [Reply(person.name if person else "người lạ")]
        return super().handle(incoming, person, connection, prepared)


@dataclass
class Chat:
    """One person's conversation on one channel, as the person sees it."""

    office: Office
    channel: str
    number: int = 0

    @property
    def capabilities(self) -> Any:
        return self.office.conversations.channels[self.channel].capabilities

    def seen(self) -> list[str]:
        if self.channel == "telegram":
            return [shown.text for shown in self.office.telegram.shown]
        fake = self.office.zalo if self.channel == "zalo_oa" else self.office.zalo_bot
        return [words for _, words in fake.texts]

    def say(self, words: str) -> list[str]:
        """Type something; what came back."""
        self.number += 1
        return self._deliver(self._event(words))

    def press(self, choice: int, label: str) -> list[str]:
        """Choose on the last card: a button where there are any, else its number."""
        if not self.capabilities.buttons:
            return self.say(str(choice))
        self.number += 1
        card = next(shown for shown in reversed(self.office.telegram.shown) if shown.buttons)
        update = telegram_press(self.number, card.press(label), card.id)
        return self._deliver(from_update(update, TOKEN.partition(":")[0], self.office.clock.now()))

    def again(self) -> list[str]:
        """The platform repeats the last event."""
        return self._deliver(self.last)

    def _event(self, words: str) -> Incoming | None:
        now = self.office.clock.now()
        if self.channel == "telegram":
            return from_update(telegram_text(self.number, words, now), TOKEN.partition(":")[0], now)
        if self.channel == "zalo_oa":
            return from_oa(zalo_text(f"m{self.number}", words, now), OA_ID)
        return from_bot(zalo_bot_text(f"b{self.number}", words, now), BOT_TOKEN.partition(":")[0])

    def _deliver(self, event: Incoming | None) -> list[str]:
        assert event is not None
        self.last = event
        before = len(self.seen())
        self.office.conversations.inbox.submit(event).result()
        self.office.settle()
        return self.seen()[before:]


@pytest.fixture(params=CHANNELS)
def chat(request: pytest.FixtureRequest, make_office: MakeOffice, database: Any) -> Chat:  # noqa: F811
    return Chat(make_office(database, TalkativeDialogue()), request.param)


def test_what_is_said_is_answered_and_a_repeat_is_not(chat: Chat) -> None:
    assert chat.say("họp giao ban") == ["Đã ghi: họp giao ban"]
    assert chat.again() == []


def test_a_code_enrols_and_leaving_ends_it(chat: Chat) -> None:
    with chat.office.database.write() as connection:
        code = invite(connection, Invitation("thu-nghiem", Role.CLERK, name="Nguyễn An"), chat.office.clock.now())
    assert chat.say("ai") == ["người lạ"]
    (welcome,) = chat.say(f"/start {code}" if chat.channel == "telegram" else f"LIENKET {code}")
    assert "Nguyễn An" in welcome
    assert chat.say("ai") == ["Nguyễn An"]
    chat.say("/roi")
    assert chat.say("ai") == ["người lạ"]
    with chat.office.database.read() as connection:
        assert people_store.person_behind(connection, chat.channel, chat.last.account) is None


def test_a_card_is_chosen_from_and_says_what_was_done(chat: Chat) -> None:
    (card,) = chat.say("thẻ")
    assert card.startswith("Ghi cuộc họp?")
    assert chat.press(1, "Ghi") == ["Đã bấm ghi:7 của thẻ 7"]
    assert chat.again() == []


def test_a_long_answer_comes_whole_in_parts_that_fit(chat: Chat) -> None:
    parts = chat.say("dài")
    assert len(parts) > 1
    assert all(length(part) <= chat.capabilities.longest_text + 100 * chat.capabilities.quotes for part in parts)
    assert "".join(parts).count("Đoạn văn dài.") == 500
    assert "không quá 1/2 ngày" in parts[-1]


def test_a_chart_is_shown_or_told_in_words(chat: Chat) -> None:
    parts = chat.say("biểu đồ")
    assert any("Họp trực tuyến: 3/5" in part for part in parts)
    assert any("Tiến độ chỉ tiêu" in part for part in parts)


def test_a_secret_is_refused_and_kept_nowhere(chat: Chat) -> None:
    (told,) = chat.say("nhận công văn 9-CV/TU độ mật: Tuyệt mật")
    assert "dấu mật" in told
    with chat.office.database.read() as connection:
        for table in ("inbox", "outbox", "toy"):
            assert "9-CV/TU" not in str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())


def test_a_wrong_input_is_told_and_a_fault_is_owned_up_to(chat: Chat) -> None:
    assert chat.say("lỗi") == ["Chưa hiểu, xin gõ lại."]
    chat.say("hỏng")
    seen: Callable[[], str] = lambda: chat.seen()[-1]  # noqa: E731
    for _ in range(5):
        chat.office.clock.forward(seconds=30)
        chat.office.settle()
    assert "chưa xử lý được" in seen()
