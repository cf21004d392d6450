"""`troly deadlines`: what is due, by whom, for whom, and who has sent it."""

import json
from datetime import timedelta
from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import JsonOption, RequiredAgency, ready_context
from api.cli.operator import UnitOption, scope_of

app = typer.Typer(help="Xem các hạn sắp đến theo kế hoạch.")


@app.command()
def deadlines(
    agency: RequiredAgency,
    unit: UnitOption = "",
    days: Annotated[int, typer.Option("--days", min=1, max=3660, help="Trong bao nhiêu ngày tới")] = 366,
    undated: Annotated[bool, typer.Option("--undated", help="Cả các hạn kế hoạch không nêu ngày")] = False,
    as_json: JsonOption = False,
) -> None:
    """Xem các hạn: ngày an toàn cuối cùng, việc, đơn vị, nơi nhận, chỗ ghi trong kế hoạch, đã nộp chưa."""
    from kpi.deadlines import agenda
    from kpi.lines import due_line, undated_line
    from kpi.plain import due_json

    with ready_context() as context:
        code, today = context.require_agency(agency), context.clock.now().date()
        with context.database.read() as connection:
            scope = scope_of(connection, code, unit)
            found = agenda(connection, scope, context.snapshot(), today, timedelta(days=days))
    if as_json:
        typer.echo(json.dumps([due_json(due) for due in found.due], ensure_ascii=False))
        return
    for due in found.due:
        typer.echo(due_line(due))
    if not found.due:
        typer.echo(wording.NO_DUE)
    for item in found.undated if undated else ():
        typer.echo(undated_line(item))
    if found.undated and not undated:
        typer.echo(wording.MORE_UNDATED.format(count=len(found.undated)))
