"""Figures in which a scan took a digit for a letter ("O3 giờ", "l5%", "Quý II1"): set right where nothing else can be
meant, else the passage is marked to be held against the paper.

A word of digits and look-alike letters is a number for certain when a unit or the rest of a date follows it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block

_UNIT = (
    r"\s*(?:%|‰|(?:giờ|phút|ngày|tuần|tháng|quý|năm|trang|lần|cuộc|lượt|bước|buổi|người|hồ\s+sơ|thủ\s+tục|văn\s+bản|"
    r"nhiệm\s+vụ|đơn\s+vị|nghìn|triệu|tỷ|đồng|điểm)(?![^\W\d_]))"
)
_MIXED = r"(?=[OolI|]*\d)(?=\d*[OolI|])[\dOolI|]{2,4}"
_BEFORE_UNIT = re.compile(rf"(?<![\w./,-]){_MIXED}(?={_UNIT})")
_IN_DATE = re.compile(
    rf"(?<![\w./,-])(?:{_MIXED}(?=/\d)|(?<=ngày\s){_MIXED}(?=\s+tháng)|(?<=năm\s){_MIXED}(?!\w))|(?<=\d/){_MIXED}(?![\w/])"
)
_QUARTER = re.compile(r"(?<=[Qq]uý\s)(?=[1l|]*I)[I1l|]{2,3}(?![\w.,])|(?<=[Qq]uý\s)(?:IH|HI|H)(?![\w.,])")
_DIGITS = str.maketrans("OolI|", "00111")
_ODD = re.compile(rf"(?<![\w./-]){_MIXED}(?![\w/-])|%\s?[0oO](?!\w)|\d[?!~]+\s*%")
DOUBTFUL = 0.5  # what a passage with an odd figure is believed at most


def figures_right(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The scanned blocks among `blocks` with their figures set right, or marked where they are in doubt."""
    return tuple(block if block.confidence is None else _of(block, block.confidence) for block in blocks)


def _of(block: Block, confidence: float) -> Block:
    text, cells = with_digits(block.text), tuple(with_digits(cell) for cell in block.cells)
    if any(_ODD.search(one) for one in (cells or (text,))):
        confidence = min(confidence, DOUBTFUL)
    return replace(block, text=text, cells=cells, confidence=confidence)


def with_digits(text: str) -> str:
    """`text` with digits for the letters that stand in numbers, and Roman quarters of strokes alone."""
    text = _QUARTER.sub(lambda match: "I" * (len(match[0]) + match[0].count("H")), text)
    for pattern in (_BEFORE_UNIT, _IN_DATE):
        text = pattern.sub(lambda match: match[0].translate(_DIGITS), text)
    return text
