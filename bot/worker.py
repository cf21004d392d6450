"""Takes events out of the inbox, each conversation in order, and lets the dialogue act on them exactly once.

What the dialogue writes and what it replies are committed together with the mark that the event is done: after a
crash either all of it is there or none, and then the event is handled again.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection, Row

from bot import notices, people_store, store
from bot.arrivals import Arrivals
from bot.channel import Capabilities, Incoming, Reply
from bot.dispatcher import Dispatcher
from bot.numbered import pressed
from bot.outbox import put
from bot.payload import incoming_from_json
from bot.writer import Writer
from core.clock import Clock
from core.database import Database
from core.errors import TrolyError
from core.people import Person

log = structlog.get_logger()
MOST_ATTEMPTS = 4
FIRST_PAUSE = timedelta(seconds=1)  # doubled at each further attempt


class Handler(Protocol):
    """The dialogue, as the worker sees it. `person` is None for an account that nobody has enrolled."""

    def prepare(self, incoming: Incoming, person: Person | None, connection: Connection) -> Any:
        """What takes long and writes nothing (an answer, a chart), in a transaction that only reads.

        Its result is handed to `handle`. It may run more than once for an event.
        """
        ...

    def handle(
        self, incoming: Incoming, person: Person | None, connection: Connection, prepared: Any = None
    ) -> Sequence[Reply]:
        """Act on the event: every row written through `connection` is committed with the replies, or none is.

        Keep it short, for nobody else writes meanwhile; never commit. A TrolyError rolls back what was written and its
        message is the reply; any other error is tried again and then given up, visibly.
        """
        ...


class Worker(Dispatcher):
    """Runs the handler over the inbox with a few threads; several processes may share one PostgreSQL inbox."""

    name = "worker"

    def __init__(
        self,
        database: Database,
        writer: Writer,
        handler: Handler,
        clock: Clock,
        channels: Mapping[str, Capabilities],
        *,
        threads: int = 4,
        on_reply: Any = None,
        arrivals: Arrivals | None = None,
    ) -> None:
        super().__init__(threads, arrivals)
        self._database = database
        self._writer = writer
        self._handler = handler
        self._clock = clock
        self._channels = channels
        self._on_reply = on_reply or (lambda: None)

    def _dispatch(self, at_once: int) -> "list[Future[None]]":
        busy = self._under_way()
        if len(busy) > at_once // 2:
            return []
        with self._database.read() as connection:
            rows = store.heads(connection, "inbox", self._clock.now(), at_once - len(busy), busy)
        return [self._pool.submit(self._work, row) for row in self._take(rows)]

    def _work(self, row: Row[Any]) -> None:
        self._arrivals.give_way()
        try:
            self._handle(row)
        except Exception as error:
            log.error("message not handled", event_id=row.event_id, error=type(error).__name__)
        finally:
            self._release([row])
            self._on_reply()
            self._wake.set()

    def _handle(self, row: Row[Any]) -> None:
        incoming = incoming_from_json(row.payload)
        try:
            prepared = None if row.refused else self._prepare(incoming)
            self._writer.run("worker", lambda connection: self._settle(connection, row, incoming, prepared))
        except TrolyError as error:
            message = str(error)
            self._writer.run("worker", lambda connection: self._finish(connection, row, incoming, [Reply(message)]))
        except Exception as error:
            kind = type(error).__name__
            log.error("handling failed", event_id=row.event_id, error=kind, attempt=row.attempts + 1)
            self._writer.run("worker", lambda connection: self._postpone(connection, row, incoming, kind))

    def _prepare(self, incoming: Incoming) -> Any:
        with self._database.read() as connection:
            person = people_store.person_behind(connection, incoming.channel, incoming.account)
            return self._handler.prepare(self._resolved(connection, incoming), person, connection)

    def _settle(self, connection: Connection, row: Row[Any], incoming: Incoming, prepared: Any) -> None:
        if store.claim(connection, "inbox", row.id) is None:
            return  # another process was first
        if row.refused:
            replies: Sequence[Reply] = [Reply(notices.REFUSED[row.refused])]
        else:
            person = people_store.person_behind(connection, incoming.channel, incoming.account)
            replies = self._handler.handle(self._resolved(connection, incoming), person, connection, prepared)
        self._close_row(connection, row, incoming, replies)

    def _finish(self, connection: Connection, row: Row[Any], incoming: Incoming, replies: Sequence[Reply]) -> None:
        if store.claim(connection, "inbox", row.id) is not None:
            self._close_row(connection, row, incoming, replies)

    def _close_row(self, connection: Connection, row: Row[Any], incoming: Incoming, replies: Sequence[Reply]) -> None:
        now = self._clock.now()
        store.touch_conversation(connection, row.channel, row.conversation, incoming.is_group, row.received_at)
        put(connection, incoming, replies, self._capabilities(row.channel), now, inbox_id=row.id)
        store.change(connection, "inbox", row.id, state="done", done_at=now, attempts=row.attempts + 1)

    def _postpone(self, connection: Connection, row: Row[Any], incoming: Incoming, kind: str) -> None:
        if store.claim(connection, "inbox", row.id) is None:
            return
        attempts, now = row.attempts + 1, self._clock.now()
        if attempts < MOST_ATTEMPTS:
            pause = FIRST_PAUSE * 2 ** (attempts - 1)
            store.change(connection, "inbox", row.id, attempts=attempts, due_at=now + pause, problem=kind)
            return
        sorry = [Reply(notices.FAILED)]
        put(connection, incoming, sorry, self._capabilities(row.channel), now, inbox_id=row.id)
        store.change(connection, "inbox", row.id, state="dead", done_at=now, attempts=attempts, problem=kind)

    def _resolved(self, connection: Connection, incoming: Incoming) -> Incoming:
        """The event with what only the outbox knows: the card answered to, the button meant by a bare number."""
        if incoming.reply_to:
            shown = store.reply_by_sent_id(connection, incoming.channel, incoming.conversation, incoming.reply_to)
            if shown is not None:
                incoming = replace(incoming, card=shown.card)
        return incoming if self._capabilities(incoming.channel).buttons else pressed(connection, incoming)

    def _capabilities(self, channel: str) -> Capabilities:
        return self._channels.get(channel, Capabilities())
