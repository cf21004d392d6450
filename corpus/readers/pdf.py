"""PDF files: printed text where a page has it, Tesseract where a page is a picture."""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from core.errors import FileRefused
from core.vietnamese.text import nfc
from corpus.model import SourceText
from corpus.readers import wording
from corpus.readers.correcting import corrected
from corpus.readers.grid import Box
from corpus.readers.layout import Word
from corpus.readers.ocr import DPI
from corpus.readers.pages import Page, RuledTable, blocks_of
from corpus.readers.scan import lines_seen
from corpus.readers.secrecy import refuse_stamped

_LEAST_DPI, _COARSE_DPI = 200.0, 150.0
_FEW_LETTERS = 12  # fewer on a page with pictures: the page is a scan with a stamp of the scanner's
_PICTURE_SHARE = 0.75  # a picture over so much of a page is the page
_HEAD_OF_PAGE = 0.2
_OLD_FONT = re.compile(r"(?:^|\+)(?:\.Vn|VNI[-_ ]|VnTime|Vntime)", re.IGNORECASE)  # one-byte fonts without Unicode
_UNNAMED = re.compile(r"\(cid:\d+\)")  # a letter whose font does not say which it is
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


def read(path: Path) -> SourceText:
    """The blocks of a PDF, page by page the right way. Raises FileRefused when broken or without any text."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException

    data = path.read_bytes()
    printed: dict[int, Page] = {}
    scanned: dict[int, float] = {}  # page number → resolution to draw it at
    try:
        with pdfplumber.open(io.BytesIO(data), unicode_norm="NFC") as document:
            count = len(document.pages)
            for number, page in enumerate(document.pages, start=1):
                if _is_picture(page):
                    scanned[number] = _resolution(page)
                else:
                    printed[number] = _page(page, number)
                page.close()
    except (PDFException, ValueError, TypeError, KeyError, IndexError, AssertionError, RecursionError) as error:
        raise FileRefused(wording.BROKEN.format(name=path.name, kind="PDF")) from error
    pages = {**printed, **{page.number: page for page in _scanned(data, scanned)}}
    ordered = [pages[number] for number in sorted(pages)]
    refuse_stamped(lines_seen(ordered))
    blocks = corrected(blocks_of(ordered))
    if not blocks:
        raise FileRefused(wording.NO_TEXT.format(name=path.name))
    kind = "scan" if len(scanned) > count / 2 else "pdf"
    return SourceText(kind, hashlib.sha256(data).hexdigest(), blocks, count)


def _is_picture(page: Any) -> bool:
    """Whether the page has to be read as a picture: a scan, with or without a hidden text layer, or letters that
    cannot be told (fonts without Unicode, text set sideways)."""
    chars = [c for c in page.chars if not c["text"].isspace()]
    area = float(page.width * page.height)
    pictures = sum(_visible(image, page) for image in page.images)
    if len(chars) < _FEW_LETTERS:
        return bool(page.images) or len(page.curves) > 400
    if pictures > _PICTURE_SHARE * area:
        return True
    odd = sum(c["text"].startswith("(cid:") or "\ue000" <= c["text"][:1] <= "\uf8ff" or c["text"] == "�" for c in chars)
    old = sum(_OLD_FONT.search(c.get("fontname", "")) is not None for c in chars)
    sideways = sum(not c.get("upright", True) for c in chars)
    return bool(max(odd * 5, old * 2, sideways * 2) > len(chars))


def _resolution(page: Any) -> float:
    """The dots an inch of the page's largest picture, where they are good for reading; drawn finer it only blurs."""
    largest = max(page.images, key=lambda image: _visible(image, page), default=None)
    if largest is None or _visible(largest, page) < _PICTURE_SHARE * float(page.width * page.height):
        return DPI
    own = largest["srcsize"][0] / max(1.0, float(largest["x1"] - largest["x0"])) * 72
    return min(max(own, _LEAST_DPI), DPI) if own > _COARSE_DPI else DPI


