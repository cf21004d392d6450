"""Rows of tokens, sign-in codes, sessions, answered writes, uploads and settled review items.

Every query takes the scope it may touch, but those that find a caller: a token, a code or a session tells whose it is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, select, update

from api.tables import answered_writes, api_tokens, review_answers, sign_in_codes, uploads, web_sessions
from bot.tables import inbox, outbox, review_items
from core.people import AgencyScope, Person
from core.store import people

# What every request asks for is put together once: that costs more than what the database takes to answer.
_TOKEN = select(api_tokens).where(api_tokens.c.digest == bindparam("digest"), api_tokens.c.revoked_at.is_(None))
_SESSION = select(web_sessions).where(web_sessions.c.digest == bindparam("digest"), web_sessions.c.ended_at.is_(None))
_SETTLED = (
    select(review_items.c.id, review_items.c.question, review_answers)
    .join(review_answers, review_answers.c.item_id == review_items.c.id)
    .where(review_answers.c.agency == bindparam("agency"))
    .order_by(review_answers.c.at.desc(), review_answers.c.item_id.desc())
)
ENDED_KEPT = timedelta(days=1)


def add_token(
    connection: Connection,
    person: Person,
    *,
    purpose: str,
    label: str,
    digest: str,
    scopes: Sequence[str],
    at: datetime,
    expires: datetime | None,
) -> int:
    """Keep a token's digest; returns its number."""
    row = {
        "agency": person.agency,
        "person_id": person.id,
        "purpose": purpose,
        "label": label,
        "digest": digest,
        "scopes": list(scopes),
        "created_at": at,
        "expires_at": expires,
    }
    return int(connection.execute(insert(api_tokens).values(row).returning(api_tokens.c.id)).scalar_one())


def token_by_digest(connection: Connection, digest: str, now: datetime) -> Row[Any] | None:
    """The token with this digest, unless it is revoked or expired."""
    row = connection.execute(_TOKEN, {"digest": digest}).first()
    return None if row is None or (row.expires_at is not None and row.expires_at <= now) else row


