"""Codes of table rows that a scan misread ("MI" among M2, M3, M4), set right by the codes around them."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind

_CODE = re.compile(r"^(?P<prefix>[^\W\d_]{1,4}[-.]?)(?P<number>\d{1,3})$")
_STROKES = str.maketrans(
    {"I": "1", "l": "1", "|": "1", "í": "1", "Í": "1", "O": "0", "o": "0", "S": "5", "B": "8", "Z": "2"}
)
_FEW = 2


def with_codes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the codes in the first column of their tables set right."""
    result: list[Block] = []
    for (kind, _), run in itertools.groupby(blocks, key=lambda block: (block.kind, block.table)):
        rows = list(run)
        result += _rows(rows) if kind is BlockKind.TABLE_ROW else rows
    return tuple(result)


def _rows(rows: Sequence[Block]) -> list[Block]:
    known = Counter(m["prefix"] for row in rows if row.cells and (m := _CODE.match(row.cells[0])))
    taken = {row.cells[0] for row in rows if row.cells}
    return [_row(row, known, taken) for row in rows]


def _row(row: Block, known: Counter[str], taken: set[str]) -> Block:
    """A scanned row whose code has letters for figures after a prefix that other rows of the table have."""
    if row.confidence is None or not row.cells or _CODE.match(row.cells[0]):
        return row
    code = row.cells[0].replace(" ", "")
    for prefix, count in known.items():
        number = code[len(prefix) :].translate(_STROKES)
        right = f"{prefix}{number}"
        if count >= _FEW and code.startswith(prefix) and _CODE.match(right) and right not in taken:
            cells = (right, *row.cells[1:])
            return replace(row, cells=cells, text=" | ".join(cells))
    return row
