"""Sentences and clauses of a passage, each with its place, so that every quote is a true substring.

Plans enumerate with ";" under an introduction that ends in ":", and put exceptions in brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LABEL = re.compile(
    r"^\s*(?:[*_#]+\s*)*(?:[-–—+•*]\s+)?(?:(?:Điều\s+\d+\s*[.:]|Khoản\s+\d+\s*[.:]|[IVXLC]{1,6}\s*[.)]|"
    r"\d{1,2}(?:\.\d{1,2})*\s*[.)](?!\d)|[a-zđ]{1,2}\s*\))\s*)?(?:[-–—+•]\s+)?"
)
"""The numbering or bullet a passage starts with."""

_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|tp|TS|ThS|PGS|GS|Mr|v\.v|KT|TM|TL|TUQ|Q|P|đ/c|số)|\b[A-ZĐ])$")
_END = re.compile(r"[.!?…]+(?=\s|$)")
_OPEN = {"(": ")", "“": "”", "[": "]"}
MAX_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that can carry a fact.

    `start` and `end` point into the passage text; `intro` is what stands before the sentence's colon ("" if none),
    `intro_start` its place; `sentence` the places of the whole sentence.
    """

    start: int
    end: int
    text: str
    intro: str = ""
    intro_start: int = 0
    sentence: tuple[int, int] = (0, 0)


def body_start(text: str) -> int:
    """Where the words begin after the numbering or bullet."""
    match = LABEL.match(text)
    return match.end() if match else 0


def without_label(text: str) -> str:
    """`text` without its numbering or bullet and surrounding marks."""
    return text[body_start(text) :].strip(" *_#\n\t")


def masked(text: str) -> str:
    """`text` of the same length with the inside of brackets and quotation marks blotted out by "_"."""
    out = list(text)
    stack: list[str] = []
    for i, char in enumerate(text):
        if stack and char == stack[-1]:
            stack.pop()
            continue
        if stack:
            out[i] = "_"
        if char in _OPEN and _OPEN[char] in text[i:]:
            stack.append(_OPEN[char])
    return "".join(out)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Places of the sentences of a passage, numbering and bullets left out."""
    hidden = masked(text)
    start = body_start(text)
    for match in _END.finditer(hidden, start):
        following = text[match.end() :].lstrip(" *_\n")
        if _ABBREVIATION.search(hidden[start : match.start()]) and following[:1].islower():
            continue
        if following and not (following[0].isupper() or following[0] in "-–+(“\"'*0123456789"):
            continue
        if following[:1].isdigit() and match.group() == "." and hidden[match.start() - 1 : match.start()].isdigit():
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a passage, split at ";" and after a colon, outside brackets."""
    for first, last in sentences(text):
        hidden = masked(text[first:last])
        colon = _intro_colon(hidden)
        intro, begin = (text[first : first + colon].strip(), colon + 1) if colon is not None else ("", 0)
        for piece_start, piece_end in _pieces(hidden, begin):
            for start, end in _trimmed(text, first + piece_start, first + piece_end):
                yield Clause(start, end, text[start:end], intro, first, (first, last))


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """Places of the contents of the round brackets of `text`."""
    for match in re.finditer(r"\(([^()]*)\)", text):
        yield match.start(1), match.end(1)


def quote_of(text: str, start: int, end: int) -> str:
    """The verbatim substring, trimmed of separators and cut at a word at 400 characters."""
    quote = text[start:end].strip(" \n\t;,:-–*_")
    quote = re.sub(r"\s*\./\.$", "", quote)
    if len(quote) <= MAX_QUOTE:
        return quote
    cut = quote[:MAX_QUOTE]
    for mark in ("; ", ". ", ", ", " "):
        if (place := cut.rfind(mark)) > MAX_QUOTE // 2:
            return cut[:place].rstrip(" ;,:.-–")
    return cut


def quote_around(text: str, start: int, end: int) -> str:
    """A quote of at most 400 characters that surely holds `start:end`, widened to whole clauses where they fit."""
    first, last = start, end
    for sentence in sentences(text):
        if sentence[0] <= start < sentence[1]:
            first, last = sentence[0], max(sentence[1], end)
    if last - first <= MAX_QUOTE:
        return quote_of(text, first, last)
    for clause in clauses(text):
        if clause.start <= start < clause.end and max(clause.end, end) - clause.start <= MAX_QUOTE:
            return quote_of(text, clause.start, max(clause.end, end))
    room = max(0, MAX_QUOTE - (end - start))
    begin = max(first, start - room)
    if begin > first:
        begin = text.find(" ", begin) + 1 or begin
    return quote_of(text, min(begin, start), end)


def _intro_colon(hidden: str) -> int | None:
    """The colon that ends an introduction; not one inside a time or a heading's number."""
    for match in re.finditer(r":(?=\s|$)", hidden):
        if hidden[match.end() :].strip(" *_."):
            return match.start()
    return None


def _pieces(hidden: str, begin: int) -> Iterator[tuple[int, int]]:
    start = begin
    for match in re.finditer(r";", hidden[begin:]):
        yield start, begin + match.start()
        start = begin + match.end()
    yield start, len(hidden)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " \n\t*_-–+;,":
        start += 1
    while end > start and text[end - 1] in " \n\t;*_":
        end -= 1
    if end > start:
        yield start, end
