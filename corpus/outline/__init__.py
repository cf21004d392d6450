"""A text's outline: every section with the locator a reader would give it, whatever the numbering style."""

import itertools
from collections.abc import Sequence

from corpus.model import Block, BlockKind, Section, SectionKind, SourceText
from corpus.outline.attached import attachment_start, name_of, title_length
from corpus.outline.end import closing_start, split_end
from corpus.outline.front import front_length, front_sections
from corpus.outline.numbering import appendix_of, is_upper
from corpus.outline.tree import LONGEST_TITLE, Node, body_tree, merged


def outline(source: SourceText) -> Section:
    """The tree of the whole text, root kind DOCUMENT. Every block of the (repaired) source stands in one section,
    except a table header that a page break repeats."""
    parts = _parts(source.blocks)
    main, end = split_end(parts[0])
    head = front_length(main)
    root = Node(SectionKind.DOCUMENT)
    root.children.extend(front_sections(main[:head]))
    body = main[head:]
    closing = closing_start(body)
    body_tree(body[:closing], root)
    root.children.extend(_closing(body[closing:]))
    root.children.extend(end)
    annexes = [part for part in parts[1:] if appendix_of(part[0])]
    root.children.extend(_attached(part) for part in parts[1:] if not appendix_of(part[0]))
    root.children.extend(_appendix(part, number, len(annexes)) for number, part in enumerate(annexes, 1))
    return _frozen(root)


def _parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The main text, what is attached to it, then each appendix. An appendix begins at its own line."""
    starts = [i for i, block in enumerate(blocks) if i and _starts_appendix(blocks, i)]
    attached = attachment_start(blocks[: starts[0]] if starts else blocks)
    bounds = [0, *([] if attached is None else [attached]), *starts, len(blocks)]
    return [blocks[a:b] for a, b in itertools.pairwise(bounds)]


def _starts_appendix(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    return block.kind is BlockKind.PARAGRAPH and appendix_of(block) is not None


def _closing(blocks: Sequence[Block]) -> list[Section]:
    many = len(blocks) > 1
    return [
        Section(
            SectionKind.CLOSING,
            f"KL.{n}",
            f"Lời kết, đoạn {n}" if many else "Lời kết",
            text=block.text,
            lines=block.lines,
            page=block.page,
            confidence=block.confidence,
        )
        for n, block in enumerate(blocks, 1)
    ]


def _appendix(blocks: Sequence[Block], number: int, count: int) -> Node:
    mark = appendix_of(blocks[0])
    label = (mark.label if mark else "") or (str(number) if count > 1 else "")
    titles = 1
    while titles < len(blocks) and blocks[titles].kind is BlockKind.PARAGRAPH and _is_appendix_title(blocks[titles]):
        titles += 1
    key, name = f"PL{label}", f"Phụ lục {label}".strip()
    node = Node(SectionKind.APPENDIX, key, name, label, block=merged(blocks[:titles]), annex=(key, name))
    title = [block.text for block in blocks[1:titles]]
    node.title = " ".join([mark.rest if mark else "", *title]).strip()
    body_tree(blocks[titles:], node)
    return node


def _attached(blocks: Sequence[Block]) -> Node:
    titles = title_length(blocks)
    name = name_of(blocks)
    block = merged(blocks[:titles]) if titles else None
    node = Node(SectionKind.APPENDIX, "KT", name, block=block, annex=("KT", name))
    node.title = " ".join(line.text for line in blocks[:titles])
    body_tree(blocks[titles:], node)
    return node


def _is_appendix_title(block: Block) -> bool:
    return is_upper(block.text) or block.bold or (block.text.startswith("(") and block.text.rstrip().endswith(")"))


def _title_of(node: Node) -> str:
    """A heading printed as a sentence: it is one all the same where a text stands below it."""
    return node.rest.rstrip(" .;:") if node.children and len(node.rest) <= LONGEST_TITLE else ""


def _frozen(node: Node) -> Section:
    block = node.block
    return Section(
        kind=node.kind,
        key=node.key,
        locator=node.locator,
        label=node.label,
        title=node.title or _title_of(node),
        text=block.text if block else "",
        lines=block.lines if block else (0, 0),
        page=block.page if block else None,
        confidence=block.confidence if block else None,
        children=tuple(_frozen(child) if isinstance(child, Node) else child for child in node.children),
    )
