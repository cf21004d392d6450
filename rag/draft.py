"""An answer before it is worded for the reader: what one agency's plans say, with the pieces that bear it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.vietnamese.text import squeeze
from corpus.model import Passage
from rag.answer import Status
from rag.entries import LONGEST_QUOTE, Entry, sentences
from rag.match import Match

_READABLE = 330


@dataclass(frozen=True, slots=True)
class Piece:
    """A verbatim stretch of a passage."""

    passage: Passage
    quote: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found. `lead` says the thing asked for in a few words (empty: the quote itself is the answer);
    `value` is the same in comparable form; `lines` are the items of a list; `pieces` the evidence, best first;
    `sure` is the calibrated probability that this answers the question."""

    lead: str
    status: Status = Status.ANSWERED
    pieces: tuple[Piece, ...] = ()
    lines: tuple[str, ...] = ()
    value: str = ""
    sure: float = 1.0
    show_quotes: bool = True
    subject: str = ""  # what the bound found is about, in the plan's words


def piece_of(entry: Entry, quote: str = "") -> Piece:
    """The entry's quote (or a narrower one) as a piece, cut at a word's end when it is too long to cite."""
    text = quote or (entry.quote if entry.fact is not None else _sentence_around(entry))
    return Piece(entry.passage, shorten(text.lstrip("-–—+•* ")))


def _sentence_around(entry: Entry) -> str:
    """The whole sentence of a clause where it is short enough to read; a clause alone may end at "gồm:"."""
    for sentence in sentences(entry.passage.text):
        if entry.quote in sentence:
            return sentence if len(sentence) <= _READABLE else entry.quote
    return entry.quote


def shorten(quote: str, limit: int = LONGEST_QUOTE) -> str:
    """`quote` whole, or its beginning up to a clause or word end within `limit` characters."""
    quote = quote.strip()
    if len(quote) <= limit:
        return quote
    cut = quote[:limit]
    for mark in (". ", "; ", ", ", " "):
        end = cut.rfind(mark)
        if end > limit // 2:
            return cut[:end].rstrip(" ;,")
    return cut


def readable(quote: str) -> str:
    """A quote as a reader wants it: the cells of a table row parted by semicolons."""
    return "; ".join(cell.strip() for cell in quote.split(" | ")) if " | " in quote else quote


def distinct(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces without those of one passage that hold, or are held in, an earlier piece."""
    kept: list[Piece] = []
    for piece in pieces:
        text = squeeze(piece.quote).lower()
        if not any(p.passage.id == piece.passage.id and _overlap(text, squeeze(p.quote).lower()) for p in kept):
            kept.append(piece)
    return tuple(kept)


def _overlap(text: str, other: str) -> bool:
    return text in other or other in text


def best_of(matches: Sequence[Match]) -> Match | None:
    """The best match that can fill what is asked."""
    return next((match for match in matches if match.fills), None)
