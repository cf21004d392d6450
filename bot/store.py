"""Rows of messages in and out. A conversation belongs to a channel, not yet to an agency: what is the agency's own
(people, invitations, reminders, the review list) is in `people_store.py`, where every query takes a scope."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.channel import Attachment
from bot.tables import conversations, inbox, outbox, outbox_files

Box = Literal["inbox", "outbox"]
_OPEN: dict[str, tuple[str, ...]] = {"inbox": ("waiting",), "outbox": ("waiting", "sending")}
BOXES: dict[Box, Table] = {"inbox": inbox, "outbox": outbox}
# What every message asks for is put together once: that costs five times what the database takes to answer.
_WAITING = {
    box: select(table)
    .where(table.c.id == bindparam("row_id"), table.c.state == "waiting")
    .with_for_update(skip_locked=True)
    for box, table in BOXES.items()
}
_EARLIER = {
    box: select(table.c.id)
    .where(
        table.c.channel == bindparam("channel"),
        table.c.conversation == bindparam("conversation"),
        table.c.id < bindparam("row_id"),
        table.c.state.in_(_OPEN[box]),
    )
    .limit(1)
    for box, table in BOXES.items()
}
_CHANGE = {box: update(table).where(table.c.id == bindparam("row_id")) for box, table in BOXES.items()}
_TOUCH = update(conversations).where(
    conversations.c.channel == bindparam("of_channel"), conversations.c.conversation == bindparam("of_conversation")
)
_FILES = select(outbox_files).where(outbox_files.c.outbox_id == bindparam("row_id")).order_by(outbox_files.c.order)


def insert_ignoring(connection: Connection, table: Table, values: Mapping[str, Any]) -> int | None:
    """Insert a row unless one with the same key is there. Returns its id, or None."""
    if "id" not in table.c:
        return connection.execute(_inserting(connection.dialect.name, table), dict(values)).rowcount or None
    found: int | None = connection.execute(_inserting(connection.dialect.name, table, "id"), dict(values)).scalar()
    return found


@cache
def _inserting(dialect: str, table: Table, *told: str) -> Any:
    statement = (sqlite_insert if dialect == "sqlite" else postgresql_insert)(table).on_conflict_do_nothing()
    return statement.returning(*(table.c[name] for name in told)) if told else statement


def add_incoming(connection: Connection, events: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Keep events; False for each that is already there, or twice among them. The rows must have the same columns."""
    statement = _inserting(connection.dialect.name, inbox, "channel", "event_id")
    new = {tuple(row) for row in connection.execute(statement, events)}
    told = []
    for event in events:
        key = (event["channel"], event["event_id"])
        told.append(key in new)
        new.discard(key)
    return told


def heads(
    connection: Connection, box: Box, now: datetime, limit: int, busy: Collection[tuple[str, str]] = ()
) -> list[Row[Any]]:
    """The oldest unfinished row of each conversation, where it is due: nothing overtakes an earlier message."""
    rows = connection.execute(_heads(box), {"now": now, "most": limit + len(busy)})
    return [row for row in rows if (row.channel, row.conversation) not in busy][:limit]


@cache
def _heads(box: Box) -> Any:
    table = BOXES[box]
    first = (
        select(func.min(table.c.id))
        .where(table.c.state.in_(_OPEN[box]))
        .group_by(table.c.channel, table.c.conversation)
        .scalar_subquery()
    )
    due = (table.c.id.in_(first), table.c.state == "waiting", table.c.due_at <= bindparam("now"))
    return select(table).where(*due).order_by(table.c.id).limit(bindparam("most"))


def next_due(connection: Connection, box: Box) -> datetime | None:
    """When the next waiting row falls due."""
    table = BOXES[box]
    found: datetime | None = connection.execute(
        select(table.c.due_at).where(table.c.state == "waiting").order_by(table.c.due_at).limit(1)
    ).scalar()
    return found


def claim(connection: Connection, box: Box, row_id: int) -> Row[Any] | None:
    """Hold a waiting row for this transaction; None when another process holds or has finished it, or when an
    earlier row of the conversation is still open."""
    row = connection.execute(_WAITING[box], {"row_id": row_id}).first()
    if row is None:
        return None
    same = {"channel": row.channel, "conversation": row.conversation, "row_id": row_id}
    return None if connection.execute(_EARLIER[box], same).first() else row


def change(connection: Connection, box: Box, row_id: int, **values: Any) -> None:
    """Set columns of one row."""
    connection.execute(_CHANGE[box], {"row_id": row_id, **values})


def touch_conversation(connection: Connection, channel: str, conversation: str, is_group: bool, at: datetime) -> None:
    """Note when the conversation was last written in; the reply window of some platforms counts from there."""
    mine = {"of_channel": channel, "of_conversation": conversation}
    changed = connection.execute(_TOUCH, mine | {"last_incoming_at": at, "is_group": is_group})
    if changed.rowcount == 0:
        insert_ignoring(
            connection,
            conversations,
            {"channel": channel, "conversation": conversation, "is_group": is_group, "last_incoming_at": at},
        )


