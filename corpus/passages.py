"""Passages: the smallest citable units of a text, each with the headings above it."""

from collections import Counter
from collections.abc import Iterator

from core.vietnamese.text import squeeze
from corpus.model import Passage, Section, SectionKind

_HEADS = frozenset({
    SectionKind.PART, SectionKind.CHAPTER, SectionKind.HEADING, SectionKind.ARTICLE, SectionKind.ITEM,
    SectionKind.CLAUSE, SectionKind.POINT, SectionKind.APPENDIX, SectionKind.TABLE_GROUP, SectionKind.BULLET,
})  # fmt: skip
_LONGEST_HEADING = 300


def cut(root: Section, document_id: str) -> tuple[Passage, ...]:
    """Every section with text of its own as a passage, in reading order. Together they are the whole text.

    Keys are made distinct: a text whose attached regulation numbers its articles anew has two with one number.
    """
    seen: Counter[str] = Counter()
    return tuple(
        Passage(
            document_id=document_id,
            key=_distinct(section.key, seen),
            kind=section.kind,
            locator=section.locator,
            heading_path=path,
            text=section.text,
            order=order,
            lines=section.lines,
            page=section.page,
            confidence=section.confidence,
            cells=section.cells,
        )
        for order, (section, path) in enumerate(_with_paths(root, ()))
    )


def _distinct(key: str, seen: Counter[str]) -> str:
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}~{seen[key]}"


def _with_paths(section: Section, path: tuple[str, ...]) -> Iterator[tuple[Section, tuple[str, ...]]]:
    if section.text:
        yield section, path
    below = (*path, _heading(section)) if section.kind in _HEADS and section.text else path
    for child in section.children:
        yield from _with_paths(child, below)


def _heading(section: Section) -> str:
    """The words of a section as a heading; only the beginning of one that is a whole paragraph."""
    text = squeeze(section.text.replace("\n", " "))
    return text if len(text) <= _LONGEST_HEADING else text[:_LONGEST_HEADING].rsplit(" ", 1)[0]
