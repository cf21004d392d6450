"""Numbers and codes of table rows that a scan misread ("8" between 2 and 4, "MI" among M2, M3), set right by their row.

Rows are counted one after the other, so a number is certain where those above and below it agree on what stands
between them. What they do not settle stays as read.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from corpus.model import Block, BlockKind

_CODE = re.compile(r"^(?P<prefix>[^\W\d_]{1,4}[-.]?|)(?P<number>\d{1,3})[.)]?$")
_STROKES = str.maketrans(
    {"I": "1", "l": "1", "|": "1", "í": "1", "Í": "1", "O": "0", "o": "0", "S": "5", "B": "8", "Z": "2", "T": "7"}
)
_FEW = 2
_RUN = 3  # rows in step from which a count can be told
_COLUMNS = 2  # the number and, beside it, the code
_LONGEST = 7


def with_codes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the numbers and codes in the first columns of their scanned tables set right."""
    result: list[Block] = []
    for (kind, _), run in itertools.groupby(blocks, key=lambda block: (block.kind, block.table)):
        rows = list(run)
        result += _rows(rows) if kind is BlockKind.TABLE_ROW else rows
    return tuple(result)


def _rows(rows: list[Block]) -> list[Block]:
    if all(row.confidence is None for row in rows):
        return rows
    for column in range(_COLUMNS):
        counted = [place for place, row in enumerate(rows) if _is_item(row, column)]
        wanted = _in_step([rows[place].cells[column] for place in counted], bare=column == 0)
        for place, label in zip(counted, wanted, strict=True):
            if label != rows[place].cells[column]:
                rows[place] = _with_cell(rows[place], column, label)
    known = Counter(m["prefix"] for row in rows if row.cells and (m := _CODE.match(row.cells[0])))
    taken = {row.cells[0] for row in rows if row.cells}
    return [_row(row, known, taken) for row in rows]


def _is_item(row: Block, column: int) -> bool:
    """A row that says something of its own, not a group's name or the rest of a row that a page break cut."""
    filled = sum(map(bool, row.cells))
    if column >= len(row.cells) or len(row.cells[column]) > _LONGEST:
        return False
    return filled > 2 and (bool(row.cells[column]) or filled * 2 > len(row.cells) + 1)


def _with_cell(row: Block, column: int, label: str) -> Block:
    cells = (*row.cells[:column], label, *row.cells[column + 1 :])
    return replace(row, cells=cells, text=" | ".join(cells))


@dataclass(frozen=True, slots=True)
class _Count:
    """A count that rows keep to: the row at `place` bears `prefix` and `place + offset`."""

    prefix: str
    offset: int


def _in_step(labels: Sequence[str], *, bare: bool) -> list[str]:
    """The labels, those that break a count of their neighbours put in step with it. `bare` numbers may count too."""
    read = [_CODE.match(label) for label in labels]
    counts = [None if m is None else _Count(m["prefix"], int(m["number"]) - place) for place, m in enumerate(read)]
    result = list(labels)
    for count, size in Counter(c for c in counts if c is not None).items():
        if size < _RUN or not (bare or count.prefix):
            continue
        inside = [place for place, c in enumerate(counts) if c == count]
        wide = max(len(n) if n.startswith("0") else 0 for place in inside for n in [_number(labels[place])])
        for before, after in itertools.pairwise(inside):
            for place in range(before + 1, after):
                if not _settled(counts, place):
                    result[place] = _label(count, place, wide)
        for place, step in ((inside[0] - 1, -1), (inside[-1] + 1, 1)):
            while 0 <= place < len(labels) and place + count.offset > 0 and not _settled(counts, place):
                wanted = _label(count, place, wide)
                if not _looks_like(labels[place], wanted):
                    break
                result[place] = wanted
                place += step
    return result


def _looks_like(label: str, wanted: str) -> bool:
    """Whether a label at either end of a count may be the one that is due: a letter for a figure, or one too many."""
    shown, due = label.upper().translate(_STROKES), wanted.upper().translate(_STROKES)
    return bool(label) and (shown == due or (not label.isdigit() and OSA.distance(shown, due) == 1))


def _number(label: str) -> str:
    match = _CODE.match(label)
    return match["number"] if match else ""


def _settled(counts: Sequence[_Count | None], place: int) -> bool:
    """Whether a row keeps step with one beside it, so that another count begins there."""
    return counts[place] is not None and counts[place] in (*counts[max(0, place - 1) : place], *counts[place + 1 :][:1])


def _label(count: _Count, place: int, wide: int) -> str:
    return f"{count.prefix}{place + count.offset:0{wide}d}" if wide else f"{count.prefix}{place + count.offset}"


def _row(row: Block, known: Counter[str], taken: set[str]) -> Block:
    """A scanned row whose code has letters for figures after a prefix that other rows of the table have."""
    if row.confidence is None or not row.cells or _CODE.match(row.cells[0]):
        return row
    code = row.cells[0].replace(" ", "")
    for prefix, count in known.items():
        number = code[len(prefix) :].translate(_STROKES)
        right = f"{prefix}{number}"
        if prefix and count >= _FEW and code.startswith(prefix) and _CODE.match(right) and right not in taken:
            return _with_cell(row, 0, right)
    return row
