"""`troly serve`, killed while a conversation has a draft open: the draft is still there, and is recorded once."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.clock import SystemClock
from tests.api.cli import troly
from tests.api.process import Served, served
from tests.bot.events import telegram_press, telegram_text
from tests.bot.office_process import HEADERS, SECRET
from tests.bot.servers.telegram import TOKEN, FakeTelegram
from tests.bot.waiting import until

PATIENCE = 60.0


@dataclass
class Clerk:
    """A person who writes to whatever server runs now, and reads what Telegram shows."""

    telegram: FakeTelegram
    data_dir: Path
    server: Served | None = None
    number: int = 0
    sent: list[dict[str, Any]] = field(default_factory=list)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """The server runs; at the end it is killed as by a power cut."""
        variables = {
            "TROLY_TELEGRAM_TOKEN": TOKEN,
            "TROLY_TELEGRAM_BASE_URL": self.telegram.base_url,
            "TROLY_TELEGRAM_WEBHOOK_SECRET": SECRET,
        }
        with served(self.data_dir, **variables) as self.server:
            yield
            os.kill(self.server.process.pid, signal.SIGKILL)

    def post(self, update: dict[str, Any]) -> None:
        """Telegram delivers an update, and hears that it arrived."""
        assert self.server is not None
        answer = httpx.post(f"{self.server.url}/webhooks/telegram", json=update, headers=HEADERS, timeout=30)
        assert answer.status_code == 200
        self.sent.append(update)

    def say(self, words: str) -> None:
        """Type something."""
        self.number += 1
        self.post(telegram_text(self.number, words, SystemClock().now()))

    def tap(self, label: str) -> None:
        """A new tap on the last card that has such a button."""
        card = next(shown for shown in reversed(self.telegram.shown) if any(label in text for text in shown.buttons))
        self.number += 1
        self.post(telegram_press(self.number, card.press(label), card.id))

    def reads(self, words: str) -> None:
        """Wait until Telegram shows these words."""
        until(lambda: any(words in shown.text for shown in list(self.telegram.shown)), PATIENCE)


@pytest.mark.long
def test_a_draft_outlives_the_kill_of_the_server_and_is_recorded_once(tmp_path: Path) -> None:
    code = troly("invite", "--agency", "heza", "--role", "clerk", "--name", "Văn thư", data_dir=tmp_path).stdout.strip()
    with FakeTelegram() as telegram:
        clerk = Clerk(telegram, tmp_path)
        with clerk.serving():
            clerk.say(f"/start {code}")
            clerk.say("hôm qua họp giao ban trực tuyến từ 8h đến 9h")
            clerk.reads("Ghi cuộc họp này?")
        with clerk.serving():
            for update in clerk.sent[:]:  # Telegram repeats what it is not sure of
                clerk.post(update)
            clerk.tap("Ghi")  # acknowledged, and killed at once
        with clerk.serving():
            clerk.post(clerk.sent[-1])
            clerk.reads("Đã ghi")
            clerk.tap("Ghi")
            clerk.reads("từ trước")
        assert telegram.wrong == []
    shown = troly("log", "show", "--agency", "heza", data_dir=tmp_path)
    assert shown.returncode == 0 and shown.stdout.lower().count("giao ban") == 1, shown
