"""A follow-up question read in the light of the one before it: the earlier frame with slots replaced."""

import re
from dataclasses import replace

from core.vietnamese.text import keys, tokens
from rag.frame import Frame, Mode, Slot, Term

_FEW_TERMS = 5
_BARE_FIGURE = re.compile(r"(?<![\w/.,-])(\d{1,3})(?![\w/.,%-])")
_GENERAL = frozenset(
    tokens(
        "ban hanh thuc hien qui dinh bao cao gui nop chu tri phoi hop san pham thoi gian han ket qua trach "
        "nhiem ki muc so nguoi ai don vi co quan noi nhan dau ra ngay thang nam hoan thanh lam xong phai can "
        "loai nao tru lau nhieu"
    )
)
NEW_WORD_WEIGHT = 2.5
KEPT_WORD_WEIGHT = 0.6
_SUBJECT_SLOTS = frozenset({Slot.WHAT, Slot.LIST, Slot.REASON})


def leans_on_history(frame: Frame) -> bool:
    """Whether a question cannot be understood alone: it points back, or names nothing of its own."""
    if frame.cited or frame.task:
        return frame.follows
    return frame.follows or all(_says_little(term) for term in frame.terms) or _only_supposes_unit(frame)


def _only_supposes_unit(frame: Frame) -> bool:
    """ "Có phải Văn phòng không?" says nothing of what the unit would do."""
    named = {syllable for unit in frame.units for syllable in keys(unit)}
    return (
        frame.mode is Mode.YES_NO
        and bool(named)
        and all(any(named.issuperset(reading) for reading in term.readings) for term in frame.terms)
    )


def _says_little(term: Term) -> bool:
    """A word that asks about anything: it needs the subject of the question before."""
    return term.surface.isdigit() or any(set(reading) <= _GENERAL for reading in term.readings)


def resolve(frame: Frame, before: Frame | None) -> Frame:
    """`frame` completed from the frame `before` it; unchanged where it stands on its own."""
    many = len(frame.terms) > _FEW_TERMS and not _only_supposes_unit(frame)
    if before is None or not leans_on_history(frame) or many:
        return frame
    if frame.slots == {Slot.ACTOR} and Slot.PERSON in before.slots:
        frame = replace(frame, slots=frozenset({Slot.PERSON}))  # "Ai ký …?" "Còn … thì ai?"
    asks = frame.slots - _SUBJECT_SLOTS
    points_back = not frame.terms or not _is_replacement(frame)
    return replace(
        frame,
        terms=_merge(frame, before, points_back),
        fresh=frozenset() if points_back else _fresh(frame, before),
        slots=frame.slots if asks else before.slots | frame.slots,
        mode=frame.mode if asks or frame.mode is not Mode.LOOK_UP else before.mode,
        agencies=frame.agencies or before.agencies,
        all_agencies=frame.all_agencies or (before.all_agencies and not frame.agencies),
        asserted=frame.asserted or (() if asks or frame.terms else before.asserted),
        cited=frame.cited or (before.cited if points_back else ()),
        task=frame.task or _other_task(frame, before) or (before.task if points_back else ""),
        section=frame.section or (before.section if points_back else ""),
        periods=frame.periods or before.periods,
        years=frame.years or before.years,
        documents=frame.documents or before.documents,
        actor_units=frame.actor_units or (() if _names_actor(frame) else before.actor_units),
        context=f"{before.context} {before.plain}",
        units=frame.units or (before.units if not _names_actor(frame) else ()),
        annex=frame.annex or bool(_other_task(frame, before)) or (before.annex and points_back),
        reduces=frame.reduces or (before.reduces and points_back),
        own_unit=frame.own_unit or before.own_unit,
    )


def _other_task(frame: Frame, before: Frame) -> str:
    """ "Thế 18 thì sao?" after a question about task 21."""
    match = _BARE_FIGURE.search(frame.plain) if before.task and not frame.asserted else None
    return match[1] if match else ""


def _is_replacement(frame: Frame) -> bool:
    """ "Thế còn họp chuyên môn?" puts a new subject in the place of the old one."""
    return bool(frame.terms) and not (frame.slots - _SUBJECT_SLOTS)


def _fresh(frame: Frame, before: Frame) -> frozenset[tuple[str, ...]]:
    """Readings of the words that the question before did not have in any of theirs."""
    known = {reading for term in before.terms for reading in term.readings}
    parts = {part for reading in known for part in reading}
    new = [t for t in frame.terms if not known & set(t.readings) and not set(t.readings[0]) <= parts]
    return frozenset(reading for term in new for reading in term.readings)


def _names_actor(frame: Frame) -> bool:
    return bool(frame.units)


def _merge(frame: Frame, before: Frame, points_back: bool) -> tuple[Term, ...]:
    """New words count more than the old ones they stand beside; a mere pointer keeps the old subject whole."""
    if not frame.terms:
        return before.terms
    fresh = {reading for term in frame.terms for reading in term.readings}
    kept = [t for t in before.terms if not fresh & set(t.readings)]
    old_weight = 1.0 if points_back else KEPT_WORD_WEIGHT
    new_weight = 1.0 if points_back else NEW_WORD_WEIGHT
    return tuple(
        [replace(t, weight=t.weight * old_weight) for t in kept]
        + [replace(t, weight=t.weight * new_weight) for t in frame.terms]
    )
