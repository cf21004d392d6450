"""Whether somebody signed the plan: "Kế hoạch do Trưởng ban ký đúng không?"; his deputy who did is another."""

import re
from collections.abc import Sequence

from core.vietnamese.text import keys
from corpus.facts.model import IdentityFact
from corpus.model import Document
from rag import wording
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame
from rag.patterns import YES_NO
from rag.view import View

_WHO = r"(?P<who>[a-z]+(?: [a-z]+){1,5}?)"
_SIGNED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w'])(?:ke hoach|kh|van ban)(?: [\w']+){{0,10}}? do (?:ong |ba |dong chi )?{_WHO} ki(?! ket)(?![\w'])",
        rf"^(?:co phai )?(?:ong |ba |dong chi )?{_WHO} (?:co |co phai |la nguoi |da )*ki"
        r" (?:ten |ban hanh |vao )*(?:ban )?(?:ke hoach|kh)(?![\w'])",
        rf"(?<![\w'])nguoi ki (?:ke hoach|kh)(?: [\w']+){{0,8}}? (?:co phai )?la (?:ong |ba |dong chi )?{_WHO}"
        r" (?:dung|phai|khong|a|chu)(?![\w'])",
    )
)
_LONGEST = 90
_NOBODY = frozenset({"ai", "nao", "gi", "may"})


def signer(frame: Frame, view: View) -> Draft | None:
    """Yes or no, with who signed and as what; None where nobody is named as having signed a plan."""
    if not YES_NO.search(frame.plain):
        return None
    match = next((m for pattern in _SIGNED if (m := pattern.search(frame.plain))), None)
    if match is None or _NOBODY & set(match["who"].split()):
        return None
    documents = [d for d in view.documents if not frame.documents or d.id in frame.documents]
    signed = [d for d in documents if d.identity.signer]
    if not signed:
        return None
    pieces = tuple(piece for document in signed for piece in _signature(document, view))
    if len(signed) > 1:
        lines = tuple(
            wording.SIGNED_EACH.format(title=shorten(d.identity.title, _LONGEST), who=_who(d)) for d in signed
        )
        return Draft("", pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)
    form = wording.SIGNED if _is(match["who"].split(), signed[0]) else wording.NOT_SIGNED
    lead = form.format(who=_who(signed[0]))
    return Draft(lead, pieces=pieces, value=lead)


def _signature(document: Document, view: View) -> list[Piece]:
    facts = [f for f in view.facts_of(IdentityFact, (document.id,)) if f.field == "signer"]
    return [Piece(view.passage(f.passage_id), f.quote) for f in facts[:1]]


def _who(document: Document) -> str:
    role = document.identity.signer_role or ""
    return f"{document.identity.signer}, {role}" if role else f"{document.identity.signer}"


def _is(who: Sequence[str], document: Document) -> bool:
    """Whether the words are the signer's name, its end ("anh Chuẩn") or his very post."""
    name = keys(document.identity.signer or "")
    post = keys((document.identity.signer_role or "").split("(")[0])
    rest = set(who[len(post) :])
    of_body = rest <= set(keys(document.identity.issuer))  # "Chủ tịch phường"
    return list(who) == name[-len(who) :] or (list(who[: len(post)]) == post and of_body)
