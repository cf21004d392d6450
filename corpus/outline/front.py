"""The head of an administrative text: motto, issuer, number, place and date, title, bases (NĐ 30/2020, Phụ lục I)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese.text import fold, squeeze
from corpus.model import Block, BlockKind, Section, SectionKind
from corpus.outline.numbering import appendix_of, is_upper, mark_of

_TYPES = (
    "KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|BÁO CÁO|QUY CHẾ|QUY ĐỊNH|NGHỊ QUYẾT|TỜ TRÌNH|"
    "PHƯƠNG ÁN|ĐỀ ÁN|KẾT LUẬN|CÔNG VĂN|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|PHÁP LỆNH|CÔNG ĐIỆN|DỰ ÁN|ĐỀ CƯƠNG|QUY TRÌNH"
)
_TYPE_LINE = re.compile(rf"^(?P<type>{_TYPES})(?P<rest>(?:\s+\S.*)?)$", re.DOTALL)
_NUMBER = re.compile(r"^Số\s*(?::|[\d.…]*\s*[/-]\s*[A-ZĐ])", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"^(?:THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|HỘI ĐỒNG|ỦY BAN|UBND|CHÍNH PHỦ)\b"
)
_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện|Thi hành|Theo|Xét)\b")
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*-?\s*tu do|^dang cong san viet nam$")
_PLACE_DATE = re.compile(r"ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*(?:20)?[\d.…]*\s*$", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"^(?:Căn cứ|Theo|Xét|Để|Nhằm|Trên cơ sở|Thi hành|Tiếp tục|Kính gửi|.{0,120}(?:ban hành|xây dựng|triển khai)\s)",
    re.DOTALL,
)
_SUBJECT_LINE = re.compile(r"^(?:V/v|Về việc)\b", re.IGNORECASE)
_LONGEST_ISSUER = 160
_TITLES_AT_MOST = 4


def front_length(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the first numbered section."""
    typed: int | None = None
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_ROW:
            return place
        if typed is not None and place > typed + 1 and _heads_body(blocks, place):
            return place
        if typed is None and _TYPE_LINE.match(squeeze(block.text)):
            typed = place
        mark = mark_of(block)
        if mark is not None and mark.kind is not SectionKind.BULLET:
            return place
        if appendix_of(block) and place:
            return place
    return len(blocks) if any(_is_head(b) for b in blocks[:6]) else 0


def front_sections(blocks: Sequence[Block]) -> list[Section]:
    """Sections of the blocks before the first numbered one, in order."""
    sections: list[Section] = []
    counts: dict[SectionKind, int] = {}
    titled = sum(_TYPE_LINE.match(squeeze(b.text)) is not None for b in blocks) > 0
    state = _State(has_type_line=titled)
    bases = others = 0
    for block in blocks:
        kind = state.kind_of(block)
        counts[kind] = counts.get(kind, 0) + 1
        section = _section(kind, block, counts[kind])
        if kind is SectionKind.PREAMBLE:
            is_basis = _BASIS.match(block.text) is not None
            bases, others = bases + is_basis, others + (not is_basis)
            place = f"căn cứ {bases}" if is_basis else f"đoạn {others}"
            section = replace(section, locator=f"Phần mở đầu, {place}")
        sections.append(section)
    return sections


def _heads_body(blocks: Sequence[Block], place: int) -> bool:
    """A heading without a number opens the body: styled as one, or in capitals after the bases."""
    block = blocks[place]
    text = squeeze(block.text)
    if _TYPE_LINE.match(text.rstrip(" :")) or text.startswith("(") or _AUTHORITY.match(text):
        return False
    if block.heading:
        return True
    after_bases = any(_BASIS.match(b.text) or b.text.rstrip().endswith(":") for b in blocks[:place])
    return after_bases and is_upper(text) and len(text.split()) >= 2


class _State:
    """Where in the head the reading stands: the title comes once, after it the bases."""

    def __init__(self, has_type_line: bool) -> None:
        self.has_type_line = has_type_line
        self.titles = 0
        self.preamble = False

    def kind_of(self, block: Block) -> SectionKind:
        text = squeeze(block.text)
        if self.preamble:
            return SectionKind.PREAMBLE
        if _NUMBER.match(text):
            return SectionKind.NUMBER
        if _MOTTO.search(fold(text)):
            return SectionKind.MOTTO
        if _PLACE_DATE.search(text) and len(text) < 80:
            return SectionKind.PLACE_DATE
        if _TYPE_LINE.match(text) and (is_upper(text) or block.bold or block.heading):
            self.titles += 1
            return SectionKind.TITLE
        if self.titles:
            return self._after_type(block, text)
        if is_upper(text) and len(text) <= _LONGEST_ISSUER and not self.titles:
            return SectionKind.ISSUER
        if not self.has_type_line or _SUBJECT_LINE.match(text):
            return self._untyped(block, text)
        return SectionKind.ISSUER if len(text) <= _LONGEST_ISSUER else SectionKind.PREAMBLE

    def _after_type(self, block: Block, text: str) -> SectionKind:
        """The paragraph after the type line is the subject; later ones only where they are set as titles."""
        set_as_title = block.bold or block.heading > 0 or block.centred or is_upper(text)
        if self.titles > 1 and is_upper(text) and _AUTHORITY.match(text):
            self.preamble = True  # "CHỦ TỊCH ỦY BAN NHÂN DÂN …": who decides, above the bases
            return SectionKind.PREAMBLE
        begins_bases = text.startswith(("Căn cứ", "Kính gửi")) or text.endswith((";", ":", ","))
        if self.titles < _TITLES_AT_MOST and not begins_bases and (self.titles == 1 or set_as_title):
            self.titles += 1
            return SectionKind.TITLE
        self.preamble = True
        return SectionKind.PREAMBLE

    def _untyped(self, block: Block, text: str) -> SectionKind:
        """A text without a type line (a letter): its subject is the line set apart, or the first."""
        if _PREAMBLE.match(text) and not (block.bold or block.heading):
            self.preamble = True
            return SectionKind.PREAMBLE
        if self.titles == 0:
            self.titles = 1
            return SectionKind.TITLE
        self.preamble = True
        return SectionKind.PREAMBLE


_NAMES = {
    SectionKind.NUMBER: ("SO", "Số, ký hiệu"),
    SectionKind.MOTTO: ("QH", "Quốc hiệu"),
    SectionKind.PLACE_DATE: ("ND", "Địa danh, ngày tháng"),
    SectionKind.ISSUER: ("CQ", "Cơ quan ban hành"),
    SectionKind.TITLE: ("TD", "Tên văn bản"),
    SectionKind.PREAMBLE: ("MD", "Phần mở đầu"),
}


def _section(kind: SectionKind, block: Block, n: int) -> Section:
    key, locator = _NAMES[kind]
    if kind is SectionKind.PREAMBLE or n > 1:
        key = f"{key}.{n}"
    return Section(
        kind=kind,
        key=key,
        locator=locator.format(n=n),
        text=block.text,
        lines=block.lines,
        page=block.page,
        confidence=block.confidence,
    )


def _is_head(block: Block) -> bool:
    text = squeeze(block.text)
    return bool(_NUMBER.match(text) or _MOTTO.search(fold(text)) or _TYPE_LINE.match(text))


def split_type(text: str) -> tuple[str, str]:
    """The type word of a title line and the rest of it: "KẾ HOẠCH Triển khai …" → ("Kế hoạch", "Triển khai …")."""
    match = _TYPE_LINE.match(text)
    if match is None:
        return "", text
    return match["type"].capitalize(), match["rest"].strip()
