"""Seconds and peak memory a plan, by format, and a folder of many: `python -m tests.benchmarks.ingest [FILE …]`.

`--folder N` takes in a folder of N plans instead, as `troly ingest FOLDER` does. Without files, the fixture plans and
the same department's plan in every format. Each file is read as an administrator's upload is: in a process of its
own, whose peak memory (Tesseract included) is what is told.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from tests.fixtures.sheet import Text

_PLANS = Path(__file__).parents[1] / "fixtures" / "plans"

_ONE = """
import sys
from pathlib import Path
from corpus.readers.sandbox import read_safely
source = read_safely(Path(sys.argv[1]))
print(source.format, source.pages or "-", len(source.blocks))
"""
_PEAK = """
import resource
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


def measure(path: Path) -> tuple[float, float, str]:
    """(seconds, peak megabytes of the largest process, what was read) of one file."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _ONE + _PEAK, str(path)], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    *said, peak = done.stdout.split() or [*done.stderr.split()[-8:], "0"]
    return seconds, float(peak) / 1024, " ".join(said)


def draw(folder: Path) -> list[Path]:
    """The department's plan in every format, written to `folder`."""
    from tests.fixtures.draw import as_docx, as_pdf, as_scan
    from tests.fixtures.sheet import as_text
    from tests.fixtures.sheets.so_tai_chinh import SHEET

    drawn = {
        "plan.txt": as_text(SHEET).encode(),
        "plan.docx": as_docx(SHEET),
        "plan.pdf": as_pdf(SHEET),
        "plan-scan.pdf": as_scan(SHEET),
    }
    for name, data in drawn.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in drawn]


def folder_of(count: int, folder: Path) -> None:
    """`count` unlike plans (the same texts with other numbers), by turns txt, Word, PDF and, one in ten, a scan."""
    from tests.fixtures.draw import as_docx, as_pdf, as_scan
    from tests.fixtures.sheet import as_text
    from tests.fixtures.sheets import phuong_an_hai, so_tai_chinh, xa_binh_minh

    sheets = (so_tai_chinh.SHEET, xa_binh_minh.SHEET, phuong_an_hai.SHEET)
    for number in range(count):
        sheet = replace(sheets[number % 3], items=(*sheets[number % 3].items, Text(f"Bản số {number + 1}.")))
        if number % 10 == 9:
            (folder / f"plan-{number:03}-scan.pdf").write_bytes(as_scan(sheet))
        elif number % 3 == 0:
            (folder / f"plan-{number:03}.docx").write_bytes(as_docx(sheet))
        elif number % 3 == 1:
            (folder / f"plan-{number:03}.pdf").write_bytes(as_pdf(sheet))
        else:
            (folder / f"plan-{number:03}.txt").write_text(as_text(sheet), encoding="utf-8")


def measure_folder(count: int) -> None:
    """Print how long `troly ingest` takes for a folder of `count` plans, and the processor time it used."""
    with tempfile.TemporaryDirectory() as plans, tempfile.TemporaryDirectory() as data:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(folder_of, count, Path(plans)).result()
        began, used = time.perf_counter(), _processor_seconds()
        command = [
            sys.executable,
            "-c",
            "from api.cli import main; main()",
            "ingest",
            plans,
            "--agency",
            "so-thu",
            "--agency-name",
            "Sở Thử",
        ]
        environment = {**os.environ, "TROLY_DATA_DIR": data}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        seconds, busy = time.perf_counter() - began, _processor_seconds() - used
        taken = done.stdout.count("Đã nạp so-thu-")
        print(
            f"{taken} of {count} plans in {seconds:.1f} s: {seconds / count:.2f} s a plan, {busy / seconds:.2f} cores"
        )


def _processor_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main(files: list[Path]) -> None:
    """Print a line for each file. Drawing runs elsewhere: a child's peak begins at the size of its parent."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        kept = [*sorted(_PLANS.glob("*.docx")), *sorted(_PLANS.glob("*.pdf"))]
        named = files or [*pool.submit(draw, Path(folder)).result(), *kept]
        print(f"{'file':48} {'seconds':>8} {'peak MB':>8}  format pages blocks")
        for path in named:
            seconds, peak, said = measure(path)
            print(f"{path.name:48} {seconds:8.2f} {peak:8.0f}  {said}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--folder"]:
        measure_folder(int(sys.argv[2]))
    else:
        main([Path(name) for name in sys.argv[1:]])
