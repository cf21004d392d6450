"""What a Word file must not carry: a zip bomb, macros, encryption, links that load from elsewhere, XML entities."""

import re
import zipfile
from pathlib import Path, PurePosixPath

from core.errors import FileRefused
from corpus.readers import wording
from corpus.readers.limits import Limits

_MACRO = re.compile(r"vbaproject|vbadata|activex|oleobject\d*\.bin", re.IGNORECASE)
_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ENTITY = tuple("<!ENTITY".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCRYPTED_FLAG = 0x1


def check_docx(path: Path, limits: Limits) -> None:
    """Raises FileRefused. Counts and sizes are looked at before anything is unzipped."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_directory(archive, path.name, limits)
            _check_parts(archive, path.name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise FileRefused(wording.BROKEN.format(name=path.name, kind="Word")) from error


def _check_directory(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    members = archive.infolist()
    if len(members) > limits.zip_members:
        raise FileRefused(wording.ZIP_TOO_MANY.format(name=name, count=len(members), limit=limits.zip_members))
    if sum(member.file_size for member in members) > limits.unzipped_bytes:
        raise FileRefused(wording.ZIP_BOMB.format(name=name, limit=limits.unzipped_bytes // 1_000_000))
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise FileRefused(wording.ENCRYPTED.format(name=name))
    names = [member.filename for member in members]
    if any(PurePosixPath(n).is_absolute() or ".." in PurePosixPath(n).parts or "\\" in n for n in names):
        raise FileRefused(wording.ZIP_PATHS.format(name=name))
    if len(names) != len(set(names)) or "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise FileRefused(wording.WRONG_CONTENT.format(name=name, suffix=".docx"))
    if any(_MACRO.search(n) for n in names):
        raise FileRefused(wording.MACRO.format(name=name))


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        data = archive.read(member)
        if any(mark in data for mark in (*_DOCTYPE, *_ENTITY)):
            raise FileRefused(wording.XML_ENTITIES.format(name=name))
        if member.filename == "[Content_Types].xml" and re.search(rb"macroEnabled|vbaProject", data):
            raise FileRefused(wording.MACRO.format(name=name))
        if member.filename.endswith(".rels"):
            _check_links(data, name)


def _check_links(data: bytes, name: str) -> None:
    """Nothing may be loaded from elsewhere; a link that a person would have to click is only text to us."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException) as error:
        raise FileRefused(wording.BROKEN.format(name=name, kind="Word")) from error
    for link in root:
        if link.get("TargetMode", "").lower() != "external":
            continue
        kind = link.get("Type", "").rsplit("/", 1)[-1]
        target = link.get("Target", "").lower()
        if kind != "hyperlink" or target.startswith(("file:", "\\\\", "//", "javascript:")):
            raise FileRefused(wording.EXTERNAL.format(name=name, what=wording.LINK_NAMES.get(kind, kind)))
