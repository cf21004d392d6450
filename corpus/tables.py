"""Tables to sections: header found, rows stitched over page breaks, every cell under its column's name."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.vietnamese.text import fold, squeeze
from corpus.facts.headers import DUE, PRODUCT, VALUE, column_of
from corpus.model import Block, BlockKind, Section, SectionKind

_NUMBER = re.compile(r"^(?:[\dIVXLC]{1,5}(?:[.\-/]\d{1,3})*[.)]?|[A-ZĐ]{1,6}[-.]?\d{1,4}(?:[.\-]\d{1,3})*)$")
_GROUP_LABEL = re.compile(r"^(?:[IVXLC]{1,5}|[A-ZĐ])[.)]?$")
_NUMBER_COLUMN = re.compile(r"^(?:tt|stt|so tt|so thu tu|ma(?: (?:so|viec|nhiem vu|nv))?|ma nv|so)\b")
_HEADER_WORDS = re.compile(
    r"noi dung|nhiem vu|cong viec|viec|chu tri|thuc hien|phoi hop|thoi (?:gian|han)|tien do|hoan thanh|san pham|"
    r"ket qua|dau ra|don vi|co quan|ghi chu|chi tieu|muc tieu|phu trach|han|stt|\btt\b|ma so|linh vuc|ten|so luong"
)
_TASK_COLUMN = re.compile(r"noi dung|nhiem vu|cong viec|viec|hoat dong")
_FIGURE, _FIGURES = re.compile(r"\d"), re.compile(r"\d+")
_COLUMN_COUNT = re.compile(r"^(?:\(?\d{1,2}\)?|[A-EĐ]|\(\d\)\s*=.*)$")
_LONGEST_NAME = 80
_LONGEST_COUNT = 4
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """A row stitched together: its cells, and the blocks it came from."""

    cells: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[int, int]:
        return self.blocks[0].lines[0], self.blocks[-1].lines[1]


def table_sections(blocks: Sequence[Block], key: str, locator: str, number: int) -> list[Section]:
    """Sections of one table (rows that follow each other): its column names, groups with their rows, rows.

    `key` and `locator` are those of the section the table stands in, `number` its place among that section's tables.
    """
    header, rows = _stitched(blocks)
    names = _column_names(header.cells if header else (), max(len(r.cells) for r in rows) if rows else 0)
    prefix = f"{key}.B{number}".lstrip(".") if number > 1 or not key.startswith("PL") else key
    builder = _Builder(names, prefix, locator)
    sections = [builder.header(header)] if header else []
    return sections + builder.sections(rows)


def stitched(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text with repeated table headers gone and rows that a page cut joined, column by column."""
    result: list[Block] = []
    for kind, run in itertools.groupby(blocks, key=lambda block: block.kind):
        if kind is BlockKind.PARAGRAPH:
            result += run
            continue
        header, rows = _stitched(list(run))
        result += [_as_block(row) for row in ([header, *rows] if header else rows)]
    return result


def _as_block(row: Row) -> Block:
    known = [block.confidence for block in row.blocks if block.confidence is not None]
    return replace(
        row.blocks[0],
        cells=row.cells,
        text=" | ".join(row.cells),
        lines=row.lines,
        confidence=min(known) if known else None,
    )


def _stitched(blocks: Sequence[Block]) -> tuple[Row | None, list[Row]]:
    """The header row, if there is one, and the rows; a repeated header goes, a row cut by a page is joined."""
    header: Row | None = None
    rows: list[Row] = []
    after_break = False
    previous_table: int | None = None
    carried = False
    for place, block in enumerate(blocks):
        cells = tuple(squeeze(cell) for cell in block.cells)
        if header is not None and _same_header(cells, header.cells):
            after_break = True
            continue
        if previous_table is not None and block.table != previous_table:
            after_break = True
        if rows and _goes_under(cells, rows, carried or after_break or block.page != rows[-1].blocks[-1].page):
            cells, carried = (rows[-1].cells[0], *cells[1:]), True
        else:
            carried = False
        previous_table = block.table
        if header is None and not rows and _is_header(block, blocks[place + 1 :]):
            header = Row(cells, (block,))
            continue
        if header is not None and not rows and _counts_columns(cells):
            continue
        if rows and _continues(cells, rows, header, after_break):
            rows[-1] = _joined(rows[-1], cells, block)
        else:
            rows.append(Row(cells, (block,)))
        after_break = False
    return header, rows


