"""Pictures of pages made ready for reading: upright, straight, clean, with the rules of their tables found."""

from dataclasses import dataclass
from typing import Any

from corpus.readers.grid import Box

_MAX_SKEW = 8.0  # degrees; beyond that a scan is turned, not skewed
_INK = 170  # grey values below it are ink
_SPECK_AREA = 13  # pixels at 300 dpi; the dot of a 10-point letter has 14 and more
_A4_AT_300 = 2481  # pixels across
_ROUGH = 3.0
_REDNESS = 55  # by how much red outshines the other colours
_LITTLE_RED = 0.0003  # share of the page
_WORKING_WIDTH = 700  # pixels at which angles are measured: enough for a tenth of a degree, quick


@dataclass(frozen=True, slots=True)
class RuledPicture:
    """A page without its rules, and the cells of each table that the rules drew."""

    image: Any
    tables: tuple[tuple[Box, ...], ...]


def cleaned(image: Any) -> Any:
    """Grey, straight and without specks. `image` is a colour (RGB) or grey array."""
    grey = _grey(image)
    return straightened(_without_specks(_even(grey)))


def _grey(image: Any) -> Any:
    """Grey values through the red channel: a red seal over a signature fades, black and blue ink stay."""
    return image if image.ndim == 2 else image[:, :, 0]


def red_ink(image: Any) -> Any | None:
    """The red ink of a colour page in black on white; None where there is hardly any. Seals and stamps are red."""
    import numpy as np

    if image.ndim == 2:
        return None
    red, green, blue = (image[:, :, i].astype(np.int16) for i in range(3))
    mask = (red - np.maximum(green, blue) > _REDNESS) & (red > 90)
    if mask.mean() < _LITTLE_RED:
        return None
    return np.where(mask, 0, 255).astype(np.uint8)


def _even(grey: Any) -> Any:
    """Shadows and yellowed paper evened out: each point against the paper around it."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, cv2.getStructuringElement(cv2.MORPH_RECT, (9, 9))), 21)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(paper, 1), scale=255)


def _without_specks(grey: Any) -> Any:
    """Specks smaller than any full stop wiped out, grain smoothed in step with how rough the paper is."""
    import cv2
    import numpy as np

    dark = (grey < _INK).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = np.zeros(count, bool)
    small[1:] = stats[1:, cv2.CC_STAT_AREA] < _SPECK_AREA * (min(grey.shape) / _A4_AT_300) ** 2
    specks = cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    grey = grey.copy()
    grey[(specks > 0) & ((dark == 0) | small[labels])] = 255
    grain = float(np.median(np.abs(cv2.Laplacian(grey, cv2.CV_32F))))
    return cv2.GaussianBlur(grey, (3, 3), 0) if grain > _ROUGH else grey


def straightened(grey: Any) -> Any:
    """The page turned by the small angle at which its lines lie flat."""
    import cv2

    angle = skew_of(grey)
    return grey if abs(angle) < 0.05 else _turned(grey, angle, cv2.INTER_CUBIC)


def skew_of(grey: Any) -> float:
    """The angle in degrees that turns the lines flat, found by how sharply rows of ink stand out."""
    import cv2
    import numpy as np

    scale = _WORKING_WIDTH / grey.shape[1]
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = (255 - small).astype(np.uint8)
    ink[ink < 60] = 0

    def sharpness(angle: float) -> float:
        rows = _turned(ink, angle, cv2.INTER_LINEAR, border=0).sum(axis=1, dtype=np.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best = max(np.arange(-_MAX_SKEW, _MAX_SKEW + 0.1, 0.5), key=lambda a: sharpness(float(a)))
    return float(max(np.arange(best - 0.4, best + 0.41, 0.1), key=lambda a: sharpness(float(a))))


def _turned(image: Any, angle: float, how: int, border: int = 255) -> Any:
    import cv2

    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), flags=how, borderValue=border)


def lies_on_side(grey: Any) -> bool:
    """Whether the lines of text run up or down the page (a landscape sheet fed upright)."""
    import cv2
    import numpy as np

    scale = _WORKING_WIDTH / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = np.where(small < 128, 1.0, 0.0)
    for rule in ((1, 40), (40, 1)):  # rules would speak louder than text
        ink[np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(rule))) > 0] = 0
    across, down = ink.sum(axis=1), ink.sum(axis=0)
    return float(np.square(np.diff(down)).sum()) > 1.6 * float(np.square(np.diff(across)).sum())


def without_rules(grey: Any) -> RuledPicture:
    """The table cells that drawn lines make, and the page with those lines wiped out."""
    import cv2
    import numpy as np
    from pdfplumber.table import cells_to_tables

    ink = cv2.adaptiveThreshold(255 - grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 25, -12)
    short = max(40, grey.shape[1] // 40)
    across = _strokes(ink, (short, 1), min_length=grey.shape[1] // 30)
    down = _strokes(ink, (1, short), min_length=grey.shape[0] // 70)
    boxes = _cells(across, down)
    tables = [tuple(t) for t in cells_to_tables(boxes) if len(t) >= 4] if boxes else []
    mask = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    image = grey.copy()
    for table in tables:
        x0, top, x1, bottom = (int(v) for v in _around(table))
        part = mask[max(0, top - 8) : bottom + 8, max(0, x0 - 8) : x1 + 8] > 0
        image[max(0, top - 8) : bottom + 8, max(0, x0 - 8) : x1 + 8][part] = 255
    return RuledPicture(image, tuple(tables))


def _around(boxes: tuple[Box, ...]) -> Box:
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _strokes(ink: Any, kernel: tuple[int, int], min_length: int) -> Any:
    """Straight strokes of at least a length, small breaks closed."""
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
    return keep[labels]


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
    merged = merge_edges(edges, snap_x_tolerance=8, snap_y_tolerance=8, join_x_tolerance=20, join_y_tolerance=20)
    crossings = edges_to_intersections(merged, 10, 10)
    return [box for box in intersections_to_cells(crossings) if box[2] - box[0] > 15 and box[3] - box[1] > 15]


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
