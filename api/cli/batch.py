"""`--batch`: one JSON object a line in, one a line out; a broken line gets an error object and the rest is answered."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from api.cli import wording
from core.errors import InputError, TrolyError

Handle = Callable[[dict[str, Any]], dict[str, Any]]


def run_batch(file: str, handle: Handle) -> int:
    """Write `handle`'s object for each line of `file` ("-" is stdin) to stdout. Returns how many lines failed."""
    failed = 0
    with _opened(file) as lines:
        for line, raw in enumerate(lines, 1):
            if not raw.strip():
                continue
            result = _answer_line(line, raw, handle)
            failed += "error" in result
            sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    if failed:
        sys.stderr.write(wording.SOME_FAILED.format(count=failed) + "\n")
    return failed


def text_field(item: dict[str, Any], name: str, *, required: bool = True) -> str | None:
    """The string `item[name]`; None where it is absent or null and not required. Raises InputError."""
    value = item.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str):
        raise InputError(wording.WRONG_FIELD.format(name=name, kind="chuỗi chữ"))
    return value


def texts_field(item: dict[str, Any], name: str) -> list[str]:
    """The list of strings `item[name]`, empty where absent. Raises InputError."""
    value = item.get(name) or []
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise InputError(wording.WRONG_FIELD.format(name=name, kind="danh sách chuỗi chữ"))
    return value


def _answer_line(line: int, raw: bytes, handle: Handle) -> dict[str, Any]:
    identifier: Any = None
    try:
        item = json.loads(raw.decode("utf-8-sig"))
        if not isinstance(item, dict):
            return {"id": None, "error": wording.NOT_OBJECT.format(line=line)}
        identifier = item.get("id")
        return handle(item)
    except UnicodeDecodeError:
        return {"id": None, "error": wording.NOT_UTF8.format(line=line)}
    except (json.JSONDecodeError, RecursionError):
        return {"id": None, "error": wording.NOT_JSON.format(line=line)}
    except TrolyError as error:
        return {"id": identifier, "error": str(error)}
    except Exception as error:
        return {"id": identifier, "error": wording.FAILED_LINE.format(line=line, kind=type(error).__name__)}


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        opened = Path(file).open("rb")  # noqa: SIM115  # closed below; only opening it may fail in these words
    except OSError as error:
        raise InputError(wording.NO_FILE.format(file=file)) from error
    with opened:
        yield opened
