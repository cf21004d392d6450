"""Word files: the text as a reader sees it, with automatic numbers, real tables and tracked changes accepted."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from core.errors import FileRefused
from core.vietnamese.text import fold, nfc, squeeze
from corpus.model import Block, BlockKind, SourceText
from corpus.readers import wording
from corpus.readers.docx_fonts import modernise
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_styles import Styles
from corpus.readers.docx_xml import (
    W,
    children,
    count_of,
    mark_deleted,
    notes_by_id,
    plain_text,
    raw_text,
    root_of,
    text_boxes,
)
from corpus.readers.grid import Cell, rows_of
from corpus.readers.pages import table_blocks
from corpus.readers.secrecy import refuse_stamped

_GAP = re.compile(r"\t+| {4,}")
_LIST_ITEM = re.compile(r"^\s*(?:[-–+•]|\d+[.)]|[a-zđ]\))\s*\S")


def read(path: Path) -> SourceText:
    """The blocks of a .docx file. Raises FileRefused for a broken file, SecretRefused for a stamped one."""
    data = path.read_bytes()
    try:
        reader = _Reader.open(data, path.name)
        blocks = reader.blocks()
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, AttributeError) as error:
        raise FileRefused(wording.BROKEN.format(name=path.name, kind="Word")) from error
    refuse_stamped([*(b.text for b in blocks if b.kind is BlockKind.PARAGRAPH), *reader.margins()])
    if not blocks:
        raise FileRefused(wording.NO_TEXT.format(name=path.name))
    return SourceText("docx", hashlib.sha256(data).hexdigest(), blocks)


@dataclass(slots=True)
class _Piece:
    """A paragraph on its way to a block; `raw` keeps tabs and line breaks."""

    raw: str
    bold: bool = False
    centred: bool = False
    heading: int = 0

    @property
    def text(self) -> str:
        return squeeze(nfc(self.raw))


@dataclass(slots=True)
class _TableDraft:
    cells: list[Cell] = field(default_factory=list)
    headed: bool = False  # the first row is set as a header: repeated on each page, or in bold


@dataclass(slots=True)
class _Reader:
    body: Any
    styles: Styles
    numbering: Numbering
    notes: dict[str, str]
    margin_parts: list[Any]

    @classmethod
    def open(cls, data: bytes, name: str) -> "_Reader":
        import docx
        from docx.opc.constants import RELATIONSHIP_TYPE as RT

        document = docx.Document(io.BytesIO(data))
        related = {rel.reltype: rel.target_part for rel in document.part.rels.values() if not rel.is_external}
        root = {
            kind: root_of(part) for kind, part in related.items() if kind in (RT.NUMBERING, RT.FOOTNOTES, RT.ENDNOTES)
        }
        margins = [
            root_of(rel.target_part)
            for rel in document.part.rels.values()
            if not rel.is_external and rel.reltype in (RT.HEADER, RT.FOOTER)
        ]
        modernise([document.element.body, *root.values(), *margins], name)
        return cls(
            body=document.element.body,
            styles=Styles.of(document.styles.element),
            numbering=Numbering.of(root.get(RT.NUMBERING)),
            notes=notes_by_id(root.get(RT.FOOTNOTES), "f") | notes_by_id(root.get(RT.ENDNOTES), "e"),
            margin_parts=margins,
        )

    def margins(self) -> list[str]:
        """The lines of headers and footers: no part of the text, but a stamp there counts."""
        return [plain_text(p) for part in self.margin_parts for p in part.iter(f"{W}p")]

    def blocks(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        tables = 0
        for item in _columns_apart(list(self._stream(self.body))):
            number = len(blocks) + 1
            if isinstance(item, _TableDraft):
                rows = rows_of(item.cells)
                if rows:
                    tables += 1
                    first, *others = table_blocks(rows, tables, number)
                    blocks += [replace(first, bold=item.headed), *others]
            elif item.text:
                kind = BlockKind.PARAGRAPH
                blocks.append(
                    Block(
                        kind,
                        item.text,
                        (number, number),
                        bold=item.bold,
                        centred=item.centred,
                        heading=item.heading,
                    )
                )
        return tuple(blocks)

    def _stream(self, parent: Any) -> Iterator[_Piece | _TableDraft]:
        """Paragraphs and tables in reading order; a paragraph whose mark was deleted goes on in the next one."""
        held: _Piece | None = None
        for element in children(parent):
            if element.tag == f"{W}tbl":
                if held is not None:
                    yield held
                    held = None
                yield from self._table(element)
                continue
            yield from (p for box in text_boxes(element) for p in self._stream(box))
            piece = self._piece(element)
            if held is not None:
                piece = _Piece(held.raw + piece.raw, held.bold, held.centred, held.heading)
                held = None
            if mark_deleted(element):
                held = piece
                continue
            yield from _broken(piece)
            yield from (_Piece(f"[{number}] {text}") for number, text in self._notes_of(element))
        if held is not None:
            yield held

    def _piece(self, element: Any) -> _Piece:
        raw = raw_text(element)
        style = self.styles.of_paragraph(element)
        if raw.strip():
            number = self.styles.list_of(element) or self.numbering.style_levels.get(style.id)
            label = self.numbering.label(*number) if number else ""
            raw = f"{label} {raw.lstrip()}" if label else raw
        return _Piece(raw, self.styles.bold(element, style), style.centred, style.heading)

    def _notes_of(self, element: Any) -> Iterator[tuple[str, str]]:
        for tag, kind in (("footnoteReference", "f"), ("endnoteReference", "e")):
            for reference in element.iter(f"{W}{tag}"):
                key = kind + (reference.get(f"{W}id") or "")
                if self.notes.get(key):
                    yield (
                        str([k for k, text in self.notes.items() if k[0] == kind and text].index(key) + 1),
                        self.notes[key],
                    )

    def _table(self, table: Any) -> Iterator[_Piece | _TableDraft]:
        """A data table as its cells; a table that only arranges text on the page as that text, column by column."""
        cells = list(self._cells(table))
        if _is_layout(table, cells):
            for column in sorted({cell.column for cell, _ in cells}):
                for cell, element in cells:
                    if cell.column == column and element is not None:
                        yield from self._stream(element)
            return
        draft = _TableDraft(headed=self._is_headed(table))
        for cell, element in cells:
            text = "" if element is None else self._cell_text(element)
            draft.cells.append(Cell(cell.row, cell.column, cell.rows, cell.columns, text))
        yield draft

    def _cells(self, table: Any) -> Iterator[tuple[Cell, Any]]:
        """The cells with their spans; a cell merged down is given once, with all its rows."""
        open_cells: dict[int, tuple[Cell, Any]] = {}
        done: list[tuple[Cell, Any]] = []
        number = 0
        for row in children(table, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            column = count_of(properties, "gridBefore", 0)
            for element in children(row, "tc"):
                tcpr = element.find(f"{W}tcPr")
                span = count_of(tcpr, "gridSpan", 1)
                merge = None if tcpr is None else tcpr.find(f"{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in open_cells:
                    above, first = open_cells[column]
                    open_cells[column] = (Cell(above.row, above.column, number - above.row + 1, above.columns), first)
                else:
                    if column in open_cells:
                        done.append(open_cells.pop(column))
                    open_cells[column] = (Cell(number, column, 1, span), element)
                column += span
            number += 1
        done += open_cells.values()
        yield from sorted(done, key=lambda item: (item[0].row, item[0].column))

    def _is_headed(self, table: Any) -> bool:
        row = next(iter(children(table, "tr")), None)
        if row is None:
            return False
        if row.find(f"{W}trPr/{W}tblHeader") is not None:
            return True
        written = [p for p in row.iter(f"{W}p") if plain_text(p).strip()]
        return bool(written) and all(self.styles.bold(p, self.styles.of_paragraph(p)) for p in written)

    def _cell_text(self, element: Any) -> str:
        """A cell's paragraphs in one line; items without a mark at their end are parted by ";"."""
        text = ""
        for item in self._stream(element):
            if isinstance(item, _TableDraft):
                part = "; ".join(" ".join(c for c in row.cells if c) for row in rows_of(item.cells))
            else:
                part = item.text
            if not part:
                continue
            item_follows = text and text[-1] not in ",;:.-–(" and (part[0].isupper() or _LIST_ITEM.match(part))
            text = f"{text}{';' if item_follows else ''} {part}" if text else part
        return text


