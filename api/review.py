"""Questions the plans did not answer: the list, and settling one by naming a passage or saying what was done.

A passage that is named answers the same question from then on (`rag.chosen`), until it is taken back or gone.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from api import store
from api import wording_web as wording
from api.context import Context
from bot.people_store import close_review_item, review_list
from core import audit
from core.errors import InputError, NotFoundError
from core.guard import mask_personal, refuse_secret
from core.people import AgencyScope, Person

if TYPE_CHECKING:
    from rag.chosen import Choice


@dataclass(frozen=True, slots=True)
class Item:
    """An open question. `kind` is unanswered or down_voted."""

    id: int
    kind: str
    question: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """A question and how it was settled."""

    id: int
    question: str
    passage_id: str
    note: str
    at: datetime
    followed: bool


def open_items(connection: Connection, scope: AgencyScope, limit: int = 100) -> list[Item]:
    """The open questions, newest first."""
    return [Item(row.id, row.kind, row.question, row.at) for row in review_list(connection, scope, limit)]


def settled_items(connection: Connection, scope: AgencyScope) -> list[Settled]:
    """The latest settled questions, newest first."""
    return [
        Settled(row.id, row.question, row.passage_id, row.note, row.at, bool(row.quote) and row.ended_at is None)
        for row in store.settled_reviews(connection, scope)
    ]


def choices(connection: Connection, scope: AgencyScope) -> "list[Choice]":
    """The passages named for questions, newest first; what was settled without one, or taken back, has no quote."""
    from rag.chosen import Choice

    return [
        Choice(row.question, row.passage_id, row.locator, "" if row.ended_at else row.quote)
        for row in store.settled_reviews(connection, scope, limit=None)
    ]


def settle(
    context: Context,
    connection: Connection,
    scope: AgencyScope,
    item: int,
    passage_id: str,
    note: str,
    now: datetime,
    by: Person,
) -> None:
    """Settle a question. Raises InputError, NotFoundError."""
    passage_id, note = passage_id.strip(), note.strip()
    if not (passage_id or note):
        raise InputError(wording.REVIEW_EMPTY)
    refuse_secret(note)
    passage = next((p for p in context.snapshot().passages_of(scope.agency) if p.id == passage_id), None)
    if passage_id and passage is None:
        raise NotFoundError(wording.PASSAGE_UNKNOWN.format(passage=passage_id))
    if not close_review_item(connection, scope, item, by.id, now):
        raise NotFoundError(wording.REVIEW_UNKNOWN)
    named = {"locator": passage.locator, "quote": passage.text} if passage is not None else {}
    kept = mask_personal(note).text
    store.add_review_answer(connection, scope, item, by.id, now, passage_id=passage_id, note=kept, **named)
    audit.record(connection, scope, now, by, "review.settle", f"review:{item}", passage=passage_id)


def take_back(connection: Connection, scope: AgencyScope, item: int, now: datetime, by: Person) -> None:
    """Let the question be answered from the plans again; a passage taken back before stays so. Raises NotFoundError
    where none was named."""
    if store.end_review_answer(connection, scope, item, now):
        audit.record(connection, scope, now, by, "review.take_back", f"review:{item}")
    elif not store.has_named_passage(connection, scope, item):
        raise NotFoundError(wording.REVIEW_NOT_NAMED)


def item_object(item: Item) -> dict[str, Any]:
    """An open question as JSON."""
    return {"id": item.id, "kind": item.kind, "question": item.question, "at": item.at.isoformat()}


def settled_object(item: Settled) -> dict[str, Any]:
    """A settled question as JSON; `followed` tells whether its passage answers it now."""
    return {
        "id": item.id,
        "question": item.question,
        "passage": item.passage_id,
        "note": item.note,
        "at": item.at.isoformat(),
        "followed": item.followed,
    }


def places(context: Context, scope: AgencyScope) -> list[tuple[str, str]]:
    """The passages of the agency's plans that can be named: id, and locator with the first words."""
    return [
        (p.id, f"{p.document_id} · {p.locator} · {p.text[:60]}") for p in context.snapshot().passages_of(scope.agency)
    ]
