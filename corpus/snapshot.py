"""Everything the plans say, of one moment, in memory: what answers and rules read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corpus.facts.model import Fact
from corpus.model import AgencyEntry, Document, Passage, RegisteredBasis, TextKind


@dataclass(frozen=True)
class Snapshot:
    """The texts in use, by agency. `generations` tells which generation of each agency this is."""

    agencies: Mapping[str, AgencyEntry]
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    register: tuple[RegisteredBasis, ...] = ()
    generations: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def passage_by_id(self) -> Mapping[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    def facts_of(self, agency: str) -> list[Fact]:
        """The facts of an agency's own plans; a superior's text never speaks for it."""
        own = {d.id for d in self.documents_of(agency) if d.kind is TextKind.PLAN}
        return [fact for fact in self.facts if fact.document_id in own]

    def documents_of(self, agency: str) -> list[Document]:
        return [d for d in self.documents.values() if d.agency == agency]

    def passages_of(self, agency: str, kinds: Iterable[TextKind] = (TextKind.PLAN,)) -> list[Passage]:
        wanted = set(kinds)
        ids = {d.id for d in self.documents_of(agency) if d.kind in wanted}
        return [p for p in self.passages if p.document_id in ids]
