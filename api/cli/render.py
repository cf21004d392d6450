"""Lays out an answer with its sources for the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.cli import wording

if TYPE_CHECKING:
    from rag.answer import Answer


def answer_lines(answer: "Answer", *, full: bool = False) -> Iterator[str]:
    """The answer, then its sources, then what else is worth a look."""
    yield answer.text
    if full:
        yield from answer.more
    elif answer.more:
        yield wording.MORE.format(count=len(answer.more))
    if answer.citations:
        yield ""
        yield wording.SOURCES
        for number, citation in enumerate(answer.citations, 1):
            yield f"  [{number}] {citation.source}"
            yield f"      “{citation.quote}”"
    if answer.nearest:
        yield ""
        yield wording.NEAREST
        for citation in answer.nearest:
            yield f"  - {citation.source}"
