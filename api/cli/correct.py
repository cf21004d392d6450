"""`troly correct`: give fields of an entry new values; what was there before stays in its history."""

from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import RequiredAgency, ready_context
from api.cli.operator import FieldsArgument, WhyOption, fields_of, scope_of, stamp_of

app = typer.Typer(help="Sửa một dòng đã ghi (dòng cũ vẫn được giữ).")


@app.command()
def correct(
    entry: Annotated[str, typer.Argument(metavar="MÃ", help="Mã bản ghi, xem: troly log show")],
    fields: FieldsArgument,
    agency: RequiredAgency,
    why: WhyOption = "",
) -> None:
    """Sửa một dòng đã ghi. Ví dụ: troly correct 3fa91c20 mode=truc_tuyen --agency heza --why "ghi nhầm" """
    from kpi import ledger
    from kpi.differences import differences
    from kpi.lines import entry_line

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.write() as connection:
            scope = scope_of(connection, code, "")
            written = ledger.correct(connection, scope, entry, fields_of(fields), stamp_of(context, code, why))
        typer.echo(wording.CORRECTED.format(entry=entry_line(written.entry)))
        for line in differences(written.before, written.entry.record) if written.before else ():
            typer.echo(wording.CHANGED.format(line=line))
        for remark in written.remarks:
            typer.echo(wording.REMARK.format(text=remark.text))
