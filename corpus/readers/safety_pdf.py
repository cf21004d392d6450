"""What a PDF must not carry: encryption, too many pages, scripts, programs to start, attached files."""

from pathlib import Path
from typing import Any

from core.errors import FileRefused
from corpus.readers import wording
from corpus.readers.limits import Limits

_ACTIONS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMediaExecute"})
_KEYS = ("/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/RichMediaContent")
_KINDS = frozenset({"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"})
_MAX_DEPTH = 60


def check_pdf(path: Path, limits: Limits) -> None:
    """Raises FileRefused. Every object is looked at, not only those a page shows."""
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(path, strict=False)
        if reader.is_encrypted:
            raise FileRefused(wording.ENCRYPTED.format(name=path.name))
        _check_pages(reader, path.name, limits)
        _check_objects(reader, path.name, limits)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError) as error:
        raise FileRefused(wording.BROKEN.format(name=path.name, kind="PDF")) from error


def _check_pages(reader: Any, name: str, limits: Limits) -> None:
    """The pages counted in the tree itself: the number written at its root may lie."""
    told = reader.trailer["/Root"]["/Pages"].get("/Count", 0)
    count = max(int(told), _leaves(reader.trailer["/Root"]["/Pages"], limits.pages + 1, 0))
    if count > limits.pages:
        raise FileRefused(wording.TOO_MANY_PAGES.format(name=name, pages=count, limit=limits.pages))
    if count == 0:
        raise FileRefused(wording.EMPTY.format(name=name))


def _leaves(node: Any, enough: int, depth: int) -> int:
    if depth > _MAX_DEPTH:
        raise ValueError("page tree too deep")
    kids = node.get("/Kids")
    if kids is None:
        return 1
    count = 0
    for kid in kids:
        count += _leaves(kid.get_object(), enough, depth + 1)
        if count > enough:
            break
    return count


def _check_objects(reader: Any, name: str, limits: Limits) -> None:
    from pypdf.generic import IndirectObject

    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > limits.pdf_objects:
        raise FileRefused(wording.BROKEN.format(name=name, kind="PDF"))
    for number, generation in sorted(numbers):
        found = reader.get_object(IndirectObject(number, generation, reader))
        if found is not None:
            _check_value(found, name, 0)
    _check_value(reader.trailer.get("/Root", {}).get_object(), name, 0)


def _check_value(value: Any, name: str, depth: int) -> None:
    """A value with what is written inside it; what it refers to is an object of its own and is looked at there."""
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deep")
    if isinstance(value, dict):
        for what in _active(value):
            raise FileRefused(wording.ACTIVE_PDF.format(name=name, what=wording.ACTIVE_NAMES.get(what, what)))
        values = list(value.values())
    elif isinstance(value, list):
        values = value
    else:
        return
    for inner in values:
        if isinstance(inner, dict | list):
            _check_value(inner, name, depth + 1)


def _active(value: Any) -> list[str]:
    """The names in a dictionary that make a viewer act."""
    found = [key for key in _KEYS if key in value]
    found += [
        str(v) for v in (value.get("/S"), value.get("/Subtype"), value.get("/Type")) if str(v) in _ACTIONS | _KINDS
    ]
    return found
