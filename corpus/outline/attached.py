"""Texts that follow the signature without the word "Phụ lục": a regulation that a decision issues, a table of tasks."""

import re
from collections.abc import Sequence

from core.vietnamese.text import squeeze
from corpus.model import Block, BlockKind, SectionKind
from corpus.outline.end import end_start, is_signature_line
from corpus.outline.front import split_type
from corpus.outline.numbering import appendix_of, is_upper, mark_of

_ENCLOSED = re.compile(r"^\(?\s*(?:Ban\s+hành\s+)?(?:đính\s+)?kèm\s+theo\b", re.IGNORECASE)
_OPENS = frozenset({SectionKind.PART, SectionKind.CHAPTER, SectionKind.ARTICLE, SectionKind.HEADING})
_TITLES_AT_MOST = 5
_NAME_WORDS = 5


def attachment_start(blocks: Sequence[Block]) -> int | None:
    """Where the text attached to a signed text begins; None when nothing follows its end."""
    end = end_start(blocks)
    for place in range(end + 1, len(blocks)):
        block = blocks[place]
        if appendix_of(block):
            return None
        if _is_title(blocks, place):
            return place
        if _opens_body(block):
            return _title_above(blocks, place, end)
    return None


def title_length(blocks: Sequence[Block]) -> int:
    """How many lines at the start of an attached text are its title."""
    for place, block in enumerate(blocks[:_TITLES_AT_MOST]):
        if _opens_body(block) or mark_of(block) is not None:
            return place
        if _ENCLOSED.match(squeeze(block.text)):
            return place + 1
    upper = 0
    while upper < len(blocks) and blocks[upper].kind is BlockKind.PARAGRAPH and is_upper(blocks[upper].text):
        upper += 1
    return upper


def name_of(blocks: Sequence[Block]) -> str:
    """What the attached text is called when it is cited: "Quy định kèm theo"."""
    kind = next((kind for block in blocks[:2] if (kind := split_type(squeeze(block.text))[0])), "")
    return f"{kind or 'Phần'} kèm theo"


def _opens_body(block: Block) -> bool:
    mark = mark_of(block)
    return block.kind is BlockKind.TABLE_ROW or (mark is not None and mark.kind in _OPENS)


def _is_title(blocks: Sequence[Block], place: int) -> bool:
    """A type of text in capitals on a line of its own, or a line told to be enclosed."""
    text = squeeze(blocks[place].text)
    if not is_upper(text) or is_signature_line(blocks[place]):
        return False
    if split_type(text)[0]:
        return True
    following = [squeeze(block.text) for block in blocks[place + 1 : place + 3]]
    return any(_ENCLOSED.match(line) for line in following)


def _title_above(blocks: Sequence[Block], place: int, end: int) -> int:
    start = place
    while start - 1 > end and start > place - _TITLES_AT_MOST and _may_be_title(blocks, start - 1):
        start -= 1
    return start


def _may_be_title(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    text = squeeze(block.text)
    if block.kind is BlockKind.TABLE_ROW or is_signature_line(block) or mark_of(block) is not None:
        return False
    signed = is_signature_line(blocks[place - 1]) and len(text.split()) <= _NAME_WORDS
    return not signed and (is_upper(text) or _ENCLOSED.match(text) is not None)
