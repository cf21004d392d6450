"""`troly report` from the outside: files with the ledger's numbers, whole or not at all, and clear refusals."""

import re
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from core.clock import OFFICE_ZONE
from tests.api.cli import troly

OF = ("--agency", "le-chan")
TODAY = datetime.now(OFFICE_ZONE).date()  # the commands run by the machine's own clock
MONTH = f"{TODAY:%Y-%m}"


def words(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_report_has_the_ledgers_numbers_in_word_and_excel(own_data: Path, tmp_path: Path) -> None:
    counted = (f"day={TODAY.replace(day=1)}", f"until={TODAY}", "total=9", "online=6")
    assert troly("log", "add", "meeting_count", *OF, *counted, data_dir=own_data).returncode == 0
    for form in ("docx", "xlsx"):
        out = tmp_path / f"bao-cao.{form}"
        done = troly("report", "--period", MONTH, "--format", form, *OF, "--out", out, data_dir=own_data)
        assert done.returncode == 0 and done.stdout.strip() == str(out), done.stderr
        assert f"số liệu tính đến ngày {TODAY:%d/%m/%Y}" in done.stderr and "chưa gửi nội dung báo cáo" in done.stderr
    assert "66,66 % (6/9)" in words(tmp_path / "bao-cao.docx")
    figures = openpyxl.load_workbook(tmp_path / "bao-cao.xlsx")["Chỉ tiêu"]
    assert [figures["D2"].value, figures["E2"].value] == [6, 9]
    assert sorted(p.name for p in tmp_path.glob("*bao-cao*")) == ["bao-cao.docx", "bao-cao.xlsx"]


def test_csv_and_calendar_go_to_the_output(filled: Path) -> None:
    table = troly("report", "--period", "2026-H1", "--format", "csv", *OF, "--out", "-", data_dir=filled)
    assert table.stdout.startswith("\ufeffChỉ tiêu,Kỳ") and table.returncode == 0
    calendar = troly("report", "--format", "ics", *OF, "--out", "-", data_dir=filled)
    assert calendar.stdout.startswith("BEGIN:VCALENDAR") and calendar.stdout.count("BEGIN:VEVENT") >= 1


def test_a_cut_off_can_be_chosen_and_the_draft_mark_dropped(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    given = ("--cut-off", "31/03/2026", "--final", "--out", out)
    done = troly("report", "--period", "2026-H1", *OF, *given, data_dir=filled)
    assert done.returncode == 0, done.stderr
    assert "Số liệu tính đến ngày 31/03/2026" in words(out) and "DỰ THẢO" not in words(out)


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (("--agency", "heza"), 2, "--period"),
        (("--period", "2026-H1", "--out", "x.docx"), 2, "--agency"),
        (("--period", "2026-H1", *OF, "--format", "pdf"), 2, "--format"),
        (("--period", "hom qua", *OF), 1, "2026-Q2"),
        (("--period", "2026-H1", *OF, "--cut-off", "xyz"), 2, "--cut-off"),
        (("--period", "2026-H1", *OF, "--estimate", "x=1"), 1, "Không có chỉ tiêu"),
        (("--period", "2026-H1", *OF, "--document", "khong-co"), 1, "le-chan-226-2026"),
        (("--period", "2026-H1", *OF, "--unit", "Phòng Không Có"), 1, "Phòng Văn hóa"),
        (("--period", "2026-H1", *OF, "--out", "/khong/co/thu/muc.docx"), 1, "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_made_is_told_in_vietnamese(filled: Path, given: tuple[str, ...], code: int, told: str) -> None:
    done = troly("report", *given, data_dir=filled)
    assert done.returncode == code and told in done.stderr and done.stdout == "", done.stderr
    assert not re.search(r"Traceback|Error:", done.stderr)
