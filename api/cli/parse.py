"""`troly parse`: how a chat message is understood, one or a whole file of them; nothing is written."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli import wording
from api.cli.console import AgencyOption, BatchOption, JsonOption, one_or_batch, ready_context

if TYPE_CHECKING:
    from api.context import Context

app = typer.Typer()


@app.command()
def parse(
    message: Annotated[str | None, typer.Argument(metavar="TIN-NHẮN", help="Tin nhắn, đặt trong ngoặc kép")] = None,
    agency: AgencyOption = None,
    now: Annotated[
        str | None,
        typer.Option("--now", metavar="THỜI-ĐIỂM", help="Lúc nhắn, dạng 2026-05-20T09:00 (mặc định: bây giờ)"),
    ] = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
) -> None:
    """Xem trợ lý hiểu một tin nhắn thế nào. Không ghi gì vào sổ.

    Ví dụ: troly parse "sáng nay họp quán triệt KL 226 qua Zoom, 2 tiếng" --agency heza
    """
    one_or_batch(message, batch, "TIN-NHẮN")
    with ready_context() as context:
        if batch is not None:
            from api.cli.batch import run_batch

            run_batch(batch, lambda item: _parse_item(context, item))
            return
        if agency is not None:
            context.require_agency(agency)
        parsed = _parsed(context, message or "", agency, now)
    if as_json:
        typer.echo(json.dumps(parsed, ensure_ascii=False))
        return
    from bot.wording import told

    typer.echo(told(parsed))


def _parse_item(context: "Context", item: dict[str, Any]) -> dict[str, Any]:
    from api.cli.batch import text_field

    message = text_field(item, "message") or ""
    agency, now = text_field(item, "agency", required=False), text_field(item, "now", required=False)
    if agency is not None:
        context.require_agency(agency)
    return {"id": item.get("id"), **_parsed(context, message, agency, now)}


def _parsed(context: "Context", message: str, agency: str | None, now: str | None) -> dict[str, Any]:
    from bot.reading import message_context
    from bot.router import understand

    at = context.clock.now() if now is None else _moment(now)
    with context.database.read() as connection:
        reading = message_context(connection, context.snapshot(), agency, at)
    parsed = understand(message, reading)
    extra = {name: value for name, value in parsed.extra.items() if name in ("kind", "role", "repeat", "period")}
    fields = {**extra, **parsed.fields}
    return {
        "intent": parsed.intent.value,
        "fields": fields,
        "needs": list(parsed.needs),
        "invalid": list(parsed.invalid),
    }


def _moment(written: str) -> datetime:
    from core.clock import in_office
    from core.errors import InputError

    try:
        return in_office(datetime.fromisoformat(written))
    except ValueError:
        raise InputError(wording.NOT_A_MOMENT.format(written=written)) from None
