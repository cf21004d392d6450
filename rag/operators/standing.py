"""Whether a plan is still in force: "Kế hoạch năm 2025 còn hiệu lực không?"."""

import re

from corpus.model import Document, SectionKind
from rag import wording
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame
from rag.view import View

_ASKED = re.compile(
    r"(?<![\w'])(?:con|het|dang co|co|dang) (?:hieu luc|gia tri (?:thi hanh|ap dung))(?: \w+)? (?:khong|chua)"
    r"|(?<![\w'])(?:con|het) hieu luc(?: khong| chua| a| ha)?$"
)
_PLAN = re.compile(r"(?<![\w'])(?:ke hoach|kh|van ban|ban)(?![\w'])")
_LONGEST_TITLE = 90


def standing(frame: Frame, view: View) -> Draft | None:
    """The standing of each plan meant, said with its title; None where the question is not about that."""
    if not (_ASKED.search(frame.plain) and _PLAN.search(frame.plain)) or (frame.cited and not frame.documents):
        return None
    documents = [d for d in view.documents if not frame.documents or d.id in frame.documents]
    lines = tuple(
        wording.STANDING.format(title=shorten(d.identity.title, _LONGEST_TITLE), standing=wording.STANDINGS[d.status])
        for d in documents
    )
    pieces = tuple(piece for d in documents for piece in _title(d, view))
    return Draft("", pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _title(document: Document, view: View) -> list[Piece]:
    """The place that names the plan: its title without the bare "KẾ HOẠCH", else where it begins."""
    own = [p for p in view.passages if p.document_id == document.id]
    titles = [p for p in own if p.kind is SectionKind.TITLE] or own[:1]
    return [Piece(p, shorten(p.text)) for p in sorted(titles, key=lambda p: -len(p.text))[:1]]
