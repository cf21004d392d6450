"""Texts a plan cites: type, number, date, issuer, subject, how it stands there and whose carrying-out it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese.dates import find_dates
from core.vietnamese.text import squeeze
from corpus.facts.citations import Citation, find_citations
from corpus.facts.clauses import masked, quote_of, sentences
from corpus.facts.model import Basis
from corpus.facts.source import Source
from corpus.model import Passage, SectionKind

_ISSUED = re.compile(
    r"\s*,?\s*(?P<date>(?:ngày\s+)?\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}\s*(?:năm|[/.-])\s*\d{4}|"
    r"ngày\s+\d[^,;.)]{4,24}?\d{4}|năm\s+\d{4})"
)
_OFFICE = (
    r"(?:Ban Bí thư|Bộ Chính trị|Ban Chấp hành|Ban Chỉ đạo|Ban Thường vụ|Ban Quản lý|Ban Tổ chức|"
    r"Ban Dân vận|Ban Tuyên giáo|Ban|Quốc hội|Chính phủ|Thủ tướng|"
    r"Chủ tịch|Phó Chủ tịch|Giám đốc|Bộ trưởng|Tổng Bí thư|Bộ|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|"
    r"Thành ủy|Tỉnh ủy|Thành uỷ|Tỉnh uỷ|Đảng ủy|Đảng uỷ|Quận ủy|Huyện ủy|"
    r"Văn phòng|Sở|Tổng cục|Cục|Chi cục|Thanh tra|Tòa án|Viện|Kiểm toán|Bảo hiểm|Ngân hàng|Mặt trận|"
    r"Trung ương)"
)
_ISSUER = re.compile(
    rf"\s*,?\s*(?:của|do)\s+(?P<issuer>{_OFFICE}(?:(?!\s+(?:về|ban\s+hành|quy\s+định|phê\s+duyệt|"
    rf"triển\s+khai|thực\s+hiện|hướng\s+dẫn|xác\s+định|sửa\s+đổi|trên|trong|và\s+Kế|tại|cho|nêu|đến|"
    rf"nhằm))[^;,.()])*)"
)
_SUBJECT = re.compile(
    r"\s*,?\s*(?:(?:về\s+việc|về)\s+|(?=(?:ban\s+hành|quy\s+định|phê\s+duyệt|"
    r"triển\s+khai\s+thực\s+hiện|triển\s+khai|thực\s+hiện|hướng\s+dẫn|sửa\s+đổi|đẩy\s+mạnh|"
    r"tăng\s+cường|công\s+bố|giao)\s))(?P<subject>[^;]*)",
)
_ABBREVIATED = re.compile(r"\(\s*sau\s+đây\s+[^)]*\)", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?:sau\s+đây|gọi\s+tắt|viết\s+tắt)[^)]*\)\s*", re.IGNORECASE)
_CARRIES_OUT = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|theo(?:\s+(?:hướng\s+dẫn|quy\s+định|tinh\s+thần|"
    r"chỉ\s+đạo))?(?:\s+tại)?|hướng\s+dẫn(?:\s+tại)?|cụ\s+thể\s+hóa)\s*(?:các\s+)?$",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?<![^\W\d_])(?<!Hội )(?P<type>Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s+(?!số\b|"
    r"này\b)(?P<name>[A-ZĐÂĂÊÔƠƯ][^;,.():\n]*?"
    r"(?:,\s+(?!bảo|đảm|theo|nhằm|để|trong|các|Luật|Bộ|Nghị|và)[a-zđâăêôơư][^;,.():\n]{1,40}?(?=[;.)]|"
    r"\s+(?:ngày|số|năm)\b|,\s+(?:Luật|Nghị|Bộ)|$))?)"
    r"(?=\s+(?:ngày|số|năm|được|và\s+(?:các|Luật)|của\s+Quốc)\b|[;,.():\n]|$)"
)
_STANDARD = re.compile(
    r"(?P<type>[Tt]iêu chuẩn(?:\s+quốc gia)?)\s+(?P<number>TCVN(?:\s+[A-Z/]+)*\s+\d+(?:-\d+)?:\d{4})"
)
_CONGRESS = re.compile(
    r"Nghị quyết\s+(?P<name>Đại hội\s+(?:đại biểu\s+)?(?:[^;,.()]*?\s)?lần thứ\s+[IVXLC\d]+"
    r"(?:\s+của\s+[^;,.()]{2,30}?)?)(?=[;,.()]|"
    r"\s+(?:để|về|và|đã|nhằm)|$)"
)
_BASIS_START = re.compile(r"^\s*Căn\s+cứ(?![^\W\d_])", re.IGNORECASE)
_IMPLEMENTS_START = re.compile(
    r"^\s*(?:Tiếp\s+tục\s+)?(?:Triển\s+khai\s+)?(?:Thực\s+hiện|Triển\s+khai)(?![^\W\d_])", re.IGNORECASE
)
_NEW_CITATION = re.compile(
    r"(?:[,;]|\s+và)\s+(?=(?:Luật|Nghị|Quyết định số|Kế hoạch số|Thông tư|Chỉ thị|Kết luận số|"
    r"Văn bản số|Công văn)[^,;]*\d)"
)
_SUBJECT_END = re.compile(
    r",\s+(?:với\s+(?:những|các)?\s*nội\s+dung|cụ\s+thể|gồm)|\s+như\s+sau|"
    r"(?<=\d{4})\s+và\s+các(?![^\W\d_])|\.\s",
    re.IGNORECASE,
)
_PREAMBLE_TAIL = re.compile(
    r",\s+(?:Ủy ban|Uỷ ban|UBND|Ban Quản lý|Sở|Phòng|Văn phòng|Trung tâm|Chi cục|Cục|Trường|Công an|"
    r"Đảng)\s[^;]*?(?:ban\s+hành|xây\s+dựng)\s.*$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    type_name: str
    number: str
    issued: str = ""
    issuer: str = ""
    subject: str = ""
    parent: str = ""


def bases_of(passage: Passage, source: Source) -> Iterator[Basis]:
    """The texts a passage cites, each once, in the fullest wording."""
    if passage.kind in {SectionKind.NUMBER, SectionKind.PLACE_DATE, SectionKind.RECIPIENTS, SectionKind.SIGNATURE}:
        return
    text = passage.text
    fullest: dict[tuple[str, str], _Mention] = {}
    for mention in _mentions(text):
        key = (mention.type_name if not mention.number else "", mention.number or mention.subject)
        known = fullest.get(key)
        if known is None or _weight(mention) > _weight(known):
            fullest[key] = mention
    own = (source.document.identity.number or "").replace(" ", "")
    for ordinal, mention in enumerate((m for m in fullest.values() if not m.number or m.number != own), 1):
        yield Basis(
            **source.base(passage, "basis", ordinal),
            quote=quote_of(text, mention.start, mention.end),
            type_name=mention.type_name,
            number=mention.number,
            issued=mention.issued,
            issuer=mention.issuer,
            subject=mention.subject,
            role=_role(passage, mention),
            parent=mention.parent,
        )


def _weight(mention: _Mention) -> int:
    return 2 * bool(mention.issued) + 2 * bool(mention.issuer) + bool(mention.subject) + bool(mention.parent)


def _mentions(text: str) -> Iterator[_Mention]:
    asides = [(m.start(), m.end()) for m in _ABBREVIATED.finditer(text)]
    cited = [c for c in find_citations(text) if not any(a <= c.start < b for a, b in asides)]
    for i, citation in enumerate(cited):
        following = cited[i + 1] if i + 1 < len(cited) else None
        yield _numbered(text, citation, following)
    yield from _named(text, cited)


def _numbered(text: str, citation: Citation, following: Citation | None) -> _Mention:
    sentence_end = next((end for start, end in sentences(text) if start <= citation.start < end), len(text))
    end = citation.end
    issued = issuer = subject = ""
    if match := _ISSUED.match(text, end):
        issued, end = _written_date(match["date"]), match.end()
    if match := _ISSUER.match(text, end):
        issuer, end = squeeze(match["issuer"]), match.end()
    if not issued and (match := _ISSUED.match(text, end)):
        issued, end = _written_date(match["date"]), match.end()
    if aside := _ASIDE.match(text, end):
        end = aside.end()
    tail_end = end
    if match := _SUBJECT.match(text[:sentence_end], end):
        subject_text = _PREAMBLE_TAIL.sub("", _ASIDE.sub("", match["subject"]))
        for end_mark in (_NEW_CITATION, _SUBJECT_END):
            if cut := end_mark.search(masked(subject_text)):
                subject_text = subject_text[: cut.start()]
        subject = squeeze(subject_text).rstrip(" ./,:;-")
        tail_end = match.start("subject") + len(subject_text.rstrip(" ./,:;-"))
    parent = ""
    if following and following.start < sentence_end:
        between = text[citation.end : following.start]
        if subject and following.number != citation.number and ";" not in between and _CARRIES_OUT.search(between):
            parent = following.number
    return _Mention(citation.start, tail_end, citation.type_name, citation.number, issued, issuer, subject, parent)


def _written_date(written: str) -> str:
    """The date as written, without "ngày"; the year alone where only that is said."""
    found = next(find_dates(written), None)
    return squeeze(found.text if found else written).removeprefix("ngày ").removeprefix("Ngày ")


def _named(text: str, cited: list[Citation]) -> Iterator[_Mention]:
    """Laws, standards and congress resolutions, which are cited by name."""
    for match in _LAW.finditer(text):
        if any(c.start <= match.start() < c.end for c in cited):
            continue
        name = squeeze(match["name"])
        date = _ISSUED.match(text, match.end())
        end = date.end() if date else match.end()
        issued = _written_date(date["date"]) if date else ""
        issuer = _ISSUER.match(text, end)
        if issuer:
            end = issuer.end()
        yield _Mention(match.start(), end, match["type"], "", issued, squeeze(issuer["issuer"]) if issuer else "", name)
    for match in _STANDARD.finditer(text):
        yield _Mention(match.start(), match.end(), match["type"], squeeze(match["number"]))
    for match in _CONGRESS.finditer(text):
        yield _Mention(match.start(), match.end(), "Nghị quyết", "", subject=squeeze(match["name"]))


def _role(passage: Passage, mention: _Mention) -> str:
    """căn cứ, thực hiện, or just cited: by how the sentence of a preamble or title begins."""
    words, opening = passage.text, passage.text[: mention.start]
    for start, end in sentences(passage.text):
        if start <= mention.start < end:
            words, opening = passage.text[start:end], passage.text[start : mention.start]
    clause = words[opening.rfind(";") + 1 :].lstrip()
    if _BASIS_START.match(clause) or _BASIS_START.match(words):
        return "basis" if not _nested(opening) else "cited"
    if passage.kind in {SectionKind.PREAMBLE, SectionKind.TITLE} and _IMPLEMENTS_START.match(words):
        return "implements" if not _nested(opening) else "cited"
    return "cited"


def _nested(opening: str) -> bool:
    """Whether the mention is told inside the subject of another one."""
    last = opening.rpartition(";")[2]
    inner = list(find_citations(last))
    return bool(inner) and re.search(r"(?:,|và)\s*$", last) is None
