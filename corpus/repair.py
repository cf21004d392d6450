"""Faults of scanning and page breaks mended by general means; numbers are never touched, doubts stay visible."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese.text import nfc, squeeze
from corpus.model import Block, BlockKind, SourceText
from corpus.outline.numbering import appendix_of, is_upper, mark_of
from corpus.tables import stitched
from corpus.words import Words

_EMPHASIS = re.compile(r"\*+|(?<!\S)#{1,6}\s+")
_STRAY_DASH = re.compile(r"^[-–]\s+(?=[a-zđ]\)\s)")
_PAGE_NUMBER = re.compile(r"^[-–]?\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?$")
_SENTENCE_END = re.compile(r"[.:!?…”\"/]\s*$")
_OPEN_END = re.compile(
    r"(?:,|\b(?:và|của|hoặc|các|những|về|cho|với|đến|từ|để|là|không|(?<!kèm )(?<!tiếp )theo|(?<!tồn )(?<!hiện )tại|"
    r"(?<!bên )trong|(?<!tự )(?<!lý )do|(?<!hiện )(?<!sẵn )có|(?<!đạt )(?<!làm )(?<!thu )được))\s*$"
)
_LONG_LINE = 60
_HEADS_AT_MOST = 20


def repair(source: SourceText) -> SourceText:
    """`source` with emphasis marks and page numbers gone, cut sentences joined, impossible words mended."""
    blocks = [_plain(block) for block in source.blocks]
    blocks = [b for b in blocks if b.text and not (b.kind is BlockKind.PARAGRAPH and _PAGE_NUMBER.match(b.text))]
    blocks = stitched(_joined(blocks))
    words = Words(cell for block in blocks for cell in (block.cells or (block.text,)))
    return replace(source, blocks=tuple(_mended(block, words) for block in blocks))


def _plain(block: Block) -> Block:
    text = squeeze(_STRAY_DASH.sub("", _EMPHASIS.sub("", nfc(block.text))))
    return replace(block, text=text, cells=tuple(squeeze(nfc(cell)) for cell in block.cells))


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that a page or line end cut are one again; their lines span both."""
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if result and _carries_on(result[-1], block, blocks, place):
            before = result[-1]
            known = [c for c in (before.confidence, block.confidence) if c is not None]
            result[-1] = replace(
                before,
                text=f"{before.text} {block.text}",
                lines=(before.lines[0], block.lines[1]),
                confidence=min(known) if known else None,
            )
        else:
            result.append(block)
    return result


def _carries_on(before: Block, block: Block, blocks: Sequence[Block], place: int) -> bool:
    """Whether `block` is the rest of the sentence that `before` began."""
    if BlockKind.TABLE_ROW in (before.kind, block.kind) or mark_of(block) or appendix_of(block):
        return False
    if before.heading or block.heading or is_upper(before.text) or is_upper(block.text):
        return False
    if _SENTENCE_END.search(before.text):
        return False
    begins_small = block.text[:1].islower()
    begins_bracket = block.text.startswith("(") and block.text[1:2].islower()
    if begins_small or begins_bracket:
        return len(before.text) >= _LONG_LINE or begins_small
    runs_on = mark_of(before) is not None or (len(before.text) >= _LONG_LINE and place > _HEADS_AT_MOST)
    if _OPEN_END.search(before.text) and runs_on and not block.bold:
        return True
    return _completes_point(before, block, blocks, place)


def _completes_point(before: Block, block: Block, blocks: Sequence[Block], place: int) -> bool:
    """A lettered point that ends in ";" without its own label following: the next paragraph is still its own when
    the point after it goes on with the next letter."""
    mark = mark_of(before)
    if mark is None or mark.label not in "abcdđe" or len(mark.label) != 1 or not before.text.endswith(";"):
        return False
    following = next((m for b in blocks[place + 1 : place + 3] if (m := mark_of(b)) is not None), None)
    letters = "abcdđeghik"
    return (
        following is not None
        and following.label in letters
        and letters.find(following.label) == letters.find(mark.label) + 1
    )


def _mended(block: Block, words: Words) -> Block:
    if not block.cells:
        return replace(block, text=words.mend(block.text))
    cells = tuple(words.mend(cell) for cell in block.cells)
    return replace(block, cells=cells, text=" | ".join(cells))
