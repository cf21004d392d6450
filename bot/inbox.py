"""Keeps every event before the platform is told that it arrived; the same event twice is kept once."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import structlog

from bot import store
from bot.arrivals import Arrivals
from bot.channel import Incoming
from bot.payload import incoming_to_json
from bot.writer import Writer
from core.clock import Clock, in_office
from core.guard import Secrecy, look_for_secret, mask_personal

log = structlog.get_logger()
REPLAY_AFTER = timedelta(hours=24)
MOST_AHEAD = timedelta(minutes=10)  # clocks of platforms run a little ahead
_REFUSED_FOR = {Secrecy.CERTAIN: "mật", Secrecy.DOUBT: "mat"}


class Inbox:
    """The way in for every channel. `on_arrival` is called after each commit, to wake the worker."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        on_arrival: Callable[[], None] = lambda: None,
        arrivals: Arrivals | None = None,
    ) -> None:
        self._arrivals = arrivals or Arrivals()
        self._writer = writer
        self._clock = clock
        self._on_arrival = on_arrival

    def is_stale(self, incoming: Incoming) -> bool:
        """Whether the event is too old to be anything but a replay."""
        age = self._clock.now() - in_office(incoming.sent_at)
        return age > REPLAY_AFTER or age < -MOST_AHEAD

    def submit(self, incoming: Incoming) -> "Future[bool]":
        """Queue the event; the future ends after the commit: True if new, False if it was there already.

        Of a message with a secrecy mark only the event's id and the word are kept; personal numbers are masked.
        Raises UnavailableError when the queue is full.
        """
        future = self._writer.submit_item("inbox", self._row(incoming), store.add_incoming, urgent=True)
        self._arrivals.note()
        future.add_done_callback(self._arrived)
        return future

    def _arrived(self, future: "Future[bool]") -> None:
        self._arrivals.kept()
        if not future.cancelled() and future.exception() is None and future.result():
            self._on_arrival()

    def _row(self, incoming: Incoming) -> dict[str, object]:
        now = self._clock.now()
        refused = _REFUSED_FOR.get(look_for_secret(incoming.text), "")
        kept = replace(incoming, text="" if refused else mask_personal(incoming.text).text)
        if refused:
            log.warning("message refused", channel=incoming.channel, event_id=incoming.event_id, word=refused)
        return {
            "channel": incoming.channel,
            "event_id": incoming.event_id,
            "account": incoming.account,
            "conversation": incoming.conversation,
            "payload": incoming_to_json(kept),
            "refused": refused,
            "state": "waiting",
            "attempts": 0,
            "due_at": now,
            "received_at": now,
            "problem": "",
        }
