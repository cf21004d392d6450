"""Prints what a start costs: `python -m tests.benchmarks.startup`.

Medians of several runs of whole commands, from start to exit, with peak resident memory; the first line is the one
filling of an empty data directory from the shipped plans.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.api.cli import environment
from tests.api.forking import ROOT

RUNS = 7
QUESTION = "Hội nghị chuyên môn tối đa bao lâu?"


def measure(arguments: list[str], data_dir: Path) -> tuple[float, float]:
    """Seconds and peak resident megabytes of one command, which must succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", "from api.cli import main; main()", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(data_dir),
        cwd=ROOT,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"troly {' '.join(arguments)}: exit code {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        seconds, megabytes = measure(["corpus", "list"], data_dir)
        print(f"{'empty data directory, five plans':34} {seconds:6.2f} s {megabytes:5.0f} MB")
        for name, arguments in {
            "troly --help": ["--help"],
            "troly ask": ["ask", QUESTION, "--agency", "heza"],
        }.items():
            runs = [measure(arguments, data_dir) for _ in range(RUNS)]
            seconds, megabytes = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{name:34} {seconds:6.2f} s {megabytes:5.0f} MB")


if __name__ == "__main__":
    main()
