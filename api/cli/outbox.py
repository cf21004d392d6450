"""`troly outbox`: messages that could not be handled or delivered, and another try for them."""

from typing import Annotated

import typer

from api.cli.console import ready_context

app = typer.Typer(help="Xem các tin nhắn chưa xử lý hoặc chưa gửi được, và cho gửi lại.")


@app.command("list")
def list_trouble(
    limit: Annotated[int, typer.Option("--limit", min=1, help="Số dòng nhiều nhất")] = 50,
) -> None:
    """Liệt kê tin đến chưa xử lý được và tin đi chưa gửi được, mới nhất trước. Không hiện nội dung tin."""
    from api import wording_channels as wording
    from bot import store
    from bot.notices import CHANNEL_NAMES

    with ready_context() as context, context.database.read() as connection:
        found = [(box, row) for box in store.BOXES for row in store.in_trouble(connection, box, limit)]
    for box, row in found:
        typer.echo(
            wording.TROUBLE_LINE.format(
                number=row.id,
                box=wording.BOXES[box],
                channel=CHANNEL_NAMES.get(row.channel, row.channel),
                conversation=row.conversation,
                at=f"{row.received_at if box == 'inbox' else row.created_at:%d/%m/%Y %H:%M}",
                state=wording.TROUBLES[row.state],
                problem=row.problem,
                command=f"troly outbox retry {row.id}{' --incoming' if box == 'inbox' else ''}",
            )
        )
    if not found:
        typer.echo(wording.NO_TROUBLE)


@app.command()
def retry(
    number: Annotated[int, typer.Argument(metavar="SỐ", help="Số của tin, xem: troly outbox list")],
    incoming: Annotated[bool, typer.Option("--incoming", help="Số này là của tin đến")] = False,
) -> None:
    """Cho xử lý hoặc gửi lại một tin. Máy chủ đang chạy sẽ làm ngay; tin chưa rõ đã đến hay chưa có thể đến hai lần."""
    from api import wording_channels as wording
    from bot import store
    from core.errors import NotFoundError

    with ready_context() as context, context.database.write() as connection:
        if not store.retry(connection, "inbox" if incoming else "outbox", number, context.clock.now()):
            raise NotFoundError(wording.TROUBLE_UNKNOWN.format(number=number))
    typer.echo(wording.RETRIED.format(number=number))
