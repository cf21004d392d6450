"""Footnotes of printed pages: taken off the foot of the page, set after the paragraph that points to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from core.vietnamese.text import squeeze
from corpus.model import Block, BlockKind
from corpus.readers.hyphens import join
from corpus.readers.layout import Line, confidence_of

_NUMBER = re.compile(r"^\(?(?P<number>\d{1,2})[).]?\s+(?P<text>\S.*)$")
_SMALLER = 0.88  # a note is set smaller than the text by at least so much
_NEARLY = 0.96
_AT_MOST = 0.5  # of the lines of a page


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, its words, the page it stands on."""

    number: str
    text: str
    page: int
    confidence: float | None


def take_notes(pages: Sequence[Sequence[Line]], floors: Sequence[float]) -> tuple[list[list[Line]], list[Note]]:
    """The lines of each page without its footnotes, and the notes. `floors` is where the last table of a page ends."""
    heights = [line.height for lines in pages for line in lines]
    if not heights:
        return [list(lines) for lines in pages], []
    body = (median(heights), median(_letter(line) for lines in pages for line in lines))
    kept: list[list[Line]] = []
    notes: list[Note] = []
    for page, (lines, floor) in enumerate(zip(pages, floors, strict=True), 1):
        foot = _foot(lines, floor, body)
        if foot and int(_NUMBER.match(foot[0].text)["number"]) not in (1, len(notes) + 1):  # type: ignore[index]
            foot = ()
        kept.append(list(lines[: len(lines) - len(foot)]))
        notes += _notes(foot, page)
    return kept, notes


def _letter(line: Line) -> float:
    """The mean width of a letter."""
    return sum(word.x1 - word.x0 for word in line.words) / max(1, sum(len(word.text) for word in line.words))


def _is_small(line: Line, body: tuple[float, float]) -> bool:
    """Set smaller than the text: a scan tells it by the letters' width better than by their height."""
    height, letter = line.height / body[0], _letter(line) / body[1]
    return height <= _SMALLER or (height <= _NEARLY and letter <= _SMALLER)


def _foot(lines: Sequence[Line], floor: float, body: tuple[float, float]) -> Sequence[Line]:
    """The small lines at the end of a page, from the first with a number; none where they are most of the page."""
    start = len(lines)
    while start and _is_small(lines[start - 1], body) and lines[start - 1].top >= floor:
        start -= 1
    while start < len(lines) and not _NUMBER.match(lines[start].text):
        start += 1
    foot = lines[start:]
    return foot if len(foot) <= _AT_MOST * len(lines) else ()


def _notes(foot: Sequence[Line], page: int) -> list[Note]:
    notes: list[Note] = []
    for line in foot:
        match = _NUMBER.match(line.text)
        if match and (not notes or int(match["number"]) == int(notes[-1].number) + 1):
            notes.append(Note(match["number"], match["text"], page, confidence_of(line.words)))
        else:
            notes[-1] = replace(notes[-1], text=join(notes[-1].text, line.text))
    return notes


def with_notes(blocks: Sequence[Block], notes: Sequence[Note]) -> tuple[Block, ...]:
    """Each note after the block that points to it, whose small figure goes; else after the last of its page."""
    result = list(blocks)
    for note in notes:
        place = next((i for i, block in enumerate(result) if _points(block, note)), None)
        if place is not None:
            result[place] = replace(result[place], text=_mark(note).sub("", result[place].text, count=1))
        else:
            before = [i for i, b in enumerate(result) if b.kind is BlockKind.PARAGRAPH and (b.page or 0) <= note.page]
            place = before[-1] if before else len(result) - 1
        after = Block(
            BlockKind.PARAGRAPH,
            squeeze(f"[{note.number}] {note.text}"),
            (0, 0),
            page=note.page,
            confidence=note.confidence,
        )
        result.insert(place + 1, after)
    numbered = enumerate(result, 1)
    return tuple(replace(block, lines=(number, number)) for number, block in numbered) if notes else tuple(blocks)


def _mark(note: Note) -> re.Pattern[str]:
    """The figure of a note set against a word or its full stop: "ngày làm việc.1"."""
    return re.compile(rf"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:)”])){note.number}(?=[\s.,;:)]|$)")


def _points(block: Block, note: Note) -> bool:
    near = block.page is not None and note.page - 1 <= block.page <= note.page
    return block.kind is BlockKind.PARAGRAPH and near and _mark(note).search(block.text) is not None
