"""The parts of a plan: whether it has one of some name, how many there are: "Kế hoạch có mấy mục lớn?"."""

import re
from collections.abc import Sequence

from core.vietnamese.text import keys, tokens
from corpus.model import Passage, SectionKind
from rag import wording
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame, Mode
from rag.patterns import HAS_PART
from rag.view import View

_HEADINGS = frozenset(
    {
        SectionKind.PART,
        SectionKind.CHAPTER,
        SectionKind.HEADING,
        SectionKind.ARTICLE,
        SectionKind.ITEM,
        SectionKind.APPENDIX,
    }
)
_LONGEST_HEADING = 250
_LONGEST_LINE = 120
_TOP = r"[IVXL]+|\d+"
_HOW_MANY = re.compile(
    r"(?<![\w'])(?:bao nhieu|may) (?P<what>phan(?! tram)|muc(?! tieu| do)|nhom|noi dung|nhiem vu|chuong|dieu)"
    r"(?: (?:lon|chinh|nhiem vu|giai phap|con|nho|viec))*(?![\w'])"
)
_PART_NAMED = re.compile(
    r"(?<![\w'])(?:phan|muc|chuong)(?: (?P<key>[ivx]{1,4}|\d{1,2}))?(?: (?P<name>(?:[\w']+ ){1,8}?))?"
    r"(?:cua |trong |o |thi |co |gom |neu |chia )"
)
_OUTLINE = re.compile(
    r"^(?:hay )?(?:tom tat|khai quat|gioi thieu)(?![\w'])"
    r"|(?:gom|co|neu) (?:nhung |cac )?(?:noi dung|phan|muc)(?: (?:chinh|lon|co ban|nao|gi))+$"
)
_HEADING_KEY = re.compile(r"[IVXL]+(?:\.\d+)?")
_OF_TOP = frozenset({"phan", "muc", "chuong", "dieu"})


def has_part(frame: Frame, view: View) -> Draft | None:
    """Yes with the heading, or no with what headings there are; None where the question is not about a part."""
    match = HAS_PART.search(frame.plain)
    if match is None:
        return None
    wanted = [w for w in match[1].split() if w not in _FILLERS]
    headings = [p for p in view.passages if p.kind in _HEADINGS and len(p.text) <= _LONGEST_HEADING]
    found = [p for p in headings if wanted and set(wanted) <= set(keys(p.text))]
    if found:
        pieces = tuple(Piece(p, shorten(p.text)) for p in found)
        return Draft(
            wording.HAS_PART.format(place=found[0].locator, title=found[0].text), pieces=pieces, show_quotes=False
        )
    top = [p for p in headings if p.kind in (SectionKind.HEADING, SectionKind.ARTICLE, SectionKind.CHAPTER)]
    names = "; ".join(shorten(p.text, 60) for p in top)
    return Draft(
        wording.NO_PART.format(names=names), pieces=tuple(Piece(p, shorten(p.text)) for p in top), show_quotes=False
    )


def counted_parts(frame: Frame, view: View) -> Draft | None:
    """How many parts a plan, or a named part of it, has, and which; None where that is not asked."""
    match = _HOW_MANY.search(frame.plain)
    if match is None or frame.annex or frame.mode not in (Mode.COUNT, Mode.LOOK_UP, Mode.LIST):
        return None
    headings = [
        p for p in view.passages if p.kind in _HEADINGS and (not frame.documents or p.document_id in frame.documents)
    ]
    part = _named_part(frame, headings)
    if part is None and (match["what"] not in _OF_TOP or not _speaks_of_plan(frame)):
        return None
    level = rf"{re.escape(part.key)}\.\d+" if part else _TOP
    found = [p for p in headings if re.fullmatch(level, p.key) and (part is None or p.document_id == part.document_id)]
    documents = {p.document_id for p in found}
    if not found or len(documents) != 1:
        return None
    lead = wording.TASK_COUNT.format(count=len(found), noun=wording.SECTIONS)
    lines = tuple(shorten(p.text, _LONGEST_LINE) for p in found)
    pieces = tuple(Piece(p, shorten(p.text)) for p in found)
    return Draft(lead, pieces=pieces, lines=lines, value=lead, show_quotes=False)


def outline(frame: Frame, view: View) -> Draft | None:
    """ "Tóm tắt kế hoạch", "Kế hoạch gồm những nội dung chính gì?": its headings, two levels deep."""
    if not _OUTLINE.search(frame.plain) or frame.annex or not _speaks_of_plan(frame):
        return None
    inside = [p for p in view.passages if not frame.documents or p.document_id in frame.documents]
    found = [p for p in inside if p.kind in _HEADINGS and _HEADING_KEY.fullmatch(p.key)]
    if not found or len({p.document_id for p in found}) != 1:
        return None
    lines = tuple(shorten(p.text, _LONGEST_LINE) for p in found)
    pieces = tuple(Piece(p, shorten(p.text)) for p in found if re.fullmatch(_TOP, p.key))
    return Draft("", pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _named_part(frame: Frame, headings: Sequence[Passage]) -> Passage | None:
    """The top part that the question names by its number or by words of its heading."""
    match = _PART_NAMED.search(frame.plain)
    top = [p for p in headings if re.fullmatch(_TOP, p.key)]
    if match is None or not (match["key"] or match["name"]):
        return None
    if match["key"]:
        return next((p for p in top if p.key.lower() == match["key"]), None)
    wanted = {w for w in match["name"].split() if w not in _FILLERS}
    return next((p for p in top if wanted and wanted <= set(keys(p.text))), None)


def _speaks_of_plan(frame: Frame) -> bool:
    """Nothing but the plan is named."""
    rest = [t for t in frame.terms if not (t.only_names or t.surface.isdigit())]
    return all(any(_OF_PLAN.issuperset(reading) for reading in term.readings) for term in rest)


_OF_PLAN = frozenset(
    keys(
        "kế hoạch kh văn bản này phần mục chương lớn chính nội dung "
        "tóm tắt khái quát cơ bản cchc có gồm tất cả chia làm thành của phường ban"
    )
)
_FILLERS = frozenset(tokens("nao ve rieng thuc hien cho cua"))
