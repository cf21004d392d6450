"""Runs a command and turns every way it can end into an exit code and, where needed, a Vietnamese message."""

import io
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches

import typer
from typer._click import exceptions as usage

from api.cli import wording
from api.cli.commands import COMMANDS
from api.cli.group import root
from core.errors import TrolyError

OK, FAILED, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run `troly` with `arguments`; returns the exit code, never raises for what a user can meet."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever the machine's locale
    try:
        result = root().main(args=list(arguments), prog_name="troly", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else OK
    except usage.NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        return WRONG_USAGE
    except usage.UsageError as error:
        return _complain(_usage_message(error), _see_help(error), code=WRONG_USAGE)
    except usage.ClickException as error:
        return _complain(wording.ERROR.format(message=error.format_message()))
    except TrolyError as error:
        return _complain(wording.ERROR.format(message=error))
    except (typer.Abort, KeyboardInterrupt):
        return _complain(wording.INTERRUPTED)
    except typer.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: nothing to say
        return FAILED
    except Exception as error:
        if os.environ.get("TROLY_LOG_LEVEL", "").upper() == "DEBUG":
            raise
        return _complain(wording.UNEXPECTED.format(kind=type(error).__name__))


def _complain(*lines: str, code: int = FAILED) -> int:
    for line in lines:
        if line:
            sys.stderr.write(line + "\n")
    return code


def _usage_message(error: usage.UsageError) -> str:
    match error:
        case usage.NoSuchOption():
            return wording.NO_SUCH_OPTION.format(name=error.option_name, hint=_hint(error.possibilities or ()))
        case usage.MissingParameter():
            return wording.MISSING_PARAMETER.format(name=_parameter(error))
        case usage.BadParameter():
            return wording.BAD_VALUE.format(name=_parameter(error), why=error.message)
    words = error.message.split("'")
    if error.message.startswith("No such command"):
        name = words[1] if len(words) > 1 else ""
        return wording.NO_SUCH_COMMAND.format(name=name, hint=_hint(get_close_matches(name, COMMANDS)))
    if error.message.startswith("Missing command"):
        return wording.MISSING_COMMAND
    return wording.BAD_USAGE.format(why=_in_vietnamese(error.message))


def _in_vietnamese(message: str) -> str:
    """Typer's remaining usage messages, whose words follow a fixed pattern."""
    for english, ours in wording.USAGE_PATTERNS.items():
        if message.startswith(english):
            return ours + message.removeprefix(english)
    return message


def _parameter(error: usage.BadParameter) -> str:
    if error.param is not None:
        return error.param.get_error_hint()
    return str(error.param_hint or "")


def _hint(names: Sequence[str]) -> str:
    return wording.PERHAPS.format(names=", ".join(names)) if names else ""


def _see_help(error: usage.UsageError) -> str:
    command = error.ctx.command_path if error.ctx is not None else "troly"
    return wording.SEE_HELP.format(command=command)
