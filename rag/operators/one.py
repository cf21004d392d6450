"""One agency's answer: the first operator that fits the frame, and the decision to abstain."""

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.facts.model import Task
from rag import wording
from rag.answer import Status
from rag.conditions import is_of_case
from rag.confidence import SURE
from rag.draft import Draft
from rag.frame import Frame, Mode, Slot
from rag.match import HARD
from rag.operators.above import text_above
from rag.operators.aims import aims_of_subject
from rag.operators.all_days import all_days
from rag.operators.bare_unit import asking_duties
from rag.operators.bases import cited_text
from rag.operators.bases_of import bases_of
from rag.operators.check import check
from rag.operators.choice import choice
from rag.operators.claimed_count import claimed_count
from rag.operators.claimed_date import claimed_date
from rag.operators.coded import coded_target
from rag.operators.conflict import conflict, conflict_finding
from rag.operators.consequence import consequence
from rag.operators.days import days_named
from rag.operators.done_by import done_by
from rag.operators.each import each_named
from rag.operators.identity import identity
from rag.operators.is_it import is_it
from rag.operators.largest_group import largest_group
from rag.operators.late import late
from rag.operators.lengths import kind_without_limit
from rag.operators.lists import all_bounds, section_listing, section_named, unit_duties
from rag.operators.lookup import look_up
from rag.operators.measured import measured
from rag.operators.other_year import other_year
from rag.operators.part import part_in_task
from rag.operators.parts import counted_parts, has_part, outline
from rag.operators.rank import rank
from rag.operators.reckoned import reckoned
from rag.operators.signer import signer
from rag.operators.standing import standing
from rag.operators.stands_for import stands_for
from rag.operators.stranger import stranger
from rag.operators.task_number import task_number
from rag.operators.tasks import numbered_task, task_group
from rag.operators.tasks_due import tasks_due
from rag.operators.texts_of import texts_of
from rag.patterns import YES_NO
from rag.view import View

_KNOWN, _WELL_KNOWN = 0.35, 0.75  # shares of the question that the nearest place holds
_OFFERED_BY_NO_PLAN = frozenset({Slot.CONTACT})
_MEETING = re.compile(r"(?<![\w'])(?:hop|hoi nghi)(?![\w'])")
_BOUNDS = frozenset({Slot.DURATION, Slot.AMOUNT, Slot.PERCENT, Slot.COUNT})
_Operator = Callable[[Frame, View], Draft | None]


def answer_one(frame: Frame, view: View, own_unit: str | None = None) -> Draft:
    """The draft of one agency; where the plans do not say, a draft that says so."""
    if frame.slots & _OFFERED_BY_NO_PLAN:
        return silent(frame, view, None)
    if frame.annex and frame.mode is not Mode.CONFLICT and not view.facts_of(Task):
        draft = conflict_finding("missing_annex", frame, view)
        if draft is not None:
            return draft if YES_NO.search(frame.plain) else replace(draft, status=Status.NO_SOURCE)
    for operator in _operators(frame):
        draft = operator(frame, view)
        if draft is not None and (draft.sure >= SURE or draft.status.abstained):
            return draft if operator is not check or is_of_case(frame, draft, view) else silent(frame, view, draft)
    if frame.own_unit or frame.units:
        draft = unit_duties(asking_duties(frame), view, own_unit)
        if draft is not None:
            return draft
    draft = look_up(frame, view)
    if draft is None or draft.sure < SURE or not is_of_case(frame, draft, view):
        return silent(frame, view, draft)
    return draft


def _operators(frame: Frame) -> list[_Operator]:
    operators: list[_Operator] = [
        text_above,
        is_it,
        signer,
        other_year,
        claimed_count,
        claimed_date,
        done_by,
        identity,
        standing,
        has_part,
        counted_parts,
        outline,
        consequence,
        rank,
        reckoned,
        measured,
        late,
        stranger,
        all_days,
        stands_for,
        kind_without_limit,
        coded_target,
        part_in_task,
        each_named,
        largest_group,
        numbered_task,
        days_named,
        task_number,
        tasks_due,
        task_group,
    ]
    if frame.mode is Mode.CONFLICT:
        operators.append(conflict)
    operators.append(choice)
    if frame.asserted:
        operators.append(check)
    operators += [texts_of, bases_of, cited_text, aims_of_subject, all_bounds, section_listing, section_named]
    return operators


def silent(frame: Frame, view: View, draft: Draft | None) -> Draft:
    """ "The plans do not say": out of scope where not even the subject is known, else what exactly is missing."""
    name = view.agency.short_name or view.agency.name
    top = next(iter(view.rank(frame)), None)
    if (top is None or top.cover < _KNOWN) and not _bounds_a_meeting(frame):
        return Draft(wording.OUT_OF_SCOPE, Status.OUT_OF_SCOPE)
    asked = sorted(frame.slots & HARD)
    if asked and top is not None and top.cover > _WELL_KNOWN:
        lead = wording.NO_SOURCE_SLOT.format(agency=name, slot=wording.SLOT_NAMES[asked[0].value])
    else:
        lead = wording.NO_SOURCE.format(agency=name)
    nearest = view.nearest(frame) or (top.entry.passage if top else None)
    near = wording.NEAREST.format(place=nearest.locator) if nearest else ""
    return Draft(f"{lead} {near}".rstrip(), Status.NO_SOURCE, show_quotes=False)


def _bounds_a_meeting(frame: Frame) -> bool:
    """How long or how many a meeting of any kind may be is a matter of plans, though none may know the kind."""
    long = any(said.hours is not None for said in frame.asserted)
    return bool(_MEETING.search(frame.plain)) and (long or bool(frame.slots & _BOUNDS))
