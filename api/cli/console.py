"""What the commands share: the context with its progress on stderr, and the options every command spells alike."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import wording

if TYPE_CHECKING:
    from api.context import Context

AgencyOption = Annotated[
    str | None, typer.Option("--agency", metavar="MÃ", help="Mã cơ quan, ví dụ heza. Xem: troly corpus list")
]
RequiredAgency = Annotated[str, typer.Option("--agency", metavar="MÃ", help="Mã cơ quan, ví dụ heza")]
JsonOption = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON")]
BatchOption = Annotated[
    str | None, typer.Option("--batch", metavar="TỆP", help="Tệp JSONL, mỗi dòng một câu; “-”: đầu vào chuẩn")
]


def one_or_batch(one: str | None, batch: str | None, metavar: str) -> None:
    """Refuse a command that was given neither a text of its own nor `--batch`, or both. Raises BadParameter."""
    if (one is None) == (batch is None):
        what = metavar.lower().replace("-", " ")
        raise typer.BadParameter(wording.ONE_OR_BATCH.format(what=what), param_hint=metavar)


@contextmanager
def ready_context() -> Iterator["Context"]:
    """A context ready for use; what it takes to get there is told on stderr."""
    from api.context import load_settings, open_context
    from core.log import configure

    settings = load_settings()
    configure(settings.log_level)
    with open_context(settings, say=tell) as context:
        yield context


def tell(line: str) -> None:
    """Say something about the work on stderr; stdout is for results."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
