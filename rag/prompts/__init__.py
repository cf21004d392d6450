"""Prompts in versioned files, "<name>.v<number>.md"; a change of wording is a new file."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt and the version it is traced by, such as "compose.v1"."""

    version: str
    text: str


@cache
def load(version: str) -> Prompt:
    """The prompt of this version."""
    return Prompt(version, (files(__package__) / f"{version}.md").read_text(encoding="utf-8").strip())
