"""A unit supposed after it was asked who: "Ai theo dõi kế hoạch?" "Có phải Văn phòng không?"."""

import re
from dataclasses import replace

from core.vietnamese.text import keys
from corpus.facts.model import Task
from rag import wording
from rag.answer import Status
from rag.confidence import SURE
from rag.draft import Draft
from rag.frame import Frame, Mode, Slot, Term
from rag.lexicon import in_short, split_units
from rag.operators.lists import is_of
from rag.operators.lookup import look_up
from rag.operators.tasks import is_called, row_pieces
from rag.patterns import TASK_NAMED
from rag.view import View

_SUPPOSED = re.compile(
    r"^(?:(?:the|vay|thi|co|phai|la|do|chac|hay|con) )*(?P<unit>[\w'&/ -]+?)"
    r" (?:dung |phai |co phai )?(?:khong|chu|a|ha|ah)$"
)
_WHO = re.compile(r"(?<![\w'])(?:ai|(?:don vi|phong|co quan|ban|bo phan|ben) nao)(?![\w'])")
_SMALL = frozenset({"cac", "phai", "dung", "la"})


def is_it(frame: Frame, view: View) -> Draft | None:
    """Yes or no by whom the plan names; None where no unit is supposed after who was asked."""
    supposed = _SUPPOSED.match(frame.plain) if frame.mode is Mode.YES_NO and frame.units else None
    if supposed is None:
        return None
    unit = {w for name in frame.units for w in keys(f"{name} {in_short(name)}")}
    terms = tuple(t for t in frame.terms if not _names(t, unit))
    if set(supposed["unit"].split()) - unit - _SMALL:
        return None
    if not terms or not _WHO.search(frame.context):
        return Draft(wording.NO_SOURCE.format(agency=view.agency.short_name or view.agency.name), Status.NO_SOURCE)
    said = TASK_NAMED.search(frame.context)
    number = frame.task or (said[1] if said else "")
    row = next((t for t in view.facts_of(Task, frame.documents) if number and is_called(t, number)), None)
    if row is not None:
        leads = any(is_of(lead, frame.units) for lead in split_units(row.lead))
        form = wording.IT_IS if leads else wording.IT_IS_NOT
        return Draft(form.format(actor=row.lead), pieces=row_pieces(row, view))
    asked = replace(
        frame,
        terms=terms,
        slots=frozenset({Slot.ACTOR}),
        mode=Mode.LOOK_UP,
        units=(),
        actor_units=(),
        fresh=frozenset(),
    )
    found = look_up(asked, view)
    if found is None or found.sure < SURE or not found.lead or found.status.abstained:
        return None
    form = wording.IT_IS if is_of(found.lead, frame.units) else wording.IT_IS_NOT
    return replace(found, lead=form.format(actor=found.lead))


def _names(term: Term, unit: set[str]) -> bool:
    return any(unit.issuperset(reading) for reading in term.readings)
