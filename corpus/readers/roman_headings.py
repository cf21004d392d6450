"""Roman numbers of headings that Tesseract misreads ("IH." for "III."), set right by the headings around them.

Only a number that cannot stand where it is (no Roman number at all, or one already used) and that looks like the one
that is due is replaced; a number that jumps stays as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, BlockKind
from corpus.readers.docx_numbering import roman

_HEADING = re.compile(r"^\W{0,2}([IVXLHMTNlíÍìÌ1|!U]{1,6})(?:\s?[.,:]\s*|\s+)(?=[^\W\d_]*[A-ZĐÀ-Ỹ])(?P<rest>\S.*)$")
_PARTS = "ABCDĐEGHI"  # an H may be a II, so it has to follow G
_PART = re.compile(r"^(?P<letter>[A-EGHĐ])\s?[.)]\s+(?P<rest>\S.*)$")  # "B. NỘI DUNG": its headings count from I again
_DIVISION = re.compile(
    r"^(?P<name>(?i:chương|phần|phụ\s+lục))\s+(?P<label>[IVXLHMTNlíÍìÌ1|!U]{1,6})(?P<rest>\s*$|[.:].*$)"
)
_RESTARTS = re.compile(r"^(?:phần|chương|phụ\s+lục)\s+\S+(?:\s+\S+)?$", re.IGNORECASE)
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
    return _groups(_headings(_divisions(blocks)))


def _groups(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same for the rows of a table that name a group of rows: a Roman number and little else."""
    result = list(blocks)
    roman_tables = {b.table for b in blocks if _names_group(b) and b.cells[0].strip(". ") in _VALID - {"C", "D"}}
    due: dict[int | None, int] = {}
    for place, block in enumerate(blocks):
        if not _names_group(block):
            continue
        label, next_due = block.cells[0].strip(". "), due.get(block.table, 1)
        wanted = roman(next_due)
        titled = block.table in roman_tables and block.cells[1].isupper()
        if not (_LABEL.fullmatch(label) or (titled and not label)) or (label.isdigit() and not titled):
            continue
        used = label in _VALID and _number(label) < next_due
        if (label not in _VALID or used) and (not label or _looks_like(label, wanted)):
            fixed = (wanted, *block.cells[1:])
            result[place] = replace(block, cells=fixed, text=" | ".join(fixed))
            due[block.table] = next_due + 1
        elif label in _VALID and not used:
            due[block.table] = _number(label) + 1
    return tuple(result)


def _names_group(block: Block) -> bool:
    """A scanned row that says a label and a title at most."""
    cells = block.cells
    return block.confidence is not None and len(cells) > 2 and bool(cells[1]) and not any(cells[2:])


def _divisions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Chapters, parts and annexes, each kind counted by itself."""
    result = list(blocks)
    due: dict[str, int] = {}
    for place, block in enumerate(blocks):
        match = _DIVISION.match(block.text) if block.confidence is not None and not block.cells else None
        if match is None:
            continue
        name, label = match["name"].lower(), match["label"]
        wanted = roman(due.get(name, 1))
        repeated = name == "chương" and label != "I" and label in _VALID and _number(label) < due.get(name, 1)
        if (label not in _VALID and not label.isdigit()) or repeated:
            if _looks_like(label, wanted):
                result[place] = replace(block, text=f"{match['name']} {wanted}{match['rest']}")
                due[name] = due.get(name, 1) + 1
        elif label in _VALID:
            due[name] = _number(label) + 1
    return tuple(result)


def _headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    result = list(blocks)
    due, part_due = 1, "A"
    for place, block in enumerate(blocks):
        part = _PART.match(block.text)
        if part and part["rest"].isupper() and part["letter"] in (part_due, *_PARTS[:-2]):
            due, part_due = 1, _PARTS[_PARTS.index(part["letter"]) + 1]
        elif _RESTARTS.match(block.text):
            due = 1
        found = _heading(block, due)
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


def _heading(block: Block, due: int) -> tuple[str, str] | None:
    """Label and words of a heading set in capitals, or of a short one whose label is due or can be no number."""
    if block.kind is not BlockKind.PARAGRAPH or block.confidence is None:
        return None
    match = _HEADING.match(block.text)
    if match is None or match[1].isdigit():
        return None
    label, rest = match[1], match["rest"]
    odd = label not in _VALID and (len(label) == 1 or rest[:1].isupper())
    awaited = label in _VALID and due - 1 <= _number(label) <= due
    titled = (odd or awaited) and len(rest.split()) <= _TITLE_WORDS and rest[-1:] not in ".;,:"
    return (label, rest) if rest.isupper() or titled else None


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
