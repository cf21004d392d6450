"""What a plan stands on: the texts in its bases, all or those of one type."""

import re
from collections.abc import Sequence

from core.vietnamese.text import fold, keys
from corpus.facts.model import Basis
from rag import wording
from rag.draft import Draft, Piece
from rag.frame import Frame, Mode, Slot
from rag.leads import basis_line, capital
from rag.operators.bases import CITING_WORDS, known_by_number
from rag.view import View

_ASKED = re.compile(r"can cu|(?<!duoc )(?<!phai )(?<!can )dua (?:tren|vao)|co so phap li")
_TYPE = re.compile(
    r"(?<![\w'])(luat|nghi dinh|nghi quyet|thong tu|quyet dinh|ket luan|chi thi|ke hoach|chuong trinh|cong van)"
    r" (?:[\w']+ ){0,2}?(?:nao|gi)(?![\w'])"
)


def bases_of(frame: Frame, view: View) -> Draft | None:
    """The bases of the plan, or those of the type asked for; None where the question is about anything else."""
    if frame.mode in (Mode.COMPARE, Mode.CONFLICT) or not _ASKED.search(frame.plain) or not _asks_of_plan(frame, view):
        return None
    bases = [basis for basis in view.facts_of(Basis, frame.documents) if basis.role != "cited"]
    wanted = _TYPE.search(frame.plain)
    if wanted is None or not bases:
        return _told(wording.BASES_OF, bases, view) if bases else None
    of_type = [basis for basis in bases if fold(basis.type_name) == wanted[1]]
    name = of_type[0].type_name if of_type else wording.TEXT_TYPES[wanted[1]]
    form = wording.BASES_OF_TYPE if of_type else wording.NO_BASIS_OF_TYPE
    return _told(form.format(type=name.lower()), of_type or bases, view)


def _told(lead: str, bases: Sequence[Basis], view: View) -> Draft:
    lines = tuple(dict.fromkeys(capital(basis_line(basis)) for basis in bases))
    pieces = tuple(Piece(view.passage(basis.passage_id), basis.quote) for basis in bases)
    return Draft(lead, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _asks_of_plan(frame: Frame, view: View) -> bool:
    """Several bases are asked for, or the question names nothing but the plan itself."""
    if Slot.LIST in frame.slots or "nhung" in frame.plain.split():
        return True
    titles = {word for document in view.documents for word in keys(document.identity.title)} | CITING_WORDS
    own = not frame.cited or known_by_number(frame, view)
    return own and all(any(set(reading) <= titles for reading in term.readings) for term in frame.terms)
