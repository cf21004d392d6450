"""`troly import-baseline`: last year's counts from a CSV or XLSX file, shown first, kept whole or not at all."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import RequiredAgency, ready_context
from api.cli.operator import scope_of, stamp_of

app = typer.Typer(help="Nhập số liệu năm trước để so sánh.")


@app.command()
def import_baseline(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .csv hoặc .xlsx có cột: kỳ, số liệu, tổng số")],
    agency: RequiredAgency,
    source: Annotated[str, typer.Option("--source", help="Nguồn số liệu; mặc định: tên tệp")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Nhập luôn sau khi kiểm tra")] = False,
    overlap: Annotated[str, typer.Option("--overlap", help="Khi kỳ đã có số: thay hoặc cong")] = "",
) -> None:
    """Kiểm tra từng dòng của tệp rồi nhập; có dòng sai thì không nhập gì."""
    from core.errors import FileRefused, InputError
    from kpi.baseline import keep, preview, read_baseline
    from kpi.entries import AskOverlap, Overlap
    from kpi.remarks import describe, span

    if overlap and overlap not in list(Overlap):
        raise typer.BadParameter("chọn thay hoặc cong", param_hint="--overlap")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileRefused(wording.FILE_UNREADABLE.format(file=file)) from error
    with ready_context() as context:
        code = context.require_agency(agency)
        stamp, rows = stamp_of(context, code), read_baseline(file.name, content)
        with context.database.read() as connection:
            made = preview(connection, scope_of(connection, code, ""), rows, stamp, source or file.name)
        for count in made.counts:
            typer.echo(f"{span(count)} · {describe(count)}{f' · {count.unit}' if count.unit else ''} · {count.source}")
        for fault in made.faults:
            typer.echo(wording.FAULTY_ROW.format(row=fault.row, text=fault.text), err=True)
        if (
            not made.faults
            and not yes
            and not typer.confirm(wording.IMPORT_ROWS.format(count=len(made.counts)), err=True)
        ):
            raise typer.Abort
        with context.database.write() as connection:
            scope = scope_of(connection, code, "")
            kept = keep(connection, scope, made, stamp, Overlap(overlap) if overlap else None)
        if isinstance(kept, AskOverlap):
            raise InputError(wording.ASK_OVERLAP.format(question=kept.question))
        typer.echo(wording.IMPORTED.format(count=len(kept)))
