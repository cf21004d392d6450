"""Tesseract: a picture of a page to words with places and confidence, tables read cell by cell."""

import os
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.errors import UnavailableError
from core.vietnamese.text import nfc
from corpus.readers import wording
from corpus.readers.grid import Box
from corpus.readers.layout import Word
from corpus.readers.pages import Page, RuledTable
from corpus.readers.picture import cleaned, lies_on_side, red_ink
from corpus.readers.rules import without_rules

DPI = 300
_LANGUAGE = "vie"
_PAGE_SECONDS = 120
_MIN_CONFIDENCE = 0.18  # below it, what Tesseract sees are specks, stamps and signatures
_POOR_PAGE = 0.55  # mean confidence of a page that may stand on its head
_SURE_PAGE = 0.8  # of one that certainly stands upright: the look of a table alone may mislead
_CELL_GAP = 26  # pixels between cells put under each other


def require_tesseract() -> None:
    """Raises UnavailableError, with the command that installs it, where Tesseract or its Vietnamese data is missing."""
    import pytesseract

    if shutil.which("tesseract") is None:
        raise UnavailableError(wording.NO_TESSERACT)
    try:
        languages = pytesseract.get_languages(config="")
    except pytesseract.TesseractError as error:
        raise UnavailableError(wording.NO_TESSERACT) from error
    if _LANGUAGE not in languages:
        raise UnavailableError(wording.NO_TESSERACT)


def read_page(image: Any, number: int) -> Page:
    """One page (an RGB or grey array at about 300 dpi) as words and ruled tables; turned pages are set upright."""
    page = _upright(image, number)
    red = red_ink(image)
    return page if red is None else replace(page, red=tuple(words_of(red, layout=11)))


def _upright(image: Any, number: int) -> Page:
    import cv2

    grey = cleaned(image)
    page = _page(grey, number)
    certainty = _certainty(page)
    if certainty >= _SURE_PAGE or not (page.words or page.tables):
        return page
    turns = [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE] if lies_on_side(grey) else []
    turns += [cv2.ROTATE_180] if certainty < _POOR_PAGE else []
    return max((page, *(_page(cleaned(cv2.rotate(image, turn)), number) for turn in turns)), key=_certainty)


def _certainty(page: Page) -> float:
    words = [*page.words, *(w for table in page.tables for cell in table.words for w in cell)]
    letters = sum(len(w.text) for w in words)
    return sum((w.confidence or 0) * len(w.text) for w in words) / letters if letters else 0.0


def _page(grey: Any, number: int) -> Page:
    picture = without_rules(grey)
    text = picture.image.copy()
    tables = []
    for boxes in picture.tables:
        for x0, top, x1, bottom in boxes:
            text[int(top) : int(bottom) + 1, int(x0) : int(x1) + 1] = 255
        tables.append(RuledTable(boxes, _words_in_cells(picture.image, boxes)))
    height, width = grey.shape[:2]
    words = words_of(text, layout=3)
    return Page(number, width, height, tuple(words), tuple(t for t in tables if any(t.words)))


def words_of(image: Any, layout: int) -> list[Word]:
    """The words that Tesseract sees. `layout` is its page segmentation mode (3 a page, 6 one block, 11 sparse)."""
    import pytesseract

    found: Mapping[str, Sequence[Any]] = pytesseract.image_to_data(
        image,
        lang=_LANGUAGE,
        config=f"--oem 1 --psm {layout} --dpi {DPI} -c tessedit_do_invert=0",
        output_type=pytesseract.Output.DICT,
        timeout=_PAGE_SECONDS,
    )
    words = []
    for i, text in enumerate(found["text"]):
        confidence = float(found["conf"][i]) / 100
        if not text.strip() or confidence < _MIN_CONFIDENCE or not _is_writing(text, confidence):
            continue
        x, y = float(found["left"][i]), float(found["top"][i])
        right, bottom = x + float(found["width"][i]), y + float(found["height"][i])
        words.append(Word(nfc(text.strip()), x, right, y, bottom, confidence=confidence))
    return _even_heights(words, found)


