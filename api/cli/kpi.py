"""`troly kpi`: where the agency stands against its plans' targets, the rows behind a figure, and what-if."""

import json
from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import JsonOption, RequiredAgency, ready_context
from api.cli.operator import UnitOption, scope_of

app = typer.Typer(help="Xem tiến độ chỉ tiêu: tử số, mẫu số, còn thiếu bao nhiêu.")


@app.command()
def kpi(
    agency: RequiredAgency,
    period: Annotated[str, typer.Option("--period", help="2026-05, 2026-Q2, 2026-H1, 2026; mặc định năm nay")] = "",
    unit: UnitOption = "",
    measure: Annotated[str, typer.Option("--measure", help="Chỉ một chỉ tiêu, ví dụ ty_le_truc_tuyen")] = "",
    rows: Annotated[bool, typer.Option("--rows", help="Liệt kê các dòng làm ra con số (cần --measure)")] = False,
    by: Annotated[str, typer.Option("--by", help="Tách theo unit, month, quarter hoặc half (cần --measure)")] = "",
    if_online: Annotated[int, typer.Option("--if-online", min=0, help="Nếu thêm số hội nghị trực tuyến này")] = 0,
    if_in_person: Annotated[int, typer.Option("--if-in-person", min=0, help="Nếu thêm số hội nghị trực tiếp này")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Xem tiến độ. Ví dụ: troly kpi --agency heza --measure ty_le_truc_tuyen --rows"""
    from kpi.explain import breakdown, rows_behind
    from kpi.lines import row_line, share_line
    from kpi.plain import progress_json
    from kpi.progress import WhatIf, progress
    from kpi.targets import Measure
    from kpi.telling import progress_lines
    from kpi.window import window_of, year_of

    if measure and measure not in list(Measure):
        raise typer.BadParameter(f"chọn một trong: {', '.join(Measure)}", param_hint="--measure")
    if (rows or by) and not measure:
        raise typer.BadParameter("cần nêu --measure", param_hint="--rows/--by")
    if by and by not in ("unit", "month", "quarter", "half"):
        raise typer.BadParameter("chọn unit, month, quarter hoặc half", param_hint="--by")
    with ready_context() as context:
        code, today = context.require_agency(agency), context.clock.now().date()
        window = window_of(period) if period else year_of(today)
        wanted = [Measure(measure)] if measure else None
        guess = WhatIf(online=if_online, in_person=if_in_person) if if_online or if_in_person else None
        with context.database.read() as connection:
            scope, snapshot = scope_of(connection, code, unit), context.snapshot()
            found = progress(connection, scope, snapshot, window, today, measures=wanted, what_if=guess)
            behind = rows_behind(connection, scope, wanted[0], window, today) if rows and wanted else []
            shares = breakdown(connection, scope, wanted[0], window, today, by) if by and wanted else []
    if as_json:
        typer.echo(json.dumps([progress_json(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        typer.echo("\n".join(progress_lines(one)) + "\n")
    for row in behind:
        typer.echo(row_line(row))
    for share in shares:
        typer.echo(share_line(share))
    if not found:
        typer.echo(wording.NO_TARGETS)
