"""`troly serve`: the server."""

from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", help="Địa chỉ lắng nghe")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Cổng", min=0, max=65535)] = 8000,
) -> None:
    """Chạy máy chủ: trang web, REST, Telegram, Zalo. Chạy được cả khi chưa nối được Telegram, Zalo."""
    from api.cli.console import tell
    from api.serve import serve as run

    run(host, port, tell)
