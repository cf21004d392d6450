"""Reviewed outlines of the shipped plans. `python -m tests.golden.outlines` prints them anew; review before keeping."""

from collections.abc import Iterator
from pathlib import Path

from corpus.model import Section
from corpus.outline import outline
from corpus.readers import read
from corpus.repair import repair

PLANS = Path(__file__).resolve().parents[3] / "corpus" / "plans"
GOLDEN = Path(__file__).parent


def plans() -> dict[str, Path]:
    """The shipped plans by document id."""
    return {path.stem: path for path in sorted(PLANS.glob("*/*.txt"))}


def printed(plan: Path) -> str:
    """A line for each section, its locator, its text below its depth; the columns of a row each on a line."""
    return "\n".join(_lines(outline(repair(read(plan))), 0)) + "\n"


def _lines(section: Section, depth: int) -> Iterator[str]:
    indent = "  " * max(depth - 1, 0)
    if section.text:
        lines = section.text.split("\n")
        yield f"{indent}[{section.kind.value}] {section.locator} · {section.key}"
        yield from (f"{indent}  > {line}" for line in (lines if not section.cells else ()))
        yield from (f"{indent}  {name}: {value}".rstrip() for name, value in section.cells.items())
    for child in section.children:
        yield from _lines(child, depth + 1)
