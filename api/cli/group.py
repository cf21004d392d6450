"""Typer's group, loading a command only when it is called, and its help pages in Vietnamese."""

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any

import typer
from typer._click.core import Command, Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperGroup

from api.cli.commands import COMMANDS
from api.cli.wording import HELP_PHRASES


class VietnameseFormatter(HelpFormatter):
    """Lays out a help page with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _translated(args), prefix="Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HELP_PHRASES.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(first, _translated(second)) for first, second in rows], col_max, col_spacing)


class VietnameseContext(typer.Context):
    """A command's context whose help is laid out by `VietnameseFormatter`."""

    formatter_class = VietnameseFormatter


class LazyGroup(TyperGroup):
    """The root command: names and one-line helps come from the table, modules from disk when called."""

    context_class = VietnameseContext

    def list_commands(self, ctx: Context) -> list[str]:
        return [name for name, entry in COMMANDS.items() if importlib.util.find_spec(entry.module)]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None or importlib.util.find_spec(entry.module) is None:
            return None
        noun: typer.Typer = importlib.import_module(entry.module).app
        noun._add_completion = False
        command = typer.main.get_command(noun)
        command.name = cmd_name
        return _in_vietnamese(command)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


def root() -> LazyGroup:
    """The root command `troly`."""
    return LazyGroup(
        name="troly",
        help="Trợ lý công vụ: trả lời từ kế hoạch của cơ quan, có trích dẫn; ghi sổ họp, văn bản, hồ sơ; "
        'nhắc hạn và báo cáo.\n\nVí dụ: troly ask "Hội nghị chuyên môn tối đa bao lâu?" --agency heza',
        rich_markup_mode=None,
        no_args_is_help=True,
        subcommand_metavar="LỆNH [THAM SỐ]…",
    )


def _in_vietnamese(command: Any) -> Command:
    """The command and all below it, with plain Vietnamese help pages."""
    command.context_class = VietnameseContext
    command.rich_markup_mode = None
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = "LỆNH [THAM SỐ]…"
        for child in command.commands.values():
            _in_vietnamese(child)
    result: Command = command
    return result


def _translated(text: str) -> str:
    for phrase, ours in HELP_PHRASES.items():
        text = text.replace(phrase, ours)
    return text
