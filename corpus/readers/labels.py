"""Labels of points that a scan misread ("2, Họp" for "2. Họp", "đ)" where "d)" is due), set right by their order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block

_COMMA = re.compile(r"^(\d{1,2}),\s+(?=[^\W\d_a-zà-ỹđ])")
_ORDER = "abcdđeghiklmn"
_ODD_POINT = re.compile(r"^[€£¢©](?P<mark>\s?[).])\s")
_LABELLED = re.compile(r"^\s*(?:[^\W_]{1,4}|\d+(?:\.\d+)*)\s?[).]\s|^\s*[-–+•]")
_POINT = re.compile(r"^(?P<letter>[a-zđ])(?P<mark>\s?[).])\s")


def labels_right(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The scanned blocks among `blocks` with the labels of their points set right."""
    result: list[Block] = []
    before = ""  # the letter of the point before
    for place, block in enumerate(blocks):
        if block.confidence is not None and not block.cells:
            block = replace(block, text=_COMMA.sub(r"\1. ", block.text))
            after = _letter(blocks[place + 1]) if place + 1 < len(blocks) else ""
            block = replace(block, text=_with_letter(block.text, before, after))
        before = _letter(block) or (before if block.cells else "")
        result.append(block)
    return tuple(result)


def _letter(block: Block) -> str:
    match = _POINT.match(block.text)
    return match["letter"] if match and not block.cells else ""


def _with_letter(text: str, before: str, after: str) -> str:
    """`text` with the letter that is due behind the point `before`, where it was misread or not seen at all."""
    due = _ORDER[_ORDER.index(before) + 1 : _ORDER.index(before) + 2] if before in _ORDER and before else ""
    if not due:
        return text
    if (before, text[:1]) == ("c", "đ") and _POINT.match(text):  # no point "đ" without a point "d"
        return f"d{text[1:]}"
    if (odd := _ODD_POINT.match(text)) and due in "ce":
        return f"{due}{text[odd.start('mark') :]}"
    alone = after and _ORDER.find(after) == _ORDER.index(due) + 1  # the one paragraph between b) and d) is c)
    return f"{due}) {text}" if alone and not _LABELLED.match(text) and text[:1].isupper() else text
