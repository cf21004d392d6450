"""`troly restore`: put a backup back, whole or not at all."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import wording

app = typer.Typer(help="Khôi phục dữ liệu từ tệp sao lưu.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp do troly backup tạo ra")],
    replace: Annotated[bool, typer.Option("--replace", help="Thay toàn bộ dữ liệu đang có")] = False,
) -> None:
    """Khôi phục từ bản sao lưu. Dừng máy chủ trước; từ chối nếu đang có dữ liệu mà không có --replace."""
    from api.context import load_settings
    from core.backup import restore as put_back
    from core.database import open_database

    settings = load_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database)
    try:
        report = put_back(database, settings.data_dir, file, replace=replace)
    finally:
        database.close()
    typer.echo(wording.RESTORED.format(rows=sum(report.rows.values()), taken_at=report.taken_at))
