"""A serving process of its own, to be killed: the real application over the toy dialogue.

Processes are forked from one that has everything imported, so that starting one takes milliseconds.
"""

import multiprocessing
import os
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx

from api.serve import acknowledge_promptly
from core import cores
from tests.bot.servers.telegram import TOKEN

SECRET = "telegram-webhook-secret-for-tests"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.bot.office_process_parts"])


@dataclass
class OfficeProcess:
    """One serving process; the same port each time it is started."""

    database_url: str
    data_dir: Path
    telegram_url: str
    port: int

    def start(self, failpoint: str = "") -> None:
        arguments = (self.database_url, str(self.data_dir), self.telegram_url, self.port, failpoint)
        self._process = _context.Process(target=_run, args=arguments, daemon=True)
        self._process.start()

    def wait_live(self) -> bool:
        """True once it answers; False if it died first."""
        while self._process.is_alive():
            with suppress(httpx.HTTPError):
                httpx.get(f"http://127.0.0.1:{self.port}/health/live", timeout=1)
                return True
        return False

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process.pid and self._process.is_alive():
            os.kill(self._process.pid, signal.SIGKILL)
        self._process.join()

    def stop(self) -> None:
        """Ask it to end in order."""
        self._process.terminate()
        self._process.join(10)

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def wait_dead(self, timeout: float = 10.0) -> int | None:
        self._process.join(timeout)
        return self._process.exitcode

    def post(self, update: dict[str, Any]) -> bool:
        """Deliver one update; whether it was acknowledged."""
        try:
            response = httpx.post(
                f"http://127.0.0.1:{self.port}/webhooks/telegram", json=update, headers=HEADERS, timeout=5
            )
        except httpx.HTTPError:
            return False
        return response.status_code == 200


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _run(database_url: str, data_dir: str, telegram_url: str, port: int, failpoint: str) -> None:
    os.environ["TROLY_FAILPOINT"] = failpoint
    from tests.bot import office_process_parts as parts

    settings = parts.Settings(
        data_dir=data_dir,
        database_url=database_url,
        telegram_token=TOKEN,
        telegram_base_url=telegram_url,
        telegram_webhook_secret=SECRET,
    )
    database, clock = parts.open_database(settings.database), parts.SystemClock()
    capabilities = replace(parts.CAPABILITIES, per_second=None, chat_seconds=0.0)
    channels = {"telegram": parts.TelegramChannel(TOKEN, telegram_url, clock, capabilities=capabilities)}
    conversations = parts.NotingConversations(
        settings, database, clock, parts.ToyDialogue(), channels, held=timedelta(seconds=2)
    )
    context = SimpleNamespace(settings=settings, database=database, clock=clock)
    app = parts.create_app(context, conversations)  # type: ignore[arg-type]
    acknowledge_promptly()
    cores.keep_to_one()
    protocol = parts.hearing(conversations.arrivals)
    parts.uvicorn.run(app, host="127.0.0.1", port=port, http=protocol, log_config=None, access_log=False)