def _visible(image: Any, page: Any) -> float:
    width = min(image["x1"], page.width) - max(image["x0"], 0)
    height = min(image["bottom"], page.height) - max(image["top"], 0)
    return max(0.0, float(width)) * max(0.0, float(height))


def _page(page: Any, number: int) -> Page:
    page = page.dedupe_chars(tolerance=0.5)
    words = [*_words(page)]
    tables = []
    for found in page.find_tables():
        boxes: list[Box] = [tuple(map(float, cell)) for cell in found.cells]  # type: ignore[misc]
        if len(boxes) < 4 or len({round(b[0]) for b in boxes}) < 2:
            continue
        cells = [[w for w in words if _inside(w, box)] for box in boxes]
        if sum(map(bool, cells)) < 3 and not _is_rest_of_row(boxes, float(page.height)):
            continue
        tables.append(RuledTable(tuple(boxes), tuple(tuple(cell) for cell in cells)))
        taken = {id(w) for cell in cells for w in cell}
        words = [w for w in words if id(w) not in taken]
    return Page(number, float(page.width), float(page.height), tuple(words), tuple(tables))


def _is_rest_of_row(boxes: Sequence[Box], height: float) -> bool:
    """A single row at the head of a page: what a page break cut off the row above."""
    return len({(round(box[1]), round(box[3])) for box in boxes}) == 1 and boxes[0][1] < _HEAD_OF_PAGE * height


def _inside(word: Word, box: Box) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 < box[2] and box[1] <= word.middle < box[3]


def _words(page: Any) -> Iterator[Word]:
    """Words by their letters: a printed space parts them unless it has no width, and so does a wide gap."""
    chars = list(_without_false_spaces(page.chars))
    spaces = sum(c["text"].isspace() for c in chars)
    ratio = 0.33 if spaces > 0.05 * len(chars) else 0.16
    kept = {id(c) for c in chars}
    filtered = page.filter(lambda o: o["object_type"] != "char" or id(o) in kept)
    for word in filtered.extract_words(x_tolerance_ratio=ratio, use_text_flow=False, return_chars=True):
        letters = word["chars"]
        bold = sum(_BOLD.search(c.get("fontname", "")) is not None for c in letters)
        yield Word(
            _UNNAMED.sub("", nfc(word["text"])),
            float(word["x0"]),
            float(word["x1"]),
            float(word["top"]),
            float(word["bottom"]),
            bold=2 * bold > len(letters),
        )


def _without_false_spaces(chars: Sequence[Any]) -> Iterator[Any]:
    """Some printers set a space between letters that touch each other: not a space a reader sees."""
    for i, char in enumerate(chars):
        if char["text"].isspace() and 0 < i < len(chars) - 1:
            before, after = chars[i - 1], chars[i + 1]
            level = abs(before["top"] - after["top"]) < 0.3 * before["size"]
            if level and -0.5 * before["size"] < after["x0"] - before["x1"] < 0.08 * before["size"]:
                continue
        yield char


def _scanned(data: bytes, resolutions: Mapping[int, float]) -> list[Page]:
    """The named pages (from 1) drawn and read; a few at a time, so memory does not grow with the file."""
    from corpus.readers.ocr import read_pages, require_tesseract

    numbers = list(resolutions)
    if not numbers:
        return []
    require_tesseract()
    import pypdfium2

    pages: list[Page] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for start in range(0, len(numbers), 4):
            drawn = []
            for number in numbers[start : start + 4]:
                page = document[number - 1]
                scale = min(resolutions[number] / 72, 4200 / max(page.get_size()))
                drawn.append((number, page.render(scale=scale, may_draw_forms=False, rev_byteorder=True).to_numpy()))
                page.close()
            pages += read_pages(drawn)
    finally:
        document.close()
    return pages
