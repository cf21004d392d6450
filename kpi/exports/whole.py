"""Writes a file whole or not at all."""

import tempfile
from pathlib import Path

from core.errors import InputError
from kpi import report_wording as wording


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, replacing what is there in one step. Raises InputError where that cannot be."""
    if path.is_dir():
        raise InputError(wording.NOT_WRITTEN.format(path=path))
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
            part.write(content)
        made = Path(part.name)
        made.chmod(0o644)
        made.replace(path)
    except OSError as error:
        raise InputError(wording.NOT_WRITTEN.format(path=path)) from error