def _goes_under(cells: Sequence[str], rows: Sequence[Row], new_page: bool) -> bool:
    """Whether a row whole but for its first cell stands under a cell merged downwards that a page break cut."""
    if not new_page or len(cells) < 3 or cells[0] or not all(cells[1:]):
        return False
    return any(one.cells[0] and one.cells[0] == other.cells[0] for one, other in itertools.pairwise(rows))


def _is_header(first: Block, following: Sequence[Block]) -> bool:
    """Short cells that are mostly the usual column names, or that differ in kind from what stands below them."""
    cells = [squeeze(cell) for cell in first.cells]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > _LONGEST_NAME for cell in filled) or _NUMBER.match(filled[0]):
        return False
    named = sum(bool(_HEADER_WORDS.search(fold(cell)) or column_of(cell)) for cell in filled)
    return named * 2 >= len(filled) or _stands_out(first, cells, following)


def _stands_out(first: Block, cells: Sequence[str], following: Sequence[Block]) -> bool:
    """No figure in the row though a column below it is all figures, or the only row in bold."""
    if any(cell.endswith((".", ";")) for cell in cells) or not following:
        return False
    if first.bold and not any(block.bold for block in following):
        return True
    if len(following) < 2 or any(_FIGURE.search(cell) for cell in cells):
        return False
    return any(
        _mostly_figures([block.cells[i] for block in following if i < len(block.cells)]) for i in range(len(cells))
    )


def _mostly_figures(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell.strip()]
    return len(filled) >= 2 and sum(bool(_FIGURE.search(cell)) for cell in filled) >= _MOSTLY * len(filled)