def last_incoming(connection: Connection, channel: str, conversation: str) -> datetime | None:
    """When the conversation was last written in by a person."""
    found: datetime | None = connection.execute(
        select(conversations.c.last_incoming_at).where(
            conversations.c.channel == channel, conversations.c.conversation == conversation
        )
    ).scalar()
    return found


def add_outgoing(
    connection: Connection, values: Mapping[str, Any], attachments: Sequence[Attachment] = ()
) -> int | None:
    """Put a reply in the outbox; None when one with the same dedupe key is there."""
    row_id = insert_ignoring(connection, outbox, values)
    if row_id is None:
        return None
    for order, file in enumerate(attachments):
        connection.execute(
            insert(outbox_files).values(
                outbox_id=row_id,
                order=order,
                name=file.name,
                media_type=file.media_type,
                alt=file.alt,
                content=file.content,
            )
        )
    return row_id


def attachments_of(connection: Connection, row_id: int) -> tuple[Attachment, ...]:
    """The files of one reply, in order."""
    rows = connection.execute(_FILES, {"row_id": row_id})
    return tuple(Attachment(row.name, row.media_type, row.content, row.alt) for row in rows)


def latest_reply(connection: Connection, channel: str, conversation: str) -> Row[Any] | None:
    """The newest reply of the conversation that has been or will be delivered."""
    return connection.execute(
        select(outbox)
        .where(
            outbox.c.channel == channel,
            outbox.c.conversation == conversation,
            outbox.c.state.not_in(("dead", "pruned")),
        )
        .order_by(outbox.c.id.desc())
        .limit(1)
    ).first()


def reply_by_sent_id(connection: Connection, channel: str, conversation: str, sent_id: str) -> Row[Any] | None:
    """The reply that the channel knows by `sent_id`."""
    return connection.execute(
        select(outbox)
        .where(outbox.c.channel == channel, outbox.c.conversation == conversation, outbox.c.sent_id == sent_id)
        .order_by(outbox.c.id.desc())
        .limit(1)
    ).first()


def sent_id_of_card(connection: Connection, channel: str, conversation: str, card: str) -> str:
    """The channel's id of the newest message that showed `card`; empty when none did."""
    found = connection.execute(
        select(outbox.c.sent_id)
        .where(
            outbox.c.channel == channel,
            outbox.c.conversation == conversation,
            outbox.c.card == card,
            outbox.c.sent_id != "",
        )
        .order_by(outbox.c.id.desc())
        .limit(1)
    ).scalar()
    return found or ""


def abandoned(connection: Connection, until: datetime) -> list[Row[Any]]:
    """Rows whose sender died while sending: held until a moment that has passed."""
    return list(
        connection.execute(
            select(outbox)
            .where(outbox.c.state == "sending", outbox.c.due_at <= until)
            .order_by(outbox.c.id)
            .with_for_update(skip_locked=True)
        )
    )


def in_trouble(connection: Connection, box: Box, limit: int = 100) -> list[Row[Any]]:
    """What was given up, and sends that may or may not have arrived: newest first, for an administrator."""
    table = BOXES[box]
    return list(connection.execute(select(table).where(given_up(table)).order_by(table.c.id.desc()).limit(limit)))


def given_up(table: Table) -> ColumnElement[bool]:
    """The rows that wait for an administrator."""
    return table.c.state.in_(("dead", "uncertain"))


def retry(connection: Connection, box: Box, row_id: int, now: datetime) -> bool:
    """Let a row that was given up be tried again. False when there is no such row."""
    table = BOXES[box]
    changed = connection.execute(
        update(table)
        .where(table.c.id == row_id, given_up(table))
        .values(state="waiting", attempts=0, due_at=now, problem="")
    )
    return changed.rowcount > 0


def settled_before(connection: Connection, box: Box, before: datetime, limit: int) -> list[Row[Any]]:
    """Rows that are done with and came before then, oldest first."""
    table = BOXES[box]
    at = table.c.received_at if box == "inbox" else table.c.created_at
    settled = table.c.state.in_(("done", "sent", "dead"))
    return list(connection.execute(select(table).where(settled, at < before).order_by(table.c.id).limit(limit)))


def drop_files(connection: Connection, row_ids: Sequence[int]) -> None:
    """Delete the files of these replies."""
    connection.execute(delete(outbox_files).where(outbox_files.c.outbox_id.in_(row_ids)))


def counts(connection: Connection, box: Box) -> dict[str, int]:
    """How many rows are in each state."""
    table = BOXES[box]
    rows = connection.execute(select(table.c.state, func.count()).group_by(table.c.state))
    return {row[0]: row[1] for row in rows}
