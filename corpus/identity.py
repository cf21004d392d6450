"""What a text says of itself: number, date, type, title, issuer, signer, recipients. A blank stays a blank."""

import re
from collections.abc import Iterator
from datetime import date

from core.vietnamese.text import CAPITALS, fold, squeeze
from corpus.capitals import in_running_letters
from corpus.model import Identity, Section, SectionKind
from corpus.outline.front import split_type
from corpus.outline.numbering import is_upper

_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>\d+(?:/\d{4}(?=\s*/))?)?\s*(?P<symbol>[/-]\s*[A-ZĐ][\w&/.\- ]*)?", re.IGNORECASE
)
_DATE = re.compile(
    r"^(?P<place>.*?),?\s*ngày\s*(?P<day>\d{0,2})[\s.…]*tháng\s*(?P<month>\d{0,2})[\s.…]*năm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"giai\s+đoạn\s+(?:từ\s+)?(?P<first>20\d\d)\s*(?:-|–|đến)\s*(?:năm\s+)?(?P<last>20\d\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!tháng \d)(?<!tháng \d\d)\s(?:trong\s+)?năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_ISSUES = re.compile(
    rf"(?:^|[.,;]\s+)(?P<name>(?!Căn|Thực|Theo|Xét|Để)[{CAPITALS}][^.;:,()]{{5,140}}?)\s*(?:\([^)]*\)\s*)?"
    r"(?:ban hành|xây dựng|triển khai)\s+(?:\S+\s+){0,2}?"
    r"(?:kế hoạch|chương trình|quyết định|quy chế|đề án|hướng dẫn|phương án)",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(
    r"(?:của|tại)\s+(?P<name>(?:Ban|Ủy ban|UBND|Sở|Chi cục|Cục|Phòng|Trung tâm|Văn phòng)\s[^,;.]{5,120})$"
)
_BASES = re.compile(r"^(?:Căn cứ|Thực hiện|Theo|Xét|Để)\b")
_AUTHORITY = re.compile(r"^(?P<how>TM|KT|TL|TUQ|Q)\s*\.\s*(?P<whom>.*)$")
_RANK = (
    r"(?:TS|ThS|PGS|GS|BSCK\s?I{1,2}|BS|DS|KS|CN|Bác\s+sĩ|Thạc\s+sĩ|Tiến\s+sĩ"
    r"|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy|uý))"
)
_RANKS = re.compile(rf"^(?:{_RANK}(?:\.\s*|\s+))*")
_NAME = re.compile(r"^(?:[^\W\d_]+\s+){1,5}[^\W\d_]+$")
_AREA = re.compile(r"^(?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s")
_OFFICE = re.compile(
    r"^(?:SỞ|CỤC|TỔNG CỤC|CHI CỤC|VỤ|BAN|PHÒNG|VĂN PHÒNG|TRUNG TÂM|VIỆN|TRƯỜNG|BỆNH VIỆN|THANH TRA|CÔNG AN|ĐẢNG ỦY|"
    r"ĐẢNG UỶ|HỘI|ĐOÀN|MẶT TRẬN|BỘ CHỈ HUY|KHO BẠC|TÒA ÁN|CÔNG TY)\s"
)
_HOW = {"KT": "ký thay", "TM": "thay mặt", "TL": "thừa lệnh", "TUQ": "thừa ủy quyền", "Q": "quyền"}


def identify(root: Section) -> Identity:
    """The identity of a text from its outline."""
    sections = list(root.walk())
    number, symbol = _number(_texts(sections, SectionKind.NUMBER))
    place, issued, month, year = _place_date(_texts(sections, SectionKind.PLACE_DATE))
    type_name, title = _title(_texts(sections, SectionKind.TITLE))
    signer, role = _signature(_texts(sections, SectionKind.SIGNATURE))
    return Identity(
        title=title,
        type_name=type_name,
        issuer=in_running_letters(_issuer(sections, title)),
        number=number,
        symbol=symbol,
        place=place,
        issued=issued,
        month=month,
        year=year,
        signer=signer,
        signer_role=role,
        recipients=tuple(_recipients(_texts(sections, SectionKind.RECIPIENTS))),
        covers=_covers(title),
    )


def _texts(sections: list[Section], kind: SectionKind) -> list[str]:
    return [section.text for section in sections if section.kind is kind]


def _number(texts: list[str]) -> tuple[str | None, str | None]:
    for text in texts:
        match = _NUMBER.search(text)
        if match:
            symbol = re.sub(r"\s+", "", match["symbol"] or "") or None
            figures = match["number"] or ""
            return (f"{figures}{symbol or ''}" if figures else None), symbol
    return None, None


def _place_date(texts: list[str]) -> tuple[str | None, date | None, int | None, int | None]:
    for text in texts:
        match = _DATE.search(squeeze(text))
        if match:
            day, month, year = (int(match[name]) if match[name] else None for name in ("day", "month", "year"))
            return match["place"].strip(" ,") or None, _whole_date(day, month, year), month, year
    return None, None, None, None


def _whole_date(day: int | None, month: int | None, year: int | None) -> date | None:
    if not (day and month and year):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _title(texts: list[str]) -> tuple[str, str]:
    """The type word and the subject line."""
    type_name, words = "", []
    for text in texts:
        kind, rest = split_type(squeeze(text)) if not type_name else ("", squeeze(text))
        type_name = type_name or kind
        if rest:
            words.append(_sentence_case(rest) if is_upper(rest) else rest)
    return type_name, " ".join(words)


def _sentence_case(text: str) -> str:
    """Capitals set for display, as a sentence would have them."""
    return text[:1] + text[1:].lower()


def _signature(texts: list[str]) -> tuple[str | None, str | None]:
    """The signer's name (the last line) and post ("Phó Trưởng ban, ký thay Trưởng ban")."""
    lines = [squeeze(line) for text in texts for line in text.splitlines() if line.strip()]
    names = [line for line in lines if not is_upper(line) and _is_name(line)]
    posts = [line for line in lines if is_upper(line) and not _AUTHORITY.match(line)]
    authority = next((match for line in lines if (match := _AUTHORITY.match(line))), None)
    role = _post(posts[-1]) if posts else (_post(authority["whom"]) if authority else None)
    if role and authority and posts:
        role += f" ({_HOW[authority['how']]} {_post(authority['whom'])})"
    return (names[-1] if names else None), role


def _is_name(line: str) -> bool:
    """A person's name, not a note in its place such as "(Đã ký)"."""
    name = _RANKS.sub("", line)
    return _NAME.match(name) is not None and all(word[:1].isupper() for word in name.split())


def _post(text: str) -> str:
    """A post in capitals as it is written in running text: "PHÓ TRƯỞNG BAN" → "Phó Trưởng ban"."""
    words = text.lower().split()
    if words[:1] == ["phó"] and len(words) > 1:
        return "Phó " + words[1].capitalize() + "".join(f" {word}" for word in words[2:])
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _recipients(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for line in text.splitlines():
            line = (
                squeeze(re.sub(r"^Nơi\s+(?:nhận|gửi)\s*:?", "", line, flags=re.IGNORECASE))
                .lstrip("-–+• ")
                .rstrip(" ;.")
            )
            if line:
                yield line


def _issuer(sections: list[Section], title: str) -> str:
    """Who issues: as the preamble names it, else the head's block, else the end of the title."""
    for text in reversed(_texts(sections, SectionKind.PREAMBLE)):
        matches = [m["name"].strip() for m in _ISSUES.finditer(text) if not _BASES.match(m["name"])]
        if matches:
            return squeeze(matches[-1])
    block = [squeeze(line) for text in _texts(sections, SectionKind.ISSUER) for line in text.splitlines()]
    if block:
        return _named_in_body(" ".join(block), sections) or _own_name(block, sections)
    match = _TITLE_OF.search(title)
    return match["name"] if match else ""


def _own_name(block: list[str], sections: list[Section]) -> str:
    """The issuer's own lines of the head: without the body above it, with "Ủy ban nhân dân" before a place."""
    last = _named_in_body(block[-1], sections)
    if len(block) == 1:
        return last or block[0]
    if _AREA.match(block[-1]):
        above = _sentence_case(block[-2]) if last else block[-2]
        return f"{above} {last or block[-1]}"
    return last or (block[-1] if _OFFICE.match(block[-1]) else " ".join(block))


def _named_in_body(capitals: str, sections: list[Section]) -> str:
    """The same name in ordinary letters, where the text writes it out."""
    wanted = fold(capitals)
    if not wanted:
        return ""
    for section in sections:
        if section.kind is not SectionKind.ISSUER:
            text = squeeze(section.text)
            start = fold(text).find(wanted)
            if start >= 0 and not is_upper(text[start : start + len(wanted)]):
                return text[start : start + len(wanted)]
    return ""


def _covers(title: str) -> tuple[int, int] | None:
    """The years the title speaks of."""
    match = _PERIOD.search(title)
    if match:
        return int(match["first"]), int(match["last"])
    match = _YEAR.search(f" {title}")
    return (int(match["year"]), int(match["year"])) if match else None
