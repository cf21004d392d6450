"""`troly facts`: what was read out of the plans as typed facts, each with its quote and place."""

import json
from typing import Annotated

import typer

from api.cli import wording
from api.cli.console import JsonOption, RequiredAgency, ready_context

app = typer.Typer()


@app.command()
def facts(
    agency: RequiredAgency,
    kind: Annotated[
        str | None,
        typer.Option(metavar="LOẠI", help="limit, target, deadline, duty, basis, task, identity hoặc finding"),
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="MÃ", help="Chỉ một văn bản")] = None,
    as_json: JsonOption = False,
) -> None:
    """In các giới hạn, chỉ tiêu, thời hạn, nhiệm vụ, căn cứ đọc được từ kế hoạch của cơ quan."""
    if kind is not None and kind not in wording.FACT_KINDS:
        choices = ", ".join(wording.FACT_KINDS)
        raise typer.BadParameter(wording.CHOOSE.format(choices=choices), param_hint="--kind")
    with ready_context() as context:
        found = context.snapshot().facts_of(context.require_agency(agency))
    found = [f for f in found if kind in (None, f.kind) and document in (None, f.document_id)]
    for fact in found:
        if as_json:
            typer.echo(json.dumps(fact.model_dump(mode="json"), ensure_ascii=False))
        else:
            typer.echo(f"[{wording.FACT_KINDS[fact.kind]}] {fact.document_id} · {fact.locator}")
            typer.echo(f"    “{fact.quote}”")
    if not found and not as_json:
        typer.echo(wording.NO_FACTS)
