"""`troly eval`: a question set put to the assistant with and without the language model, side by side."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.console import JsonOption, ready_context, tell

if TYPE_CHECKING:
    from api.context import Context
    from rag.evaluation import Question
    from rag.trial import Side

app = typer.Typer()


@app.command(name="eval")
def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp JSONL, mỗi dòng một câu hỏi kèm đáp án")],
    documents: Annotated[
        Path | None, typer.Option(metavar="TỆP", help="Tệp JSON: mã văn bản của kho → mã dùng trong bộ câu hỏi")
    ] = None,
    rewrite: Annotated[
        bool, typer.Option("--rewrite", help="Đo riêng việc để mô hình viết lại câu hỏi nối tiếp")
    ] = False,
    show: Annotated[int, typer.Option(metavar="N", help="In N câu mà hai bên trả lời khác nhau")] = 0,
    out: Annotated[Path | None, typer.Option(metavar="TỆP", help="Ghi từng câu trả lời của hai bên (JSONL)")] = None,
    as_json: JsonOption = False,
) -> None:
    """Chấm bộ câu hỏi, không và có mô hình ngôn ngữ (TROLY_LLM): đúng, trích dẫn, từ chối, lỗi kiểm chứng, độ trễ.

    Ví dụ: troly eval cau-hoi.jsonl --documents van-ban.json --show 5
    """
    from rag.evaluation import read_questions

    asked = read_questions(questions)
    aliases = _aliases(documents)
    with ready_context() as context:
        sides = _run(context, asked, aliases, rewrite)
    if out is not None:
        _write(out, asked, sides)
    if as_json:
        typer.echo(json.dumps({name: _summary(side) for name, side in sides.items()}, ensure_ascii=False))
        return
    from api.cli import eval_table

    typer.echo("\n".join(eval_table.table(sides)))
    typer.echo("\n".join(eval_table.differences(asked, sides, show)))


def _run(context: "Context", asked: "list[Question]", aliases: dict[str, str], rewriting: bool) -> "dict[str, Side]":
    from api.cli import eval_table as names
    from rag.chat import open_chat
    from rag.compose import make_composer
    from rag.evaluation import Marker
    from rag.trial import Trial

    settings, snapshot = context.settings, context.snapshot()
    chat, composer = open_chat(settings), make_composer(settings, snapshot.agencies)
    trial = Trial(context.assistant(), Marker(snapshot, aliases))
    sides = {names.WITHOUT: trial.without_model(asked)}
    if chat is None or composer is None:
        tell(names.NO_MODEL)
        return sides
    sides[names.WITH] = trial.with_model(asked, composer)
    if rewriting:
        sides[names.REWRITTEN] = trial.rewritten(asked, chat, settings.llm_timeout_seconds)
    return sides


def _aliases(path: Path | None) -> dict[str, str]:
    from api.cli import eval_table
    from core.errors import InputError

    if path is None:
        return {}
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in read.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise InputError(eval_table.BAD_DOCUMENTS.format(path=path)) from error


def _summary(side: "Side") -> dict[str, Any]:
    from dataclasses import asdict

    middle, late = side.latency_ms
    return {
        **asdict(side.score),
        "p50_ms": round(middle, 1),
        "p95_ms": round(late, 1),
        "reasons": dict(side.reasons),
        "violations": dict(side.violations),
        "tokens": side.tokens,
    }


def _write(path: Path, asked: "list[Question]", sides: "dict[str, Side]") -> None:
    from api.answers import answer_object

    with path.open("w", encoding="utf-8") as file:
        for place, question in enumerate(asked):
            for name, side in sides.items():
                run = side.runs[place]
                line = answer_object(run.answer, question.id, run.latency_ms)
                line |= {"side": name, "passed": run.mark.passed, "reason": run.reason, "violations": run.violations}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