def _counts_columns(cells: Sequence[str]) -> bool:
    """The row of column numbers that some tables set below the header: (1) | (2) | (3)."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3 or any(len(cell) > _LONGEST_COUNT and not _COLUMN_COUNT.match(cell) for cell in filled):
        return False
    if len(filled) == len(cells) and all(_COLUMN_COUNT.match(cell) for cell in filled):
        numbers = [int(figure[0]) for cell in filled if (figure := _FIGURES.search(cell))]
        return all(after - before == 1 for before, after in itertools.pairwise(numbers))
    in_place = sum(cell.strip("() ") == str(place) for place, cell in enumerate(cells, 1))  # a scan misreads some
    return in_place >= 3 and in_place * 2 >= len(filled)


def _same_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    return [fold(c) for c in cells if c] == [fold(c) for c in header if c]


def _continues(cells: Sequence[str], rows: Sequence[Row], header: Row | None, after_break: bool) -> bool:
    """Whether a row carries on the one above: no number where rows are numbered, and cells of its own missing."""
    if not cells or cells[0] or not any(cells):
        return False
    numbered = sum(bool(_NUMBER.match(row.cells[0])) for row in rows if row.cells) * 2 >= len(rows)
    if header is not None and not _NUMBER_COLUMN.match(fold(header.cells[0])) and not numbered:
        return after_break and sum(bool(c) for c in cells) * 2 <= len(cells)
    return numbered and (after_break or sum(bool(c) for c in cells) < len(cells) - 1)


def _joined(row: Row, cells: Sequence[str], block: Block) -> Row:
    width = max(len(row.cells), len(cells))
    mine = [*row.cells, *[""] * (width - len(row.cells))]
    more = [*cells, *[""] * (width - len(cells))]
    return Row(tuple(squeeze(f"{a} {b}") for a, b in zip(mine, more, strict=True)), (*row.blocks, block))


def _column_names(header: Sequence[str], width: int) -> list[str]:
    """A name for every column, unique; unnamed ones are counted."""
    names: list[str] = []
    for place in range(max(width, len(header))):
        name = header[place] if place < len(header) and header[place] else f"Cột {place + 1}"
        names.append(name if name not in names else f"{name} ({place + 1})")
    return names


def _noun(names: Sequence[str]) -> str:
    """What a row is called: an indicator with its levels, a piece of work, or just a row."""
    meanings = [column_of(name) for name in names]
    if VALUE in meanings and not {DUE, PRODUCT} & set(meanings) and any("chi tieu" in fold(name) for name in names):
        return "chỉ tiêu"
    return "nhiệm vụ" if any(_TASK_COLUMN.search(fold(name)) for name in names) else "dòng"


class _Builder:
    """Makes the sections of one table."""

    def __init__(self, names: list[str], prefix: str, locator: str) -> None:
        self.names, self.prefix, self.locator = names, prefix, locator
        self.noun = _noun(names)
        self.used: dict[str, int] = {}

    def header(self, row: Row) -> Section:
        return self._section(SectionKind.PARAGRAPH, "cot", self._place("tên cột"), row, cells={})

    def sections(self, rows: Sequence[Row]) -> list[Section]:
        """Rows under their groups."""
        result: list[Section] = []
        group: Section | None = None
        inside: list[Section] = []
        for count, row in enumerate(rows, 1):
            if self._is_group(row, rows):
                result += self._closed(group, inside)
                group, inside = self._group(row), []
            else:
                inside.append(self._row(row, count))
        return result + self._closed(group, inside)

    def _closed(self, group: Section | None, rows: list[Section]) -> list[Section]:
        if group is None:
            return rows
        return [replace(group, children=tuple(rows))]

    def _is_group(self, row: Row, rows: Sequence[Row]) -> bool:
        filled = [cell for cell in row.cells if cell]
        if not filled or len(set(filled)) > 2 or max(len(row.cells), len(self.names)) < 3:
            return False
        if len(set(filled)) == 1:
            return (
                len(filled) == len(row.cells) or not row.cells[0] or row.blocks[0].bold or not _NUMBER.match(filled[0])
            )
        return bool(_GROUP_LABEL.match(row.cells[0])) or (
            row.blocks[0].bold and len(filled) == 2 and bool(_NUMBER.match(row.cells[0]))
        )

    def _group(self, row: Row) -> Section:
        label = row.cells[0].rstrip(".)") if _GROUP_LABEL.match(row.cells[0]) else ""
        title = next(cell for cell in reversed(row.cells) if (cell and cell != row.cells[0]) or not label)
        section = self._section(
            SectionKind.TABLE_GROUP, f"nhom-{label or title[:20]}", self._place(f"nhóm {label or title}"), row, cells={}
        )
        return replace(section, label=label, title=title)

    def _row(self, row: Row, count: int) -> Section:
        label = row.cells[0].rstrip(".)") if row.cells and _NUMBER.match(row.cells[0]) else ""
        named = label.lstrip("0") or str(count)
        place = self._place(f"{self.noun} {label or f'thứ {count}'}")
        cells = {name: row.cells[i] if i < len(row.cells) else "" for i, name in enumerate(self.names)}
        return replace(self._section(SectionKind.TABLE_ROW, named, place, row, cells), label=label, cells=cells)

    def _section(self, kind: SectionKind, key: str, place: str, row: Row, cells: dict[str, str]) -> Section:
        full = f"{self.prefix}.{key}" if self.prefix else key
        self.used[full] = self.used.get(full, 0) + 1
        if self.used[full] > 1:
            full = f"{full}~{self.used[full]}"
        known = [b.confidence for b in row.blocks if b.confidence is not None]
        return Section(
            kind=kind,
            key=full,
            locator=place,
            text=" | ".join(cell for cell in row.cells if cell),
            lines=row.lines,
            page=row.blocks[0].page,
            confidence=min(known) if known else None,
            cells=cells,
        )

    def _place(self, place: str) -> str:
        return f"{self.locator}, {place}" if self.locator else place[:1].upper() + place[1:]
