"""`troly chat`: the whole dialogue in the terminal, also with piped input."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from api.cli.console import AgencyOption, ready_context

if TYPE_CHECKING:
    from core.people import Person

app = typer.Typer()

_ENDS = ("thoát", "thoat", "exit", "quit")


@app.command()
def chat(agency: AgencyOption = None) -> None:
    """Trò chuyện với trợ lý: hỏi, ghi, sửa, hoàn tác. Gõ “thoát” hoặc Ctrl-D để kết thúc.

    Ghi vào sổ cần --agency. Gõ số để chọn trong các lựa chọn của câu trả lời cuối.
    """
    from bot.dialogue import Conversation
    from bot.terminal import Terminal

    with ready_context() as context:
        person = None if agency is None else _operator(context.require_agency(agency))
        conversation = Conversation(context.answering.answer, context.snapshot, context.clock)
        terminal = Terminal(conversation, context.database, context.clock, person)
        terminal.run(_lines(), lambda text: typer.echo(text))


def _operator(agency: str) -> "Person":
    """Whoever may open the data directory works as an administrator under their login name."""
    import getpass

    from core.people import Person, Role

    return Person(0, agency, getpass.getuser(), Role.ADMINISTRATOR)


def _lines() -> Iterator[str]:
    interactive = sys.stdin.isatty()
    while True:
        if interactive:
            sys.stderr.write("Bạn: ")
            sys.stderr.flush()
        line = sys.stdin.readline()
        if not line or line.strip().lower() in _ENDS:
            return
        if line.strip():
            yield line.strip()
