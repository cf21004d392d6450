"""Words with their places on a page, gathered into lines and pulled apart into columns.

Units are whatever the page is measured in (points of a PDF, pixels of a scan); every threshold is a share of the
letter height or the page width, so both kinds of page go through the same code.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from core.vietnamese.text import fold, nfc

_MOTTO = "cong hoa xa hoi chu nghia"  # Quốc hiệu: the same words at the head of every administrative text
_RECIPIENTS = "noi nhan"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed. `confidence` is 0..1 for scans, None for born-digital text."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False
    confidence: float | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other, left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return nfc(" ".join(word.text for word in self.words))

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)

    @property
    def middle(self) -> float:
        return median(word.middle for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether nearly all of it is bold."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) for word in self.words if word.bold) >= 0.8 * letters


def confidence_of(words: Iterable[Word]) -> float | None:
    """Mean confidence weighted by length; None for born-digital words."""
    known = [(len(word.text), word.confidence) for word in words if word.confidence is not None]
    return round(sum(n * c for n, c in known) / sum(n for n, _ in known), 3) if known else None


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words gathered into rows by their height on the page, top to bottom, each row left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        home = next((row for row in reversed(rows[-4:]) if _level(row, word)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    lines = [Line(tuple(sorted(row, key=lambda w: w.x0))) for row in rows]
    return sorted(lines, key=lambda line: line.middle)


def _level(row: Sequence[Word], word: Word) -> bool:
    """Whether `word` stands on the row; raised footnote marks do, the next line does not."""
    middle = median(w.middle for w in row)
    height = max(median(w.height for w in row), word.height)
    return abs(word.middle - middle) < 0.42 * height


def segments_of(line: Line, gap: float) -> list[Line]:
    """A row cut where the white space between two words is wider than `gap`."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.x0 - before.x1 > gap:
            pieces.append([])
        pieces[-1].append(word)
    return [Line(tuple(piece)) for piece in pieces]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side: the head of a text, or its recipients and signature."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def top(self) -> float:
        return min(line.top for line in self.left + self.right)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.left + self.right)


def side_by_side(lines: Sequence[Line], width: float) -> list[Line | Columns]:
    """The lines of a page with every two-column stretch taken apart, in reading order."""
    result: list[Line | Columns] = []
    index = 0
    while index < len(lines):
        grown = _grow(lines, index, width)
        if grown is None:
            result.append(lines[index])
            index += 1
        else:
            columns, index = grown
            result.append(columns)
    return result


def _grow(lines: Sequence[Line], start: int, width: float) -> tuple[Columns, int] | None:
    """The stretch of two columns that begins at line `start`, with the index after it."""
    gutter = _gutter(lines[start], width)
    if gutter is None:
        return None
    left: list[Line] = []
    right: list[Line] = []
    pairs = 0
    end = start
    for line in lines[start:]:
        narrowed = _narrow(line, gutter)
        if narrowed is None or (right and _is_page_title(line, right, width)):
            break
        gutter = narrowed
        middle = sum(gutter) / 2
        here = [w for w in line.words if w.x1 <= middle]
        there = [w for w in line.words if w.x0 >= middle]
        if here:
            left.append(Line(tuple(here)))
        if there:
            right.append(Line(tuple(there)))
        pairs += bool(here and there)
        end += 1
    formal = any(_MOTTO in fold(x.text) for x in right) or any(fold(x.text).startswith(_RECIPIENTS) for x in left)
    if not left or not right or (pairs < 2 and not formal) or (not formal and len(right) < 2):
        return None
    return Columns(tuple(left), tuple(right)), end


def _gutter(line: Line, width: float) -> tuple[float, float] | None:
    """The white space that parts this row in two, if it looks like a row of two columns."""
    text = fold(line.text)
    if _MOTTO in text:
        first = _first_of_motto(line)
        if first:
            return line.words[first - 1].x1, line.words[first].x0
        return (line.x0 - 0.15 * width, line.x0) if line.x0 > 0.3 * width else None
    if text.startswith(_RECIPIENTS):
        parts = segments_of(line, 1.2 * line.height)
        if len(parts) == 1 and line.x1 < 0.5 * width:
            return line.x1, 0.5 * width
    else:
        parts = segments_of(line, 1.2 * line.height)
    if len(parts) != 2:
        return None
    gutter = parts[0].x1, parts[1].x0
    return gutter if 0.2 * width < sum(gutter) / 2 < 0.75 * width else None


def _first_of_motto(line: Line) -> int:
    folded = [fold(word.text) for word in line.words]
    return next((i for i in range(len(folded) - 1) if folded[i] == "cong" and folded[i + 1] == "hoa"), 0)


def _narrow(line: Line, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """The white space that is left of `gutter` beside this line; None when the line runs across it."""
    low, high = gutter
    for part in segments_of(line, 0.8 * line.height):
        if part.x1 <= low or part.x0 >= high:
            continue
        if part.x0 < low and part.x1 > high:
            return None
        if part.x0 < low or (part.x1 < high and part.x0 - low < high - part.x1):
            low = max(low, part.x1)
        else:
            high = min(high, part.x0)
    return (low, high) if high - low >= 0.5 * line.height else None


def _is_page_title(line: Line, right: Sequence[Line], width: float) -> bool:
    """A line in the middle of the page belongs to neither column."""
    if len(segments_of(line, 1.2 * line.height)) > 1:
        return False
    middle = (line.x0 + line.x1) / 2
    column = median((x.x0 + x.x1) / 2 for x in right)
    return abs(middle - width / 2) < 0.04 * width and abs(middle - column) > 0.07 * width


_PAGE_NUMBER = re.compile(r"^\W*(?:trang|page)?\W*\d{1,4}\s*(?:[/|]\s*\d{1,4})?\W*$", re.IGNORECASE)


def drop_running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages without page numbers and without head and foot lines that come back page after page."""
    seen: dict[str, set[int]] = {}
    for number, lines in enumerate(pages):
        for line in _margin_lines(lines, heights[number]):
            seen.setdefault(_masked(line), set()).add(number)
    often = max(3, (len(pages) + 1) // 2)
    running = {text for text, where in seen.items() if len(where) >= often}
    kept: list[list[Line]] = []
    for number, lines in enumerate(pages):
        margin = {id(line) for line in _margin_lines(lines, heights[number])}
        kept.append(
            [
                line
                for line in lines
                if id(line) not in margin or not (_PAGE_NUMBER.match(line.text) or _masked(line) in running)
            ]
        )
    return kept


def _margin_lines(lines: Sequence[Line], height: float) -> list[Line]:
    """The outermost two lines at head and foot that stand in the margins."""
    head = [line for line in lines[:2] if line.bottom < 0.11 * height]
    foot = [line for line in lines[-2:] if line.top > 0.89 * height]
    return head + foot


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(line.text))