def _broken(piece: _Piece) -> Iterator[_Piece]:
    """A paragraph cut at its line breaks where they part items or centred lines; elsewhere a break is a space."""
    lines = [line for line in piece.raw.split("\n") if line.strip()]
    if len(lines) > 1 and (piece.centred or any(_LIST_ITEM.match(line) for line in lines[1:])):
        yield from (_Piece(line, piece.bold, piece.centred, piece.heading) for line in lines)
    else:
        yield piece


def _is_layout(table: Any, cells: Iterable[tuple[Cell, Any]]) -> bool:
    """A table without rules that holds the head or the foot of a text, or a frame around it."""
    cells = list(cells)
    columns = {cell.column for cell, _ in cells}
    if len(columns) == 1:
        return True
    if len(columns) > 3:
        return False
    texts = [plain_text(element) for _, element in cells if element is not None]
    formal = any(_is_formal(text) for text in texts)
    return formal or (len(columns) == 2 and not _has_rules(table))


def _is_formal(text: str) -> bool:
    """Words that stand in the head or the foot of every administrative text."""
    folded = fold(text).strip()
    return "cong hoa xa hoi chu nghia" in folded or folded.startswith("noi nhan")


def _has_rules(table: Any) -> bool:
    """Whether lines are drawn; a named table style other than the plain one is taken to draw them."""
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is not None:
        return any(side.get(f"{W}val") not in ("none", "nil") for side in borders)
    style = table.find(f"{W}tblPr/{W}tblStyle")
    if style is not None and style.get(f"{W}val") not in ("TableNormal", "NormalTable", "Normal Table"):
        return True
    return any(side.get(f"{W}val") not in ("none", "nil") for sides in table.iter(f"{W}tcBorders") for side in sides)


def _columns_apart(items: list[_Piece | _TableDraft]) -> list[_Piece | _TableDraft]:
    """Head and foot set with tabs instead of a table: the left column, then the right one."""
    result: list[_Piece | _TableDraft] = []
    index = 0
    while index < len(items):
        run: list[tuple[_Piece, str, str]] = []
        for item in items[index:]:
            parts = _GAP.split(item.raw.strip(" ")) if isinstance(item, _Piece) else []
            if len(parts) != 2 or not isinstance(item, _Piece) or not parts[1].strip():
                break
            run.append((item, parts[0], parts[1]))
        formal = any(_is_formal(text) for _, *sides in run for text in sides)
        if len(run) > 1 and formal:
            result += [_Piece(left, item.bold, item.centred) for item, left, _ in run if left.strip()]
            result += [_Piece(right, item.bold, item.centred) for item, _, right in run]
            index += len(run)
        else:
            result.append(items[index])
            index += 1
    return result
