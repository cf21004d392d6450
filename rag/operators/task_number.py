"""The number of a task that is described: "IOC là việc số mấy?"."""

import re
from dataclasses import replace

from corpus.facts.model import Task
from rag.draft import Draft
from rag.frame import Frame, Slot
from rag.leads import lead_of
from rag.operators.tasks import row_pieces
from rag.view import View

_WHICH_NUMBER = re.compile(
    r"(?<![\w'])(?:nhiem vu|nv|dau viec|cong viec|viec)(?: mang| dung)? (?:so|thu|stt|so thu tu) (?:may|bao nhieu|nao)"
    r"|(?<![\w'])so thu tu (?:may|bao nhieu|nao)"
)
_SPOKEN_OF = 0.3


def task_number(frame: Frame, view: View) -> Draft | None:
    """ "IOC là việc số mấy?": the row that the question is about, its number first."""
    if not _WHICH_NUMBER.search(frame.plain) or frame.slots & {Slot.LIST, Slot.COUNT}:
        return None
    about = replace(frame, slots=frozenset(), counted=(), asked_noun=())
    matches = [m for m in view.rank(about, view.entries_with(Task)) if m.cover >= _SPOKEN_OF]
    fact = matches[0].entry.fact if matches else None
    if not isinstance(fact, Task):
        return None
    lead = lead_of(fact, about)
    return Draft(lead, pieces=row_pieces(fact, view), value=lead, show_quotes=False)
