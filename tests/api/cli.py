"""Runs `troly` in a process of its own, as a user does."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def troly(
    *arguments: str | Path, data_dir: Path, stdin: str | bytes = b"", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run `troly` with its own data directory and no other TROLY_ setting; never raises for its exit code."""
    return subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", *map(str, arguments)],
        input=(stdin if isinstance(stdin, bytes) else stdin.encode()).decode("utf-8", "surrogateescape"),
        errors="surrogateescape",
        encoding="utf-8",
        capture_output=True,
        env=environment(data_dir, **variables),
        cwd=ROOT,
        check=False,
        timeout=120,
    )


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    """The machine's environment without TROLY_ settings, with this data directory and `variables`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TROLY_")}
    return {**clean, "TROLY_DATA_DIR": str(data_dir), **variables}
