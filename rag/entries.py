"""Pieces of evidence: every fact and clause of the plans, the words it is found by and what it can answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from core.vietnamese.text import CAPITALS, keys, spelling, squeeze, tokens
from corpus.facts.model import (
    Basis,
    Deadline,
    Duty,
    Fact,
    Finding,
    Limit,
    Target,
    Task,
)
from corpus.model import Document, Passage, SectionKind
from corpus.snapshot import Snapshot
from rag.frame import Slot
from rag.offers import fact_offers, text_offers

if TYPE_CHECKING:
    from rag.lexicon import Lexicon

OWN, PASSAGE, HEADING, UPPER_HEADING, TITLE = 1.0, 0.5, 0.5, 0.3, 0.3
_SENTENCE_END = re.compile(rf"(?<=[.!?…])\s+(?=[{CAPITALS}“\"(-])|\n+")
_CLAUSE_END = re.compile(r"(?<=;)\s+")
LONGEST_QUOTE = 400
_LONG_SENTENCE = 240

# Where facts tell the bounds of a clause, the clause itself does not answer for them: it may hold several.
_TOLD_BY_BOUNDS = frozenset({Slot.PERCENT, Slot.DURATION, Slot.AMOUNT})
_TOLD_BY_ROW = frozenset({Slot.DATE, Slot.FREQUENCY})  # by the task that the row sets out
_OF_NO_DUTY = _TOLD_BY_ROW | {Slot.COUNT}  # a row counts nothing of who does it


@dataclass(frozen=True)
class Entry:
    """A fact or a clause as evidence. `weights` gives each syllable key the best field it stands in."""

    passage: Passage
    document: Document
    fact: Fact | None
    quote: str
    offers: frozenset[Slot]
    weights: dict[str, float]
    spellings: frozenset[str]
    own: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    own_pairs: frozenset[tuple[str, str]]
    focus: frozenset[str] = frozenset()
    own_order: tuple[str, ...] = ()
    subject_pairs: frozenset[tuple[str, str]] = frozenset()
    heads: frozenset[str] = frozenset()  # the general words of the limits of its plan: "hội nghị"
    narrow: bool = False  # one bound among several of its sentence
    doers: tuple[str, ...] = ()  # the units that its passage gives something to do or a day
    _weight: float | None = field(default=None, compare=False)

    def focus_weight(self, lexicon: "Lexicon") -> float:
        """The whole weight of the words the fact is about, worked out once."""
        if self._weight is None:
            object.__setattr__(self, "_weight", sum(lexicon.idf(syllable) for syllable in self.focus))
        return self._weight or 1.0

    @property
    def agency(self) -> str:
        return self.document.agency


def entries_of(snapshot: Snapshot) -> list[Entry]:
    """All evidence of a snapshot, in reading order, facts before the clauses of their passage."""
    by_passage: dict[str, list[Fact]] = {}
    for fact in snapshot.facts:
        by_passage.setdefault(fact.passage_id, []).append(fact)
    heads = _limit_heads(snapshot)
    headings: dict[str, set[str]] = {d: set() for d in snapshot.documents}
    for passage in snapshot.passages:
        headings[passage.document_id].update(squeeze(heading) for heading in passage.heading_path)
    result: list[Entry] = []
    for passage in snapshot.passages:
        document = snapshot.documents[passage.document_id]
        facts = by_passage.get(passage.id, [])
        context = _Context(passage, document, heads.get(document.id, frozenset()), facts)
        bounds = [f.quote for f in facts if isinstance(f, Limit | Target)]
        is_row = any(isinstance(f, Task) for f in facts)
        for fact in facts:
            if not isinstance(fact, Finding):
                offers = fact_offers(fact) - (_OF_NO_DUTY if is_row and isinstance(fact, Duty) else frozenset())
                result.append(context.entry(fact.quote, _fact_words(fact), offers, fact, len(bounds) > 1))
        for clause in clauses(passage) if squeeze(passage.text) not in headings[document.id] else ():
            told = any(quote in clause or clause in quote for quote in bounds)
            offers = text_offers(clause) - (_TOLD_BY_BOUNDS if told else frozenset())
            result.append(context.entry(clause, clause, offers - (_TOLD_BY_ROW if is_row else frozenset()), None))
    return result


MEETING_WORDS = frozenset({"hop", "cuoc", "cac", "buoi", "thoi", "gian", "loai", "tung"})
_HEAD_SYLLABLES = 2


def _limit_heads(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """For each plan, the words that name no one kind: those its limits' subjects begin with, and its own name."""
    found: dict[str, set[str]] = {}
    for fact in snapshot.facts:
        if isinstance(fact, Limit):
            words = [w for w in keys(fact.subject) if w not in MEETING_WORDS]
            identity = snapshot.documents[fact.document_id].identity
            known = found.setdefault(fact.document_id, {*MEETING_WORDS, *keys(f"{identity.title} {identity.issuer}")})
            known.update(words[:_HEAD_SYLLABLES])
    return {document: frozenset(words) for document, words in found.items()}


