"""Every text that a body has issued and the plan cites: "Chính phủ ban hành những văn bản nào?"."""

import re

from core.vietnamese.text import fold, keys
from corpus.facts.model import Basis
from rag.draft import Draft, Piece, distinct, shorten
from rag.frame import Frame, Mode
from rag.leads import basis_line, capital
from rag.lexicon import in_short
from rag.view import View

_WHICH = re.compile(
    r"^(?:trong ke hoach |theo ke hoach )?(?P<body>(?:[\w']+ ){1,8}?)(?:da |co |duoc )*(?:ban hanh |ra |ki )?"
    r"(?:nhung |cac |may )?(?P<kind>van ban|quyet dinh|nghi dinh|nghi quyet|thong tu|ket luan|ke hoach|qui dinh)"
    r"(?: (?:so )?(?:nao|gi|may))(?![\w'])"
)
_ANY = "van ban"


def texts_of(frame: Frame, view: View) -> Draft | None:
    """The texts of the body named first, of the type asked for; None where it issued none that is cited."""
    match = _WHICH.match(frame.plain)
    if match is None or frame.cited or frame.mode is Mode.COMPARE:
        return None
    body = match["body"].strip()
    found: dict[str, Basis] = {}
    for basis in view.facts_of(Basis, frame.documents):
        of_kind = match["kind"] == _ANY or " ".join(keys(basis.type_name)) == match["kind"]
        if basis.number and of_kind and _is(body, basis.issuer):
            known = found.get(basis.number)
            found[basis.number] = basis if known is None or len(basis.subject) > len(known.subject) else known
    if not found:
        return None
    lines = tuple(capital(basis_line(basis)) for basis in found.values())
    pieces = distinct([Piece(view.passage(b.passage_id), shorten(b.quote)) for b in found.values()])
    lead, more = (lines[0], ()) if len(lines) == 1 else ("", lines)
    return Draft(lead, pieces=pieces, lines=more, value=" | ".join(lines))


def _is(body: str, issuer: str) -> bool:
    """Whether the words are the issuer's name, whole or its beginning: "Thủ tướng", "UBND thành phố"."""
    forms = (" ".join(keys(form)) for form in (issuer, in_short(issuer)) if form)
    return any(form == body or form.startswith(f"{body} ") for form in forms) and fold(body) not in ("", "chu tich")
