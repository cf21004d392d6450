"""Rows of the dialogue: drafts not yet confirmed, and what a conversation remembers."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Row, String, Table, insert, select, update

from bot.channel import Incoming
from core.columns import Moment
from core.database import metadata
from core.people import AgencyScope

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("agency", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("account", String(128), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("asked", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("entry", String(16), nullable=False),
    Column("changed_at", Moment, nullable=False),
)
dialogue_state = Table(
    "dialogue_state",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("conversation", String(128), primary_key=True),
    Column("account", String(128), primary_key=True),
    Column("noticed", Boolean, nullable=False),
    Column("card", String(64), nullable=False),
    Column("questions", JSON, nullable=False),
    Column("more", JSON, nullable=False),
)

OPEN, SAVED, CANCELLED = "open", "saved", "cancelled"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft as it lies in the database. `asked` is the field asked for; `entry` the ledger entry once saved."""

    id: str
    agency: str
    channel: str
    conversation: str
    account: str
    kind: str
    payload: dict[str, Any]
    asked: str
    state: str
    entry: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """What one account's conversation remembers: the first notice, the last card, questions, what is yet to be said.

    `questions` holds {"id", "text"} of the latest questions, oldest first.
    """

    noticed: bool = False
    card: str = ""
    questions: list[dict[str, str]] = field(default_factory=list)
    more: list[str] = field(default_factory=list)


def save_draft(connection: Connection, scope: AgencyScope, draft: StoredDraft) -> None:
    """Keep the draft, new or changed."""
    values = {name: getattr(draft, name) for name in ("payload", "asked", "state", "entry", "changed_at")}
    mine = (drafts.c.id == draft.id) & (drafts.c.agency == scope.agency)
    if connection.execute(update(drafts).where(mine).values(values)).rowcount == 0:
        connection.execute(insert(drafts).values({**asdict(draft), "agency": scope.agency}))


def draft_of(connection: Connection, scope: AgencyScope, incoming: Incoming, draft_id: str) -> StoredDraft | None:
    """The draft with this id, if it was begun in this conversation; `account` tells by whom."""
    mine = (
        (drafts.c.id == draft_id)
        & (drafts.c.agency == scope.agency)
        & (drafts.c.channel == incoming.channel)
        & (drafts.c.conversation == incoming.conversation)
    )
    row = connection.execute(select(drafts).where(mine)).first()
    return None if row is None else _draft(row)


def memory_of(connection: Connection, incoming: Incoming) -> Memory:
    """What is remembered of this account's conversation; a fresh memory at first."""
    row = connection.execute(select(dialogue_state).where(_own(incoming))).first()
    return Memory() if row is None else Memory(bool(row.noticed), row.card, list(row.questions), list(row.more))


def remember(connection: Connection, incoming: Incoming, memory: Memory) -> None:
    """Keep what is remembered."""
    values = asdict(memory)
    if connection.execute(update(dialogue_state).where(_own(incoming)).values(values)).rowcount == 0:
        key = {name: getattr(incoming, name) for name in ("channel", "conversation", "account")}
        connection.execute(insert(dialogue_state).values({**key, **values}))


def _own(incoming: Incoming) -> Any:
    state = dialogue_state.c
    return (
        (state.channel == incoming.channel)
        & (state.conversation == incoming.conversation)
        & (state.account == incoming.account)
    )


def _draft(row: Row[Any]) -> StoredDraft:
    return replace(StoredDraft(**dict(row._mapping)), payload=dict(row.payload))
