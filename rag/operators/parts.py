"""Whether a plan has a part of some name: "Kế hoạch có mục kinh phí không?"."""

from core.vietnamese.text import keys, tokens
from corpus.model import SectionKind
from rag import wording
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame
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


_FILLERS = frozenset(tokens("nao ve rieng thuc hien cho cua"))
