"""Everything that runs conversations in one process: built from settings, started, and ended in order."""

import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog

from bot import notices
from bot.access import Gate
from bot.arrivals import Arrivals
from bot.channel import Channel
from bot.inbox import Inbox
from bot.outbox import HELD, Sender
from bot.reminders import Reminders
from bot.rerouting import reroute
from bot.retention import prune
from bot.telegram import TelegramChannel
from bot.worker import Handler, Worker
from bot.writer import Writer
from bot.zalo_bot import ZaloBot
from bot.zalo_oa import ZaloOfficialAccount
from bot.zalo_tokens import ZaloTokens
from core.clock import Clock
from core.database import Database
from core.errors import SettingsError
from core.settings import Settings
from corpus.snapshot import Snapshot

log = structlog.get_logger()
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
REMINDERS_SECONDS = 60.0
RETENTION_SECONDS = 3600.0
_NEEDED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # channel: (settings that show it is wanted, all that it then needs)
    "telegram": (("telegram_token", "telegram_webhook_secret"), ("telegram_token",)),
    "zalo_oa": (
        ("zalo_oa_id", "zalo_oa_app_id", "zalo_oa_secret_key", "zalo_oa_app_secret"),
        ("zalo_oa_id", "zalo_oa_app_id", "zalo_oa_secret_key", "zalo_oa_app_secret"),
    ),
    "zalo_bot": (("zalo_bot_token", "zalo_bot_secret"), ("zalo_bot_token", "zalo_bot_secret")),
}


def wanted_channels(settings: Settings) -> tuple[str, ...]:
    """The channels that are configured. Raises SettingsError naming what a half-configured one lacks."""
    wanted = []
    for channel, (signs, needs) in _NEEDED.items():
        if not any(_given(settings, name) for name in signs):
            continue
        missing = [f"TROLY_{name.upper()}" for name in needs if not _given(settings, name)]
        if missing:
            title = notices.CHANNEL_NAMES[channel]
            raise SettingsError(notices.HALF_CONFIGURED.format(channel=title, missing=", ".join(missing)))
        wanted.append(channel)
    if "telegram" in wanted and not settings.telegram_base_url.rstrip("/").endswith("/bot"):
        raise SettingsError(notices.TELEGRAM_BASE.format(value=settings.telegram_base_url))
    return tuple(wanted)


def make_channels(settings: Settings, database: Database, clock: Clock) -> dict[str, Any]:
    """An adapter for each configured channel; none of them talks to its platform yet."""
    makers: Mapping[str, Callable[[], Channel]] = {
        "telegram": lambda: TelegramChannel(
            settings.telegram_token.get_secret_value(), settings.telegram_base_url.rstrip("/"), clock
        ),
        "zalo_oa": lambda: ZaloOfficialAccount(zalo_tokens(settings, database, clock), settings.zalo_oa_base_url),
        "zalo_bot": lambda: ZaloBot(settings.zalo_bot_token.get_secret_value(), settings.zalo_bot_base_url),
    }
    return {name: makers[name]() for name in wanted_channels(settings)}


def zalo_tokens(settings: Settings, database: Database, clock: Clock) -> ZaloTokens:
    """The keeper of the Official Account's tokens."""
    return ZaloTokens(
        database,
        clock,
        settings.data_dir,
        oauth_url=settings.zalo_oauth_url,
        app_id=settings.zalo_oa_app_id,
        app_secret=settings.zalo_oa_app_secret.get_secret_value(),
        oa_id=settings.zalo_oa_id,
    )


