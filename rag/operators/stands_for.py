"""A share that the asker knows, and not what of: "95% là chỉ tiêu gì?", "10% với 60% là của cái gì?"."""

import re

from corpus.facts.model import Target
from rag.draft import Draft, Piece, distinct, shorten
from rag.frame import Frame, Mode
from rag.leads import lead_of
from rag.view import View

_OF_WHAT = re.compile(
    r"(?<![\w'])(?:la|cho|cua|ve|voi|danh cho|nghia la|tinh (?:tren|cho)) (?:cho |cua |ve )?"
    r"(?:cai |viec |chi tieu |muc tieu |noi dung |muc |con so )?(?:gi|nao)(?![\w'])"
)


def stands_for(frame: Frame, view: View) -> Draft | None:
    """Every target of the shares said; None where anything else is asked, or one of them is no target's."""
    shares = [said.value for said in frame.asserted if said.unit == "%"]
    if not shares or len(shares) < len(frame.asserted) or frame.mode is not Mode.LOOK_UP:
        return None
    if not _OF_WHAT.search(frame.plain):
        return None
    targets = [fact for fact in view.facts_of(Target, frame.documents) if fact.quantity.unit == "%"]
    found = [fact for share in dict.fromkeys(shares) for fact in targets if fact.quantity.value == share]
    if {fact.quantity.value for fact in found} != set(shares):
        return None
    lines = tuple(dict.fromkeys(lead_of(fact, frame) for fact in found))
    pieces = distinct([Piece(view.passage(fact.passage_id), shorten(fact.quote)) for fact in found])
    return Draft("", pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)
