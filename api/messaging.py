"""A person's message through the pages or the REST API: kept in the inbox like any other, its replies awaited."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from starlette.concurrency import run_in_threadpool

from api import store
from api import wording_web as wording
from api.context import Context
from api.sign_in import account_of, ensure_account
from bot import store as mail
from bot.channel import Incoming
from bot.payload import incoming_from_json, reply_from_json
from bot.service import Conversations
from core.database import Database
from core.errors import InputError, NotFoundError, UnavailableError
from core.people import Person

PATIENCE_SECONDS = 20.0
LOOK_SECONDS = 0.008
HISTORY = 40
_SIGN = re.compile(r"^[^\w]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A button under a reply."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source under a reply; `passage` is the id of its passage, "" where it has none."""

    title: str
    quote: str
    passage: str


@dataclass(frozen=True, slots=True)
class File:
    """A file under a reply, fetched by the reply's id and its place."""

    place: int
    name: str
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a conversation as a page shows it; `own` if the person wrote it."""

    id: int
    at: datetime
    text: str
    own: bool = False
    choices: tuple[Choice, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[File, ...] = ()
    card: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What a person sends: words, or the button `action` of the reply `reply_to`. `key` tells a repeat."""

    key: str
    text: str = ""
    action: str = ""
    reply_to: int | None = None


async def converse(
    context: Context, conversations: Conversations, channel: str, person: Person, message: Message
) -> list[Said]:
    """Keep the message and wait for its replies. The same key again gives the same replies.

    Raises InputError for an empty message, NotFoundError for a button that is not there, UnavailableError when the
    replies take too long (they are not lost).
    """
    incoming = await run_in_threadpool(_incoming, context, channel, person, message)
    await asyncio.wrap_future(conversations.inbox.submit(incoming))
    patience = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    while True:
        found = await run_in_threadpool(_replies, context.database, channel, incoming.event_id)
        if found is not None:
            return found
        if asyncio.get_running_loop().time() > patience:
            raise UnavailableError(wording.NOT_ANSWERED_YET)
        await asyncio.sleep(LOOK_SECONDS)


def history(database: Database, channel: str, person: Person, limit: int = HISTORY) -> list[Said]:
    """The latest messages of the person's conversation on this channel, oldest first."""
    with database.read() as connection:
        came, said = store.conversation(connection, channel, account_of(person), limit)
        told = [_said(row, mail.attachments_of(connection, row.id)) for row in said]
    own = []
    for row in came:
        incoming = incoming_from_json(row.payload)
        if incoming.text:
            own.append((row.received_at, row.id, Said(row.id, row.received_at, incoming.text, own=True)))
    merged = own + [(one.at, one.id, one) for one in told]
    return [one for _, _, one in sorted(merged, key=lambda item: (item[0], not item[2].own, item[1]))]


def file_of(database: Database, channel: str, person: Person, reply: int, place: int) -> tuple[str, str, bytes]:
    """Name, media type and content of a file under one of the person's own replies. Raises NotFoundError."""
    with database.read() as connection:
        row = store.reply_of(connection, channel, account_of(person), reply)
        files = mail.attachments_of(connection, reply) if row is not None else ()
    if not 0 <= place < len(files):
        raise NotFoundError(wording.DETAILS[404])
    return files[place].name, files[place].media_type, files[place].content


def _incoming(context: Context, channel: str, person: Person, message: Message) -> Incoming:
    now = context.clock.now()
    with context.database.write() as connection:
        account = ensure_account(connection, channel, person, now)
    if not (message.text.strip() or message.action):
        raise InputError(wording.NO_MESSAGE)
    card = ""
    if message.action:
        card = _pressed(context.database, channel, account, message)
    return Incoming(
        channel,
        f"{channel}:{person.id}:{message.key}",
        account,
        account,
        now,
        text="" if message.action else message.text,
        button=message.action,
        display_name=person.name,
        card=card,
    )


def _pressed(database: Database, channel: str, account: str, message: Message) -> str:
    """The card of the reply whose button this is."""
    with database.read() as connection:
        row = store.reply_of(connection, channel, account, message.reply_to or 0)
    if row is None or message.action not in {button.action for button in reply_from_json(row.payload).buttons}:
        raise NotFoundError(wording.NO_MESSAGE)
    return str(row.card)


def _replies(database: Database, channel: str, event_id: str) -> list[Said] | None:
    """The replies, once the message has been handled."""
    with database.read() as connection:
        found = store.event_state(connection, channel, event_id)
        if found is None or found[1] == "waiting":
            return None
        rows = store.replies_to(connection, found[0])
        return [_said(row, mail.attachments_of(connection, row.id)) for row in rows]


def _plain(label: str) -> str:
    """A button's words without the picture sign in front; not every machine has letters for it."""
    return _SIGN.sub("", label) or label


def _said(row: Row[Any], attachments: Sequence[Any]) -> Said:
    reply = reply_from_json(row.payload)
    places = [*reply.places, *[""] * len(reply.sources)]
    return Said(
        row.id,
        row.created_at,
        reply.text,
        choices=tuple(Choice(_plain(button.label), button.action) for button in reply.buttons),
        sources=tuple(Source(*source, place) for source, place in zip(reply.sources, places, strict=False)),
        files=tuple(File(place, f.name, f.media_type, f.alt) for place, f in enumerate(attachments)),
        card=row.card,
    )
