"""Scanned pictures of pages (PNG, JPEG, TIFF) read by Tesseract."""

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from core.errors import FileRefused
from corpus.model import SourceText
from corpus.readers import wording
from corpus.readers.correcting import corrected
from corpus.readers.ocr import DPI, read_pages, require_tesseract
from corpus.readers.pages import Page, blocks_of
from corpus.readers.secrecy import refuse_stamped

_A4_SHORT_SIDE = 8.27 * DPI  # pixels


def read(path: Path) -> SourceText:
    """The blocks of a scanned picture, one or more pages. Raises UnavailableError without Tesseract."""
    require_tesseract()
    data = path.read_bytes()
    pages = read_pages(list(enumerate(_frames(data, path.name), start=1)))
    refuse_stamped(lines_seen(pages))
    blocks = corrected(blocks_of(pages))
    if not blocks:
        raise FileRefused(wording.NO_TEXT.format(name=path.name))
    return SourceText("scan", hashlib.sha256(data).hexdigest(), blocks, len(pages))


def lines_seen(pages: Iterable[Page]) -> list[str]:
    """Every line on the pages outside of tables, headers included, for the look-out for stamps."""
    from corpus.readers.layout import lines_of, segments_of

    seen = []
    for page in pages:
        for line in [*lines_of(page.words), *lines_of(page.red)]:
            seen += [part.text for part in segments_of(line, 1.5 * line.height)]
    return seen


def _frames(data: bytes, name: str) -> list[Any]:
    """The pages of a picture file as arrays at about 300 dpi."""
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(io.BytesIO(data)) as image:
            frames = [ImageOps.exif_transpose(frame.convert("RGB")) for frame in ImageSequence.Iterator(image)]
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRefused(wording.BROKEN.format(name=name, kind="ảnh")) from error
    return [np.asarray(_at_reading_size(frame)) for frame in frames]


def _at_reading_size(frame: Any) -> Any:
    """A page of unknown resolution is taken for A4, the paper of every office, and brought to reading size."""
    scale = _A4_SHORT_SIDE / min(frame.size)
    if 0.8 < scale < 1.55:  # 200 dpi and more are read as they are: enlarging blurs the marks over the letters
        return frame
    from PIL import Image

    return frame.resize((round(frame.width * scale), round(frame.height * scale)), Image.Resampling.LANCZOS)
