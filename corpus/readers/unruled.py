"""Tables without rules: rows whose words keep to the same columns, found by the white space that runs down the page."""

import itertools
from collections.abc import Sequence

from corpus.readers.grid import Row
from corpus.readers.hyphens import join
from corpus.readers.layout import Line, Word, confidence_of, segments_of

_Gutter = tuple[float, float]
_MIN_COLUMNS = 3  # two columns side by side are the head or the foot of a text
_MIN_ROWS = 3


def unruled_tables(lines: Sequence[Line], width: float) -> tuple[list[Line], list[tuple[tuple[Row, ...], float]]]:
    """The lines outside of tables, and each table's rows with its top edge."""
    loose: list[Line] = []
    tables: list[tuple[tuple[Row, ...], float]] = []
    index = 0
    while index < len(lines):
        end, gutters = _run(lines, index)
        rows = _rows(lines[index:end], gutters) if gutters else []
        if len(rows) >= _MIN_ROWS and _looks_tabular(rows):
            tables.append((tuple(rows), lines[index].top))
            index = end
        else:
            loose.append(lines[index])
            index += 1
    return loose, tables


def _run(lines: Sequence[Line], start: int) -> tuple[int, list[_Gutter]]:
    """How far the columns opened by line `start` run down, and the white space between them."""
    pieces = segments_of(lines[start], lines[start].height)
    if len(pieces) < _MIN_COLUMNS:
        return start, []
    gutters = [(a.x1, b.x0) for a, b in itertools.pairwise(pieces)]
    end = start + 1
    for line in lines[start + 1 :]:
        narrowed = [g for g in (_beside(line, gutter) for gutter in gutters) if g is not None]
        if len(narrowed) < len(gutters):
            break
        gutters, end = narrowed, end + 1
    return end, gutters


def _beside(line: Line, gutter: _Gutter) -> _Gutter | None:
    low, high = gutter
    for word in line.words:
        if word.x1 <= low or word.x0 >= high:
            continue
        if word.x0 >= low and word.x1 <= high:
            if word.x0 - low > high - word.x1:  # nearer to the column on the right
                high = word.x0
            else:
                low = word.x1
        elif word.x0 < low and word.x1 < high:
            low = word.x1
        elif word.x0 > low:
            high = word.x0
        else:
            return None
    return (low, high) if high - low >= 0.45 * line.height else None


def _rows(lines: Sequence[Line], gutters: Sequence[_Gutter]) -> list[Row]:
    """A row begins where its first column says something."""
    edges = [sum(gutter) / 2 for gutter in gutters]
    rows: list[list[list[Word]]] = []
    for line in lines:
        cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
        for word in line.words:
            cells[sum((word.x0 + word.x1) / 2 > edge for edge in edges)].append(word)
        if cells[0] or not rows:
            rows.append(cells)
        else:
            for kept, more in zip(rows[-1], cells, strict=True):
                kept.extend(more)
    return [Row(tuple(_text(cell) for cell in row), confidence_of(w for c in row for w in c)) for row in rows]


def _text(words: Sequence[Word]) -> str:
    text = ""
    for word in words:
        text = join(text, word.text) if text else word.text
    return text


def _looks_tabular(rows: Sequence[Row]) -> bool:
    """Most rows fill three columns or more, and the first column is short (a number or a code)."""
    filled = sum(sum(map(bool, row.cells)) >= _MIN_COLUMNS for row in rows)
    return filled >= 0.6 * len(rows) and sum(len(row.cells[0]) for row in rows) <= 12 * len(rows)
