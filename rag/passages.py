"""The passages of one agency as search sees them: ids, indexed texts, the lexical index."""

from collections.abc import Sequence
from functools import cached_property

from corpus.model import Passage
from corpus.snapshot import Snapshot
from rag.keywords import KeywordIndex


def searchable(passage: Passage) -> str:
    """What is indexed of a passage: the headings above it, then its text."""
    return " ".join((*passage.heading_path, passage.text))


class AgencyPassages:
    """The passages of one agency at one generation; texts and the lexical index are made when first asked for."""

    def __init__(self, agency: str, generation: int, passages: Sequence[Passage]) -> None:
        self.agency = agency
        self.generation = generation
        self.documents = [passage.document_id for passage in passages]
        self.ids = [passage.id for passage in passages]
        self.place = {passage_id: place for place, passage_id in enumerate(self.ids)}
        self._passages = passages

    @cached_property
    def texts(self) -> list[str]:
        return [searchable(passage) for passage in self._passages]

    @cached_property
    def keywords(self) -> KeywordIndex:
        return KeywordIndex(self.texts)


def grouped(snapshot: Snapshot) -> dict[str, AgencyPassages]:
    """The passages of a snapshot by agency; agencies without any are left out."""
    passages: dict[str, list[Passage]] = {}
    for passage in snapshot.passages:
        passages.setdefault(snapshot.documents[passage.document_id].agency, []).append(passage)
    return {a: AgencyPassages(a, snapshot.generations.get(a, 0), found) for a, found in passages.items()}
