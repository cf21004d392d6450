"""Plain text and Markdown: one block a line, tab-parted and Markdown tables as rows, marks of emphasis as hints."""

import hashlib
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.errors import FileRefused
from core.vietnamese.text import fold, nfc, squeeze
from corpus.model import Block, BlockKind, SourceText
from corpus.readers import wording
from corpus.readers.old_codes import decoder_of, is_old

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\S)")
_BOLD = re.compile(r"\*\*|__")
_STAR_BULLET = re.compile(r"^(\s*)\*\s+(?!\*)")
_TABLE_LINE = re.compile(r"^\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"^\s*[|+]?\s*:?[-=]{2,}:?\s*(?:[|+]\s*:?[-=]{2,}:?\s*)*[|+]?\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|^noi nhan\s*:")
_END = re.compile(r"^noi nhan\s*:")
_LONGEST_END = 14
_ODD_SHARE = 0.02


def read(path: Path) -> SourceText:
    """The blocks of a text file. Raises FileRefused when it is empty or not text."""
    content = path.read_bytes()
    if not content.strip():
        raise FileRefused(wording.EMPTY.format(name=path.name))
    text = _decode(content, path.name)
    kind = "md" if path.suffix.lower() == ".md" else "txt"
    lines = nfc(text).splitlines()
    decode = decoder_of(lines, path.name)
    blocks = _blocks([decode(line) if decode and is_old(line) else line for line in lines])
    if not blocks:
        raise FileRefused(wording.EMPTY.format(name=path.name))
    return SourceText(kind, hashlib.sha256(content).hexdigest(), tuple(blocks))


def _decode(content: bytes, name: str) -> str:
    """UTF-8, UTF-16 with its mark, or the bytes of an old Vietnamese code; anything else is not guessed at."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text = content.decode("latin-1")
        if _is_binary(text) or decoder_of(text.splitlines(), name) is None:
            raise FileRefused(wording.BINARY_TEXT.format(name=name)) from error
    if _is_binary(text):
        raise FileRefused(wording.BINARY_TEXT.format(name=name))
    return text


def _is_binary(text: str) -> bool:
    odd = sum(not c.isprintable() and c not in "\n\r\t\f\v\xa0\xad\u200b\ufeff" for c in text)
    return odd > _ODD_SHARE * len(text) or "\0" in text


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    table, in_table = 0, False
    rows = _rows(lines)
    for number, (line, cells) in enumerate(zip(lines, rows, strict=True), 1):
        if not line.strip():
            in_table = in_table and not _looks_ended(lines, rows, number)
            continue
        if cells is None:
            if _TABLE_RULE.match(line):
                if in_table and blocks[-1].lines[0] == number - 1 and _opens_table(blocks):
                    blocks[-1] = replace(blocks[-1], bold=True)  # the line above the rule is the header
            else:
                in_table = False
                block = _paragraph(line, number)
                if block.text:
                    blocks.append(block)
            continue
        if not in_table:
            table, in_table = table + 1, True
        text = " | ".join(cells)
        blocks.append(Block(BlockKind.TABLE_ROW, text, (number, number), cells=cells, table=table))
    return _columns_apart(_ends_as_rows(blocks))


def _opens_table(blocks: Sequence[Block]) -> bool:
    return len(blocks) < 2 or blocks[-2].table != blocks[-1].table


def _ends_as_rows(blocks: list[Block]) -> list[Block]:
    """An end set in two columns with tabs goes on over lines that fill the left column only."""
    start = next((i for i, b in enumerate(blocks) if b.cells and _END.search(fold(b.text))), None)
    if start is None:
        return blocks
    reach = blocks[start : start + _LONGEST_END]
    last = max(i for i, block in enumerate(reach) if block.cells and len(block.cells) == len(blocks[start].cells))
    end = [
        replace(block, kind=BlockKind.TABLE_ROW, cells=block.cells or (block.text,), table=blocks[start].table)
        for block in reach[: last + 1]
    ]
    return [*blocks[:start], *end, *blocks[start + last + 1 :]]


def _columns_apart(blocks: list[Block]) -> list[Block]:
    """Heads and ends set in two columns with tabs are no tables: the left column is read first, then the right."""
    result: list[Block] = []
    for table, rows in itertools.groupby(blocks, key=lambda block: block.table):
        run = list(rows)
        if table is None or not any(_LAYOUT.search(fold(block.text)) for block in run):
            result += run
            continue
        for column in range(max(len(block.cells) for block in run)):
            found = (_paragraph(b.cells[column], b.lines[0]) for b in run if column < len(b.cells))
            result += [paragraph for paragraph in found if paragraph.text]
    return result


def _looks_ended(lines: list[str], rows: Sequence[tuple[str, ...] | None], number: int) -> bool:
    """A table goes on over empty lines when the next line with words is a row too (a page break)."""
    following = next((cells for line, cells in zip(lines[number:], rows[number:], strict=True) if line.strip()), None)
    return following is None


def _rows(lines: list[str]) -> list[tuple[str, ...] | None]:
    """The cells of each line of a table, None for any other line.

    Bars at both ends or tabs make a row by themselves; bars in between do where a line beside it has as many.
    """
    barred = [_barred(line) for line in lines]
    written = [place for place, line in enumerate(lines) if line.strip() and not _TABLE_RULE.match(line)]
    alike: set[int] = set()
    for above, below in itertools.pairwise(written):
        if len(barred[above] or ()) == len(barred[below] or ()):
            alike |= {above, below}
    return [
        cells if cells and (place in alike or _TABLE_LINE.match(line)) else _tabbed(line)
        for place, (line, cells) in enumerate(zip(lines, barred, strict=True))
    ]


def _barred(line: str) -> tuple[str, ...] | None:
    """The cells between bars, None where there are fewer than two or the line is a rule."""
    if "|" not in line or _TABLE_RULE.match(line):
        return None
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = tuple(_plain(cell.replace("\\|", "|")) for cell in _BAR.split(inner))
    return cells if len(cells) > 1 or _TABLE_LINE.match(line) else None


def _tabbed(line: str) -> tuple[str, ...] | None:
    if "\t" in line.strip("\n"):
        cells = tuple(_plain(cell) for cell in line.rstrip("\n").split("\t"))
        return cells if sum(bool(cell) for cell in cells) or len(cells) > 2 else None
    return None


def _plain(text: str) -> str:
    return squeeze(_EMPHASIS.sub("", text))


def _paragraph(line: str, number: int) -> Block:
    heading = _HEADING.match(line)
    body = line[heading.end() :] if heading else line
    body = _STAR_BULLET.sub(r"\1- ", body)
    text = _plain(body)
    bold = bool(_BOLD.search(body)) and squeeze(body).startswith(("*", "_"))
    return Block(BlockKind.PARAGRAPH, text, (number, number), bold=bold, heading=len(heading[1]) if heading else 0)
