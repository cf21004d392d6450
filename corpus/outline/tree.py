"""The body of a text: numbered sections, points, bullets and paragraphs as a tree with locators."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.vietnamese.text import fold
from corpus.model import Block, BlockKind, Section, SectionKind
from corpus.outline.numbering import Mark, is_upper, mark_of
from corpus.outline.ranks import level_of, rank_of, unnumbered_heading
from corpus.tables import table_sections

LONGEST_TITLE = 220
_TITLED_BELOW = (SectionKind.PART, SectionKind.CHAPTER, SectionKind.HEADING, SectionKind.ARTICLE)
_ALWAYS_TITLED = (SectionKind.PART, SectionKind.CHAPTER)


@dataclass
class Node:
    """A section while it is being built."""

    kind: SectionKind
    key: str = ""
    locator: str = ""
    label: str = ""
    title: str = ""
    block: Block | None = None
    rest: str = ""
    rank: float = -1
    level: int = 0
    stop: str = ""
    annex: tuple[str, str] = ("", "")  # key and name of the annex it stands in
    children: list["Node | Section"] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def next_number(self, what: str) -> int:
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]


def body_tree(blocks: Sequence[Block], root: Node) -> None:
    """Hang the sections of `blocks` below `root`."""
    stack = [root]
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind is BlockKind.TABLE_ROW:
            end = place
            while end < len(blocks) and blocks[end].kind is BlockKind.TABLE_ROW:
                end += 1
            _add_table(stack, blocks[place:end])
            place = end
            continue
        mark = mark_of(block)
        if mark is not None and not mark.rest and _is_title_below(mark, blocks, place + 1):
            place += 1
            block = merged((block, blocks[place]))
            mark = replace(mark, rest=blocks[place].text)
        elif mark is None and unnumbered_heading(blocks, place):
            mark = Mark(SectionKind.HEADING, "", block.text)
        _add(stack, block, mark)
        place += 1


def merged(blocks: Sequence[Block]) -> Block:
    """Lines that make one title as one block, each on a line of its own."""
    first, last = blocks[0], blocks[-1]
    text = "\n".join(block.text for block in blocks)
    return replace(first, text=text, lines=(first.lines[0], last.lines[1]))


def _is_title_below(mark: Mark, blocks: Sequence[Block], place: int) -> bool:
    """Whether the line after a bare "Phần I" or "Chương II" is its title."""
    if mark.kind not in _TITLED_BELOW or place >= len(blocks) or blocks[place].kind is BlockKind.TABLE_ROW:
        return False
    block = blocks[place]
    if mark_of(block) is not None or len(block.text) > LONGEST_TITLE or block.text.rstrip().endswith((".", ";", ":")):
        return False
    return is_upper(block.text) or block.bold or block.centred or block.heading > 0 or mark.kind in _ALWAYS_TITLED


def _add(stack: list[Node], block: Block, mark: Mark | None) -> None:
    if mark is None:
        parent = _container(stack)
        number = parent.next_number("paragraph")
        _hang(
            stack,
            parent,
            _named(parent, SectionKind.PARAGRAPH, f"d{number}", f"đoạn {number}", block=block),
            keep=False,
        )
        return
    kind = mark.kind
    rank = rank_of(mark, block, stack)
    while len(stack) > 1 and stack[-1].rank >= rank:
        stack.pop()
    parent = stack[-1]
    if kind is SectionKind.ITEM and _inside_article(stack):
        kind = SectionKind.CLAUSE
    node = _child(parent, kind, mark, block)
    node.rank, node.level, node.rest, node.stop = rank, level_of(block), mark.rest, mark.stop
    _hang(stack, parent, node, keep=True)


def _hang(stack: list[Node], parent: Node, node: Node, keep: bool) -> None:
    parent.children.append(node)
    if keep:
        stack.append(node)


def _container(stack: list[Node]) -> Node:
    """A plain paragraph belongs to the section around the bullets and points before it."""
    while len(stack) > 1 and stack[-1].kind in (SectionKind.BULLET, SectionKind.POINT):
        stack.pop()
    return stack[-1]


def _inside_article(stack: Sequence[Node]) -> bool:
    return any(node.kind is SectionKind.ARTICLE for node in stack)


def _child(parent: Node, kind: SectionKind, mark: Mark, block: Block) -> Node:
    if kind is SectionKind.BULLET:
        number = parent.next_number("bullet")
        return _named(parent, kind, f"-{number}", f"gạch đầu dòng {number}", label=mark.label, block=block)
    title = mark.rest if _is_title(mark.rest) else ""
    label = mark.label or str(parent.next_number("unnumbered"))
    key, place = label, label
    if kind is SectionKind.POINT:
        place = f"điểm {label}"
    elif kind is SectionKind.CLAUSE:
        key, place = f"k{label}", f"khoản {label}"
    elif kind is SectionKind.ARTICLE:
        key, place = f"D{label}", f"Điều {label}"
    elif kind is SectionKind.PART:
        key, place = f"P{_fold_label(label)}", f"Phần {label}"
    elif kind is SectionKind.CHAPTER:
        key, place = f"C{label}", f"Chương {label}"
    elif kind is SectionKind.HEADING and not mark.label:
        key, place = f"m{label}", f"Mục “{mark.rest.strip().rstrip(':')[:60]}”"
    return _named(parent, kind, key, place, label=mark.label, title=title, block=block)


def _fold_label(label: str) -> str:
    return fold(label).upper()


def _is_title(rest: str) -> bool:
    return len(rest) <= LONGEST_TITLE and not rest.rstrip().endswith((".", ";"))


def _named(
    parent: Node, kind: SectionKind, key: str, place: str, label: str = "", title: str = "", block: Block | None = None
) -> Node:
    """A child with its key and locator under the parent's."""
    if kind is SectionKind.ITEM and "." in label:
        key = label.removeprefix(f"{parent.label}.") if parent.kind is SectionKind.ITEM else key
    number = parent.next_number(f"key:{key}")
    unique = key if number == 1 else f"{key}~{number}"
    above = parent.annex[0] if parent.kind in _UNNAMED_BY_CHILD.get(kind, ()) else parent.key
    full_key = f"{above}.{unique}" if above else unique
    return Node(kind, full_key, _locator(parent, kind, place, full_key), label, title, block, annex=parent.annex)


