"""Labels of points that a scan misread ("2, Họp" for "2. Họp", "đ)" where "d)" is due), set right by their order."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block

_COMMA = re.compile(r"^(\d{1,2}),\s+(?=[^\W\d_a-zà-ỹđ])")
_POINT = re.compile(r"^(?P<letter>[a-zđ])(?P<mark>\s?[).])\s")


def labels_right(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The scanned blocks among `blocks` with the labels of their points set right."""
    result: list[Block] = []
    before = ""
    for block in blocks:
        if block.confidence is not None and not block.cells:
            block = replace(block, text=_COMMA.sub(r"\1. ", block.text))
            if (match := _POINT.match(block.text)) is not None:
                if (before, match["letter"]) == ("c", "đ"):  # no point "đ" without a point "d"
                    block = replace(block, text=f"d{block.text[1:]}")
                before = block.text[0]
        result.append(block)
    return tuple(result)
