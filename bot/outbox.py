"""Delivers what the dialogue said: each conversation in order, with retries, never the same thing twice unannounced.

A row is marked before it is sent and again after. One whose fate is unknown because the platform's answer was lost is
kept as uncertain for an administrator; one whose sender died is sent again, saying so.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import structlog
from sqlalchemy import Connection, Row

from bot import store
from bot.arrivals import Arrivals
from bot.channel import Capabilities, Channel, Delivery, Incoming, Reply
from bot.dispatcher import AT_ONCE, Dispatcher
from bot.pace import Pace
from bot.payload import reply_from_json, reply_to_json
from bot.render import split
from bot.sending import (
    MayHaveArrived,
    NeedsAdministrator,
    NotSent,
    SendError,
    TryLater,
    Undeliverable,
    WindowClosed,
)
from bot.writer import Writer
from core.clock import Clock
from core.database import Database

log = structlog.get_logger()
MOST_ATTEMPTS = 12
FIRST_PAUSE = timedelta(seconds=1)  # doubled at each further attempt
LONGEST_PAUSE = timedelta(minutes=15)
ADMINISTRATOR_PAUSE = timedelta(minutes=15)
HELD = timedelta(seconds=90)  # longer than any send takes; then its sender is taken for dead
OnRefused = Callable[[Connection, Row[Any], datetime], None]
"""What follows, in the transaction that notes it, when a platform's reply window turns out to be shut."""


def put(
    connection: Connection,
    incoming: Incoming,
    replies: Sequence[Reply],
    capabilities: Capabilities,
    now: datetime,
    *,
    inbox_id: int | None = None,
) -> None:
    """Queue the replies to an event in the transaction that acts on it, each as messages that fit the channel."""
    messages = [part for reply in replies for part in split(reply, capabilities)]
    for number, reply in enumerate(messages):
        meta = {"group": "1"} if incoming.is_group else {}
        if incoming.ticket and number == 0:
            meta["ticket"] = incoming.ticket
        delivery = Delivery(incoming.channel, incoming.conversation, reply, "", meta)
        put_delivery(connection, delivery, now, inbox_id=inbox_id)


def put_delivery(
    connection: Connection, delivery: Delivery, now: datetime, *, inbox_id: int | None = None
) -> int | None:
    """Queue one message that fits its channel; None when its dedupe key is already there."""
    values = {
        "channel": delivery.channel,
        "conversation": delivery.conversation,
        "inbox_id": inbox_id,
        "dedupe": delivery.dedupe or None,
        "card": delivery.reply.card,
        "payload": reply_to_json(delivery.reply),
        "meta": dict(delivery.meta),
        "state": "waiting",
        "attempts": 0,
        "due_at": now,
        "created_at": now,
        "sent_id": "",
        "problem": "",
    }
    return store.add_outgoing(connection, values, delivery.reply.attachments)


