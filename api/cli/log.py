"""`troly log`: write a record from named fields, see the ledger, an entry's history, what became of a meeting."""

from datetime import date
from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import JsonOption, RequiredAgency, ready_context
from api.cli.operator import OptionalFields, UnitOption, WhyOption, fields_of, scope_of, stamp_of

app = typer.Typer(help="Ghi cuộc họp, văn bản, hồ sơ vào sổ; xem sổ.")

EntryArgument = Annotated[str, typer.Argument(metavar="MÃ", help="Mã bản ghi, xem: troly log show")]


@app.command()
def add(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="LOẠI",
            help="meeting, meeting_count, document, document_count, procedure_count, activity, measurement, "
            "task_progress, report_submission; hoặc cả một câu trong ngoặc kép",
        ),
    ],
    agency: RequiredAgency,
    fields: OptionalFields = None,
    why: WhyOption = "",
    overlap: Annotated[
        str, typer.Option("--overlap", help="Khi kỳ đã có số: cong (cộng thêm) hoặc thay (thay số cũ)")
    ] = "",
) -> None:
    """Ghi một dòng vào sổ: theo từng mục, hoặc bằng một câu như khi nhắn tin.

    Ví dụ: troly log add meeting --agency heza title="Họp giao ban" mode=truc_tuyen day=2026-05-18 unit=VP

    Hoặc: troly log add "sáng nay họp giao ban trực tuyến từ 8h đến 9h" --agency heza
    """
    from api.cli.said import said_record
    from core.errors import InputError
    from kpi import ledger
    from kpi.entries import AskOverlap, Overlap
    from kpi.lines import entry_line
    from kpi.validation import parse_record
    from kpi.wording import RECORD_NAMES

    if overlap and overlap not in list(Overlap):
        raise typer.BadParameter("chọn cong hoặc thay", param_hint="--overlap")
    with ready_context() as context:
        code = context.require_agency(agency)
        if kind in RECORD_NAMES:
            new = parse_record(fields_of(fields or []) | {"record": kind})
        else:
            new = said_record(context, code, " ".join([kind, *(fields or [])]), why)
        with context.database.write() as connection:
            scope = scope_of(connection, code, "")
            choice = Overlap(overlap) if overlap else None
            written = ledger.record(connection, scope, new, stamp_of(context, code, why), choice)
        if isinstance(written, AskOverlap):
            raise InputError(wording.ASK_OVERLAP.format(question=written.question))
        typer.echo(wording.LOGGED.format(entry=entry_line(written.entry)))
        for remark in written.remarks:
            typer.echo(wording.REMARK.format(text=remark.text))


@app.command()
def show(
    agency: RequiredAgency,
    unit: UnitOption = "",
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Chỉ loại này, ví dụ meeting")] = None,
    period: Annotated[str, typer.Option("--period", help="2026-05, 2026-Q2, 2026-H1 hoặc 2026")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="Số dòng nhiều nhất")] = 50,
    as_json: JsonOption = False,
) -> None:
    """Liệt kê các dòng đã ghi, mới nhất trước."""
    from kpi import ledger
    from kpi.lines import entry_line
    from kpi.window import Window, window_of

    with ready_context() as context:
        code = context.require_agency(agency)
        window = window_of(period) if period else Window("", date(1990, 1, 1), date(2200, 12, 31))
        with context.database.read() as connection:
            scope = scope_of(connection, code, unit)
            entries = ledger.listing(connection, scope, tuple(kind or ()), window.start, window.end, limit)
    for entry in entries:
        typer.echo(
            f'{{"id": "{entry.id}", "record": {entry.record.model_dump_json()}}}' if as_json else entry_line(entry)
        )
    if not entries and not as_json:
        typer.echo(wording.LEDGER_EMPTY)


@app.command()
def history(entry: EntryArgument, agency: RequiredAgency) -> None:
    """Xem mọi lần ghi, sửa, hoàn tác của một dòng: ai, khi nào, qua kênh nào, vì sao."""
    from kpi import ledger
    from kpi.lines import change_line

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.read() as connection:
            for change in ledger.history(connection, scope_of(connection, code, ""), entry):
                typer.echo(change_line(change))


@app.command()
def state(
    entry: EntryArgument,
    new: Annotated[str, typer.Argument(metavar="TRẠNG-THÁI", help="held, cancelled, postponed hoặc planned")],
    agency: RequiredAgency,
    why: WhyOption = "",
) -> None:
    """Cho biết một cuộc họp đã họp, bị hủy hay hoãn."""
    from kpi import ledger
    from kpi.lines import entry_line
    from kpi.records import MeetingState

    if new not in list(MeetingState):
        raise typer.BadParameter("chọn held, cancelled, postponed hoặc planned", param_hint="TRẠNG-THÁI")
    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.write() as connection:
            scope = scope_of(connection, code, "")
            written = ledger.set_state(connection, scope, entry, MeetingState(new), stamp_of(context, code, why))
        typer.echo(wording.CORRECTED.format(entry=entry_line(written.entry)))
