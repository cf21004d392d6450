"""Runs `troly` in a process of its own, as a user does."""

import os
import subprocess
from pathlib import Path

from tests.api.forking import run_forked


def troly(
    *arguments: str | Path, data_dir: Path, stdin: str | bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run `troly` with its own data directory and no other TROLY_ setting; never raises for its exit code."""
    given = stdin if isinstance(stdin, bytes) else stdin.encode()
    typed = [str(argument) for argument in arguments]
    code, out, err = run_forked(typed, environment(data_dir, **variables), given, timeout=120)
    told = [stream.decode("utf-8", "surrogateescape") for stream in (out, err)]
    return subprocess.CompletedProcess(["troly", *typed], code, *told)


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    """The machine's environment without TROLY_ settings, with this data directory and `variables`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TROLY_")}
    return {**clean, "TROLY_DATA_DIR": str(data_dir), **variables}
