"""`troly ask`: a question answered from the plans, with citations; or a whole file of questions."""

import json
import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.console import AgencyOption, BatchOption, JsonOption, one_or_batch, ready_context

if TYPE_CHECKING:
    from api.context import Context

app = typer.Typer()


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(metavar="CÂU-HỎI", help="Câu hỏi, đặt trong ngoặc kép")] = None,
    agency: AgencyOption = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
    full: Annotated[bool, typer.Option("--full", help="In cả phần trả lời còn tiếp")] = False,
) -> None:
    """Trả lời một câu hỏi từ kế hoạch của cơ quan, kèm trích dẫn.

    Ví dụ: troly ask "Hội nghị chuyên môn tối đa bao lâu?" --agency heza
    """
    from rag.answer import Asker

    one_or_batch(question, batch, "CÂU-HỎI")
    with ready_context() as context:
        if batch is not None:
            from api.cli.batch import run_batch

            run_batch(batch, lambda item: _answer_item(context, item))
            return
        started = time.perf_counter()
        answer = context.answering.answer(question or "", Asker(agency))
        elapsed = (time.perf_counter() - started) * 1000
    if as_json:
        from api.answers import answer_object

        typer.echo(json.dumps(answer_object(answer, None, elapsed), ensure_ascii=False))
        return
    from api.cli.render import answer_lines

    typer.echo("\n".join(answer_lines(answer, full=full)))


def _answer_item(context: "Context", item: dict[str, Any]) -> dict[str, Any]:
    from api.answers import answer_object
    from api.cli.batch import text_field, texts_field
    from rag.answer import Asker

    question = text_field(item, "question") or ""
    asker = Asker(text_field(item, "agency", required=False))
    history = texts_field(item, "history")
    started = time.perf_counter()
    answer = context.answering.answer(question, asker, history)
    return answer_object(answer, item.get("id"), (time.perf_counter() - started) * 1000)
