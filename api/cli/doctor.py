"""`troly doctor`: what works on this machine and what to do about what does not."""

import typer

from api.cli import wording
from api.cli.console import ready_context

app = typer.Typer()


@app.command()
def doctor() -> None:
    """Kiểm tra máy: dữ liệu, văn bản, chỉ mục, công cụ đọc bản quét; nói cách sửa chỗ chưa được."""
    from api.checkup import examine

    with ready_context() as context:
        findings = examine(context)
    for finding in findings:
        typer.echo(f"{wording.MARKS[finding.verdict]} {finding.words}")
    if any(finding.verdict == "bad" for finding in findings):
        raise typer.Exit(1)
