"""`troly settings`: what the plans leave open and the agency decides; blanks of a plan filled in with their source."""

from datetime import datetime
from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import RequiredAgency, ready_context
from api.cli.operator import scope_of, stamp_of

app = typer.Typer(help="Xem và đổi thiết lập của cơ quan.")

SourceOption = Annotated[str, typer.Option("--source", help="Căn cứ: văn bản nào, của ai")]
SourceDayOption = Annotated[
    datetime | None, typer.Option("--source-day", formats=["%d/%m/%Y", "%Y-%m-%d"], help="Ngày của căn cứ")
]


@app.command()
def show(agency: RequiredAgency) -> None:
    """Xem các thiết lập đang dùng, ai đặt, khi nào, theo căn cứ nào."""
    from kpi.agency_settings import DEFINITIONS, load_settings
    from kpi.lines import completion_line, setting_line

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.read() as connection:
            settings = load_settings(connection, scope_of(connection, code, ""))
    for definition in DEFINITIONS.values():
        typer.echo(setting_line(definition, settings))
    for measure, target in settings.levels.items():
        typer.echo(wording.LEVEL_IN_FORCE.format(measure=measure, target=target))
    for completion in settings.completions:
        typer.echo(completion_line(completion))


@app.command("set")
def set_value(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên thiết lập, xem: troly settings show")],
    value: Annotated[str, typer.Argument(metavar="GIÁ-TRỊ", help="Giá trị mới; rỗng: về mặc định")],
    agency: RequiredAgency,
    source: SourceOption = "",
    source_day: SourceDayOption = None,
) -> None:
    """Đổi một thiết lập; giá trị cũ vẫn được giữ trong nhật ký."""
    from kpi.agency_settings import change_setting

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.write() as connection:
            scope, stamp = scope_of(connection, code, ""), stamp_of(context, code)
            change_setting(connection, scope, name, value, stamp, source, source_day.date() if source_day else None)
    typer.echo(wording.SETTING_SET.format(name=name, value=value or wording.BY_DEFAULT))


@app.command()
def level(
    measure: Annotated[str, typer.Argument(metavar="CHỈ-TIÊU", help="Ví dụ so_hoa")],
    target: Annotated[str, typer.Argument(metavar="MÃ-MỨC", help="Mã chỉ tiêu, xem: troly facts --kind target")],
    agency: RequiredAgency,
    source: SourceOption = "",
) -> None:
    """Chọn mức để đánh giá khi kế hoạch nêu hai mức."""
    from kpi.agency_settings import choose_level

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.write() as connection:
            scope, stamp = scope_of(connection, code, ""), stamp_of(context, code)
            choose_level(connection, scope, context.snapshot(), measure, target, stamp, source)
    typer.echo(wording.LEVEL_CHOSEN.format(measure=measure))


@app.command()
def complete(
    document: Annotated[str, typer.Argument(metavar="MÃ-VĂN-BẢN", help="Xem: troly corpus list")],
    blank: Annotated[
        str, typer.Argument(metavar="Ô", help="number (số), day (ngày ban hành), report_date (hạn báo cáo)")
    ],
    value: Annotated[str, typer.Argument(metavar="GIÁ-TRỊ", help="Số hiệu, hoặc ngày dd/mm/yyyy")],
    agency: RequiredAgency,
    source: SourceOption = "",
    source_day: SourceDayOption = None,
    deadline: Annotated[str, typer.Option("--deadline", help="Mã thời hạn mà hạn báo cáo này thuộc về")] = "",
) -> None:
    """Điền chỗ kế hoạch để trống, kèm nguồn; luôn hiện là do cơ quan điền, không phải lời kế hoạch."""
    from core.errors import NotFoundError
    from kpi.agency_settings import complete_blank

    with ready_context() as context:
        code = context.require_agency(agency)
        if document not in {d.id for d in context.snapshot().documents_of(code)}:
            raise NotFoundError(wording.NO_SUCH_DOCUMENT.format(document=document, agency=code))
        with context.database.write() as connection:
            scope, stamp = scope_of(connection, code, ""), stamp_of(context, code)
            day = source_day.date() if source_day else None
            complete_blank(
                connection, scope, document, blank, value, stamp, source=source, source_day=day, deadline=deadline
            )
    typer.echo(wording.BLANK_FILLED.format(blank=blank, document=document, value=value, source=source))


@app.command()
def history(agency: RequiredAgency) -> None:
    """Xem mọi lần đổi thiết lập: ai, khi nào, giá trị, căn cứ."""
    from kpi.agency_settings import setting_history
    from kpi.lines import setting_change_line

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.read() as connection:
            for change in setting_history(connection, scope_of(connection, code, "")):
                typer.echo(setting_change_line(change))
