"""`troly corpus`: the texts an agency has taken in; their outlines and passages; their life."""

from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import AgencyOption, RequiredAgency, ready_context
from core.people import AgencyScope
from corpus.model import TextStatus

app = typer.Typer(help="Xem, thay, thu hồi các văn bản đã nạp; xem đề cương, đoạn trích.")

DocumentArgument = Annotated[str, typer.Argument(metavar="MÃ-VĂN-BẢN", help="Mã văn bản, xem: troly corpus list")]


@app.command("list")
def list_texts(
    agency: AgencyOption = None,
    history: Annotated[bool, typer.Option("--all", help="Cả các bản đã thay hoặc thu hồi")] = False,
) -> None:
    """Liệt kê các cơ quan và văn bản của từng cơ quan."""
    from corpus import wording as told

    with ready_context() as context:
        codes = [context.require_agency(agency)] if agency else sorted(context.snapshot().agencies)
        for code in codes:
            typer.echo(f"{code} · {context.snapshot().agencies[code].name}")
            for item in context.library.list(AgencyScope(code)):
                if item.until is None or history:
                    status = wording.STATUS[item.document.status]
                    number = item.document.identity.number or wording.NO_NUMBER
                    kind = told.KIND[item.document.kind]
                    typer.echo(f"  {item.document.id} · bản {item.version} · {kind} · {status} · {number}")
                    typer.echo(f"    {item.document.identity.title}")


@app.command()
def outline(document: DocumentArgument) -> None:
    """In đề cương của một văn bản: từng mục, từng gạch đầu dòng, kèm vị trí."""
    with ready_context() as context:
        passages = [p for p in context.snapshot().passages if p.document_id == document]
        if not passages:
            raise _no_text(document)
        for passage in passages:
            indent = "  " * len(passage.heading_path)
            words = " ".join(passage.text.split())
            typer.echo(f"{indent}[{passage.key}] {passage.locator}: {wording.shortened(words, 90)}")


@app.command()
def passage(
    identifier: Annotated[
        str, typer.Argument(metavar="MÃ-ĐOẠN", help="Dạng “mã văn bản#khoá”, ví dụ le-chan-226-2026#II.4")
    ],
    agency: AgencyOption = None,
    generation: Annotated[int | None, typer.Option(help="Đoạn như ở thế hệ dữ liệu này")] = None,
) -> None:
    """In nguyên văn một đoạn trích; đoạn của bản đã thay vẫn xem được."""
    from core.errors import NotFoundError

    with ready_context() as context:
        codes = [context.require_agency(agency)] if agency else sorted(context.snapshot().agencies)
        for code in codes:
            try:
                found = context.library.passage(AgencyScope(code), identifier, generation)
            except NotFoundError:
                continue
            typer.echo(" › ".join((*found.heading_path, found.locator)))
            typer.echo(found.text)
            for name, cell in found.cells.items():
                typer.echo(f"  {name}: {cell}")
            return
        raise NotFoundError(wording.NO_PASSAGE.format(id=identifier))


@app.command()
def withdraw(document: DocumentArgument, agency: RequiredAgency) -> None:
    """Thu hồi một văn bản: không dùng để trả lời nữa, trích dẫn cũ vẫn tra được."""
    with ready_context() as context:
        context.library.withdraw(AgencyScope(context.require_agency(agency)), document)
    typer.echo(wording.WITHDRAWN.format(document=document))


@app.command()
def status(
    document: DocumentArgument,
    standing: Annotated[
        str, typer.Argument(metavar="TÌNH-TRẠNG", help="draft, in_force, expired, hoặc auto (theo ngày)")
    ],
    agency: RequiredAgency,
) -> None:
    """Đặt tình trạng của văn bản: dự thảo, đang hiệu lực, hết hiệu lực, hay tự suy theo ngày."""
    choices = {"auto": None} | {s.value: s for s in (TextStatus.DRAFT, TextStatus.IN_FORCE, TextStatus.EXPIRED)}
    if standing not in choices:
        raise typer.BadParameter(wording.CHOOSE.format(choices=", ".join(choices)), param_hint="TÌNH-TRẠNG")
    with ready_context() as context:
        context.library.set_status(AgencyScope(context.require_agency(agency)), document, choices[standing])
    typer.echo(wording.STATUS_SET.format(document=document))


@app.command()
def compare(agency: RequiredAgency) -> None:
    """Đối chiếu kế hoạch của cơ quan với văn bản cấp trên: điểm cấp trên yêu cầu mà kế hoạch chưa nêu hoặc nêu khác."""
    from core.errors import NotFoundError
    from corpus import wording as told
    from corpus.gaps import compare as compared
    from corpus.model import TextKind

    with ready_context() as context:
        code = context.require_agency(agency)
        snapshot = context.snapshot()
        kinds = {document.kind for document in snapshot.documents_of(code)}
        if not kinds - {TextKind.PLAN}:
            raise NotFoundError(told.NO_SUPERIOR.format(agency=code))
        if TextKind.PLAN not in kinds:
            raise NotFoundError(told.NO_PLAN)
        for held in compared(snapshot, code):
            typer.echo(told.COMPARED.format(superior=held.superior.id, plan=held.plan.id))
            for gap in held.gaps:
                typer.echo(gap.line())
            if not held.gaps:
                typer.echo(told.NOTHING_LEFT_OUT)


@app.command()
def units(
    agency: RequiredAgency, add: Annotated[bool, typer.Option("--add", help="Khai các đơn vị này cho cơ quan")] = False
) -> None:
    """Liệt kê tên đơn vị nêu trong kế hoạch mà cơ quan chưa khai; --add để khai."""
    from corpus import wording as told

    with ready_context() as context:
        scope = AgencyScope(context.require_agency(agency))
        names = context.library.proposed_units(scope)
        if names and add:
            context.library.add_units(scope, names)
            typer.echo(told.UNITS_ADDED.format(count=len(names)))
        else:
            typer.echo(told.UNITS_PROPOSED if names else told.NO_UNITS)
        for name in names:
            typer.echo(told.UNIT_PROPOSED.format(name=name))


@app.command()
def reread(agency: RequiredAgency) -> None:
    """Đọc lại các tệp đã lưu bằng bộ đọc hiện tại (sau khi nâng cấp phần mềm)."""
    with ready_context() as context:
        scope = AgencyScope(context.require_agency(agency))
        for item in context.library.list(scope):
            if item.until is None:
                done = context.library.read_again(scope, item.document.id)
                typer.echo(wording.READ_AGAIN.format(document=item.document.id, passages=len(done.passages)))


def _no_text(document: str) -> Exception:
    from core.errors import NotFoundError

    return NotFoundError(wording.NO_TEXT.format(document=document))
