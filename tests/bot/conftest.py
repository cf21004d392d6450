"""Offices for tests: conversations over a toy dialogue and the platforms on loopback."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.service import Conversations
from bot.telegram import CAPABILITIES as TELEGRAM
from bot.telegram import TelegramChannel
from bot.zalo_bot import CAPABILITIES as ZALO_BOT
from bot.zalo_bot import ZaloBot
from bot.zalo_oa import CAPABILITIES as ZALO_OA
from bot.zalo_oa import ZaloOfficialAccount
from bot.zalo_tokens import ZaloTokens
from core.clock import OFFICE_ZONE
from core.database import Database
from core.settings import Settings
from tests.bot.servers.telegram import TOKEN, FakeTelegram
from tests.bot.servers.zalo import APP_SECRET, BOT_TOKEN, FakeZaloAccount, FakeZaloBot
from tests.bot.toy import ToyDialogue, set_up

WEBHOOK_SECRET = "telegram-webhook-secret-for-tests"
BOT_SECRET = "zalo-bot-secret-for-tests"
OA_SECRET_KEY = "OA_SECRET_KEY_FROM_WEBHOOK_PAGE"
OA_ID, APP_ID = "388613280878808645", "360846524940903967"


class MovingClock:
    """A clock that a test sets forward."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Office:
    """The parts of one process, not started: tests drain the worker and the sender themselves."""

    settings: Settings
    database: Database
    clock: Any
    conversations: Conversations
    telegram: FakeTelegram
    zalo: FakeZaloAccount
    zalo_bot: FakeZaloBot

    def settle(self) -> None:
        """Handle and deliver everything that is due."""
        while self.conversations.worker.drain() + self.conversations.sender.drain():
            pass


@pytest.fixture
def moving_clock() -> MovingClock:
    return MovingClock(datetime(2026, 5, 20, 9, 0, tzinfo=OFFICE_ZONE))


@pytest.fixture
def platforms() -> Iterator[tuple[FakeTelegram, FakeZaloAccount, FakeZaloBot]]:
    with FakeTelegram() as telegram, FakeZaloAccount() as zalo, FakeZaloBot() as zalo_bot:
        yield telegram, zalo, zalo_bot
        assert telegram.wrong == []
        assert zalo.wrong == []
        assert zalo_bot.wrong == []


MakeOffice = Callable[..., Office]


@pytest.fixture
def make_office(
    platforms: tuple[FakeTelegram, FakeZaloAccount, FakeZaloBot], moving_clock: MovingClock, tmp_path: Path
) -> Iterator[MakeOffice]:
    telegram, zalo, zalo_bot = platforms
    opened: list[Office] = []

    def make(database: Database, handler: Any = None, *, polling: bool = False, timeout: float = 5.0) -> Office:
        settings = office_settings(tmp_path, database.url, telegram, zalo, zalo_bot, polling=polling)
        with database.write() as connection:
            set_up(connection)
        tokens = ZaloTokens(
            database,
            moving_clock,
            tmp_path,
            oauth_url=zalo.url,
            app_id=APP_ID,
            app_secret=APP_SECRET,
            oa_id=OA_ID,
        )
        tokens.keep(zalo.access, zalo.refresh, moving_clock.now() + timedelta(hours=25))
        at_once = {"per_second": None, "chat_seconds": 0.0, "group_seconds": 0.0}
        channels = {
            "telegram": TelegramChannel(
                TOKEN, telegram.base_url, moving_clock, capabilities=replace(TELEGRAM, **at_once), timeout=timeout
            ),
            "zalo_oa": ZaloOfficialAccount(tokens, zalo.url, capabilities=replace(ZALO_OA, **at_once), timeout=timeout),
            "zalo_bot": ZaloBot(BOT_TOKEN, zalo_bot.url, capabilities=replace(ZALO_BOT, **at_once), timeout=timeout),
        }
        conversations = Conversations(settings, database, moving_clock, handler or ToyDialogue(), channels)
        office = Office(settings, database, moving_clock, conversations, telegram, zalo, zalo_bot)
        opened.append(office)
        return office

    yield make
    for office in opened:
        office.conversations.close()


@pytest.fixture
def office(make_office: MakeOffice, database: Database) -> Office:
    """An office on SQLite."""
    return make_office(database)


def office_settings(
    data_dir: Path, url: str, telegram: FakeTelegram, zalo: FakeZaloAccount, zalo_bot: FakeZaloBot, *, polling: bool
) -> Settings:
    """Settings under which every channel is configured."""
    return Settings(
        data_dir=data_dir,
        database_url=url,
        telegram_token=TOKEN,
        telegram_base_url=telegram.base_url,
        telegram_webhook_secret="" if polling else WEBHOOK_SECRET,
        zalo_oa_id=OA_ID,
        zalo_oa_app_id=APP_ID,
        zalo_oa_secret_key=OA_SECRET_KEY,
        zalo_oa_app_secret=APP_SECRET,
        zalo_oa_base_url=zalo.url,
        zalo_oauth_url=zalo.url,
        zalo_bot_token=BOT_TOKEN,
        zalo_bot_base_url=zalo_bot.url,
        zalo_bot_secret=BOT_SECRET,
    )
