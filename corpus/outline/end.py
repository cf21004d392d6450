"""The end of an administrative text: closing words, "Nơi nhận", signature."""

import re
from collections.abc import Sequence

from core.vietnamese.text import squeeze
from corpus.model import Block, BlockKind, Section, SectionKind
from corpus.outline.numbering import is_upper, mark_of

_RECIPIENTS = re.compile(r"^Nơi\s+(?:nhận|gửi)\s*:?", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T\.M|K\.T)\s*\.\s*", re.IGNORECASE)
_POST = re.compile(
    r"^(?:PHÓ\s+|QUYỀN\s+|Q\.\s*)?(?:TRƯỞNG BAN|CHỦ TỊCH|GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|"
    r"TRƯỞNG PHÒNG|HIỆU TRƯỞNG|THỦ TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG)\b"
)
_END_MARK = re.compile(r"\./\.?\s*$")
_LONGEST_RECIPIENT = 200


def split_end(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Section]]:
    """The body without its end, and the sections of the end in order (recipients, signature)."""
    start = end_start(blocks)
    return blocks[:start], _end_sections(blocks[start:])


def end_start(blocks: Sequence[Block]) -> int:
    """Where "Nơi nhận" and the signature begin; the number of blocks where there is neither."""
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and _RECIPIENTS.match(block.text) and len(block.text) < 600:
            while place and is_signature_line(blocks[place - 1]):
                place -= 1
            return place
    place = len(blocks)
    while place and is_signature_line(blocks[place - 1], name_allowed=place == len(blocks)):
        place -= 1
    return (
        place
        if place < len(blocks) and any(_AUTHORITY.match(b.text) or _POST.match(b.text) for b in blocks[place:])
        else len(blocks)
    )


def is_signature_line(block: Block, name_allowed: bool = False) -> bool:
    """A line of the signature block: on whose authority, the post, and where allowed a name."""
    if block.kind is BlockKind.TABLE_ROW:
        return False
    text = squeeze(block.text)
    return bool(_AUTHORITY.match(text) or _POST.match(text)) or (name_allowed and _is_name(text))


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words) and not text.endswith((".", ";", ":"))


def _end_sections(blocks: Sequence[Block]) -> list[Section]:
    sections: list[Section] = []
    recipients: list[Block] = []
    signature: list[Block] = []
    for block in blocks:
        if (
            _RECIPIENTS.match(block.text)
            or (recipients and not signature and _is_recipient(block))
            or (recipients and _is_recipient(block) and not is_signature_line(block))
        ):
            recipients.append(block)
        else:
            signature.append(block)
    if recipients:
        sections.append(_joined(SectionKind.RECIPIENTS, "NN", "Nơi nhận", recipients))
    if signature:
        sections.append(_joined(SectionKind.SIGNATURE, "CK", "Chữ ký", signature))
    return sorted(sections, key=lambda s: s.lines)


def _is_recipient(block: Block) -> bool:
    mark = mark_of(block)
    return mark is not None and mark.kind is SectionKind.BULLET and len(block.text) <= _LONGEST_RECIPIENT


def _joined(kind: SectionKind, key: str, locator: str, blocks: Sequence[Block]) -> Section:
    return Section(
        kind=kind,
        key=key,
        locator=locator,
        text="\n".join(block.text for block in blocks),
        lines=(blocks[0].lines[0], blocks[-1].lines[1]),
        page=blocks[0].page,
        confidence=_least(blocks),
    )


def _least(blocks: Sequence[Block]) -> float | None:
    known = [block.confidence for block in blocks if block.confidence is not None]
    return min(known) if known else None


def closing_start(blocks: Sequence[Block]) -> int:
    """Where the closing words begin: the unnumbered paragraphs that end with "./.", after the last numbered one."""
    ends = [i for i, block in enumerate(blocks) if _END_MARK.search(block.text)]
    if not ends:
        return len(blocks)
    place = ends[-1]
    if mark_of(blocks[place]) is not None or blocks[place].kind is BlockKind.TABLE_ROW:
        return len(blocks)
    first = place
    while first and _is_plain(blocks[first - 1]):
        first -= 1
    if place and _is_bare_heading(blocks[place - 1]):
        return len(blocks)
    followed_list = first > 0 and (mark := mark_of(blocks[first - 1])) is not None and _is_list(mark.kind)
    return first if followed_list else place


def _is_bare_heading(block: Block) -> bool:
    """A heading whose text is the next paragraph: that paragraph is its content, not the end of the whole text."""
    mark = mark_of(block)
    if mark is None or block.text.rstrip().endswith((".", ";", ",")):
        return mark is not None and mark.kind is SectionKind.ARTICLE and not mark.rest
    return mark.kind in (SectionKind.ARTICLE, SectionKind.HEADING, SectionKind.ITEM, SectionKind.CHAPTER)


def _is_list(kind: SectionKind) -> bool:
    return kind in (SectionKind.BULLET, SectionKind.POINT, SectionKind.ITEM)


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and mark_of(block) is None and not is_upper(block.text)
