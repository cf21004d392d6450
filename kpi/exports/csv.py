"""Records and figures as CSV that Excel opens with its Vietnamese letters intact."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from kpi import report_wording as wording
from kpi.entries import Entry
from kpi.exports.cells import plain
from kpi.exports.record_cells import Cell, record_cells
from kpi.report_model import Report
from kpi.report_tables import figure_row
from kpi.validation import show

MEDIA_TYPE = "text/csv; charset=utf-8"
_MARK = "\ufeff"  # tells Excel that the letters are UTF-8


def render_records(entries: Sequence[Entry]) -> bytes:
    """One line an entry, with a heading line and a byte-order mark."""
    return _lines(wording.RECORD_HEADINGS, map(record_cells, entries))


def render_figures(report: Report) -> bytes:
    """One line a figure of the report."""
    rows = []
    for number, figure in enumerate(report.figures, 1):
        _, name, levels, numerator, denominator, result, before, standing = figure_row(number, figure)
        counted = (report.window.label, report.cut_off.day, numerator, denominator, result, before)
        rows.append((name, *counted, levels.replace("\n", "; "), standing.replace("\n", "; ")))
    return _lines(wording.FIGURE_CSV, rows)


def _lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return (_MARK + stream.getvalue()).encode("utf-8")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return show(value)
    return plain(value) if isinstance(value, str) else str(value)
