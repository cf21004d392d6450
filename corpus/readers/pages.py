"""Pages put together into the blocks of a text: paragraphs and tables in reading order, stitched over page breaks."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from core.vietnamese.text import fold, squeeze
from corpus.model import Block, BlockKind
from corpus.readers.footnotes import take_notes, with_notes
from corpus.readers.grid import Box, Row, place, rows_of, without_empty_columns
from corpus.readers.hyphens import join
from corpus.readers.layout import Line, Word, confidence_of, drop_running, lines_of, side_by_side
from corpus.readers.paragraphs import MARKER, Paragraph, goes_on, paragraphs_of
from corpus.readers.unruled import unruled_tables

_DIRT, _DOUBT = 0.4, 0.6
_SAME_ROW = 88  # likeness of a header that is printed again on the next page, for scans too


@dataclass(frozen=True, slots=True)
class Table:
    """A table or the part of one that stands on one page. `edges` are its inner column edges as shares of its width."""

    rows: tuple[Row, ...]
    page: int
    top: float
    edges: tuple[float, ...] = ()

    @property
    def columns(self) -> int:
        return len(self.rows[0].cells)


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of a ruled table with the words in each."""

    boxes: tuple[Box, ...]
    words: tuple[tuple[Word, ...], ...]

    @property
    def top(self) -> float:
        return min(box[1] for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows: words outside of ruled tables, the ruled tables, and what is written in red ink (stamps)."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[RuledTable, ...] = ()
    red: tuple[Word, ...] = ()

    @property
    def floor(self) -> float:
        """Where the last ruled table ends."""
        return max((box[3] for table in self.tables for box in table.boxes), default=0.0)

    @property
    def span(self) -> tuple[float, float] | None:
        """How far the ruled tables reach to the left and to the right."""
        boxes = [box for table in self.tables for box in table.boxes]
        return (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None


def cell_text(words: Sequence[Word], right: float) -> str:
    """The words of a cell as one line; items on lines of their own are parted by ";"."""
    text = ""
    before: Line | None = None
    for line in lines_of(words):
        if before is None:
            text = line.text
        else:
            first = line.words[0].x1 - line.words[0].x0
            room = before.x1 + 0.3 * line.height + first < right - 0.8 * line.height
            opens = line.text[:1].isupper() or MARKER.match(line.text)
            item = room and opens and text[-1:] not in ",;:.-–("
            text = f"{text}; {line.text}" if item else join(text, line.text)
        before = line
    return squeeze(text.replace("\u00ad", ""))


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of a whole text."""
    seen = [[line for line in lines_of(page.words) if not _is_dirt(line)] for page in pages]
    kept, notes = take_notes(drop_running(seen, [page.height for page in pages]), [page.floor for page in pages])
    parts: list[Paragraph | Table] = []
    for page, lines in zip(pages, kept, strict=True):
        for number, part in enumerate(_parts(page, lines)):
            _append(parts, part, first=number == 0)
    return with_notes(_number(parts), notes)


def _is_dirt(line: Line) -> bool:
    """A short line of a scan that Tesseract itself does not believe: a speck, a fold, a punched hole."""
    confidence = confidence_of(line.words)
    if confidence is None:
        return False
    if confidence < _DIRT and len(line.text) <= 12:
        return True
    letters = max(sum(c.isalpha() for c in word.text) for word in line.words)
    return letters < 3 and (confidence < _DOUBT or not any(c.isalnum() for c in line.text))


def _parts(page: Page, lines: Sequence[Line]) -> list[Paragraph | Table]:
    """Paragraphs and tables of a page from top to bottom."""
    found: list[Paragraph | Table] = [table for table in (_ruled(t, page) for t in page.tables) if table.rows]
    loose, unruled = unruled_tables(lines, page.width)
    found += [Table(tuple(replace(r, page=page.number) for r in rows), page.number, top) for rows, top in unruled]
    fences = sorted(table.top for table in found)
    for low, high in zip([float("-inf"), *fences], [*fences, float("inf")], strict=True):
        between = [line for line in loose if low <= line.middle < high]
        found += paragraphs_of(side_by_side(between, page.width), page.number, page.span) if between else []
    return _in_order(found)


def _in_order(found: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """By place on the page; the right column of two stays behind the left one."""
    result: list[Paragraph | Table] = []
    paragraphs = [part for part in found if isinstance(part, Paragraph)]
    for table in sorted((part for part in found if isinstance(part, Table)), key=lambda t: t.top):
        above = [p for p in paragraphs if p.top < table.top]
        result += [*above, table]
        paragraphs = [p for p in paragraphs if p.top >= table.top]
    return result + paragraphs


def _ruled(table: RuledTable, page: Page) -> Table:
    heights = [word.height for words in table.words for word in words]
    slack = 0.35 * (sum(heights) / len(heights)) if heights else 3.0
    texts = [(cell_text(w, box[2]), confidence_of(w)) for box, w in zip(table.boxes, table.words, strict=True)]
    cells = place(table.boxes, texts, slack)
    left, right = min(box[0] for box in table.boxes), max(box[2] for box in table.boxes)
    edges = sorted({round((box[2] - left) / (right - left), 2) for box in table.boxes})
    rows = tuple(replace(row, page=page.number) for row in rows_of(cells))
    return Table(rows, page.number, table.top, tuple(edges[:-1]))


def _append(parts: list[Paragraph | Table], part: Paragraph | Table, *, first: bool) -> None:
    """Add a part, or let it go on what the page before left open."""
    last = parts[-1] if parts else None
    if first and isinstance(part, Paragraph) and isinstance(last, Paragraph) and goes_on(last, part):
        parts[-1] = last.with_rest(part)
    elif first and isinstance(part, Table) and isinstance(last, Table) and _same_table(last, part):
        parts[-1] = _stitched(last, part)
    else:
        parts.append(part)


def _same_table(before: Table, after: Table) -> bool:
    if after.page != before.page + 1 or before.columns != after.columns:
        return False
    if len(before.edges) != len(after.edges):  # merged cells may hide an edge on one of the pages
        return True
    return all(abs(a - b) < 0.03 for a, b in zip(before.edges, after.edges, strict=True))


def _alike(one: Row, other: Row) -> bool:
    return fuzz.ratio(fold(" ".join(one.cells)), fold(" ".join(other.cells))) >= _SAME_ROW


def _stitched(before: Table, after: Table) -> Table:
    rows = list(before.rows)
    rest = list(after.rows)
    if rest and _alike(rows[0], rest[0]):
        rest = rest[1:]
    if rest and len(rows) > 1 and _is_rest_of_row(rows, rest[0]):
        rows[-1] = _joined(rows[-1], rest.pop(0))
    return replace(before, rows=(*rows, *rest), page=after.page)


def _is_rest_of_row(rows: Sequence[Row], after: Row) -> bool:
    """Whether the first row of a page is what a page break cut off: no number of its own, and not a group's name."""
    before = rows[-1]
    if after.cells[0] or not before.cells[0]:
        return False
    filled = [i for i, cell in enumerate(after.cells) if cell]
    if len(filled) > 1:
        shared = any(one.cells[0] == other.cells[0] for one, other in itertools.pairwise(rows))
        return not (shared and len(filled) == len(after.cells) - 1)  # a whole row under a cell merged downwards
    text, above = after.cells[filled[0]], before.cells[filled[0]]
    return bool(above) and (not text[:1].isupper() or above[-1:] not in ".;") and not text.isupper()


def _joined(before: Row, after: Row) -> Row:
    known = [c for c in (before.confidence, after.confidence) if c is not None]
    cells = tuple(squeeze(join(a, b)) for a, b in zip(before.cells, after.cells, strict=True))
    return Row(cells, round(sum(known) / len(known), 3) if known else None, before.page)


def _number(parts: Sequence[Paragraph | Table]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    tables = 0
    for part in parts:
        if isinstance(part, Paragraph):
            number = len(blocks) + 1
            blocks.append(
                Block(
                    BlockKind.PARAGRAPH,
                    squeeze(part.text),
                    (number, number),
                    page=part.page,
                    bold=part.bold,
                    centred=part.centred,
                    confidence=part.confidence,
                )
            )
            continue
        tables += 1
        blocks += table_blocks(part.rows, tables, len(blocks) + 1)
    return tuple(block for block in blocks if block.text)


def table_blocks(rows: Sequence[Row], table: int, first: int) -> list[Block]:
    """The rows of table number `table` as blocks numbered from `first`."""
    return [
        Block(
            BlockKind.TABLE_ROW,
            " | ".join(row.cells),
            (first + i, first + i),
            cells=row.cells,
            table=table,
            page=row.page,
            confidence=row.confidence,
        )
        for i, row in enumerate(without_empty_columns(rows))
    ]