def _is_writing(text: str, confidence: float) -> bool:
    """Lone marks that Tesseract is unsure of, and accents without a letter, are dirt on the glass."""
    if all(unicodedata.category(c) in {"Sk", "Lm", "Mn"} for c in text):
        return False
    return any(c.isalnum() or c == "%" for c in text) or confidence > 0.5 or text in {"-", "–", "+"}


def _even_heights(words: list[Word], found: Mapping[str, Sequence[Any]]) -> list[Word]:
    """Words given the height of their letters' line, so that "-" and "." stand on it like any word."""
    lines = [
        (float(found["left"][i]), float(found["top"][i]), float(found["width"][i]), float(found["height"][i]))
        for i, level in enumerate(found["level"])
        if level == 4
    ]
    heights = sorted(w.height for w in words if any(c.isalpha() for c in w.text))
    usual = heights[len(heights) // 2] if heights else 0.0
    result = []
    for word in words:
        home = next(
            (b for b in lines if b[0] - 2 <= word.x0 <= b[0] + b[2] and b[1] - 2 <= word.middle <= b[1] + b[3] + 2),
            None,
        )
        if home is not None and home[3] < 2.2 * usual:
            word = Word(word.text, word.x0, word.x1, home[1], home[1] + home[3], word.bold, word.confidence)
        elif word.height < 0.5 * usual:
            spare = (usual - word.height) / 2
            word = Word(word.text, word.x0, word.x1, word.top - spare, word.bottom + spare, word.bold, word.confidence)
        result.append(word)
    return result


def _words_in_cells(image: Any, boxes: Sequence[Box]) -> tuple[tuple[Word, ...], ...]:
    """Each cell read on its own: the cells are put under each other in one picture, so no line runs across two."""
    import numpy as np

    pieces: list[Any] = []
    places: list[tuple[int, int, int, int]] = []  # cell, its top in the stack, dx, dy back to the page
    margin = 30
    width = int(max(box[2] - box[0] for box in boxes)) + 2 * margin
    at = _CELL_GAP
    pieces.append(np.full((_CELL_GAP, width), 255, np.uint8))
    for number, (x0, top, x1, bottom) in enumerate(boxes):
        part = image[int(top) + 4 : int(bottom) - 3, int(x0) + 4 : int(x1) - 3]
        inked = np.where(part < 140)
        if len(inked[0]) < 12:
            continue
        y0, y1 = max(0, int(inked[0].min()) - 3), int(inked[0].max()) + 4
        part = part[y0:y1]
        strip = np.full((part.shape[0] + _CELL_GAP, width), 255, np.uint8)
        strip[: part.shape[0], margin : margin + part.shape[1]] = part
        pieces.append(strip)
        places.append((number, at, int(x0) + 4 - margin, int(top) + 4 + y0 - at))
        at += strip.shape[0]
    words: list[list[Word]] = [[] for _ in boxes]
    if places:
        for word in words_of(np.vstack(pieces), layout=6):
            home = next((p for p in reversed(places) if word.middle >= p[1] - _CELL_GAP / 2), None)
            if home is not None:
                number, _, dx, dy = home
                words[number].append(_moved(word, dx, dy))
    for number, at, dx, dy in places:
        if not words[number]:
            words[number] += _lone_word(image, boxes[number], dx + margin, dy + at)
    return tuple(tuple(cell) for cell in words)


def _moved(word: Word, dx: float, dy: float) -> Word:
    return replace(word, x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy)


def _lone_word(image: Any, box: Box, left: int, top: int) -> list[Word]:
    """A cell in which nothing was found though there is ink: a lone number, read as a line, then as a sign."""
    import cv2

    part = image[top : int(box[3]) - 3, left : int(box[2]) - 3]
    part = cv2.copyMakeBorder(part, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=255)
    for layout in (7, 10):
        found = words_of(part, layout)
        if found:
            return [_moved(word, left - 30, top - 30) for word in found]
    return []


def read_pages(images: Sequence[tuple[int, Any]]) -> list[Page]:
    """Pages read side by side on the machine's cores; Tesseract keeps to one thread each: four times faster."""
    from concurrent.futures import ThreadPoolExecutor

    require_tesseract()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return list(pool.map(lambda item: read_page(item[1], item[0]), images))
