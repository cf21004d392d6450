"""How deep a numbered, bulleted or bare heading line stands, given what is open above it."""

import re
from collections.abc import Sequence
from typing import Protocol

from corpus.model import Block, BlockKind, SectionKind
from corpus.outline.numbering import Mark, is_upper, mark_of

_RANK = {
    SectionKind.APPENDIX: 0,
    SectionKind.PART: 1,
    SectionKind.CHAPTER: 2,
    SectionKind.HEADING: 3,
    SectionKind.ARTICLE: 4,
    SectionKind.ITEM: 5,
    SectionKind.CLAUSE: 5,
    SectionKind.POINT: 8,
    SectionKind.BULLET: 9,
}
_ITEMS = (SectionKind.ITEM, SectionKind.CLAUSE)
_FIRST = ("I", "A", "1")
_BELOW = 0.1  # headings within headings stay above articles and items
_INSIDE = 0.5  # another style of list inside an open one
_DASHES = "-–—"
_LONGEST_HEADING = 220
_LONGEST_BARE = 14  # words of a line that is a heading only by what follows it
_CAPITALS, _BOLD, _BARE = 7, 8, 9  # levels below the six styles of headings
_UNFINISHED = re.compile(r"[.,;:!?…/)”\"]$")


class Open(Protocol):
    """A section that is still open: what ranks need to know of it."""

    kind: SectionKind
    label: str
    rest: str
    rank: float
    level: int
    stop: str


def rank_of(mark: Mark, block: Block, stack: Sequence[Open]) -> float:
    """The rank of a line that begins with `mark`: sections of this rank and below are closed by it."""
    if mark.kind is SectionKind.HEADING:
        return _heading_rank(stack, block, mark)
    if mark.kind is SectionKind.BULLET:
        return _bullet_rank(stack, mark)
    if mark.kind is SectionKind.POINT:
        return _point_rank(stack, mark)
    if mark.kind is SectionKind.ITEM and mark.stop:
        return _item_rank(stack, mark)
    return _RANK[mark.kind] + mark.depth


def level_of(block: Block) -> int:
    """How weighty a heading without a number looks: styles 1 to 6, capitals, bold, nothing."""
    if block.heading:
        return block.heading
    return _CAPITALS if is_upper(block.text) else _BOLD if block.bold else _BARE


def unnumbered_heading(blocks: Sequence[Block], place: int) -> bool:
    """A title line without a number: styled, in capitals, in bold with plain text below, or short above a list."""
    block = blocks[place]
    if len(block.text) > _LONGEST_HEADING or place + 1 >= len(blocks) or block.text.rstrip().endswith((".", ";", ",")):
        return False
    following = blocks[place + 1]
    if block.heading:
        return True
    if is_upper(block.text):
        return len(block.text) > 3 and not is_upper(following.text)
    short = len(block.text.split()) <= _LONGEST_BARE and block.text[:1].isupper()
    if not short or _UNFINISHED.search(block.text.rstrip()):
        return False
    if block.bold and not following.bold:
        return True
    return following.kind is BlockKind.PARAGRAPH and _is_list(following)


def _is_list(block: Block) -> bool:
    mark = mark_of(block)
    return mark is not None and (mark.kind is SectionKind.BULLET or mark.label in ("a", "1"))


def _heading_rank(stack: Sequence[Open], block: Block, mark: Mark) -> float:
    """Headings of one style are siblings; the first of another style ("A." under "I.") stands below the open one."""
    rank: float = _RANK[SectionKind.HEADING]
    for node in stack:
        if node.kind is not SectionKind.HEADING:
            continue
        if _style(node.label) != _style(mark.label):
            begins = mark.label in _FIRST or (not mark.label and not is_upper(block.text))
            rank = node.rank + _BELOW if begins else rank
        elif mark.label or level_of(block) <= node.level:
            return node.rank
        else:
            rank = node.rank + _BELOW
    if not mark.label and level_of(block) >= _BOLD:
        return max(rank, _container_rank(stack) + _BELOW)
    return rank


def _container_rank(stack: Sequence[Open]) -> float:
    """The rank of the innermost numbered section that is open."""
    return max((node.rank for node in stack if node.rank < _RANK[SectionKind.POINT]), default=-1)


def _style(label: str) -> str:
    if not label:
        return "none"
    return "letter" if label in "ABCDEFGH" else "figure" if label.isdigit() else "roman"


def _item_rank(stack: Sequence[Open], mark: Mark) -> float:
    """ "1)" after "1." begins a list of its own; "2)" goes on with it."""
    items = [node for node in stack if node.kind in _ITEMS and node.stop]
    for node in items:
        if node.stop == mark.stop:
            return node.rank
    if items and mark.label == "1":
        return items[-1].rank + _INSIDE
    return _RANK[SectionKind.ITEM]


def _point_rank(stack: Sequence[Open], mark: Mark) -> float:
    """Points stand above bullets, but inside one that introduces them."""
    top = stack[-1]
    if mark.label == "a" and top.kind is SectionKind.BULLET and top.rest.rstrip().endswith(":"):
        return top.rank + _INSIDE
    return next((node.rank for node in stack if node.kind is SectionKind.POINT), _RANK[SectionKind.POINT])


def _bullet_rank(stack: Sequence[Open], mark: Mark) -> float:
    """Bullets of one sign are siblings; another sign goes inside the open bullet where that introduces it."""
    rank: float = _RANK[SectionKind.BULLET] + mark.depth
    open_bullets = [node for node in stack if node.kind is SectionKind.BULLET]
    for node in open_bullets:
        if _sign(node.label) == _sign(mark.label):
            return node.rank
    points = [node.rank for node in stack if node.kind is SectionKind.POINT]
    if points:
        rank = max(rank, points[-1] + _BELOW)
    if open_bullets and open_bullets[-1].rest.rstrip().endswith(":"):
        return max(rank, open_bullets[-1].rank + _INSIDE)
    return rank


def _sign(label: str) -> str:
    return "-" if label in _DASHES else label
