"""`troly undo`: take back the last change, of an entry or of one's own."""

from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import RequiredAgency, ready_context
from api.cli.operator import WhyOption, scope_of, stamp_of

app = typer.Typer(help="Hoàn tác lần ghi gần nhất.")


@app.command()
def undo(
    agency: RequiredAgency,
    entry: Annotated[str | None, typer.Argument(metavar="[MÃ]", help="Mã bản ghi; bỏ trống: lần ghi gần nhất")] = None,
    why: WhyOption = "",
) -> None:
    """Hoàn tác: lần sửa thì về như trước, lần ghi thì không tính nữa. Dòng cũ vẫn được giữ."""
    from kpi import ledger
    from kpi.lines import entry_line

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.write() as connection:
            scope, stamp = scope_of(connection, code, ""), stamp_of(context, code, why)
            undone = (
                [ledger.undo(connection, scope, entry, stamp)] if entry else ledger.undo_last(connection, scope, stamp)
            )
        after = undone[0]
        if len(undone) > 1:
            typer.echo(wording.ALL_UNDONE.format(count=len(undone)))
        else:
            typer.echo((wording.NOW_IS if after.live else wording.UNDONE).format(entry=entry_line(after)))
