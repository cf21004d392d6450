"""Pictures of pages made ready for reading: upright, straight, clean."""

from typing import Any

_MAX_SKEW = 8.0  # degrees; beyond that a scan is turned, not skewed
_INK = 170  # grey values below it are ink
_SPECK_AREA = 13  # pixels at 300 dpi; the dot of a 10-point letter has 14 and more
_A4_AT_300 = 2481  # pixels across
_ROUGH = 3.0
_REDDISH, _REDNESS = 20, 55  # by how much red outshines the other colours at the rim of a seal, in its strokes
_LITTLE_RED = 0.0003  # share of the page
_WORKING_WIDTH = 700  # pixels at which angles are measured: enough for a tenth of a degree, quick


def cleaned(image: Any) -> Any:
    """Grey, straight and without specks. `image` is a colour (RGB) or grey array."""
    grey = _grey(image)
    return straightened(_without_specks(_even(grey)))


def _grey(image: Any) -> Any:
    """Grey values through the red channel, the red of a seal made as light as the paper: ink under it stays."""
    import numpy as np

    if image.ndim == 2:
        return image
    light, redness = image[:, :, 0], _redness(image)
    seal = light[(redness > _REDNESS) & (light > _INK / 2)]
    if seal.size < _LITTLE_RED * light.size:
        return light
    paper = float(np.percentile(light[::8, ::8], 80))
    lifted = np.minimum(light * (paper / float(np.median(seal))), paper)
    return np.where(redness > _REDDISH, np.maximum(lifted, light), light).astype(np.uint8)


def _redness(image: Any) -> Any:
    """By how much red outshines the other colours at each point."""
    import numpy as np

    red, green, blue = (image[:, :, i].astype(np.int16) for i in range(3))
    return red - np.maximum(green, blue)


def red_ink(image: Any) -> Any | None:
    """The red ink of a colour page in black on white; None where there is hardly any. Seals and stamps are red."""
    import numpy as np

    if image.ndim == 2:
        return None
    mask = (_redness(image) > _REDNESS) & (image[:, :, 0] > 90)
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
