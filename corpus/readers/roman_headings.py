"""Roman numbers of headings that Tesseract misreads ("IH." for "III."), set right by the headings around them.

Only a number that cannot stand where it is (no Roman number at all, or one already used) and that looks like the one
that is due is replaced; a number that jumps stays as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind
from corpus.readers.docx_numbering import roman

_HEADING = re.compile(r"^\W{0,2}([IVXLHMTNlíÍìÌ1|!U]{1,6})\s?[.,:]?\s+(?=[^\W\d_]*[A-ZĐÀ-Ỹ])(?P<rest>\S.*)$")
_PART = re.compile(r"^[A-HĐ]\s?[.)]\s+(?P<rest>\S.*)$")  # "B. NỘI DUNG": its headings count from I again
_TITLE_WORDS = 12
_LABEL = re.compile(r"[IVXLHMTNlíÍìÌ1|!U]{1,6}")
_VALID = {roman(number) for number in range(1, 31)}
# What thin strokes side by side are taken for.
_STROKES = str.maketrans(
    {"l": "I", "L": "I", "í": "I", "Í": "I", "ì": "I", "Ì": "I", "1": "I", "|": "I", "!": "I", "T": "I"}
)
_PAIRS = (("H", "II"), ("N", "II"), ("U", "II"), ("M", "III"))


def mended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with Roman headings set right."""
    return _groups(_headings(blocks))


def _groups(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same for the rows of a table that name a group of rows: a Roman number and little else."""
    result = list(blocks)
    due: dict[int | None, int] = {}
    for place, block in enumerate(blocks):
        cells = block.cells
        if block.confidence is None or len(cells) < 3 or sum(map(bool, cells)) != 2 or not cells[1]:
            continue
        label, next_due = cells[0].strip(". "), due.get(block.table, 1)
        wanted = roman(next_due)
        if not _LABEL.fullmatch(label) or label.isdigit():
            continue
        used = label in _VALID and _number(label) < next_due
        if (label not in _VALID or used) and _looks_like(label, wanted):
            fixed = (wanted, *cells[1:])
            result[place] = replace(block, cells=fixed, text=" | ".join(fixed))
            due[block.table] = next_due + 1
        elif label in _VALID and not used:
            due[block.table] = _number(label) + 1
    return tuple(result)


def _headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    result = list(blocks)
    due = 1
    for place, block in enumerate(blocks):
        if (part := _PART.match(block.text)) and part["rest"].isupper():
            due = 1
        found = _heading(block)
        if found is None:
            continue
        label, rest = found
        wanted = roman(due)
        used = label in _VALID and _number(label) < due
        if label != wanted and (label not in _VALID or used) and _looks_like(label, wanted):
            result[place] = replace(block, text=f"{wanted}. {rest}")
            due += 1
        elif label in _VALID and _number(label) >= due:
            due = _number(label) + 1
    return tuple(result)


def _heading(block: Block) -> tuple[str, str] | None:
    """Label and words of a heading set in capitals, or of a short one whose label can be no number."""
    if block.kind is not BlockKind.PARAGRAPH or block.confidence is None:
        return None
    match = _HEADING.match(block.text)
    if match is None or match[1].isdigit():
        return None
    titled = match[1] not in _VALID and len(match[1]) == 1 and len(match["rest"].split()) <= _TITLE_WORDS
    if not match["rest"].isupper() and not (titled and match["rest"][-1:] not in ".;,:"):
        return None
    return match[1], match["rest"]


def _number(label: str) -> int:
    return next(number for number in range(1, 31) if roman(number) == label)


def _looks_like(label: str, wanted: str) -> bool:
    """Whether the strokes of both may be the same print: at most one thin stroke lost or gained."""
    shown = label.translate(_STROKES)
    for drawn, strokes in _PAIRS:
        shown = shown.replace(drawn, strokes)
    if shown.replace("I", "") != wanted.replace("I", ""):
        return False
    return abs(shown.count("I") - wanted.count("I")) <= 1
