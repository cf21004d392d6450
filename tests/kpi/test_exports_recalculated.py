"""The exported Excel file opened and worked out anew by LibreOffice: its formulas come to the ledger's numbers."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.database import Database
from core.people import AgencyScope
from kpi import report_wording as wording
from kpi.exports import xlsx
from kpi.report import build
from kpi.report_model import Report
from kpi.targets import SHARES
from tests.kpi.ledgers import NOW, PLANS, fill, shipped

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
Rows = list[tuple[Any, ...]]


def recalculated(content: bytes, folder: Path) -> Rows:
    """The sheet of figures as LibreOffice saves it: the values its formulas come to."""
    (folder / "made").mkdir(exist_ok=True)
    given = folder / "report.xlsx"
    given.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "made"), str(given)], check=True, capture_output=True, timeout=180
    )
    book = openpyxl.load_workbook(folder / "made" / "report.xlsx", data_only=True)
    return list(book[wording.SHEETS["figures"]].iter_rows(min_row=2, values_only=True))


def made(database: Database, agency: str) -> Report:
    fill(database, agency)
    with database.read() as connection:
        return build(connection, AgencyScope(agency), shipped(), "2026-H1", NOW)


@pytest.mark.parametrize("agency", sorted(PLANS))
def test_formulas_come_to_what_the_ledger_counts(database: Database, agency: str, tmp_path: Path) -> None:
    report = made(database, agency)
    rows = recalculated(xlsx.render(report), tmp_path)
    assert len(rows) == len(report.figures) > 0
    for row, figure in zip(rows, report.figures, strict=True):
        counts, measure = figure.progress.counts, figure.progress.measure
        assert counts is not None and row[11] == counts.numerator and row[13] == wording.AGREES, row
        if measure in SHARES:
            assert row[12] == counts.denominator, row
        if row[10] not in (None, ""):
            printed = row[5].removeprefix("giảm ").removeprefix("tăng ").removesuffix(" %").replace(",", ".")
            assert abs(row[10]) == pytest.approx(float(printed), abs=1e-9), row


def test_a_number_that_was_changed_by_hand_is_found_out(database: Database, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx.render(made(database, "dong-dang"))))
    book[wording.SHEETS["figures"]]["D2"].value += 1
    changed = BytesIO()
    book.save(changed)
    verdicts = [row[13] for row in recalculated(changed.getvalue(), tmp_path)]
    assert verdicts[0] == wording.DIFFERS and set(verdicts[1:]) == {wording.AGREES}
