"""The text from above that the plan carries out: "Kế hoạch của UBND tỉnh mà mình thực hiện số mấy, ngày nào?"."""

import re

from core.vietnamese.text import fold, keys
from corpus.facts.model import Basis
from rag.draft import Draft, Piece, distinct, shorten
from rag.frame import Frame, Slot
from rag.leads import basis_line, capital
from rag.operators.bases import asked_type
from rag.view import View

_ABOVE = re.compile(r"(?<![\w'])(?:cap tren|(?:cua|do) (?:uy ban(?: nhan dan)?|ubnd) (?:tinh|thanh pho|tp))(?![\w'])")
_NAMED = re.compile(r"(?<![\w'])(?:can cu|thuc hien|lam theo|theo|dua|dan|trien khai)(?![\w'])")
_SUPERIORS = re.compile(r"(?<![\w'])(?:tinh|thanh pho|tp)(?![\w'])")
_ABOVE_ALL = "cap tren"
_SLOTS = frozenset({Slot.NUMBER, Slot.ISSUED, Slot.DATE, Slot.SECTION, Slot.WHAT})


def text_above(frame: Frame, view: View) -> Draft | None:
    """Number, day and issuer of the province's or city's text that the plan stands on; None where none is asked for."""
    if not (_ABOVE.search(frame.plain) and _NAMED.search(frame.plain)) or (
        frame.cited and _ABOVE_ALL not in frame.plain
    ):
        return None
    if not (frame.slots & _SLOTS or re.search(r" (?:nao|gi)$", frame.plain)) or frame.slots & {
        Slot.ACTOR,
        Slot.RECEIVER,
    }:
        return None
    wanted = asked_type(frame.plain)
    found = {
        basis.number: basis
        for basis in reversed(view.facts_of(Basis, frame.documents))
        if basis.role != "cited"
        and basis.number
        and _SUPERIORS.search(" ".join(keys(basis.issuer)))
        and (not wanted or fold(basis.type_name) == fold(wanted))
    }
    if not found:
        return None
    bases = list(reversed(found.values()))
    lines = tuple(capital(basis_line(basis)) for basis in bases)
    pieces = distinct([Piece(view.passage(b.passage_id), shorten(b.quote)) for b in bases])
    return Draft(
        lines[0] if len(lines) == 1 else "",
        pieces=pieces,
        lines=lines if len(lines) > 1 else (),
        value=" | ".join(lines),
    )
