"""The report's figures and the records behind them as an Excel file, with formulas that add the rows up again."""

from collections.abc import Sequence
from io import BytesIO

from kpi import report_wording as wording
from kpi.explain import CountedRow, Share
from kpi.exports.record_cells import record_cells, what_of
from kpi.exports.xlsx_sheet import Formula, Value, add_pairs, add_sheet, new_book
from kpi.report_lines import before_text, standing_text
from kpi.report_model import Figure, Report
from kpi.report_tables import parts_of_figure, result_text, task_row
from kpi.targets import SHARES, Measure
from kpi.telling import level_text, need_text, percent
from kpi.validation import show

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIGURE_WIDTHS = (5, 34, 40, 9, 9, 15, 18, 18, 30, 18, 12, 12, 12, 11)
_ROW_WIDTHS = (34, 12, 12, 12, 50, 28, 9, 9, 24)
_SHARE_WIDTHS = (34, 34, 10, 10, 12)
_RECORD_WIDTHS = (11, 18, 12, 12, 50, 28, 18, 14, 10, 12, 11, 22, 28, 20, 17)
_TASK_WIDTHS = (7, 60, 34, 20, 26, 26)
_PART_WIDTHS = (36, 14, 12, 12, 50, 40, 40, 40)


def render(report: Report) -> bytes:
    """The XLSX file of a report: about, figures with checking formulas, rows, units, months, records, tasks, parts."""
    names = wording.SHEETS
    book = new_book(f"{report.head.subject}, {report.window.label}", report.head.agency_name)
    add_pairs(book, names["about"], _about(report))
    rows = [_row(figure, row) for figure in report.figures for row in figure.rows]
    figures = [_figure(number, figure, len(rows)) for number, figure in enumerate(report.figures, 1)]
    add_sheet(book, names["figures"], wording.FIGURE_COLUMNS, figures, _FIGURE_WIDTHS, hold=2)
    add_sheet(book, names["rows"], wording.ROW_COLUMNS, rows, _ROW_WIDTHS, hold=2)
    for name, shares in (("units", "by_unit"), ("months", "by_month")):
        told = [(figure, share) for figure in report.figures for share in getattr(figure, shares)]
        lines = [_share(figure, share) for figure, share in told]
        add_sheet(book, names[name], wording.SHARE_COLUMNS, lines, _SHARE_WIDTHS, hold=1)
    records = [record_cells(entry) for entry in report.entries]
    add_sheet(book, names["records"], wording.RECORD_HEADINGS, records, _RECORD_WIDTHS, hold=1)
    if report.tasks:
        tasks = [task_row(line) for line in report.tasks]
        add_sheet(book, names["tasks"], wording.TASK_HEADINGS, tasks, _TASK_WIDTHS, hold=2)
    add_sheet(book, names["parts"], wording.PART_COLUMNS, _parts(report), _PART_WIDTHS, hold=1)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _about(report: Report) -> list[tuple[str, Value]]:
    deadline = report.cut_off.deadline
    pairs: list[tuple[str, Value]] = [
        ("agency", report.head.agency_name),
        ("report", report.head.subject),
        ("plan", report.document_id),
        ("period", report.window.label),
        ("span", f"{show(report.window.start)} – {show(report.window.end)}"),
        ("cut_off", report.cut_off.day),
        ("deadline", f"{deadline.fact.wording} ({deadline.fact.locator})" if deadline else ""),
        ("made_at", f"{report.made_at:%H:%M %d/%m/%Y}"),
        *(("note", note) for note in (*report.notes, *(report.reminders if report.draft else ()))),
        ("label", wording.AI_LABEL),
    ]
    return [(wording.ABOUT[name], value) for name, value in pairs]


def _figure(number: int, figure: Figure, rows: int) -> tuple[Value, ...]:
    """A line of the sheet of figures; row `number` + 1 of it."""
    found, line = figure.progress, number + 1
    numerator, denominator = parts_of_figure(found)
    return (
        number,
        found.subject,
        "\n".join(level_text(one.level) for one in found.levels),
        numerator,
        denominator,
        result_text(found),
        before_text(figure),
        "\n".join(dict.fromkeys(standing_text(one) for one in found.levels)),
        "\n".join(need for one in found.levels if (need := need_text(found.measure, one))),
        figure.estimate,
        *(_checks(line, found.measure, denominator is not None, rows) if found.measure else (None,) * 4),
    )


def _checks(line: int, measure: Measure, known: bool, rows: int) -> tuple[Value, ...]:
    """Formulas that work the result out again, add the rows of the figure up, and say whether they agree."""
    sheet, last = wording.SHEETS["rows"], max(rows + 1, 2)

    def added(column: str) -> str:
        return f"SUMIFS('{sheet}'!${column}$2:${column}${last},'{sheet}'!$A$2:$A${last},$B{line})"

    agrees = f"AND(D{line}=L{line},E{line}=M{line})" if measure in SHARES else f"D{line}=L{line}"
    verdict = Formula(f'=IF({agrees},"{wording.AGREES}","{wording.DIFFERS}")')
    percent_again = _percent(line, measure) if known else None
    return percent_again, Formula(f"={added('G')}"), Formula(f"={added('H')}"), verdict


def _percent(line: int, measure: Measure) -> Formula:
    """The percentage, cut to two decimals away from a pass as the report prints it."""
    part, whole = f"D{line}", f"E{line}"
    if measure in SHARES:
        cut = "ROUNDUP" if measure is Measure.IN_PERSON_SHARE else "ROUNDDOWN"
        return Formula(f'=IF({whole}=0,"",{cut}(100*{part}/{whole},2))')
    change = f"100*({whole}-{part})/{whole}"
    return Formula(f'=IF({whole}=0,"",IF({part}>{whole},ROUNDUP({change},2),ROUNDDOWN({change},2)))')


def _row(figure: Figure, row: CountedRow) -> tuple[Value, ...]:
    record, counts = row.entry.record, row.counts
    until = getattr(record, "until", record.day)
    return (
        figure.progress.subject,
        row.entry.id,
        record.day,
        until,
        what_of(record),
        record.unit,
        counts.numerator,
        counts.denominator,
        row.why_not,
    )


def _share(figure: Figure, share: Share) -> tuple[Value, ...]:
    counts, measure = share.counts, figure.progress.measure
    downwards = measure is not Measure.IN_PERSON_SHARE
    value = percent(counts.percent, downwards=downwards) if measure in SHARES and counts.percent is not None else ""
    return figure.progress.subject, share.label, counts.numerator, counts.denominator, value


def _parts(report: Report) -> Sequence[Sequence[Value]]:
    lines: list[Sequence[Value]] = []
    for part in report.parts:
        sent = part.sent
        if sent is None:
            lines.append((part.unit, part.due, wording.NOT_SENT_YET, "", "", "", "", ""))
        else:
            said = (sent.results, sent.difficulties, sent.next_steps, sent.proposals)
            lines.append((part.unit, part.due, sent.day, part.entry, *said))
    return lines
