"""`troly migrate`: bring the schema of the database to this version."""

import typer

app = typer.Typer(help="Nâng cấp cấu trúc cơ sở dữ liệu lên bản mới nhất.")


@app.command()
def migrate() -> None:
    """Nâng cấp cấu trúc cơ sở dữ liệu lên bản mới nhất.

    SQLite tự nâng cấp khi dùng; với PostgreSQL, chạy lệnh này một lần sau mỗi lần cập nhật phần mềm.
    """
    from api.context import load_settings
    from core.database import open_database
    from core.migrate import migrate as bring_to_head

    settings = load_settings()
    database = open_database(settings.database)
    try:
        before, after = bring_to_head(database, settings.data_dir)
    finally:
        database.close()
    typer.echo(f"Cấu trúc cơ sở dữ liệu: bản {after}." if before != after else f"Đã ở bản mới nhất ({after}).")
