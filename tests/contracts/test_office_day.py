"""A day in the office, the same on every channel: the real dialogue in a real server, as a clerk sees it.

The platforms are servers on loopback; what they tell of comes through the webhooks, signed or with its secret, or is
fetched by polling.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import store
from bot.access import Invitation, invite
from bot.dialogue import Conversation
from bot.reminders import Reminders
from bot.terminal import Terminal
from core.clock import OFFICE_ZONE, FixedClock
from core.database import open_database
from core.people import AgencyScope, Person, Role
from corpus.library import Library
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi.deadlines import DueDate, agenda
from kpi.entries import Entry
from kpi.records import Meeting
from rag.assistant import Assistant
from tests.bot.answers import answers_of
from tests.bot.conftest import (  # noqa: F401  # fixtures
    APP_ID,
    BOT_SECRET,
    OA_SECRET_KEY,
    WEBHOOK_SECRET,
    MakeOffice,
    Office,
    make_office,
    moving_clock,
    platforms,
)
from tests.bot.events import signed, telegram_press, telegram_text, zalo_bot_text, zalo_text
from tests.bot.serving import served
from tests.bot.waiting import until

CORPUS = Path(__file__).parents[2] / "corpus"
HEZA = AgencyScope("heza")
NOW = datetime(2026, 5, 20, 9, tzinfo=OFFICE_ZONE)
CHANNELS = ("telegram", "zalo_oa", "zalo_bot", "polling", "terminal")
SECRET = "đã nhận công văn 777/CV-BQL độ Tuyệt mật, bản giấy"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Snapshot, Assistant]:
    """A database filled with the shipped plans, to be copied, and the assistant over them."""
    from core.migrate import migrate

    folder = tmp_path_factory.mktemp("plans")
    database = open_database(f"sqlite:///{folder / 'troly.db'}")
    migrate(database, folder)
    library = Library(database, FixedClock(NOW))
    library.fill(CORPUS)
    snapshot = library.snapshot()
    database.close()
    return folder / "troly.db", snapshot, Assistant(snapshot, FixedClock(NOW))


@dataclass
class Desk:
    """One clerk's day on one channel."""

    office: Office
    channel: str
    snapshot: Snapshot
    terminal: Terminal | None = None
    address: str = ""
    number: int = 0
    told: list[str] = field(default_factory=list)

    def seen(self) -> Sequence[str]:
        if self.channel in ("telegram", "polling"):
            return [shown.text for shown in self.office.telegram.shown]
        fake = self.office.zalo if self.channel == "zalo_oa" else self.office.zalo_bot
        return [words for _, words in fake.texts]

    def say(self, words: str) -> str:
        """Type something; everything that came back."""
        self.number += 1
        if self.terminal is not None:
            return "\n".join(self.terminal.answer(words))
        return self._send(self._update(words))

    def press(self, label: str, place: int) -> str:
        """Tap the button with this label on the last card, or type its number where there are none."""
        if self.channel not in ("telegram", "polling"):
            return self.say(str(place))
        card = next(shown for shown in reversed(self.office.telegram.shown) if shown.buttons)
        self.tapped = (card.press(label), card.id)
        return self.tap_again()

    def tap_again(self) -> str:
        """The same tap once more, as an impatient thumb does."""
        self.number += 1
        return self._send(telegram_press(self.number, *self.tapped))

    def _update(self, words: str) -> dict[str, Any]:
        now = self.office.clock.now()
        if self.channel == "zalo_oa":
            return zalo_text(f"m{self.number}", words, now)
        if self.channel == "zalo_bot":
            return zalo_bot_text(f"b{self.number}", words, now)
        return telegram_text(self.number, words, now)

    def _send(self, update: dict[str, Any]) -> str:
        before = len(self.seen())
        if self.channel == "polling":
            self.office.telegram.push(update)
            self.office.telegram.wait_confirmed(update["update_id"])
        else:
            assert self._post(update).status_code == 200
        until(self.is_settled)
        return "\n".join(self.seen()[before:])

    def _post(self, update: dict[str, Any]) -> httpx.Response:
        """Deliver an event to the webhook as its platform does."""
        if self.channel == "zalo_oa":
            raw, headers = signed(update, APP_ID, OA_SECRET_KEY)
            return httpx.post(f"{self.address}/webhooks/zalo/oa", content=raw, headers=headers)
        if self.channel == "zalo_bot":
            headers = {"X-Bot-Api-Secret-Token": BOT_SECRET}
            return httpx.post(f"{self.address}/webhooks/zalo/bot", json=update, headers=headers)
        headers = {"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET}
        return httpx.post(f"{self.address}/webhooks/telegram", json=update, headers=headers)

    def is_settled(self) -> bool:
        """Whether everything said so far is handled, and every answer delivered."""
        with self.office.database.read() as connection:
            boxes = store.counts(connection, "inbox"), store.counts(connection, "outbox")
        return not any(box.get(state) for box in boxes for state in ("waiting", "sending"))

    def entries(self) -> list[Entry]:
        with self.office.database.read() as connection:
            day = NOW.date()
            return ledger.listing(connection, HEZA, (), day - timedelta(days=300), day + timedelta(days=300))


@pytest.fixture(params=CHANNELS)
def desk(
    request: pytest.FixtureRequest,
    make_office: MakeOffice,  # noqa: F811
    moving_clock: Any,  # noqa: F811
    plans: tuple[Path, Snapshot, Assistant],
    tmp_path: Path,
) -> Iterator[Desk]:
    filled, snapshot, assistant = plans
    own = tmp_path / "day.db"
    own.write_bytes(filled.read_bytes())
    database = open_database(f"sqlite:///{own}")
    moving_clock.moment = NOW
    capabilities: dict[str, Any] = {}
    conversation = Conversation(answers_of(assistant, moving_clock), lambda: snapshot, moving_clock, capabilities)
    office = make_office(database, conversation, polling=request.param == "polling")
    capabilities |= {name: channel.capabilities for name, channel in office.conversations.channels.items()}
    made = Desk(office, request.param, snapshot)
    with ExitStack() as running:
        if request.param == "terminal":
            clerk = Person(0, "heza", "Lan", Role.CLERK, "Văn phòng Ban")
            made.terminal = Terminal(conversation, database, moving_clock, clerk)
        else:
            made.address = running.enter_context(served(office))
        yield made
    database.close()


def _due(desk: Desk) -> list[DueDate]:
    """What falls due a while from now, soonest first."""
    with desk.office.database.read() as connection:
        found = agenda(connection, HEZA, desk.snapshot, NOW.date(), timedelta(days=250)).due
    return [one for one in found if one.missing and one.last_safe > NOW.date() + timedelta(days=8)]


def _enrol(desk: Desk) -> None:
    assert "LIENKET" in desk.say("/kpi")
    unit = _due(desk)[0].missing[0]
    with desk.office.database.write() as connection:
        code = invite(connection, Invitation("heza", Role.CLERK, unit, "Nguyễn Lan"), NOW)
    telegram = desk.channel in ("telegram", "polling")
    assert "Đã nhận Nguyễn Lan" in desk.say(f"/start {code}" if telegram else f"lienket {code}")


def _remind(desk: Desk) -> str:
    """Seven days before the next due date the reminder arrives by itself, once."""
    office = desk.office
    day = _due(desk)[0].last_safe
    office.clock.moment = datetime(day.year, day.month, day.day, 10, tzinfo=OFFICE_ZONE) - timedelta(days=1)
    if desk.channel == "zalo_oa":
        desk.say("chào em")  # the window of 48 hours is open again
    while office.clock.moment.weekday() > 4:
        office.clock.forward(days=-1)
    capabilities = {name: channel.capabilities for name, channel in office.conversations.channels.items()}
    remind = partial(
        Reminders, office.database, office.conversations.writer, office.clock, lambda: desk.snapshot, capabilities
    )
    before = len(desk.seen())
    assert remind().run_once() >= 1
    assert remind().run_once() == 0
    office.conversations.sender.wake()
    until(desk.is_settled)
    return "\n".join(desk.seen()[before:])


def test_a_day_in_the_office(desk: Desk) -> None:
    if desk.terminal is None:
        _enrol(desk)
    # ask, and ask on
    answer = desk.say("Hội nghị chuyên môn được họp bao lâu?")
    assert "1 ngày" in answer and "Mục" in answer
    assert "1,5 ngày" in desk.say("còn hội nghị quan trọng thì sao?")
    # record with a missing field, confirm, tap twice
    assert "trực tuyến, trực tiếp hay kết hợp" in desk.say("sáng nay họp giao ban tuần từ 8h đến 9h")
    assert "Ghi cuộc họp này?" in desk.press("Trực tuyến", 1)
    assert "Đã ghi" in desk.press("Ghi", 1)
    if desk.channel in ("telegram", "polling"):
        assert "từ trước" in desk.tap_again()
    assert len(desk.entries()) == 1
    # correct, undo the correction, undo the record
    assert "Đã sửa" in desk.say("sửa thành trực tiếp")
    assert "Đã hoàn tác" in desk.say("hoàn tác")
    (entry,) = desk.entries()
    assert isinstance(entry.record, Meeting) and entry.record.mode == "truc_tuyen"
    # a violation, written only with its reason
    assert "Vượt quy định" in desk.say("sáng nay họp quán triệt KL 226 trực tiếp 5 tiếng")
    assert "lý do" in desk.press("Vẫn ghi", 1)
    assert "Đã ghi" in desk.say("Nhiều đơn vị cùng thảo luận")
    assert "violation" in [getattr(entry.record, "verdict", "") for entry in desk.entries()]
    assert len(desk.entries()) == 2
    # a secret is refused and lies nowhere in the database file
    assert "mật" in desk.say(SECRET)
    # counts, then progress with a chart where the channel shows pictures
    desk.say("/tthc tháng 4 tổng 80, trực tuyến 70")
    assert "Đã ghi" in desk.press("Ghi", 1)
    assert "87,5 % (70/80)" in desk.say("/kpi") + desk.say("tiếp")
    if desk.channel in ("telegram", "polling"):
        assert "sendPhoto" in [shown.method for shown in desk.office.telegram.shown]
    if desk.channel == "zalo_oa":
        assert "image" in [kind for kind, _ in desk.office.zalo.uploads]
    assert "báo cáo" in desk.say("/baocao 6 tháng")
    if desk.terminal is None:
        assert "Nhắc hạn" in _remind(desk)
        assert "Đã rút" in desk.say("/roi")
        assert "LIENKET" in desk.say("sáng nay họp giao ban tuần online từ 8h đến 9h")
    assert len(desk.entries()) == 3
    desk.office.conversations.close()
    desk.office.database.close()
    folder = Path(desk.office.database.url.removeprefix("sqlite:///")).parent
    for file in folder.glob("day.db*"):
        assert b"777/CV-BQL" not in file.read_bytes()