class _Context:
    """The fields around a passage, computed once for all its evidence."""

    def __init__(self, passage: Passage, document: Document, heads: frozenset[str], facts: Sequence[Fact] = ()) -> None:
        self.passage, self.document, self.heads = passage, document, heads
        self.doers = tuple(dict.fromkeys(f.actor for f in facts if isinstance(f, Duty | Deadline) and f.actor))
        self.weights: dict[str, float] = {}
        self._add(keys(document.identity.title), TITLE)
        for heading in passage.heading_path[:-1]:
            self._add(keys(heading), UPPER_HEADING)
        for heading in passage.heading_path[-1:]:
            self._add(keys(heading), HEADING)
        self._add(keys(passage.text), PASSAGE)
        self._add([k for column in passage.cells for k in keys(column)], PASSAGE)
        near = [*passage.heading_path[-1:], passage.text]
        around = " ".join([document.identity.title, *passage.heading_path, *passage.cells, passage.text])
        self.spellings = frozenset(spelling(token) for token in tokens(around))
        self.pairs = frozenset(pair for text in near for pair in pairwise(keys(text)))

    def _add(self, syllables: Iterable[str], weight: float) -> None:
        for syllable in syllables:
            self.weights[syllable] = max(weight, self.weights.get(syllable, 0.0))

    def entry(self, quote: str, words: str, offers: frozenset[Slot], fact: Fact | None, shares: bool = False) -> Entry:
        own = keys(words)
        narrow = isinstance(fact, Limit | Target)
        return Entry(
            passage=self.passage,
            document=self.document,
            fact=fact,
            quote=quote,
            offers=offers,
            weights=self.weights | dict.fromkeys(own, OWN),
            spellings=self.spellings,
            own=frozenset(own),
            own_order=tuple(own),
            subject_pairs=frozenset(pairwise(keys(_subject(fact)))) if narrow else frozenset(pairwise(own)),
            heads=self.heads,
            narrow=narrow and shares,
            doers=self.doers,
            pairs=self.pairs,
            own_pairs=frozenset(pairwise(own)),
            focus=frozenset(keys(_focus(fact))) if fact is not None else frozenset(),
        )


def sentences(text: str) -> list[str]:
    """`text` cut after sentence ends and line ends; every piece is verbatim."""
    return [piece.strip() for piece in _SENTENCE_END.split(text) if piece.strip()]


def clauses(passage: Passage) -> Iterator[str]:
    """Citable clauses of a passage: its sentences, long ones cut at semicolons."""
    if passage.kind in (SectionKind.MOTTO,):
        return
    for sentence in sentences(passage.text):
        parts = _CLAUSE_END.split(sentence) if len(sentence) > _LONG_SENTENCE else [sentence]
        yield from (part for part in parts if any(c.isalpha() for c in part))


def _fact_words(fact: Fact) -> str:
    """The words a fact is found by: its quote, with the actor and other slots that stand outside the quote."""
    match fact:
        case Limit():
            return f"{fact.quote} {fact.subject} {fact.condition} {fact.measure}"
        case Target():
            # a quote that tells several bounds holds the words of its neighbours too
            said = fact.quote if fact.quote.count("%") < 2 else fact.quantity.text
            return f"{said} {fact.subject} {fact.base} {fact.period} {fact.exclusions}"
        case Deadline():
            return f"{fact.quote} {fact.what} {fact.actor} {fact.receiver} {fact.via} thời hạn"
        case Duty():
            return f"{fact.quote} {fact.actor} {' '.join(fact.partners)} {fact.answers_to}"
        case Basis():
            return f"{fact.quote} {fact.type_name} {fact.number} {fact.issuer} {fact.subject}"
        case Task():
            row = " ".join(fact.columns.values()) or fact.content
            return f"{fact.number} {fact.group} {row} {fact.lead} {fact.support} {fact.product}"
        case _:
            return fact.quote


def _subject(fact: Fact | None) -> str:
    """Every word that says what a bound is about."""
    match fact:
        case Limit():
            return f"{fact.subject} {fact.condition} {fact.measure}"
        case Target():
            return f"{fact.subject} {fact.base} {fact.exclusions}"
        case _:
            return ""


def _focus(fact: Fact) -> str:
    """What the fact is about, in its narrowest words."""
    match fact:
        case Limit():
            return f"{fact.subject} {fact.condition}"
        case Target():
            return fact.subject
        case Deadline():
            return fact.what
        case Duty():
            return fact.action
        case Task():
            return fact.content
        case Basis():
            return fact.subject
        case _:
            return ""
