"""A unit's part in a task: "Công an xã chủ trì hay phối hợp lắp camera?", "Văn phòng giữ vai trò gì?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.vietnamese.text import keys
from corpus.facts.model import Duty, Fact, Role, Task
from rag import wording
from rag.answer import Status
from rag.confidence import confidence
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame, Slot, Term
from rag.leads import capital, lead_of
from rag.lexicon import in_short, split_units
from rag.operators.lists import is_of
from rag.operators.tasks import is_called, row_pieces
from rag.view import View

_LEADS = r"(?:chu tri|(?:lam |la )?dau'? moi|chu quan)"
_HELPS = r"(?:phoi hop|tham gia|ho tro|cung lam)"
_ASKED = re.compile(
    rf"(?<![\w'])(?:{_LEADS}(?: [\w']+){{0,3}}? (?:hay|hoac)(?: la)?(?: chi)?(?: don vi| co quan)? {_HELPS}"
    rf"|{_HELPS}(?: [\w']+){{0,3}}? (?:hay|hoac)(?: la)?(?: don vi| co quan)? {_LEADS}"
    r"|(?:giu|dong|co|dam nhan) vai(?: tro)? (?:gi|nao|the nao)|vai tro (?:la )?(?:gi|the nao)"
    rf"|co (?:phai )?(?:la )?(?:don vi |co quan )?(?:duoc (?:giao )?)?(?P<whether>{_LEADS}|phoi hop) .*khong)(?![\w'])"
)
_NAMES_OF_PARTS = frozenset(
    {("chu", "tri"), ("phoi", "hop"), ("dau", "moi"), ("vai", "tro"), ("don", "vi"), ("tham", "gia"), ("nhiem", "vu")}
)
_LONE = frozenset({"vai", "giu"})
_NEAR = 0.75  # a task that fits nearly as well, where the best one does not name the unit
_KNOWN = 0.35
_TOLD = 160


def part_in_task(frame: Frame, view: View) -> Draft | None:
    """The part that the unit named has in the task named; None where no part is asked for or no task fits."""
    if not frame.units or not _ASKED.search(frame.plain):
        return None
    if frame.task:
        rows = [t for t in view.facts_of(Task, frame.documents) if is_called(t, frame.task)]
        return _told(frame, view, rows[0], 1.0) if rows else None
    about = replace(frame, terms=_subject(frame), slots=frozenset({Slot.ACTOR}), units=(), actor_units=())
    if not about.terms:
        return _same_everywhere(frame, view)
    matches = view.rank(about, [*view.entries_with(Task), *view.entries_with(Duty)])
    if not matches or matches[0].cover < _KNOWN:
        return Draft(wording.NO_SOURCE.format(agency=view.agency.short_name or view.agency.name), Status.NO_SOURCE)
    near = [m for m in matches if m.score >= matches[0].score * _NEAR and m.fits]
    with_part = (m for m in near if m.entry.fact and _part(frame.units, m.entry.fact, view)[1])
    chosen = next(with_part, None) or next(iter(near), None)
    if chosen is None or chosen.entry.fact is None:
        return None
    return _told(frame, view, chosen.entry.fact, confidence(about, chosen, matches, view.matcher.lexicon))


def _same_everywhere(frame: Frame, view: View) -> Draft | None:
    """ "Văn phòng có chủ trì gì không hay chỉ phối hợp?": the one part that the unit has wherever it has any."""
    facts: list[Fact] = [*view.facts_of(Task, frame.documents), *view.facts_of(Duty, frame.documents)]
    held = [(fact, part) for fact in facts if (part := _part(frame.units, fact, view)[1])]
    return _told(frame, view, held[0][0], 1.0) if len({part for _, part in held}) == 1 else None


def _told(frame: Frame, view: View, fact: Fact, sure: float) -> Draft | None:
    unit, part = _part(frame.units, fact, view)
    lead = wording.PARTS[part].format(unit=capital(unit)) if part else wording.NO_PART_IN_TASK.format(unit=unit)
    lead = _verdict(frame, part) + lead
    task = _row(fact, view)
    if task is None:
        piece = Piece(view.passage(fact.passage_id), shorten(fact.quote))
        return Draft(lead, pieces=(piece,), value=lead, sure=sure) if part else None
    told = f"{lead} {lead_of(_shorter(task), replace(frame, slots=frozenset()))}"
    return Draft(told, pieces=row_pieces(task, view), value=lead, sure=sure, show_quotes=False)


def _verdict(frame: Frame, part: Role | None) -> str:
    """ "Có. " or "Không. " to who asks whether the unit leads, or helps; empty to who asks which of the two."""
    match = _ASKED.search(frame.plain)
    if match is None or not match["whether"]:
        return ""
    helps = match["whether"] == "phoi hop"
    return f"{wording.YES if part and helps == (part is Role.COORDINATES) else wording.NO} "


def _shorter(task: Task) -> Task:
    """The task with a content short enough to stand behind the part."""
    return task.model_copy(update={"content": shorten(task.content, _TOLD)})


def _row(fact: Fact, view: View) -> Task | None:
    """The row of the annex that the fact is, or is read from."""
    return next((t for t in view.facts_of(Task) if t.passage_id == fact.passage_id), None)


def _part(units: Sequence[str], fact: Fact, view: View) -> tuple[str, Role | None]:
    """The first unit named that has a part in the task or clause, and which; without one, the unit alone.

    Who works with the one that leads helps; of the partner of one that helps, the plan does not say which part it has.
    """
    task = _row(fact, view)
    duties = [d for d in view.facts_of(Duty) if d.passage_id == fact.passage_id] if task is None else []
    parts = [(d.actor, d.role) for d in duties]
    parts += [(p, Role.COORDINATES) for d in duties if d.role is not Role.COORDINATES for p in d.partners]
    if task is not None:
        parts += [(unit, Role.LEADS) for unit in split_units(task.lead)]
        parts += [(unit, Role.COORDINATES) for unit in split_units(task.support)]
    return next(((unit, role) for unit, role in parts if is_of(unit, units)), (units[0], None))


def _subject(frame: Frame) -> tuple[Term, ...]:
    """The terms that name neither the unit nor a part."""
    unit = {syllable for name in frame.units for syllable in keys(f"{name} {in_short(name)}")}
    dropped = {place for place, term in enumerate(frame.terms) if any(unit.issuperset(r) for r in term.readings)}
    dropped |= {place for place, term in enumerate(frame.terms) if term.readings[0][0] in _LONE}
    for place, (left, right) in enumerate(pairwise(frame.terms)):
        if (left.readings[0][-1], right.readings[0][0]) in _NAMES_OF_PARTS:
            dropped |= {place, place + 1}
    dropped |= {place for place, term in enumerate(frame.terms) if term.readings[0] in _NAMES_OF_PARTS}
    return tuple(term for place, term in enumerate(frame.terms) if place not in dropped)
