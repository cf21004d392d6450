"""Sheets of an Excel file: headings that stay in view, widths, ruled cells, text that never runs as a formula.

Rows are written as they come and not kept, so that a ledger of many thousand entries stays small in memory.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kpi.exports.cells import plain

FONT = "Times New Roman"
LONGEST_CELL = 32_767  # what Excel takes
_A4 = 9  # the number of the paper size in the file format
_HEADING, _TEXT, _DAY, _LABEL, _NOTE = "troly_heading", "troly_text", "troly_day", "troly_label", "troly_note"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours; everything else that is text stays text."""

    text: str


Value = str | int | float | date | Formula | None


def new_book(title: str, creator: str) -> Any:
    """An empty workbook with the styles that its sheets share."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = plain(title), plain(creator)
    thin = Side(style="thin", color="999999")
    ruled = Border(thin, thin, thin, thin)
    top, middle = Alignment(vertical="top", wrap_text=True), Alignment("center", "center", wrap_text=True)
    normal, bold, grey = Font(name=FONT, size=11), Font(name=FONT, size=11, bold=True), PatternFill("solid", "D9D9D9")
    for style in (
        NamedStyle(_HEADING, font=bold, fill=grey, border=ruled, alignment=middle),
        NamedStyle(_TEXT, font=normal, border=ruled, alignment=top),
        NamedStyle(_DAY, font=normal, border=ruled, alignment=top, number_format="dd/mm/yyyy"),
        NamedStyle(_LABEL, font=bold, alignment=top),
        NamedStyle(_NOTE, font=normal, alignment=Alignment("left", "top", wrap_text=True), number_format="dd/mm/yyyy"),
    ):
        book.add_named_style(style)
    return book


def add_pairs(book: Any, title: str, pairs: Iterable[tuple[str, Value]]) -> None:
    """A sheet of names and what they are."""
    sheet = book.create_sheet(title)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 100
    _set_page(sheet)
    for name, value in pairs:
        sheet.append([_cell(sheet, name, _LABEL), _cell(sheet, value, _NOTE)])


def add_sheet(
    book: Any,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    widths: Sequence[float],
    *,
    hold: int,
) -> None:
    """A sheet with `headings` in its first row; that row and the first `hold` columns stay in view."""
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = f"{get_column_letter(hold + 1)}2"
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"
    _set_page(sheet)
    sheet.print_title_rows = "1:1"
    sheet.append([_cell(sheet, heading, _HEADING) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value, _DAY if isinstance(value, date) else _TEXT) for value in row])


def _cell(sheet: Any, value: Value, style: str) -> Any:
    """A cell: our formulas as formulas, text as text whatever it begins with, days as days."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, Formula):
        cell = WriteOnlyCell(sheet, value.text)
    elif isinstance(value, str):
        cell = WriteOnlyCell(sheet, plain(value)[:LONGEST_CELL])
        cell.data_type = "s"
    else:
        cell = WriteOnlyCell(sheet)
        cell.value = value
    cell.style = style
    return cell


def _set_page(sheet: Any) -> None:
    """A4 on its side, as wide as the page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
