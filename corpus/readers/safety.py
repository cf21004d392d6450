"""What a file must be before anything reads it: of the kind it says, within the limits, with nothing that acts.

`check_outside` looks at name, size and first bytes only; `check_inside` opens the file and belongs in the sandbox.
"""

import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from core.errors import FileRefused
from corpus.readers import wording
from corpus.readers.limits import Limits
from corpus.readers.safety_docx import check_docx
from corpus.readers.safety_pdf import check_pdf

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: Mapping[str, tuple[bytes, ...]] = {
    ".docx": (b"PK\x03\x04",),
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
}
TEXTS = frozenset({".txt", ".md"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_MACRO_SUFFIXES = frozenset({".docm", ".dotm", ".xlsm", ".pptm"})
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_MARKUP = (b"<!doctype", b"<html", b"<script", b"<?xml", b"<svg", b"{\\rtf")
_HEAD = 2048
_TAIL = 66_000  # a zip's directory may stand that far from the end


def check_outside(path: Path, limits: Limits) -> str:
    """The suffix of a file whose name, size and first bytes agree. Raises FileRefused."""
    try:
        status = path.stat()
    except OSError as error:
        raise FileRefused(wording.MISSING.format(name=path.name)) from error
    if not stat.S_ISREG(status.st_mode):
        raise FileRefused(wording.NOT_A_FILE.format(name=path.name))
    if status.st_size == 0:
        raise FileRefused(wording.EMPTY.format(name=path.name))
    if status.st_size > limits.file_bytes:
        size, limit = (round(n / 1_000_000, 1) for n in (status.st_size, limits.file_bytes))
        raise FileRefused(wording.TOO_LARGE.format(name=path.name, size=_vi(size), limit=_vi(limit)))
    suffix = path.suffix.lower()
    if suffix in _MACRO_SUFFIXES:
        raise FileRefused(wording.MACRO.format(name=path.name))
    if suffix not in _MAGIC and suffix not in TEXTS:
        raise FileRefused(wording.UNKNOWN_KIND.format(suffix=suffix or path.name))
    _check_bytes(path, suffix)
    return suffix


def _vi(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _check_bytes(path: Path, suffix: str) -> None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    wrong = FileRefused(wording.WRONG_CONTENT.format(name=path.name, suffix=suffix))
    if suffix in TEXTS:
        if _is_other_kind(head):
            raise wrong
        if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise FileRefused(wording.BINARY_TEXT.format(name=path.name))
        return
    if not head.startswith(_MAGIC[suffix]):
        if suffix == ".docx" and head.startswith(_OLE):
            raise FileRefused(wording.ENCRYPTED.format(name=path.name))
        raise wrong
    two_kinds = FileRefused(wording.TWO_KINDS.format(name=path.name))
    if suffix == ".docx":
        if b"%PDF-" in head or b"%PDF-" in tail[-_HEAD:]:
            raise two_kinds
    elif (b"PK\x05\x06" in tail and zipfile.is_zipfile(path)) or (suffix in PICTURES and _has_markup(head)):
        raise two_kinds


def _has_markup(head: bytes) -> bool:
    return any(mark in head.lower() for mark in (b"%pdf-", b"<script", b"<html"))


def _is_other_kind(head: bytes) -> bool:
    known = {magic for magics in _MAGIC.values() for magic in magics} | {_OLE}
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((*known, *_PROGRAMS)) or bare.startswith(_MARKUP)


def check_inside(path: Path, limits: Limits) -> None:
    """Open the file as far as needed to know that it may be read. Raises FileRefused."""
    checks: dict[str, Callable[[Path, Limits], None]] = {".docx": check_docx, ".pdf": check_pdf}
    check = checks.get(path.suffix.lower(), check_picture if path.suffix.lower() in PICTURES else _nothing)
    check(path, limits)


def _nothing(path: Path, limits: Limits) -> None:
    """A plain text has no inside."""


def check_picture(path: Path, limits: Limits) -> None:
    """Number of frames and points of a picture, from its head alone."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            frames = getattr(image, "n_frames", 1)
            points = image.width * image.height
    except Image.DecompressionBombError as error:
        limit = limits.pixels // 1_000_000
        raise FileRefused(wording.TOO_MANY_PIXELS.format(name=path.name, pixels=f"hơn {limit}", limit=limit)) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRefused(wording.BROKEN.format(name=path.name, kind="ảnh")) from error
    if frames > limits.pages:
        raise FileRefused(wording.TOO_MANY_PAGES.format(name=path.name, pages=frames, limit=limits.pages))
    if points > limits.pixels:
        millions, limit = points // 1_000_000, limits.pixels // 1_000_000
        raise FileRefused(wording.TOO_MANY_PIXELS.format(name=path.name, pixels=millions, limit=limit))
