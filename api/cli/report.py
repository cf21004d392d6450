"""`troly report`: the periodic report as DOCX, XLSX or CSV, and the deadlines as a calendar file."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import wording_report as wording
from api.cli.console import AgencyOption, ready_context, tell
from api.cli.operator import UnitOption, scope_of
from core.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import date

    from api.context import Context
    from kpi.report_model import Report

app = typer.Typer(help="Lập báo cáo của một kỳ (docx, xlsx, csv) và lịch các hạn (ics).")


class Format(StrEnum):
    """What file to make."""

    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    RECORDS = "records"
    ICS = "ics"


MOST_AGENCIES = 5  # beyond this, one has to be named
_SUFFIX = {Format.RECORDS: "csv"}
_PeriodOption = Annotated[str, typer.Option("--period", metavar="KỲ", help="2026-05, 2026-Q2, 2026-H1 hoặc 2026")]
_FormatOption = Annotated[
    Format, typer.Option("--format", help="docx, xlsx, csv (chỉ tiêu), records (sổ ghi, CSV) hoặc ics (lịch hạn)")
]
_OutOption = Annotated[str, typer.Option("--out", metavar="TỆP", help="Tệp kết quả; - là đầu ra chuẩn")]
_CutOffOption = Annotated[str, typer.Option("--cut-off", metavar="NGÀY", help="Ngày chốt số liệu, dd/mm/yyyy")]
_DocumentOption = Annotated[str, typer.Option("--document", metavar="MÃ", help="Kế hoạch cần báo cáo")]
_EstimateOption = Annotated[
    list[str] | None,
    typer.Option("--estimate", metavar="CHỈ-TIÊU=SỐ", help="Ước cả kỳ do cơ quan nhập, ghi riêng; dùng được nhiều lần"),
]
_FinalOption = Annotated[bool, typer.Option("--final", help="Bỏ chữ DỰ THẢO và các lưu ý của bản dự thảo")]


@app.command()
def report(
    period: _PeriodOption = "",
    form: _FormatOption = Format.DOCX,
    agency: AgencyOption = None,
    unit: UnitOption = "",
    out: _OutOption = "",
    document: _DocumentOption = "",
    cut_off: _CutOffOption = "",
    estimate: _EstimateOption = None,
    final: _FinalOption = False,
) -> None:
    """Lập báo cáo. Ví dụ: troly report --period 2026-H1 --format docx --agency heza

    Không nêu --agency thì lập cho từng cơ quan có kế hoạch đang hiệu lực.
    """
    if not period and form is not Format.ICS:
        raise typer.BadParameter(wording.PERIOD_NEEDED, param_hint="--period")
    with ready_context() as context:
        codes = [context.require_agency(agency)] if agency else sorted(context.snapshot().agencies)
        if len(codes) > MOST_AGENCIES or (len(codes) > 1 and (out or unit or document)):
            raise typer.BadParameter(wording.AGENCY_NEEDED.format(codes=", ".join(codes)), param_hint="--agency")
        made = 0
        for code in codes:
            try:
                content, told = _make(context, code, form, period, unit, document, cut_off, estimate or [], final)
            except NotFoundError as error:
                if agency:
                    raise
                tell(wording.SKIPPED.format(code=code, why=error))
                continue
            _deliver(content, out or _free_name(code, period, form))
            made += 1
            for line in told:
                tell(line)
        if not made:
            raise NotFoundError(wording.NOTHING_MADE)


def _make(
    context: "Context",
    code: str,
    form: Format,
    period: str,
    unit: str,
    document: str,
    cut_off: str,
    estimates: list[str],
    final: bool,
) -> tuple[bytes, list[str]]:
    """The file, and what to tell about it on stderr."""
    from api.cli.operator import fields_of
    from kpi.report import build

    now = context.clock.now()
    with context.database.read() as connection:
        scope, snapshot = scope_of(connection, code, unit), context.snapshot()
        if form is Format.ICS:
            from kpi.agency_settings import load_settings
            from kpi.deadlines import agenda
            from kpi.exports import ics

            remind = load_settings(connection, scope)["reminder_days"]
            due = agenda(connection, scope, snapshot, now.date()).due
            return ics.render(due, snapshot.agencies[code].name, now, remind), []
        built = build(
            connection,
            scope,
            snapshot,
            period,
            now,
            document_id=document,
            cut_off=_day(cut_off),
            estimates=fields_of(estimates),
            draft=not final,
        )
    return _rendered(built, form), [_counted_until(built), *built.reminders]


def _rendered(built: "Report", form: Format) -> bytes:
    from kpi.exports import csv, docx, xlsx

    match form:
        case Format.XLSX:
            return xlsx.render(built)
        case Format.CSV:
            return csv.render_figures(built)
        case Format.RECORDS:
            return csv.render_records(built.entries)
        case _:
            return docx.render(built)


def _day(text: str) -> "date | None":
    from core.vietnamese.dates import parse_date

    day = parse_date(text) if text else None
    if text and day is None:
        raise typer.BadParameter(wording.DAY_WRONG.format(text=text), param_hint="--cut-off")
    return day


def _counted_until(built: "Report") -> str:
    from kpi.validation import show

    deadline = built.cut_off.deadline
    told = {"agency": built.head.agency_name, "document": built.document_id, "day": show(built.cut_off.day)}
    why = wording.FOR_DEADLINE.format(wording=deadline.fact.wording, locator=deadline.fact.locator) if deadline else ""
    return wording.COUNTED.format(why="" if built.cut_off.chosen else why, **told)


def _free_name(code: str, period: str, form: Format) -> str:
    """A file name that is still free here: an earlier draft may have been edited."""
    suffix = _SUFFIX.get(form, form.value)
    stem = {Format.ICS: f"lich-han-{code}", Format.RECORDS: f"so-ghi-{code}-{period}"}.get(
        form, f"bao-cao-{code}-{period}"
    )
    number, name = 1, f"{stem}.{suffix}"
    while Path(name).exists():
        number += 1
        name = f"{stem}-{number}.{suffix}"
    return name


def _deliver(content: bytes, out: str) -> None:
    """Write the file whole or not at all, and say where it is; "-" writes to stdout."""
    if out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from kpi.exports.whole import write_whole

    write_whole(Path(out), content)
    typer.echo(out)
