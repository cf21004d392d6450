"""One event being handled within one transaction: what it is read against, what is remembered, who may do what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection

from bot import wording
from bot.access import open_agencies
from bot.channel import Attachment, Capabilities, Incoming, Reply
from bot.drafts_store import OPEN, Memory, StoredDraft, draft_of, save_draft
from bot.people_store import add_review_item
from core.errors import DeniedError
from core.people import Action, AgencyScope, Person, may
from corpus.snapshot import Snapshot
from kpi.draft import MessageContext
from kpi.entries import Stamp

if TYPE_CHECKING:
    from rag.answer import Answer, Asker


class Ask(Protocol):
    """Answers a question from the plans of the `readable` agencies. `worded`: a language model may word the answer,
    which takes long and never happens inside a write transaction."""

    def __call__(
        self, question: str, asker: "Asker", history: Sequence[str], readable: frozenset[str] | None, *, worded: bool
    ) -> "Answer": ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was worked out before the write transaction, for the text it belongs to: an answer, lines of figures,
    pictures and files."""

    text: str
    answer: "Answer | None" = None
    lines: tuple[str, ...] | None = None
    files: tuple[Attachment, ...] = ()


@dataclass
class Turn:
    """The event and its surroundings; `memory` is replaced as the turn goes on and kept at its end."""

    connection: Connection
    incoming: Incoming
    person: Person | None
    context: MessageContext
    snapshot: Snapshot
    memory: Memory
    ask: Ask
    prepared: Prepared | None = None
    capabilities: Capabilities = field(default_factory=Capabilities)
    writing: bool = False  # within the write transaction, where nothing slow is done

    def pending(self) -> StoredDraft | None:
        """The open draft that words now speak to: the one on the last card, or on the card replied to."""
        card = self.incoming.card or self.memory.card
        if self.person is None or not card or self.incoming.text.lstrip().startswith("/"):
            return None
        draft = draft_of(self.connection, self.scope(), self.incoming, card)
        mine = draft is not None and draft.account == self.incoming.account and draft.state == OPEN
        return draft if mine else None

    def draft(self, draft_id: str) -> StoredDraft | None:
        """The draft with this id in this conversation; None where there is none of this person's agency.

        In a group others see the card too: who may correct anybody's records may act on it as well. Raises DeniedError
        for anybody else but its owner.
        """
        draft = draft_of(self.connection, self.scope(), self.incoming, draft_id)
        if draft is None or draft.account == self.incoming.account:
            return draft
        if not may(self.person, Action.CORRECT_ANY, draft.agency):
            raise DeniedError(wording.NOT_YOUR_CARD)
        return draft

    def keep(self, draft: StoredDraft) -> None:
        """Keep the draft as it is now."""
        save_draft(self.connection, self.scope(), draft)

    def to_review(self, kind: str, question: str, status: str) -> None:
        """Put a question on the list of the person's agency."""
        if self.person is not None:
            add_review_item(self.connection, self.scope(), kind, question, status, self.context.now)

    def refusal(self, action: Action) -> Reply | None:
        """Why the person may not; None where they may."""
        if self.person is None:
            looks = action in (Action.VIEW_PROGRESS, Action.EXPORT)
            return Reply(wording.UNKNOWN_PERSON if looks else wording.CANNOT_WRITE)
        return None if may(self.person, action, self.person.agency) else Reply(wording.NOT_YOUR_ROLE)

    def scope(self) -> AgencyScope:
        """The person's agency; nobody's for an unknown account."""
        return AgencyScope(self.person.agency if self.person else "")

    def stamp(self, key: str, why: str = "") -> Stamp:
        """Who writes, when, where; `key` makes the same event write once."""
        assert self.person is not None
        return Stamp(self.person, self.context.now, self.incoming.channel, why, key)

    def readable(self) -> frozenset[str]:
        """The agencies whose plans this person may ask about: the open ones and their own."""
        own = {self.person.agency} if self.person else set()
        return open_agencies(self.connection) | own

    def asker(self) -> "Asker":
        """Who asks, as the assistant wants to know it."""
        from rag.answer import Asker

        return Asker(self.person.agency, self.person.unit) if self.person else Asker()
