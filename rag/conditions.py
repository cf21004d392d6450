"""The case that a question is put for: "Đối với họp có khách nước ngoài, …" is not answered by the general rule."""

import re
from itertools import pairwise

from core.vietnamese.text import keys
from rag.draft import Draft
from rag.frame import Frame
from rag.view import View
from rag.weighing import words_of

_CASE = re.compile(
    r"^\W*(?:riêng|rieng|đối với|doi voi|với|voi|trong trường hợp|trường hợp)\s+(?P<case>[^,;?]{3,90}?)"
    r"(?:\s*[,;]|\s+th[iì]\s)",
    re.IGNORECASE,
)
_MOST = 0.5


def is_of_case(frame: Frame, draft: Draft, view: View) -> bool:
    """Whether the place that answers speaks of the case named before the question; True where none is named."""
    match = _CASE.match(frame.question)
    if match is None or not draft.pieces:
        return True
    named = set(keys(match["case"]))
    terms = [t for t in frame.terms if not t.only_names and named.issuperset(keys(t.surface))]
    passage = draft.pieces[0].passage
    identity = next((d.identity for d in view.documents if d.id == passage.document_id), None)
    around = f"{identity.title} {identity.issuer}" if identity else ""
    said = keys(" ".join([passage.text, *passage.heading_path, *passage.cells, around]))
    lexicon, pairs = view.matcher.lexicon, set(pairwise(said))
    weights = [(word.weight, any(reading <= pairs for reading in word.readings)) for word in words_of(terms, lexicon)]
    weights = weights or [
        (max(map(lexicon.idf, t.readings[0])), any(set(said).issuperset(r) for r in t.readings)) for t in terms
    ]
    return sum(w for w, held in weights if held) >= _MOST * sum(w for w, _ in weights)
