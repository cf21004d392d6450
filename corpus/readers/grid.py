"""A table as a grid of cells that may span rows and columns, told as plain rows.

A cell merged downwards speaks for every row it covers; one merged sideways stands in its first column. A header of
several rows ("Phân công" over "Chủ trì", "Phối hợp") becomes one row of whole column names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.vietnamese.text import squeeze

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its upper left place. Rows and columns count from 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    text: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a reader sees it, a text for each column."""

    cells: tuple[str, ...]
    confidence: float | None = None
    page: int | None = None

    @property
    def empty(self) -> bool:
        return not any(self.cells)


def rows_of(cells: Sequence[Cell]) -> list[Row]:
    """The rows of a table, spans resolved and the header made one row."""
    if not cells:
        return []
    height = max(cell.row + cell.rows for cell in cells)
    width = max(cell.column + cell.columns for cell in cells)
    depth = _header_depth(cells, width)
    rows = [_header(cells, depth, width)] if depth > 1 else []
    rows += [_row(cells, number, width) for number in range(depth if depth > 1 else 0, height)]
    return [row for row in rows if not row.empty]


def _row(cells: Iterable[Cell], number: int, width: int) -> Row:
    texts = [""] * width
    known: list[float] = []
    for cell in cells:
        if cell.row <= number < cell.row + cell.rows:
            texts[cell.column] = squeeze(cell.text)
            if cell.confidence is not None and cell.row == number:
                known.append(cell.confidence)
    return Row(tuple(texts), round(sum(known) / len(known), 3) if known else None)


def _header_depth(cells: Iterable[Cell], width: int) -> int:
    """How many rows the header has: several when its first row has cells merged sideways beside others merged down."""
    first = [cell for cell in cells if cell.row == 0]
    deep = max((cell.rows for cell in first), default=1)
    wide = any(1 < cell.columns < width for cell in first)
    tall = any(cell.rows == deep for cell in first)
    return deep if wide and tall and 1 < deep <= 3 else 1


def _header(cells: Sequence[Cell], depth: int, width: int) -> Row:
    names: list[str] = []
    for column in range(width):
        parts: list[str] = []
        for cell in sorted(cells, key=lambda c: c.row):
            if cell.row < depth and cell.column <= column < cell.column + cell.columns:
                text = squeeze(cell.text)
                if text and text not in parts:
                    parts.append(text)
        names.append(" – ".join(parts))
    known = [c.confidence for c in cells if c.row < depth and c.confidence is not None]
    return Row(tuple(names), round(sum(known) / len(known), 3) if known else None)


def without_empty_columns(rows: Sequence[Row]) -> list[Row]:
    """Columns in which no row says anything are drawing, not table."""
    if not rows:
        return []
    kept = [column for column in range(len(rows[0].cells)) if any(row.cells[column] for row in rows)]
    return [replace(row, cells=tuple(row.cells[column] for column in kept)) for row in rows]


def place(boxes: Sequence[Box], texts: Sequence[tuple[str, float | None]], slack: float) -> list[Cell]:
    """Cells from their boxes on the page; edges closer than `slack` are one edge."""
    columns = _edges([x for box in boxes for x in (box[0], box[2])], slack)
    rows = _edges([y for box in boxes for y in (box[1], box[3])], slack)
    cells: list[Cell] = []
    for (x0, top, x1, bottom), (text, confidence) in zip(boxes, texts, strict=True):
        left, right = _nearest(columns, x0), _nearest(columns, x1)
        first, last = _nearest(rows, top), _nearest(rows, bottom)
        if right > left and last > first:
            cells.append(Cell(first, left, last - first, right - left, text, confidence))
    return cells


def _edges(values: Iterable[float], slack: float) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= slack:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