class Sender(Dispatcher):
    """Delivers the outbox through the channels given, a few conversations at once."""

    name = "sender"

    def __init__(
        self,
        database: Database,
        writer: Writer,
        clock: Clock,
        channels: Mapping[str, Channel],
        *,
        threads: int = 16,
        held: timedelta = HELD,
        arrivals: Arrivals | None = None,
        on_refused: OnRefused = lambda connection, row, now: None,
    ) -> None:
        super().__init__(threads, arrivals)
        self._on_refused = on_refused
        self._database = database
        self._writer = writer
        self._clock = clock
        self._channels = channels
        self._held = held
        self._paces = {name: Pace(channel.capabilities) for name, channel in channels.items()}
        self._threads = threads
        self._looked = time.monotonic()

    def recover(self, *, alone: bool) -> int:
        """Send again, saying so, what a sender that died had begun. `alone`: no other process sends."""
        until = self._clock.now() + (self._held if alone else timedelta())
        return self._writer.run("recover", lambda connection: self._recover(connection, until))

    def _recover_now_and_then(self) -> None:
        if time.monotonic() - self._looked > self._held.total_seconds() / 3:
            self._looked = time.monotonic()
            self.recover(alone=False)  # what another process left

    def _idle(self) -> float:
        return min([super()._idle(), *(pace.soonest() for pace in self._paces.values())])

    def _dispatch(self, at_once: int) -> "list[Future[None]]":
        self._recover_now_and_then()
        busy = self._under_way()
        most = min(at_once, self._threads * 2)
        if len(busy) > most // 2:
            return []
        with self._database.read() as connection:
            rows = store.heads(connection, "outbox", self._clock.now(), AT_ONCE * 4, busy)
        going = islice(filter(self._may_go, rows), most - len(busy))  # no more: each asked takes from the pace
        ready = self._take(list(going))
        if not ready:
            return []
        held_until = self._clock.now() + self._held
        try:
            claimed = self._writer.run("sending", lambda connection: _claim(connection, ready, held_until))
        except BaseException:
            self._release(ready)
            raise
        self._release([row for row in ready if row.id not in claimed])
        return [self._pool.submit(self._send, row, claimed[row.id]) for row in ready if row.id in claimed]

    def _may_go(self, row: Row[Any]) -> bool:
        pace = self._paces.get(row.channel)  # a channel that is not configured keeps its rows
        return pace is not None and pace.take(row.conversation, group="group" in row.meta)

    def _send(self, row: Row[Any], delivery: Delivery) -> None:
        self._arrivals.give_way()
        try:
            values, error = self._attempt(row, delivery)
            self._writer.run("sent", lambda connection: self._note(connection, row, values, error))
        except Exception as error:
            log.error("delivery not noted", row=row.id, error=type(error).__name__)
        finally:
            self._release([row])
            self._wake.set()

    def _note(self, connection: Connection, row: Row[Any], values: dict[str, Any], error: Exception | None) -> None:
        """Note how the send ended; what a shut window keeps from a person takes another way in the same breath."""
        store.change(connection, "outbox", row.id, **values)
        if isinstance(error, WindowClosed):
            self._on_refused(connection, row, self._clock.now())

    def _attempt(self, row: Row[Any], delivery: Delivery) -> tuple[dict[str, Any], Exception | None]:
        now, attempts = self._clock.now(), row.attempts + 1
        try:
            sent_id = self._channels[row.channel].send(delivery)
        except Exception as error:
            return self._failed(row, error, attempts, now), error
        return {"state": "sent", "sent_at": now, "sent_id": sent_id, "attempts": attempts, "problem": ""}, None

    def _failed(self, row: Row[Any], error: Exception, attempts: int, now: datetime) -> dict[str, Any]:
        reason = f"{type(error).__name__}: {error}" if isinstance(error, SendError) else type(error).__name__
        log.warning("not delivered", channel=row.channel, row=row.id, reason=reason, attempt=attempts)
        later = {"state": "waiting", "attempts": attempts, "problem": reason}
        match error:
            case TryLater():
                self._paces[row.channel].pause(error.seconds)
                return later | {"attempts": row.attempts, "due_at": now + timedelta(seconds=error.seconds)}
            case NeedsAdministrator():
                return later | {"attempts": row.attempts, "due_at": now + ADMINISTRATOR_PAUSE}
            case NotSent():
                return later | {"attempts": row.attempts, "due_at": now + _pause(attempts)}
            case Undeliverable():
                return later | {"state": "dead"}
            case MayHaveArrived():
                return later | {"state": "uncertain"}
        if attempts >= MOST_ATTEMPTS:
            return later | {"state": "dead"}
        return later | {"due_at": now + _pause(attempts)}

    def _recover(self, connection: Connection, until: datetime) -> int:
        rows = store.abandoned(connection, until)
        for row in rows:
            meta = {**row.meta, "resent": "1"}
            now = self._clock.now()
            store.change(connection, "outbox", row.id, state="waiting", due_at=now, meta=meta, problem="interrupted")
        return len(rows)


def _claim(connection: Connection, rows: Sequence[Row[Any]], held_until: datetime) -> dict[int, Delivery]:
    """Mark the rows that are still ours to send; returns each one's delivery."""
    claimed = {}
    for row in rows:
        if store.claim(connection, "outbox", row.id) is None:
            continue
        store.change(connection, "outbox", row.id, state="sending", due_at=held_until)
        claimed[row.id] = _delivery(connection, row)
    return claimed


def _delivery(connection: Connection, row: Row[Any]) -> Delivery:
    reply = replace(reply_from_json(row.payload), attachments=store.attachments_of(connection, row.id))
    meta = dict(row.meta)
    if reply.edits:
        meta["edit"] = store.sent_id_of_card(connection, row.channel, row.conversation, reply.edits)
    return Delivery(row.channel, row.conversation, reply, row.dedupe or "", meta)


def _pause(attempts: int) -> timedelta:
    return min(FIRST_PAUSE * 2.0 ** min(attempts - 1, 20), LONGEST_PAUSE)
