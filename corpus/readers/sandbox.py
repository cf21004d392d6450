"""Files are read in a process of their own, with bounds on time and memory, so that a bad file harms nothing.

The child hands back JSON, never a pickle: what a file may have taken over is not believed.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core import cores
from core.errors import FileRefused, InputError, SecretRefused, TrolyError, UnavailableError
from corpus.model import Block, BlockKind, SourceText
from corpus.readers import wording
from corpus.readers.limits import Limits
from corpus.readers.safety import TEXTS, check_outside

_ERRORS: dict[str, type[TrolyError]] = {
    e.__name__: e for e in (FileRefused, SecretRefused, UnavailableError, InputError)
}
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "VIRTUAL_ENV", "SYSTEMROOT")
_MAX_ANSWER = 100_000_000


def read_safely(path: Path, limits: Limits | None = None) -> SourceText:
    """The blocks of any file that may be taken in. Raises FileRefused, SecretRefused or UnavailableError."""
    limits = limits or Limits()
    suffix = check_outside(path, limits)
    if suffix in TEXTS:
        from corpus.readers import read

        return read(path)
    answer = _run(path, limits)
    if "error" in answer:
        raise _ERRORS.get(str(answer["error"]), FileRefused)(str(answer["message"]))
    return source_from(answer)


def _run(path: Path, limits: Limits) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="troly-read-") as scratch:
        out = Path(scratch) / "answer.json"
        process = subprocess.Popen(
            [*_command(path, out), json.dumps(asdict(limits))],
            cwd=scratch,
            env=_environment(scratch),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        cores.give_all(process.pid)
        try:
            process.wait(limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise FileRefused(wording.TOO_SLOW.format(name=path.name, seconds=round(limits.seconds))) from error
        finally:
            _end(process)
        if not out.exists() or out.stat().st_size > _MAX_ANSWER:
            message = wording.TOO_SLOW if process.returncode == -signal.SIGXCPU else wording.STOPPED
            raise FileRefused(message.format(name=path.name, seconds=round(limits.seconds)))
        return _answer_in(out, path)


def _command(path: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "corpus.readers.worker", str(path.resolve()), str(out)]


def _answer_in(out: Path, path: Path) -> dict[str, Any]:
    """The child's answer; one that was cut short when its memory or disk ended is a file that cannot be read."""
    try:
        answer = json.loads(out.read_text(encoding="utf-8"))
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise FileRefused(wording.STOPPED.format(name=path.name))
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with all that it started (Tesseract)."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(scratch: str) -> dict[str, str]:
    """The child sees no settings and no secrets of the parent."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    threads = dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return {**kept, **threads, "PYTHONPATH": str(_ROOT), "TMPDIR": scratch, "HOME": scratch, "PYTHONUTF8": "1"}


def source_as_json(source: SourceText) -> dict[str, Any]:
    """The shape in which a text crosses from the child."""
    return asdict(source)


def source_from(answer: dict[str, Any]) -> SourceText:
    """The text that crossed. Raises FileRefused when the child's answer is not one."""
    try:
        blocks = tuple(
            Block(
                **{
                    **block,
                    "kind": BlockKind(block["kind"]),
                    "lines": (int(block["lines"][0]), int(block["lines"][1])),
                    "cells": tuple(map(str, block["cells"])),
                }
            )
            for block in answer["blocks"]
        )
        return SourceText(str(answer["format"]), str(answer["digest"]), blocks, answer["pages"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise FileRefused(wording.CRASHED.format(name="")) from error
