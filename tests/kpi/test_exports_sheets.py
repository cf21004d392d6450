"""Excel and CSV files: the ledger's numbers, formulas that add them up again, and text that never runs."""

import csv as csv_module
import re
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.database import Database
from core.people import AgencyScope
from kpi import report_wording as wording
from kpi.exports import csv, xlsx
from kpi.exports.cells import plain
from kpi.records import Activity, Meeting, ReportSubmission
from kpi.report import build
from kpi.report_model import Report
from kpi.targets import SHARES
from tests.kpi.ledgers import NOW, PLANS, enrol, fill, shipped, write

ATTACKS = (
    '=HYPERLINK("http://evil.example","Bấm")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "  =1+1",
    "＝1+1",
    "\r=cmd|' /C calc'!A0",
)


def made(database: Database, agency: str, **given: Any) -> Report:
    with database.read() as connection:
        return build(connection, AgencyScope(agency), shipped(), "2026-H1", NOW, **given)


def sheets(report: Report) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(BytesIO(xlsx.render(report)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def lines(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv_module.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("agency", sorted(PLANS))
def test_figures_and_the_rows_behind_them_are_the_ledgers(database: Database, agency: str) -> None:
    fill(database, agency)
    report = made(database, agency)
    book = sheets(report)
    for row, figure in zip(book["Chỉ tiêu"][1:], report.figures, strict=True):
        counts, share = figure.progress.counts, figure.progress.measure in SHARES
        assert counts is not None and row[3] == counts.numerator
        behind = [r for r in book["Dòng tính"][1:] if r[0] == row[1]]
        assert sum(r[6] for r in behind) == row[3]
        if share:
            assert sum(r[7] for r in behind) == row[4] == counts.denominator
    assert len(book["Sổ ghi"]) == len(report.entries) + 1


def test_formulas_work_out_what_the_report_prints(database: Database) -> None:
    fill(database, "dong-dang")
    book = sheets(made(database, "dong-dang"))
    behind = book["Dòng tính"]
    for line, row in enumerate(book["Chỉ tiêu"][1:], 2):
        again, part, whole, verdict = row[10:14]
        for formula, column in ((part, 6), (whole, 7)):
            match = re.fullmatch(
                r"=SUMIFS\('Dòng tính'!\$([GH])\$2:\$\1\$(\d+),'Dòng tính'!\$A\$2:\$A\$(\d+),\$B(\d+)\)", formula
            )
            assert match and (int(match[2]), int(match[3]), int(match[4])) == (len(behind), len(behind), line)
            assert "GH".index(match[1]) == column - 6
        assert verdict.startswith(f"=IF({'AND(' if row[4] and row[1].startswith('Tỷ lệ') else ''}D{line}=L{line}")
        if again is not None and row[1].startswith("Tỷ lệ"):
            assert again == f'=IF(E{line}=0,"",ROUNDDOWN(100*D{line}/E{line},2))'
            floor = int(10000 * row[3] / row[4]) / 100
            assert row[5] == f"{floor:g} %".replace(".", ",")


def test_headings_stay_in_view_are_vietnamese_and_every_sheet_prints_as_wide_as_its_page(database: Database) -> None:
    fill(database, "heza")
    book = openpyxl.load_workbook(BytesIO(xlsx.render(made(database, "heza"))))
    assert book.sheetnames == [name for key, name in wording.SHEETS.items() if key != "tasks"]
    for sheet in book:
        assert sheet.page_setup.fitToWidth == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes and sheet.freeze_panes.endswith("2") and sheet.print_title_rows == "$1:$1"
        assert sheet.column_dimensions["A"].width > 3
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in sheet[1])
    assert book["Sổ ghi"]["C2"].number_format == "dd/mm/yyyy"
    assert isinstance(book["Sổ ghi"]["C2"].value, datetime)


def test_the_sheet_about_the_file_prints_the_cut_off(database: Database) -> None:
    fill(database, "dong-dang")
    about = dict(sheets(made(database, "dong-dang"))["Thông tin"])
    assert about["Số liệu tính đến ngày"].date() == date(2026, 6, 3)
    assert "trước ngày 05 tháng 6" in about["Hạn gửi theo kế hoạch"] and "AI" in about["Nhãn"]


def test_who_has_not_sent_a_part_is_listed(database: Database) -> None:
    enrol(database, "dong-dang")
    parts = sheets(made(database, "dong-dang"))["Đơn vị gửi"]
    assert parts[1][0] == "Trung tâm Quản lý cửa khẩu" and parts[1][2] == "chưa gửi"


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_that_looks_like_a_formula_is_never_one(database: Database, attack: str) -> None:
    clerk = enrol(database, "heza")
    records = [
        Meeting(title=attack + " họp", mode="truc_tuyen", day=date(2026, 5, 4), note=attack, unit=""),
        Activity(title=attack + " làm", day=date(2026, 5, 5), note=attack),
        ReportSubmission(period="2026-H1", day=date(2026, 5, 6), unit="VP", results=attack, proposals=attack),
    ]
    write(database, "heza", clerk, records)
    report = made(database, "heza", estimates={"ty_le_truc_tuyen": attack})
    book = openpyxl.load_workbook(BytesIO(xlsx.render(report)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                ours = isinstance(cell.value, str) and cell.value.startswith(("=SUMIFS(", "=IF("))
                assert cell.data_type != "f" or (ours and sheet.title == "Chỉ tiêu")
                if isinstance(cell.value, str) and not ours:
                    assert cell.value.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    told = lines(csv.render_records(report.entries)) + lines(csv.render_figures(report))
    assert all(cell.lstrip()[:1] not in tuple("=+-@＝＋－＠") for row in told for cell in row)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(max_size=40))
def test_no_text_begins_like_a_formula_and_none_is_lost(text: str) -> None:
    cell = plain(text)
    assert not cell or (cell.lstrip()[:1] not in tuple("=+-@") and cell[0] not in "\t\r\n")
    assert cell.removeprefix("'") in (text, text.removeprefix("'"), *_without_control(text))


def _without_control(text: str) -> tuple[str, ...]:
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c != "\x7f" and c not in "\ufffe\uffff"))
    return kept, kept.removeprefix("'")


def test_csv_has_one_line_an_entry_with_its_letters_and_days(database: Database) -> None:
    fill(database, "le-chan")
    report = made(database, "le-chan")
    rows = lines(csv.render_records(report.entries))
    assert tuple(rows[0]) == wording.RECORD_HEADINGS and len(rows) == len(report.entries) + 1
    assert {len(row) for row in rows} == {len(wording.RECORD_HEADINGS)}
    document = next(row for row in rows if row[1] == "văn bản")
    assert document[2] == "01/02/2026" and document[4] == "1/BC-BQL – Báo cáo tuần"
    figures = lines(csv.render_figures(report))
    assert figures[1][:6] == ["Tỷ lệ hội nghị trực tuyến", report.window.label, "08/06/2026", "7", "11", "63,63 %"]
