"""`troly backup`: save everything into one file while the server runs, and verify it."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import wording

app = typer.Typer(help="Sao lưu toàn bộ dữ liệu vào một tệp.")


@app.command()
def backup(
    file: Annotated[Path | None, typer.Argument(metavar="[TỆP]", help="Tệp .zip; bỏ trống: theo ngày giờ")] = None,
) -> None:
    """Sao lưu toàn bộ dữ liệu vào một tệp .zip, dùng được cả khi máy chủ đang chạy; đọc lại để kiểm tra."""
    from api.cli.console import ready_context
    from core.backup import back_up

    with ready_context() as context:
        now = context.clock.now()
        path = file or context.settings.data_dir / "backups" / f"troly-{now:%Y%m%d-%H%M%S}.zip"
        report = back_up(context.database, context.settings.data_dir, path, now)
    typer.echo(wording.BACKED_UP.format(rows=sum(report.rows.values()), tables=len(report.rows), path=report.path))
