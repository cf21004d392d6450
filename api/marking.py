"""Cuts a passage's words into pieces, so that a page can mark the facts in it and the stretch that was cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.facts.model import Fact, Finding
from corpus.model import Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, the kinds of facts they bear, and whether they were cited."""

    text: str
    kinds: tuple[str, ...] = ()
    cited: bool = False


def marked(text: str, facts: Iterable[Fact], cited: tuple[int, int] | None) -> tuple[Piece, ...]:
    """`text` in pieces; put together they are the text again."""
    spans = [(found, found + len(fact.quote), fact.kind) for fact in facts if (found := _place(text, fact)) >= 0]
    cuts = {0, len(text), *(edge for span in spans for edge in span[:2])}
    if cited is not None:
        cuts |= {min(max(edge, 0), len(text)) for edge in cited}
    edges = sorted(cuts)
    pieces = []
    for start, end in pairwise(edges):
        kinds = dict.fromkeys(kind for first, last, kind in spans if first <= start and end <= last)
        inside = cited is not None and cited[0] <= start and end <= cited[1]
        pieces.append(Piece(text[start:end], tuple(kinds), inside))
    return tuple(pieces)


def stretch_of(passage: Passage, quote: str) -> tuple[int, int]:
    """Where the quote stands in the passage; the whole passage where it is not found as it is."""
    found = passage.text.find(quote)
    return (found, found + len(quote)) if found >= 0 else (0, len(passage.text))


def _place(text: str, fact: Fact) -> int:
    return -1 if isinstance(fact, Finding) or not fact.quote else text.find(fact.quote)
