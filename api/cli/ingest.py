"""`troly ingest`: take in an agency's texts, one file or a folder, and report what was read of each."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import wording
from api.cli.console import ready_context, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from api.context import Context
    from corpus.model import AgencyEntry, TextKind, TextStatus
    from corpus.prepare import Failure, Order, PreparedText

app = typer.Typer()

SUFFIXES = (".txt", ".md", ".docx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="TỆP-HOẶC-THƯ-MỤC…", help="Tệp txt, md, docx, pdf, ảnh quét")],
    agency: Annotated[
        str | None, typer.Option(metavar="MÃ", help="Mã cơ quan; bỏ trống: theo tên nơi ban hành")
    ] = None,
    agency_name: Annotated[
        str | None, typer.Option(metavar="TÊN", help="Tên đầy đủ (cả tỉnh, thành phố) để lập cơ quan mới")
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="MÃ", help="Mã văn bản; đã có thì thay bằng bản này")] = None,
    kind: Annotated[str, typer.Option(help="plan (kế hoạch), superior (cấp trên), legal_basis (căn cứ)")] = "plan",
    status: Annotated[
        str | None, typer.Option(help="draft, in_force, expired; bỏ trống: theo ngày trong văn bản")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Thay văn bản cùng mã")] = False,
) -> None:
    """Nạp văn bản của cơ quan rồi báo đã đọc được gì.

    Ví dụ: troly ingest ke-hoach.docx --agency quang-ha --agency-name "UBND xã Quảng Hà, tỉnh Quảng Ninh"
    """
    from corpus.model import TextKind, TextStatus

    text_kind = _chosen(kind, [k.value for k in TextKind], "--kind")
    text_status = _chosen(status, ["draft", "in_force", "expired"], "--status") if status else None
    files = list(_files(paths))
    if document and len(files) > 1:
        raise typer.BadParameter(wording.ONE_DOCUMENT, param_hint="--document")
    failed = 0
    with ready_context() as context:
        orders = _orders(context, files, agency, agency_name, document or "", TextKind(text_kind))
        for outcome in _prepared(orders):
            failed += not _take_in(
                context,
                outcome,
                status=TextStatus(text_status) if text_status else None,
                may_replace=replace or bool(document),
            )
        if failed < len(files):
            context.index(tell)
    if failed:
        tell(wording.INGEST_FAILED.format(failed=failed, total=len(files)))
        raise typer.Exit(1)


def _chosen(value: str, choices: "Sequence[str]", option: str) -> str:
    if value not in choices:
        raise typer.BadParameter(wording.CHOOSE.format(choices=", ".join(choices)), param_hint=option)
    return value


def _files(paths: "Sequence[Path]") -> "Iterator[Path]":
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and not p.name.startswith("."))
        else:
            yield path


def _orders(
    context: "Context", files: "Sequence[Path]", agency: str | None, name: str | None, document: str, kind: "TextKind"
) -> "list[Order]":
    """An order for each file; without an agency's code each text tells whose it is."""
    from corpus.prepare import Order

    code = _agency(context, agency, name).code if agency else ""
    among = () if code else tuple(context.library.agencies())
    return [Order(path, code, document, kind, among) for path in files]


def _agency(context: "Context", code: str, name: str | None) -> "AgencyEntry":
    """The agency with this code, made if it is new and its name was given."""
    import re

    from core.errors import InputError
    from corpus.model import AgencyEntry

    known = {entry.code: entry for entry in context.library.agencies()}
    if code in known:
        return known[code]
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", code) or not 3 <= len(code) <= 48:
        raise InputError(wording.BAD_CODE.format(code=code))
    if not name:
        raise InputError(wording.NEW_AGENCY.format(code=code, known=", ".join(sorted(known))))
    head, _, province = name.rpartition(",")
    entry = AgencyEntry(code, name.strip(), (head or name).strip(), province=_bare(province))
    context.library.save_agency(entry)
    return entry


def _bare(province: str) -> str:
    name = province.strip()
    for prefix in ("tỉnh ", "thành phố ", "tp ", "tp. "):
        if name.lower().startswith(prefix):
            return name[len(prefix) :]
    return name


def _prepared(orders: "Sequence[Order]") -> "Iterator[PreparedText | Failure]":
    """Each file as it is read, with a bar on a terminal and a line a file elsewhere, both on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from corpus.preparing import prepare_all

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Đang đọc", total=len(orders))

        def progress(name: str, done: int, total: int) -> None:
            bar.update(task, completed=done)
            if not console.is_terminal:
                tell(f"  [{done}/{total}] {name}")

        yield from prepare_all(orders, progress)


def _take_in(
    context: "Context", outcome: "PreparedText | Failure", *, status: "TextStatus | None", may_replace: bool
) -> bool:
    """Take in one prepared text and report it; False when it failed."""
    from core.errors import TrolyError
    from corpus.prepare import Failure
    from corpus.report import report_of

    if isinstance(outcome, Failure):
        tell(wording.FILE_FAILED.format(name=outcome.path.name, message=outcome.message))
        return False
    try:
        taken = context.library.take_in(outcome, status=status, may_replace=may_replace)
    except TrolyError as error:
        tell(wording.FILE_FAILED.format(name=outcome.file_name, message=error))
        return False
    agency = next((entry for entry in context.library.agencies() if entry.code == taken.document.agency), None)
    for line in report_of(taken, agency).lines():
        typer.echo(line)
    return True
