"""One agency's plans as the operators see them: its facts, its evidence, and how to rank it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from corpus.facts.model import Fact, Task
from corpus.model import AgencyEntry, Document, Passage, TextStatus
from rag.entries import Entry
from rag.frame import Frame
from rag.match import Match, Matcher

if TYPE_CHECKING:
    from rag.search import Searcher

F = TypeVar("F", bound=Fact)
DOCUMENT_BONUS = 0.25
OF_HISTORY = 0.2


def _standing(document: Document, frame: Frame) -> float:
    """What a text gains by being hinted at, or loses by being history that nobody asked for."""
    if frame.documents:
        return DOCUMENT_BONUS * (document.id in frame.documents)
    return -OF_HISTORY if document.status is TextStatus.EXPIRED else 0.0


@dataclass(frozen=True)
class View:
    """What one agency's own plans in force say. Built once a snapshot."""

    agency: AgencyEntry
    documents: Sequence[Document]
    passages: Sequence[Passage]
    facts: Sequence[Fact]
    entries: Sequence[Entry]
    matcher: Matcher
    searcher: "Searcher | None" = None
    above: "View | None" = None  # the superior's texts that bind the agency

    def facts_of(self, kind: type[F], documents: Sequence[str] = ()) -> list[F]:
        """Facts of one kind, of some documents where named."""
        return [f for f in self.facts if isinstance(f, kind) and (not documents or f.document_id in documents)]

    def narrowed(self, documents: Sequence[str]) -> "View":
        """The view of these plans alone."""
        ids = set(documents)
        return replace(
            self,
            documents=[d for d in self.documents if d.id in ids],
            passages=[p for p in self.passages if p.document_id in ids],
            facts=[f for f in self.facts if f.document_id in ids],
            entries=[e for e in self.entries if e.document.id in ids],
        )

    def with_tasks(self) -> "View":
        """The view of the plans that have an annex of tasks; all plans where none has."""
        ids = dict.fromkeys(f.document_id for f in self.facts if isinstance(f, Task))
        return self.narrowed(tuple(ids)) if ids else self

    def rank(self, frame: Frame, only: Iterable[Entry] | None = None) -> list[Match]:
        """Evidence for the frame, best first; texts that the question hints at come before others alike."""
        matches = self.matcher.rank(frame, self.entries if only is None else only)
        matches.sort(key=lambda m: -(m.score + _standing(m.entry.document, frame)))
        return matches

    def nearest(self, frame: Frame) -> Passage | None:
        """The passage that shares most with the question's words; None where none shares any."""
        if self.searcher is None:
            return None
        said = " ".join(term.surface for term in frame.terms)
        hits = self.searcher.search(said, [self.agency.code], limit=1, documents={d.id for d in self.documents})
        return self.passage(hits[0].passage_id) if hits else None

    def entries_with(self, kind: type[Fact]) -> list[Entry]:
        return [entry for entry in self.entries if isinstance(entry.fact, kind)]

    def passage(self, passage_id: str) -> Passage:
        return next(p for p in self.passages if p.id == passage_id)
