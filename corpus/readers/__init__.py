"""Readers: a file of any accepted kind to source blocks, behind one function."""

from collections.abc import Callable
from pathlib import Path

from core.errors import FileRefused
from corpus.model import SourceText

Reader = Callable[[Path], SourceText]
"""Reads one file. Raises FileRefused (unfit), SecretRefused (a secrecy stamp) or UnavailableError (no OCR)."""


def read(path: Path) -> SourceText:
    """The blocks of the file, read by its extension. Raises as a Reader does."""
    if not path.exists():
        from corpus.readers import wording

        raise FileRefused(wording.MISSING.format(name=path.name))
    return reader_for(path)(path)


def reader_for(path: Path) -> Reader:
    """The reader of the file's kind; imported only when needed, as the larger ones cost start-up time."""
    suffix = path.suffix.lower()
    if suffix in (".txt", ".md"):
        from corpus.readers import text

        return text.read
    if suffix == ".docx":
        from corpus.readers import docx

        return docx.read
    if suffix == ".pdf":
        from corpus.readers import pdf

        return pdf.read
    from corpus.readers import scan

    return scan.read
