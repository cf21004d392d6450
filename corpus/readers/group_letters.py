"""Letters of groups of rows ("A KHÁM BỆNH", "B ĐIỀU TRỊ") that a scan misread, set right by their order."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind

_ORDER = "ABCD"  # whether Đ or E follows differs from text to text
_FEW = 2


def lettered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the letters of groups in scanned tables set right, where two groups or more keep the order."""
    result = list(blocks)
    groups: dict[int | None, list[int]] = {}
    for place, block in enumerate(blocks):
        if _names_group(block):
            groups.setdefault(block.table, []).append(place)
    for places in groups.values():
        pairs = list(zip(places, _ORDER, strict=False))
        kept = sum(blocks[place].cells[0].strip(". )") == letter for place, letter in pairs)
        if kept < _FEW or kept * 2 < len(pairs):
            continue
        for place, letter in pairs:
            cells = (letter, *blocks[place].cells[1:])
            result[place] = replace(blocks[place], cells=cells, text=" | ".join(cells))
    return tuple(result)


def _names_group(block: Block) -> bool:
    """A scanned row of a letter, or of none that was seen, and a title in capitals."""
    cells = block.cells
    if block.kind is not BlockKind.TABLE_ROW or block.confidence is None or len(cells) < 3 or any(cells[2:]):
        return False
    return len(cells[0].strip(". )")) <= 1 and cells[1].isupper()
