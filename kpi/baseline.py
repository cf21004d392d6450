"""Earlier years' counts out of a CSV or XLSX file: read whole, every faulty row shown, then kept whole or not at all.

A file has a heading row with the columns kỳ, số liệu, tổng số, and if wanted đơn vị and nguồn, in any order.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from sqlalchemy import Connection

from core.errors import FileRefused, InputError
from core.people import AgencyScope
from core.vietnamese.text import folded_tokens, nfc, squeeze
from kpi import batch, store, wording
from kpi.entries import AskOverlap, Entry, Overlap, Stamp
from kpi.records import BaselineCount
from kpi.remarks import overlaps
from kpi.secrecy import guarded
from kpi.validation import parse_record, resolve_unit, settle
from kpi.window import Window, window_of

LARGEST = 5_000_000
MOST_ROWS = 10_000
_COLUMNS = {
    "period": ("ky", "thoi gian", "thang", "nam", "period"),
    "measure": ("so lieu", "loai", "noi dung", "chi tieu", "measure"),
    "total": ("tong so", "so luong", "total"),
    "unit": ("don vi", "unit"),
    "source": ("nguon", "nguon so lieu", "source"),
}
_MEASURES = {
    "meetings": ("hoi nghi", "so hoi nghi", "meetings"),
    "all_meetings": ("hop", "moi cuoc hop", "cuoc hop", "hoi hop", "all meetings"),
    "documents": ("van ban", "van ban hanh chinh", "so van ban", "documents"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be taken, by its number in the file (the heading is row 1)."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring: the counts, and the rows that are wrong. Only a file without faults is kept."""

    counts: tuple[BaselineCount, ...]
    faults: tuple[Fault, ...]


def read_baseline(name: str, content: bytes) -> list[tuple[int, dict[str, str]]]:
    """Row number and cells by column of a .csv or .xlsx file. Raises FileRefused in Vietnamese."""
    if len(content) > LARGEST:
        raise FileRefused(wording.BASELINE_TOO_LARGE.format(size=LARGEST // 1_000_000))
    suffix = Path(name).suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise FileRefused(wording.BASELINE_KIND.format(name=Path(name).name))
    rows = _csv_rows(content) if suffix == ".csv" else _xlsx_rows(content)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise FileRefused(wording.BASELINE_EMPTY)
    if len(filled) > MOST_ROWS:
        raise FileRefused(wording.BASELINE_LONG.format(most=MOST_ROWS))
    columns = [_column(cell) for cell in filled[0][1]]
    absent = [wording.BASELINE_COLUMNS[c] for c in ("period", "measure", "total") if c not in columns]
    if absent:
        raise FileRefused(wording.BASELINE_NO_COLUMN.format(names=", ".join(absent)))
    return [(n, {c: cell.strip() for c, cell in zip(columns, row, strict=False) if c}) for n, row in filled[1:]]


def preview(
    connection: Connection,
    scope: AgencyScope,
    rows: Sequence[tuple[int, dict[str, str]]],
    stamp: Stamp,
    source: str = "",
) -> Preview:
    """Check every row, writing nothing. `source` stands in where a row names none (a file's name, a letter)."""
    counts: list[BaselineCount] = []
    faults: list[Fault] = []
    seen: dict[tuple[object, ...], int] = {}
    unit_named = cache(partial(resolve_unit, connection, scope))
    for number, cells in rows:
        try:
            made = _count(unit_named, cells, stamp, source)
        except InputError as error:
            faults.append(Fault(number, str(error)))
            continue
        key = (made.measure, made.unit, made.day, made.until)
        if key in seen:
            faults.append(Fault(number, wording.BASELINE_TWICE.format(row=seen[key])))
        seen.setdefault(key, number)
        counts.append(made)
    return Preview(tuple(counts), tuple(faults))


def keep(
    connection: Connection,
    scope: AgencyScope,
    made: Preview,
    stamp: Stamp,
    on_overlap: Overlap | None = None,
) -> list[Entry] | AskOverlap:
    """Write the counts of a faultless preview in the caller's transaction, as one batch. Where they meet earlier ones,
    comes back as a question, nothing written, until `on_overlap` answers it. Raises InputError where the preview has
    faults."""
    if made.faults:
        raise InputError(wording.BASELINE_FAULTY.format(count=len(made.faults)))
    store.lock(connection, scope)  # what the counts meet stays as it is until they are written
    # rows of one file may lie side by side, a year and its months: only what was there before is asked about
    met = [] if on_overlap is Overlap.ADD else overlaps(connection, scope, made.counts)
    if met and on_overlap is None:
        return met[0]
    replaced = {entry.id: entry for question in met for entry in question.earlier}
    return batch.record_all(connection, scope, made.counts, stamp, tuple(replaced.values()))


def _count(unit_named: Callable[[str], str], cells: dict[str, str], stamp: Stamp, source: str) -> BaselineCount:
    window = _period(cells.get("period", ""))
    measure = _measure(cells.get("measure", ""))
    fields = {
        "record": "baseline_count",
        "measure": measure,
        "day": window.start,
        "until": window.end,
        "total": _whole(cells.get("total", "")),
        "unit": unit_named(cells.get("unit", "")),
        **({"source": text} if (text := cells.get("source") or source) else {}),
    }
    made = settle(guarded(parse_record(fields)), stamp.today)
    assert isinstance(made, BaselineCount)
    return made


def _period(text: str) -> Window:
    """A key ("2025-05") or the office's words ("tháng 5/2025", "quý II/2025", "năm 2025", "5/2025", "2025")."""
    from core.vietnamese.periods import find_periods

    text = squeeze(text).removesuffix(".0")  # a year typed as a number in a sheet
    month, _, year = text.partition("/")
    if month.isdigit() and year.isdigit():
        return window_of(f"{year}-{int(month):02d}")
    if found := next(iter(find_periods(text)), None):
        return Window("", found.first, found.last)
    return window_of(text)


def _measure(text: str) -> str:
    words = " ".join(folded_tokens(text))
    for measure, names in _MEASURES.items():
        if words in names:
            return measure
    raise InputError(wording.BASELINE_MEASURE.format(text=text))


def _whole(text: str) -> int:
    """A count as written: "1.200", "1 200" or "1200"; a sheet's 1200.0 too."""
    plain = squeeze(text).removesuffix(".0")
    for mark in (".", ",", " "):
        groups = plain.split(mark)
        if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
            plain = "".join(groups)
    try:
        return int(plain)
    except ValueError:
        raise InputError(wording.BASELINE_NUMBER.format(text=text)) from None


def _column(cell: str) -> str:
    words = " ".join(folded_tokens(cell))
    return next((column for column, names in _COLUMNS.items() if words in names), "")


def _csv_rows(content: bytes) -> list[list[str]]:
    try:
        text = nfc(content.decode("utf-8-sig"))
        sample = text.split("\n", 1)[0]
        mark = max(",;\t", key=sample.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileRefused(wording.BASELINE_BROKEN_CSV) from error


def _xlsx_rows(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2)
        return [[nfc(str(cell)) if cell is not None else "" for cell in row] for row in rows]
    except Exception as error:  # openpyxl raises whatever its zip and XML readers do
        raise FileRefused(wording.BASELINE_BROKEN_XLSX) from error