class Conversations:
    """The inbox, the worker and the sender of one process, over the channels given.

    With a `snapshot` of the plans it also reminds people of what falls due. Sends that a process left unfinished are
    taken over after `held`.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        handler: Handler,
        channels: Mapping[str, Any],
        *,
        snapshot: Callable[[], Snapshot] | None = None,
        held: timedelta = HELD,
    ) -> None:
        self.channels = channels
        self.clock = clock
        self._settings = settings
        self._database = database
        self.arrivals = arrivals = Arrivals()
        self.writer = Writer(database, arrivals=arrivals)
        capabilities = {name: channel.capabilities for name, channel in channels.items()}
        reaching = {name: able for name, able in capabilities.items() if not able.visited}
        self.sender = Sender(
            database,
            self.writer,
            clock,
            channels,
            held=held,
            arrivals=arrivals,
            on_refused=lambda connection, row, now: reroute(connection, row, reaching, now),
        )
        self.worker = Worker(
            database,
            self.writer,
            Gate(handler, clock),
            clock,
            capabilities,
            on_reply=self.sender.wake,
            arrivals=arrivals,
        )
        self.inbox = Inbox(self.writer, clock, self.worker.wake, arrivals)
        self.reminders = (
            Reminders(database, self.writer, clock, snapshot, reaching, self.sender.wake) if snapshot else None
        )
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Deliver what an earlier process left, then run. Platforms that cannot be reached are asked again later."""
        self.sender.recover(alone=self._database.is_sqlite)
        self.sender.start()
        self.worker.start()
        telegram = self.channels.get("telegram")
        if telegram is not None and not self._settings.telegram_webhook_secret.get_secret_value():
            telegram.start_polling(self.inbox)
        for name, channel in self.channels.items():
            if hasattr(channel, "arrange"):
                self._background(f"arrange-{name}", self._arrange, name, channel)
        if self.reminders is not None:
            self._background("reminders", self._remind, self.reminders)
        if self._settings.messages_kept_days:
            self._background("retention", self._prune, timedelta(days=self._settings.messages_kept_days))

    def close(self) -> None:
        """Stop taking in, finish what has begun, then stop. A second call does nothing."""
        if self._closing.is_set():
            return
        self._closing.set()
        if "telegram" in self.channels:
            self.channels["telegram"].stop_polling()
        self.worker.close()
        self.sender.close()
        for thread in self._threads:
            thread.join(timeout=5)
        self.writer.close()
        for channel in self.channels.values():
            channel.close()

    def _background(self, name: str, work: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=work, args=arguments, name=name, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _remind(self, reminders: Reminders) -> None:
        while not self._closing.is_set():
            try:
                reminders.run_once()
            except Exception as error:
                log.error("reminders", error=type(error).__name__)
            self._closing.wait(REMINDERS_SECONDS)

    def _prune(self, kept: timedelta) -> None:
        while not self._closing.is_set():
            try:
                before = self.clock.now() - kept
                while self.writer.run("retention", lambda connection: prune(connection, before)):  # noqa: B023
                    pass
            except Exception as error:
                log.error("retention", error=type(error).__name__)
            self._closing.wait(RETENTION_SECONDS)

    def _arrange(self, name: str, channel: Any) -> None:
        secret = getattr(self._settings, _SECRETS[name]).get_secret_value()
        address = webhook_address(name, self._settings)
        pause = FIRST_PAUSE
        while not self._closing.is_set():
            try:
                channel.arrange(address, secret)
                return
            except Exception as error:
                log.warning("platform not reached", channel=name, error=type(error).__name__)
            self._closing.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


def webhook_address(channel: str, settings: Settings) -> str:
    """Where the platform should send events; empty while the public address is not set, or the channel polls."""
    public = settings.public_url.rstrip("/")
    return f"{public}{WEBHOOKS[channel]}" if public and _given(settings, _SECRETS[channel]) else ""


WEBHOOKS = {
    "telegram": "/webhooks/telegram",
    "zalo_oa": "/webhooks/zalo/oa",
    "zalo_bot": "/webhooks/zalo/bot",
}
_SECRETS = {
    "telegram": "telegram_webhook_secret",
    "zalo_oa": "zalo_oa_secret_key",
    "zalo_bot": "zalo_bot_secret",
}


def _given(settings: Settings, name: str) -> bool:
    value = getattr(settings, name)
    return bool(value if isinstance(value, str) else value.get_secret_value())
