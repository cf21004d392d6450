"""Whether it is a named unit that leads or does something: "Nhiệm vụ 18 do Phòng Tài chính chủ trì đúng không?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese.text import keys
from corpus.facts.model import Task
from rag import wording
from rag.confidence import SURE
from rag.draft import Draft
from rag.frame import Frame, Mode, Slot
from rag.lexicon import in_short, split_units
from rag.operators.lists import is_of
from rag.operators.lookup import look_up
from rag.operators.tasks import is_called, row_pieces
from rag.patterns import YES_NO
from rag.view import View

_DEED = r"(?:chu tri|phu trach|dau'? moi|lam|thuc hien|dam nhan|theo doi|don doc)"
_DONE_BY = re.compile(
    rf"(?<![\w'])do (?P<who>[a-z]+(?: [a-z]+){{1,9}}?) (?:la |se |duoc giao )*{_DEED}(?: [\w']+){{0,12}}?"
    r" (?:dung|phai) (?:khong|chua|chu|a)(?![\w'])"
)
_IS_IT = re.compile(r"^(?:co phai |phai )(?:la )?(?P<rest>.+?) khong$|^(?P<all>.+?) (?:dung|phai) (?:khong|chu)$")
_LEADS = " chu tri"


def done_by(frame: Frame, view: View) -> Draft | None:
    """Yes or no by whom the plan names; None where no unit is supposed to do it, or the plan names nobody."""
    if frame.mode is not Mode.YES_NO or frame.asserted or not YES_NO.search(frame.plain):
        return None
    who = _supposed(frame)
    if not who:
        return None
    row = next((t for t in view.facts_of(Task, frame.documents) if frame.task and is_called(t, frame.task)), None)
    if row is not None:
        pieces, told, known = row_pieces(row, view), row.lead, split_units(row.lead)
    else:
        words = set(who)
        terms = tuple(t for t in frame.terms if not any(words.issuperset(r) for r in t.readings))
        asked = replace(frame, terms=terms, slots=frozenset({Slot.ACTOR}), mode=Mode.LOOK_UP, units=(), actor_units=())
        found = look_up(asked, view) if terms else None
        if found is None or found.sure < SURE or not found.lead or found.status.abstained:
            return None
        pieces, told, known = found.pieces, found.lead, [found.lead]
    form = wording.IT_IS if any(is_of(name, (" ".join(who),)) for name in known) else wording.IT_IS_NOT
    return Draft(form.format(actor=told), pieces=pieces, value=told)


def _supposed(frame: Frame) -> Sequence[str]:
    """The words of the unit: behind "do", before "chủ trì", or first in "có phải … không"."""
    match = _DONE_BY.search(frame.plain)
    if match:
        return match["who"].split()
    whole = _IS_IT.match(frame.plain)
    said = (whole["rest"] or whole["all"]) if whole else ""
    for name in (form for unit in frame.units for form in (unit, in_short(unit))):
        words = keys(name)
        spoken = " ".join(words)
        begins = said.startswith(f"{spoken} ") and whole is not None and bool(whole["rest"])
        if begins or f" {spoken}{_LEADS} " in f" {said} ":
            return words
    return ()
