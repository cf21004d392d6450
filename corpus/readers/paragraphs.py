"""Lines of a page put together into paragraphs, the way an eye does it: by indent, bullet, spacing and line length."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from core.vietnamese.text import fold
from corpus.readers.hyphens import join
from corpus.readers.layout import Columns, Line, confidence_of

MARKER = re.compile(
    r"^(?:[-–—+•*▪●○·]\s*\S|\(?[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|[IVXLC]{1,6}[.)]\s"
    r"|(?:Điều|Chương|Phần|Mục|Khoản)\s+[\dIVXLC]+\b[.:]?|PHỤ LỤC|Phụ lục\b)"
)
_FEW_LINES = 8
_LABEL = re.compile(r"^(?:PHỤ LỤC|CHƯƠNG|PHẦN|MỤC|Phụ lục|Chương|Phần|Mục)(?:\s+(?:SỐ\s+|số\s+)?[\dIVXLC]+)?[.:]?$")
_ENDS = re.compile(r"[.;:!?…”\"]\s*$")
_RANGE = re.compile(r"^[-–—]\s*\d")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on its way to a block. `full` says that its last line runs to the right margin (it may go on)."""

    text: str
    page: int
    top: float
    bold: bool = False
    centred: bool = False
    apart: bool = False  # stands in a column of its own: never joined over pages
    indented: bool = False
    full: bool = False
    confidence: float | None = None
    weight: int = 1

    def with_rest(self, rest: "Paragraph") -> "Paragraph":
        """This paragraph going on in `rest` on the next page."""
        confidence = self.confidence
        if self.confidence is not None and rest.confidence is not None:
            total = self.weight + rest.weight
            confidence = round((self.confidence * self.weight + rest.confidence * rest.weight) / total, 3)
        return replace(
            self,
            text=join(self.text, rest.text),
            bold=self.bold and rest.bold,
            full=rest.full,
            confidence=confidence,
            weight=self.weight + rest.weight,
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the text of a page stands: margins, the pitch of its lines, the height of its letters."""

    left: float
    right: float
    pitch: float
    height: float

    @classmethod
    def of(cls, lines: Sequence[Line], span: tuple[float, float] | None = None) -> "Measure":
        """The measure of a page's lines; the few lines over a wide table lie between its sides, its `span`."""
        starts, ends = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
        height = median(line.height for line in lines)
        steps = sorted(
            b.middle - a.middle for a, b in itertools.pairwise(lines) if 0.8 * height < b.middle - a.middle < 3 * height
        )
        pitch = steps[len(steps) // 4] if steps else 1.3 * height
        left, right = starts[len(starts) // 20], ends[-1 - len(ends) // 20]
        if span is not None and len(lines) <= _FEW_LINES:
            left, right = min(left, span[0]), max(right, span[1])
        return cls(left, right, pitch, height)

    def indented(self, line: Line) -> bool:
        return line.x0 > self.left + 0.8 * self.height

    def centred(self, line: Line) -> bool:
        inset = min(line.x0 - self.left, self.right - line.x1)
        off = abs((line.x0 + line.x1) - (self.left + self.right)) / 2
        deep = 1.5 if not MARKER.match(line.text) or _LABEL.match(line.text) else 8
        return inset > deep * self.height and off < max(0.6 * self.height, 0.015 * (self.right - self.left))

    def even(self, line: Line) -> bool:
        """Whether as much room is left before the line as behind it."""
        return abs((line.x0 - self.left) - (self.right - line.x1)) < 1.2 * self.height

    def room_after(self, line: Line, word_width: float) -> bool:
        """Whether a word of that width would still have fitted behind the line."""
        return line.x1 + 0.3 * self.height + word_width < self.right - 0.5 * self.height


def paragraphs_of(
    parts: Sequence[Line | Columns], page: int, span: tuple[float, float] | None = None
) -> list[Paragraph]:
    """The paragraphs of one page, columns kept apart. `span` is how far the page's tables reach to either side."""
    body = [part for part in parts if isinstance(part, Line)]
    measure = Measure.of(body, span) if body else None
    result: list[Paragraph] = []
    run: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            run.append(part)
            continue
        if run and measure:
            result += _from_run(run, measure, page)
        run = []
        result += _from_column(part.left, page) + _from_column(part.right, page)
    if run and measure:
        result += _from_run(run, measure, page)
    return result


def _from_run(lines: Sequence[Line], measure: Measure, page: int) -> list[Paragraph]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _starts_new(groups[-1], line, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, measure, page) for group in groups]


def _paragraph(group: Sequence[Line], measure: Measure, page: int) -> Paragraph:
    words = [word for line in group for word in line.words]
    return Paragraph(
        text=_joined(group),
        page=page,
        top=group[0].top,
        bold=all(line.bold for line in group),
        centred=_set_centred(group, measure),
        indented=measure.indented(group[0]),
        full=not measure.room_after(group[-1], 2 * measure.height),
        confidence=confidence_of(words),
        weight=len(words),
    )


def _set_centred(group: Sequence[Line], measure: Measure) -> bool:
    """Centred lines, or a heading that fills its first lines and ends in a centred one."""
    *head, last = group
    return measure.centred(last) and all(
        measure.centred(line) or (measure.even(line) and not MARKER.match(line.text)) for line in head
    )


def _joined(group: Sequence[Line]) -> str:
    text = ""
    for line in group:
        text = join(text, line.text)
    return text.replace("\u00ad", "")


def _starts_new(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether `line` opens a paragraph after `group`."""
    before = group[-1]
    goes_on = line.text[:1].islower() and not _ENDS.search(before.text)
    if line.middle - before.middle > (1.8 if goes_on else 1.27) * measure.pitch:
        return True
    if _balanced(before, line, measure) and (goes_on or not _ENDS.search(before.text)):
        return False
    centred = measure.centred(line)
    if centred and measure.centred(before):
        return _new_centred(group, line, measure)
    if centred and _runs_over(group, line, measure):
        return False
    if centred != measure.centred(before) and (centred or not goes_on) and _standing(group, line, measure):
        return True
    room = measure.room_after(before, line.words[0].x1 - line.words[0].x0)
    if MARKER.match(line.text) and not _RANGE.match(line.text):
        return room or measure.indented(line) or _ENDS.search(before.text) is not None
    if line.text[0] in "-–—" and _RANGE.match(line.text) and not before.text[-1:].isdigit() and room:
        return True
    if _hangs(group, line, measure):
        return room and not goes_on
    if measure.indented(line) and not measure.indented(before):
        return True
    return room and not goes_on


def _balanced(before: Line, line: Line, measure: Measure) -> bool:
    """Two lines of a long heading, each set in the middle though hardly shorter than the page is wide."""
    inset = max(before.x0, line.x0) - measure.left > 0.2 * measure.height
    wide = all(x.x1 - x.x0 > 0.8 * (measure.right - measure.left) for x in (before, line))
    even = all(measure.even(x) and not MARKER.match(x.text) for x in (before, line))
    return inset and wide and even and before.bold == line.bold


def _runs_over(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """A heading so long that its first line fills the page; only the rest of it looks centred."""
    before = group[-1]
    full = not measure.room_after(before, line.words[0].x1 - line.words[0].x0)
    full = full or (line.text[:1].islower() and measure.even(before))
    first = group[0]
    plain = not MARKER.match(first.text) and (measure.even(first) or not measure.indented(first))
    return (
        full and plain and before.bold == line.bold and not _ENDS.search(before.text) and not line.text.startswith("(")
    )


def _standing(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """A change between centred and running text; the last, short line of a paragraph may look centred by chance."""
    return len(group) == 1 or measure.centred(group[-2]) or measure.room_after(group[-1], line.words[0].x1 - line.x0)


def _hangs(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """A hanging indent: the line stands under the text of the bullet, or under the line before it."""
    first = group[0]
    if len(group) > 1:
        return abs(line.x0 - group[-1].x0) < 0.5 * measure.height
    return (
        MARKER.match(first.text) is not None
        and len(first.words) > 1
        and any(abs(line.x0 - word.x0) < 0.5 * measure.height for word in first.words[1:3])
    )


def _new_centred(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    before = group[-1]
    if _LABEL.match(before.text) or _LABEL.match(line.text) or line.text.startswith("("):
        return True
    if before.bold != line.bold or before.text.isupper() != line.text.isupper():
        return True
    if line.text[:1].islower():
        return False
    widest = max(x.x1 - x.x0 for x in (*group, line))
    first = line.words[0].x1 - line.words[0].x0
    return (before.x1 - before.x0) + 0.3 * measure.height + first < widest


def _from_column(lines: Sequence[Line], page: int) -> list[Paragraph]:
    """Each line of a column is a paragraph of its own, but for the rest of a recipient's line."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _is_cut_motto(groups[-1]):
            groups[-1].append(line)
            continue
        opens = groups and groups[-1][0].text[:1] in "-–—+•"
        if opens and line.text[:1] not in "-–—+•" and not _ENDS.search(groups[-1][-1].text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(
            text=_joined(group),
            page=page,
            top=group[0].top,
            bold=all(line.bold for line in group),
            apart=True,
            confidence=confidence_of(word for line in group for word in line.words),
        )
        for group in groups
    ]


def _is_cut_motto(group: Sequence[Line]) -> bool:
    """Quốc hiệu set over two lines."""
    text = fold(_joined(group))
    return len(group) == 1 and "cong hoa xa hoi" in text and "nam" not in text.split()


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether `after`, the first paragraph of a page, is the rest of `before`, the last one of the page before."""
    if before.apart or after.apart or before.centred or after.centred:
        return False
    if MARKER.match(after.text) and not (_RANGE.match(after.text) and before.text[-1:].isdigit()):
        return False
    ended = _ENDS.search(before.text) is not None
    if after.text[:1].islower() and not ended:
        return True
    return before.full and (not ended or before.indented) and not after.indented