def tokens_of(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """The agency's tokens with whose they are, newest first."""
    query = select(api_tokens, people.c.name, people.c.role).join(people, people.c.id == api_tokens.c.person_id)
    return list(connection.execute(query.where(api_tokens.c.agency == scope.agency).order_by(api_tokens.c.id.desc())))


def revoke_token(connection: Connection, scope: AgencyScope, token_id: int, at: datetime) -> bool:
    """End a token of the agency; False when there is none that lives."""
    mine = (api_tokens.c.agency == scope.agency) & (api_tokens.c.id == token_id) & api_tokens.c.revoked_at.is_(None)
    return connection.execute(update(api_tokens).where(mine).values(revoked_at=at)).rowcount > 0


def add_code(connection: Connection, person: Person, digest: str, at: datetime, expires: datetime) -> None:
    """Keep a sign-in code's digest."""
    _add_key(connection, sign_in_codes, person, digest, at, expires)


def take_code(connection: Connection, digest: str, now: datetime) -> Row[Any] | None:
    """Use up the sign-in code with this digest; None when there is none, or it is used or expired."""
    mine = (sign_in_codes.c.digest == digest) & sign_in_codes.c.used_at.is_(None) & (sign_in_codes.c.expires_at > now)
    return connection.execute(update(sign_in_codes).where(mine).values(used_at=now).returning(sign_in_codes)).first()


def add_session(connection: Connection, person: Person, digest: str, at: datetime, expires: datetime) -> None:
    """Keep a session's digest."""
    _add_key(connection, web_sessions, person, digest, at, expires)


def session_by_digest(connection: Connection, digest: str, now: datetime) -> Row[Any] | None:
    """The session with this digest, unless it has ended."""
    row = connection.execute(_SESSION, {"digest": digest}).first()
    return None if row is None or row.expires_at <= now else row


def end_session(connection: Connection, digest: str, at: datetime) -> None:
    """End one session."""
    connection.execute(update(web_sessions).where(web_sessions.c.digest == digest).values(ended_at=at))


def _add_key(
    connection: Connection, table: Table, person: Person, digest: str, at: datetime, expires: datetime
) -> None:
    """Keep a digest, and drop those that ended a day before: they open nothing, and who came in is in the audit."""
    connection.execute(delete(table).where(table.c.expires_at <= at - ENDED_KEPT))
    row = {
        "agency": person.agency,
        "person_id": person.id,
        "digest": digest,
        "created_at": at,
        "expires_at": expires,
    }
    connection.execute(insert(table).values(row))


def answered_write(connection: Connection, person: Person, key: str) -> Row[Any] | None:
    """What this person was answered under this key."""
    mine = (answered_writes.c.person_id == person.id) & (answered_writes.c.key == key)
    return connection.execute(select(answered_writes).where(mine)).first()


def keep_answer(
    connection: Connection, person: Person, key: str, request: str, answer: str, at: datetime, forget: datetime
) -> None:
    """Keep an answer under its key, and drop those given before `forget`."""
    connection.execute(delete(answered_writes).where(answered_writes.c.at < forget))
    row = {"person_id": person.id, "key": key, "request": request, "answer": answer, "at": at}
    connection.execute(insert(answered_writes).values(row))


def add_upload(connection: Connection, scope: AgencyScope, values: Mapping[str, Any]) -> None:
    """Note a file that was sent in."""
    connection.execute(insert(uploads).values(agency=scope.agency, **values))


def change_upload(connection: Connection, scope: AgencyScope, upload: str, **values: Any) -> None:
    """Note what became of it."""
    mine = (uploads.c.agency == scope.agency) & (uploads.c.id == upload)
    connection.execute(update(uploads).where(mine).values(values))


def upload_of(connection: Connection, scope: AgencyScope, upload: str) -> Row[Any] | None:
    """One upload of the agency."""
    return connection.execute(select(uploads).where(uploads.c.agency == scope.agency, uploads.c.id == upload)).first()


def latest_uploads(connection: Connection, scope: AgencyScope, limit: int = 10) -> list[Row[Any]]:
    """The agency's latest uploads, newest first."""
    query = select(uploads).where(uploads.c.agency == scope.agency).order_by(uploads.c.at.desc()).limit(limit)
    return list(connection.execute(query))


def give_up_uploads(connection: Connection, message: str, at: datetime, before: datetime) -> None:
    """Fail what was sent in before then and never finished, whoever's it is: its process is gone."""
    unfinished = uploads.c.state.in_(("waiting", "reading")) & (uploads.c.at <= before)
    connection.execute(update(uploads).where(unfinished).values(state="failed", message=message, done_at=at))


def add_review_answer(
    connection: Connection, scope: AgencyScope, item: int, person_id: int, at: datetime, **values: str
) -> None:
    """Keep how a review item was settled."""
    row = {"item_id": item, "agency": scope.agency, "person_id": person_id, "at": at}
    connection.execute(insert(review_answers).values(row | values))


def end_review_answer(connection: Connection, scope: AgencyScope, item: int, at: datetime) -> bool:
    """Stop following the passage named for a question; False where none is followed."""
    mine = (review_answers.c.agency == scope.agency) & (review_answers.c.item_id == item)
    open_ = (review_answers.c.passage_id != "") & review_answers.c.ended_at.is_(None)
    return connection.execute(update(review_answers).where(mine & open_).values(ended_at=at)).rowcount > 0


def has_named_passage(connection: Connection, scope: AgencyScope, item: int) -> bool:
    """Whether a passage was named for the question, followed or taken back."""
    mine = (review_answers.c.agency == scope.agency) & (review_answers.c.item_id == item)
    named = select(review_answers.c.item_id).where(mine & (review_answers.c.passage_id != ""))
    return connection.execute(named).first() is not None


def settled_reviews(connection: Connection, scope: AgencyScope, limit: int | None = 50) -> list[Row[Any]]:
    """The agency's settled review items with their answers, newest first."""
    query = _SETTLED if limit is None else _SETTLED.limit(limit)
    return list(connection.execute(query, {"agency": scope.agency}))


def event_state(connection: Connection, channel: str, event_id: str) -> tuple[int, str] | None:
    """Number and state of a message that came in."""
    mine = (inbox.c.channel == channel) & (inbox.c.event_id == event_id)
    row = connection.execute(select(inbox.c.id, inbox.c.state).where(mine)).first()
    return None if row is None else (row.id, row.state)


def replies_to(connection: Connection, inbox_id: int) -> list[Row[Any]]:
    """The replies to a message, in order."""
    return list(connection.execute(select(outbox).where(outbox.c.inbox_id == inbox_id).order_by(outbox.c.id)))


def reply_of(connection: Connection, channel: str, conversation_id: str, reply: int) -> Row[Any] | None:
    """One reply of the conversation."""
    mine = (outbox.c.channel == channel) & (outbox.c.conversation == conversation_id) & (outbox.c.id == reply)
    return connection.execute(select(outbox).where(mine)).first()


def conversation(
    connection: Connection, channel: str, conversation_id: str, limit: int
) -> tuple[list[Row[Any]], list[Row[Any]]]:
    """The latest messages of a conversation: what came in, and what was said; each newest first."""
    came = select(inbox).where(inbox.c.channel == channel, inbox.c.conversation == conversation_id)
    said = select(outbox).where(outbox.c.channel == channel, outbox.c.conversation == conversation_id)
    return (
        list(connection.execute(came.order_by(inbox.c.id.desc()).limit(limit))),
        list(connection.execute(said.order_by(outbox.c.id.desc()).limit(limit))),
    )
