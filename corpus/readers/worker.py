"""The reading process: bounds itself, checks the file, reads it, writes one JSON answer and ends."""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from core.errors import FileRefused, TrolyError
from corpus.readers import wording
from corpus.readers.limits import Limits

_WRITTEN_BYTES = 400_000_000  # pictures on their way to Tesseract


def main(file: str, answer: str, limits_json: str) -> None:
    """Read `file` and write the answer as JSON: a text, or the name and message of an error."""
    limits = Limits(**json.loads(limits_json))
    bound(limits)
    Path(answer).write_text(json.dumps(_answer(Path(file), limits), ensure_ascii=False), encoding="utf-8")


def bound(limits: Limits) -> None:
    """Limits of this process and of what it starts."""
    seconds = int(limits.seconds) + 1
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds * 2),
        (resource.RLIMIT_FSIZE, _WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def _answer(path: Path, limits: Limits) -> dict[str, Any]:
    from corpus.readers import read
    from corpus.readers.safety import check_inside
    from corpus.readers.sandbox import source_as_json

    try:
        check_inside(path, limits)
        return source_as_json(read(path))
    except TrolyError as error:
        return {"error": type(error).__name__, "message": str(error)}
    except MemoryError:
        return {"error": FileRefused.__name__, "message": wording.TOO_HUNGRY.format(name=path.name)}
    except Exception:  # whatever a broken file does to a library, the answer is a refusal
        return {"error": FileRefused.__name__, "message": wording.CRASHED.format(name=path.name)}


if __name__ == "__main__":
    main(*sys.argv[1:4])
