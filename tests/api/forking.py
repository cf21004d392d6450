"""Runs `troly` again and again in processes of their own, none of which has to import the product first.

One server process imports it and forks for each command: arguments, environment, streams and state are the command's
own, as after a start from nothing. Started as a program it is that server: a line of JSON in for each command, its exit
code out.
"""

import gc
import importlib
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    *("api.context", "api.answering", "api.cli.entry", "api.cli.ask", "api.cli.log"),
    *("corpus.library", "corpus.prepare", "kpi.ledger", "kpi.report", "rag.assistant"),
    *("numpy", "sqlalchemy.dialects.sqlite", "typer.rich_utils"),
)


class Forker:
    """The server, and the way to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.api.forking"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, arguments: Sequence[str], env: Mapping[str, str], stdin: bytes, timeout: float
    ) -> tuple[int, bytes, bytes]:
        """Exit code, output and errors of one command. Raises TimeoutExpired."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with tempfile.TemporaryDirectory() as name:
            files = [Path(name) / stream for stream in ("in", "out", "err")]
            files[0].write_bytes(stdin)
            job = {"arguments": list(arguments), "environment": dict(env), "files": list(map(str, files))}
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
            if not select.select([self._process.stdout], [], [], timeout)[0]:
                self._process.kill()
                _forker.cache_clear()
                raise subprocess.TimeoutExpired(list(arguments), timeout)
            code = int(self._process.stdout.readline())
            return code, files[1].read_bytes(), files[2].read_bytes()


@cache
def _forker() -> Forker:
    return Forker()


def run_forked(
    arguments: Sequence[str], env: Mapping[str, str], stdin: bytes, timeout: float
) -> tuple[int, bytes, bytes]:
    """Run one command in a fork of this test process's server."""
    return _forker().run(arguments, env, stdin, timeout)


def _serve() -> None:
    for module in NEEDED:
        importlib.import_module(module)
    gc.freeze()  # what all commands share is theirs to read, not to sweep up
    while line := sys.stdin.readline():
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(job)
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(job: dict[str, list[str]]) -> None:
    """Be the command: its own streams, environment and arguments; ends the process as the command would."""
    os.environ.clear()
    os.environ.update(job["environment"])
    for number, path in enumerate(job["files"]):
        opened = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
    sys.argv = ["troly", *job["arguments"]]
    from api.cli import main

    main()


if __name__ == "__main__":
    _serve()