_UNNAMED_BY_CHILD: dict[SectionKind, tuple[SectionKind, ...]] = {
    # Articles are numbered through the whole text, whatever chapter they stand in.
    SectionKind.ARTICLE: (SectionKind.PART, SectionKind.CHAPTER, SectionKind.HEADING),
}
_NUMBERED = (SectionKind.HEADING, SectionKind.ITEM)


def _locator(parent: Node, kind: SectionKind, place: str, full_key: str) -> str:
    """How a reader is told the place: "Mục II.4, gạch đầu dòng 4", "Điều 3, khoản 2, điểm a"."""
    if kind is SectionKind.HEADING and not place.startswith("Mục"):
        return _after(parent, f"Mục {place}")
    if kind is SectionKind.ITEM:
        if parent.kind in _NUMBERED and parent.label:
            return f"{parent.locator}.{full_key.rsplit(parent.key + '.', 1)[-1].split('~')[0]}"
        return _after(parent, f"Mục {place}")
    if kind is SectionKind.ARTICLE:
        return f"{parent.annex[1]}, {place}" if parent.annex[1] else place
    return _after(parent, place)


def _after(parent: Node, place: str) -> str:
    if not parent.locator:
        return place[:1].upper() + place[1:]
    return f"{parent.locator}, {place}"


def _add_table(stack: list[Node], rows: Sequence[Block]) -> None:
    parent = _container(stack)
    number = parent.next_number("table")
    parent.children.extend(table_sections(rows, parent.key, parent.locator, number))
