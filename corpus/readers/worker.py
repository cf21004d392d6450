"""The reading process: bounds itself, checks the file, reads it, writes one JSON answer and ends."""

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import Any

from core.errors import FileRefused, TrolyError
from corpus.readers import wording
from corpus.readers.limits import Limits

_NEAR_THE_LIMIT = 0.85  # a library or a picture that no longer fits is this large
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
    except Exception as error:  # whatever a broken file does to a library, the answer is a refusal
        message = wording.TOO_HUNGRY if out_of_memory(error, limits) else wording.CRASHED
        return {"error": FileRefused.__name__, "message": message.format(name=path.name)}


def out_of_memory(error: BaseException | None, limits: Limits) -> bool:
    """Whether memory ended; libraries then also fail to load or fail without a word, so that the peak is asked too."""
    while error is not None:
        if isinstance(error, MemoryError) or (
            isinstance(error, ImportError) and not isinstance(error, ModuleNotFoundError)
        ):  # a library that is there and will not load; one that is missing is no matter of memory
            return True
        error = error.__cause__ or error.__context__
    return _peak_bytes() > _NEAR_THE_LIMIT * limits.memory_bytes


def _peak_bytes() -> int:
    """The most address space this process has held; 0 where the system does not tell."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmPeak:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(*sys.argv[1:4])
