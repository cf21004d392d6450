"""What a paragraph's beginning says of its place: "II.", "4.", "1.2.", "a)", "Điều 3.", "-"."""

import re
from dataclasses import dataclass

from corpus.model import Block, SectionKind

_ROMAN = r"(?=[IVXLC])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_PART = re.compile(
    r"^(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?(?P<label>[IVXLC]+|\d+|[Nn]hất|[Hh]ai|[Bb]a|NHẤT|HAI|BA)\b[.:]?\s*(?P<rest>.*)$",
    re.DOTALL,
)
_CHAPTER = re.compile(r"^(?:CHƯƠNG|Chương)\s+(?P<label>[IVXLC]+|\d+)\b[.:]?\s*(?P<rest>.*)$", re.DOTALL)
_SECTION = re.compile(r"^(?:MỤC|Mục)\s+(?P<label>\d+|[IVXLC]+)[.:]\s*(?P<rest>.*)$", re.DOTALL)
_ARTICLE = re.compile(r"^(?:Điều|ĐIỀU)\s+(?P<label>\d+[a-zđ]?)\s*(?:[.:]\s*(?P<rest>.*)|$)", re.DOTALL)
_APPENDIX = re.compile(
    r"^(?:PHỤ\s*LỤC|Phụ\s*lục)(?:\s+(?:số\s+)?(?P<label>[IVXLC]+|\d{1,2}|[A-Z]))?\s*[.:]?\s*(?P<rest>[^a-z]{0,200})$",
    re.DOTALL,
)
_HEADING = re.compile(rf"^(?P<label>{_ROMAN})\s*[.)/:\-–]\s+(?P<rest>\S.*)$", re.DOTALL)
_LETTER = re.compile(r"^(?P<label>[A-H])\s*[.)]\s+(?P<rest>\S.*)$", re.DOTALL)
_DOTTED = re.compile(r"^(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?P<rest>\S.*)$", re.DOTALL)
_ITEM = re.compile(r"^(?P<label>\d{1,3})\s*(?P<stop>[.)/])\s*(?P<rest>(?![\d/])\S.*)$", re.DOTALL)
_BRACKETED = re.compile(r"^\((?P<label>\d{1,2}|[a-zđ])\)\s+(?P<rest>\S.*)$", re.DOTALL)
_POINT = re.compile(r"^(?P<label>[a-zđ])\s*[.)]\s+(?P<rest>\S.*)$", re.DOTALL)
_STRAY_POINT = re.compile(r"^[-–]\s+(?=[a-zđ]\)\s)")
_BULLET = re.compile(r"^(?P<label>[-–—+•▪●○◦*·\uf0b7\uf02d])\s*(?P<rest>\S.*)$", re.DOTALL)
_CAPITAL = re.compile(r"[^\W\d_]")

_BULLET_DEPTH = {"+": 1, "○": 1, "◦": 1}
_BRACKET_DEPTH = 2  # "(1)" stands below "1." and "1.1."
_LONGEST_TITLE = 220


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered or bulleted beginning. `depth` orders bullets within bullets and dotted numbers; `stop` is the mark
    after the number: "1." and "1)" number different levels."""

    kind: SectionKind
    label: str
    rest: str
    depth: int = 0
    stop: str = ""


def mark_of(block: Block) -> Mark | None:
    """The mark a paragraph begins with; None for running text. A cross reference ("Điều 5 Nghị định …") is none."""
    text = _STRAY_POINT.sub("", block.text)
    for kind, pattern in ((SectionKind.PART, _PART), (SectionKind.CHAPTER, _CHAPTER), (SectionKind.ARTICLE, _ARTICLE)):
        match = pattern.match(text)
        if match and _heads(block, match["rest"] or ""):
            return Mark(kind, match["label"], (match["rest"] or "").strip())
    match = _SECTION.match(text)
    if match and _heads(block, match["rest"]):
        return Mark(SectionKind.HEADING, match["label"], match["rest"].strip())
    match = _HEADING.match(text)
    if match and _is_title(block, match["rest"]):
        return Mark(SectionKind.HEADING, match["label"], match["rest"].strip())
    match = _LETTER.match(text)
    if match and _is_title(block, match["rest"]):
        return Mark(SectionKind.HEADING, match["label"], match["rest"].strip())
    match = _BRACKETED.match(text)
    if match and match["label"].isdigit():
        return Mark(SectionKind.ITEM, match["label"].lstrip("0") or "0", match["rest"].strip(), _BRACKET_DEPTH)
    if match:
        return Mark(SectionKind.POINT, match["label"], match["rest"].strip())
    match = _DOTTED.match(text)
    if match:
        return Mark(SectionKind.ITEM, match["label"], match["rest"].strip(), match["label"].count("."))
    match = _ITEM.match(text)
    if match:
        return Mark(SectionKind.ITEM, match["label"].lstrip("0") or "0", match["rest"].strip(), stop=match["stop"])
    match = _POINT.match(text)
    if match:
        return Mark(SectionKind.POINT, match["label"], match["rest"].strip())
    match = _BULLET.match(text)
    if match:
        return Mark(SectionKind.BULLET, match["label"], match["rest"].strip(), _BULLET_DEPTH.get(match["label"], 0))
    return None


def appendix_of(block: Block) -> Mark | None:
    """ "Phụ lục", "PHỤ LỤC II": the line that begins an appendix; not a sentence that mentions one."""
    match = _APPENDIX.match(block.text)
    if not match:
        return None
    return Mark(SectionKind.APPENDIX, match["label"] or "", match["rest"].strip())


def is_upper(text: str) -> bool:
    """Whether the letters of `text` are capitals, a stray small one aside."""
    letters = _CAPITAL.findall(text)
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def _heads(block: Block, rest: str) -> bool:
    """A heading word begins a section when a title or nothing follows, or the style says so; in running text the
    next words are small ("Điều 5 Nghị định" has no stop after its number and was not matched at all)."""
    return not rest or block.bold or block.heading > 0 or rest[:1].isupper() or rest[:1] in '“"('


def _is_title(block: Block, rest: str) -> bool:
    """A roman number heads a section when what follows looks like a title, not a sentence."""
    if is_upper(rest) or block.bold or block.heading:
        return True
    return len(rest) <= _LONGEST_TITLE and rest[:1].isupper() and not rest.rstrip().endswith((";", ","))
