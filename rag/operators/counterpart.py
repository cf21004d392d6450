"""Agencies side by side: where one's bound is found, another's bound on the same thing, said in other words."""

from collections.abc import Callable
from dataclasses import replace

from corpus.facts.model import Limit, Target
from rag.draft import Draft, piece_of
from rag.frame import Frame, Slot
from rag.leads import bound, lead_of
from rag.view import View

ENOUGH = 0.5  # of what the other subject says


def counterpart(frame: Frame, subject: str, view: View, read: Callable[[str], Frame]) -> Draft | None:
    """This agency's bound whose subject is nearest to `subject`, another agency's; None where none is near enough."""
    asked = replace(frame, terms=read(subject).terms, slots=frame.slots | {Slot.AMOUNT}, asked_noun=(), counted=())
    for match in view.rank(asked, [*view.entries_with(Limit), *view.entries_with(Target)]):
        fact = match.entry.fact
        alike = isinstance(fact, Limit | Target) and match.own_cover >= ENOUGH
        if alike and (Slot.EXCEPTION not in frame.slots or Slot.EXCEPTION in match.entry.offers):
            assert isinstance(fact, Limit | Target)
            lead = lead_of(fact, frame)
            return Draft(lead, pieces=(piece_of(match.entry),), value=bound(fact), subject=fact.subject)
    return None
