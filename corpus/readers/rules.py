"""The drawn rules of tables on a picture of a page: the cells they make, and the page without them.

A gap in a rule is closed where a copier or a seal broke it, which also closes it over a merged cell; so a cell is
parted from its neighbour only where the ink between them is really there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.readers.grid import Box

_LEAST_SIDE = 15  # pixels; a smaller cell holds no writing
_LOW_ROW = 2.2  # times the shortest stroke: rows lower than that have uprights too short to be told from letters
_DRAWN = 0.5  # share of a side that must be ink
_FULL = 0.94  # share of a low row's height that an upright must cover
_LOW_PIXELS = 60  # a row in which a capital may cover half of the height
_BESIDE = 12  # pixels above and below a row in which the uprights of other rows show
_BROKEN = 400  # pixels of a flat rule that a seal may cover
_NEAR = 5  # pixels by which a rule may lie off its mean place


@dataclass(frozen=True, slots=True)
class RuledPicture:
    """A page without its rules, and the cells of each table that the rules drew."""

    image: Any
    tables: tuple[tuple[Box, ...], ...]


def without_rules(grey: Any) -> RuledPicture:
    """The table cells that drawn lines make, and the page with those lines wiped out."""
    import cv2
    import numpy as np
    from pdfplumber.table import cells_to_tables

    ink = cv2.adaptiveThreshold(255 - grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -12)
    short = max(40, grey.shape[1] // 40)
    _, across = _strokes(ink, (short, 1), min_length=grey.shape[1] // 30)
    upright, down = _strokes(ink, (1, short), min_length=grey.shape[0] // 70)
    low = _low_uprights(ink, across, down, short)
    upright, down = cv2.bitwise_or(cv2.bitwise_and(upright, down), low), cv2.bitwise_or(down, low)
    boxes = _really_parted(_cells(across, down), ink, upright)
    tables = [tuple(t) for t in cells_to_tables(boxes) if len(t) >= 4] if boxes else []
    mask = cv2.dilate(cv2.bitwise_or(across, upright), np.ones((3, 3), np.uint8))
    image = grey.copy()
    for table in tables:
        x0, top, x1, bottom = (int(v) for v in _around(table))
        part = mask[max(0, top - 8) : bottom + 8, max(0, x0 - 8) : x1 + 8] > 0
        image[max(0, top - 8) : bottom + 8, max(0, x0 - 8) : x1 + 8][part] = 255
    return RuledPicture(image, tuple(tables))


def _around(boxes: Sequence[Box]) -> Box:
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _strokes(ink: Any, kernel: tuple[int, int], min_length: int) -> tuple[Any, Any]:
    """Straight strokes as drawn, and those of at least a length with small breaks closed."""
    import cv2
    import numpy as np

    flat = kernel[0] > kernel[1]
    thick = cv2.dilate(ink, np.ones((3, 1) if flat else (1, 3), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
    closing = (kernel[0] // 2 * 2 + 1, 1) if flat else (1, kernel[1] // 2 * 2 + 1)
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, closing))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    side = cv2.CC_STAT_WIDTH if flat else cv2.CC_STAT_HEIGHT
    keep = np.zeros(count, np.uint8)
    keep[1:] = np.where(stats[1:, side] >= min_length, 255, 0)
    return opened, keep[labels]


def _low_uprights(ink: Any, across: Any, down: Any, short: int) -> Any:
    """Uprights of a row as low as a line of writing that end at its rules: a header above a merged row, the rest of a
    row that a page break cut. They are too short to be told from letters but for running from rule to rule and, in a
    table of more rows, standing where other rows have theirs."""
    import cv2
    import numpy as np

    found = np.zeros_like(ink)
    thick = cv2.dilate(ink, np.ones((1, 5), np.uint8))
    known = cv2.dilate((down > 0).any(axis=0).astype(np.uint8)[None, :], np.ones((1, 2 * _NEAR + 1), np.uint8))[0] > 0
    rules = _flat_rules(across)
    for place, (x0, top, x1) in enumerate(rules):
        below = [(y, max(x0, a), min(x1, b)) for a, y, b in rules[place + 1 :] if min(x1, b) - max(x0, a) > short]
        if not below:
            continue
        y, left, right = min(below)
        height = int(y - top)
        if not _LEAST_SIDE < height < _LOW_ROW * short:
            continue
        strip = thick[int(top) + 2 : int(y) - 1, left:right] > 0
        columns = strip.mean(axis=0) >= _FULL
        if _has_uprights(down[: int(top) - 4, left:right][-_BESIDE:]) or _has_uprights(down[int(y) + 5 :, left:right]):
            columns &= known[left:right]
        found[int(top) : int(y) + 1, left:right][:, columns] = 255
    return found


def _has_uprights(strip: Any) -> bool:
    strip = strip[:_BESIDE]
    return bool(strip.size and (strip > 0).all(axis=0).any())


def _flat_rules(across: Any) -> list[tuple[int, float, int]]:
    """Left end, height and right end of every flat rule, from the top."""
    import cv2

    boxes = (cv2.boundingRect(c) for c in cv2.findContours(across, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0])
    return sorted(((x, y + height / 2, x + width) for x, y, width, height in boxes), key=lambda rule: rule[1])


def _cells(across: Any, down: Any) -> list[Box]:
    """Cells as the smallest boxes whose four sides are drawn."""
    import cv2
    from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

    edges = []
    for mask, orientation in ((across, "h"), (down, "v")):
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            x, y, width, height = cv2.boundingRect(contour)
            if orientation == "h":
                middle = y + height / 2
                edges.append(_edge("h", x, middle, x + width, middle))
            else:
                middle = x + width / 2
                edges.append(_edge("v", middle, y, middle, y + height))
    if not edges:
        return []
    merged = merge_edges(edges, snap_x_tolerance=8, snap_y_tolerance=8, join_x_tolerance=_BROKEN, join_y_tolerance=20)
    crossings = edges_to_intersections(merged, 10, 10)
    return [
        box
        for box in intersections_to_cells(crossings)
        if box[2] - box[0] > _LEAST_SIDE and box[3] - box[1] > _LEAST_SIDE
    ]


def _really_parted(boxes: Sequence[Box], ink: Any, upright: Any) -> list[Box]:
    """The boxes, neighbours made one where no rule is drawn between them."""
    beside = _joined(boxes, (1, 3), lambda box: _upright_drawn(upright, box))
    return _joined(beside, (0, 2), lambda box: _flat_drawn(ink, box))


def _joined(boxes: Sequence[Box], shared: tuple[int, int], drawn: Callable[[Box], bool]) -> list[Box]:
    """Boxes that share two of their sides made one with the box before where the rule between is not `drawn`."""
    rows: dict[tuple[float, float], list[Box]] = {}
    for box in boxes:
        rows.setdefault((box[shared[0]], box[shared[1]]), []).append(box)
    start, end = 1 - shared[0], 3 - shared[0]
    result: list[Box] = []
    for row in rows.values():
        row.sort(key=lambda box: box[start])
        grown = [row[0]]
        for box in row[1:]:
            last = grown[-1]
            if last[end] == box[start] and not drawn(box):
                grown[-1] = (last[0], last[1], box[2], box[3])
            else:
                grown.append(box)
        result += grown
    return result


def _upright_drawn(upright: Any, box: Box) -> bool:
    """Whether the left side of a box is ink: for the most part, or nearly all in a row as low as a capital letter."""
    x, top, bottom = int(box[0]), int(box[1]) + 4, int(box[3]) - 3
    strip = upright[top:bottom, max(0, x - _NEAR) : x + _NEAR + 1] > 0
    wanted = _DRAWN if bottom - top > _LOW_PIXELS else _FULL
    return bool(strip.size == 0 or strip.any(axis=1).mean() >= wanted)


def _flat_drawn(ink: Any, box: Box) -> bool:
    """Whether the upper side of a box is ink for the most part: a line of writing is half paper at every height."""
    y, left, right = int(box[1]), int(box[0]) + 4, int(box[2]) - 3
    strip = ink[max(0, y - _NEAR) : y + _NEAR + 1, left:right] > 0
    return bool(strip.size == 0 or strip.mean(axis=1).max() >= _DRAWN)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "object_type": "line",
    }
