"""Check a value that the asker states: against a limit, against a target, or worked out from a target."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from corpus.facts.model import (
    Comparison,
    Direction,
    Target,
)
from rag import wording
from rag.answer import Status
from rag.draft import Draft, Piece, distinct, piece_of
from rag.frame import DAY, Asserted, Frame, Mode, Slot, Term
from rag.leads import bound, lead_of, lower
from rag.levels import levels_of, two_levels
from rag.match import WORD_COVER, Match
from rag.operators.days import against_day
from rag.operators.lengths import against_limit, plain_figure
from rag.patterns import ENOUGH, JUDGED, LAST_YEAR
from rag.view import View

_FIGURE = re.compile(r"(?<![\w/.,%-])(\d{1,6})(?![\w/.,%-]| phan tram| ngay| thang| nam)")
_HOW_MANY = frozenset({Slot.AMOUNT, Slot.COUNT, Slot.PERCENT})
_UPPER = (Comparison.AT_MOST, Comparison.BELOW)
_LOWER = (Comparison.AT_LEAST, Comparison.ABOVE)
_AIM_WORDS = ("muc tieu", "chi tieu", "dat muc", "dat ra", "qui dinh", "phai")


def check(frame: Frame, view: View) -> Draft | None:
    """A verdict on the stated value, or None where the plans bound nothing of the kind."""
    if frame.all_agencies or frame.mode is Mode.COMPARE:
        return _held_value(frame, view)
    if Slot.ACTION in frame.slots and frame.mode is not Mode.YES_NO and not frame.slots & _HOW_MANY:
        return None  # "để dân chờ quá 20 phút thì phải làm gì?" asks what follows, not for a verdict
    for said in frame.asserted:
        if said.unit == DAY:
            draft = against_day(frame, view, said)
        elif said.hours is not None:
            draft = against_limit(frame, view, said)
        elif said.unit == "%":
            draft = _against_target(frame, view, said)
        else:
            draft = _worked_out(frame, view, said)
        if draft is not None:
            return draft
    return None


def _held_value(frame: Frame, view: View) -> Draft | None:
    """ "Nơi nào đặt 15 %?": this agency's target of that very value; said to be missing where there is none."""
    values = {a.value for a in frame.asserted if a.unit == "%"}
    if not values or frame.mode is Mode.CONFLICT:
        return None
    entries = [e for e in view.entries_with(Target) if isinstance(e.fact, Target) and e.fact.quantity.value in values]
    matches = [m for m in view.rank(frame, entries) if m.fills and m.cover >= WORD_COVER / 2]
    if not matches:
        return Draft("", Status.NO_SOURCE)
    fact = matches[0].entry.fact
    if not isinstance(fact, Target):
        return None
    lead = lead_of(fact, frame)
    return Draft(lead, pieces=(piece_of(matches[0].entry),), value=lead)


def _best(frame: Frame, view: View, way: Direction | None = None, no_cut: bool = False) -> Match | None:
    """The target that fits best; `no_cut` leaves out the cuts, to which a share of this year's is not held."""
    matches = [m for m in view.rank(frame, view.entries_with(Target)) if m.fits]
    if no_cut:
        matches = [m for m in matches if not _cuts(m)]
    if way is not None:
        matches = [m for m in matches if isinstance(m.entry.fact, Target) and m.entry.fact.direction is way]
    return matches[0] if matches and matches[0].cover >= WORD_COVER else None


def _cuts(match: Match) -> bool:
    return isinstance(match.entry.fact, Target) and match.entry.fact.direction is Direction.REDUCE


def _against_target(frame: Frame, view: View, said: Asserted) -> Draft | None:
    match, judged = _best(frame, view), JUDGED.search(frame.plain)
    if match is None or not isinstance(match.entry.fact, Target) or not (frame.mode is Mode.YES_NO or judged):
        return None
    target = match.entry.fact
    if target.quantity.unit != "%":
        return None
    pieces = (piece_of(match.entry), *_elsewhere(target, view))
    if judged or ENOUGH.search(frame.plain):
        return _enough(levels_of(target, view), said, pieces, view)
    if target.quantity.value == said.value:
        return Draft(wording.MATCHES.format(bound=lower(bound(target))), pieces=pieces, value=bound(target))
    lead = wording.BELOW.format(bound=lower(bound(target)), said=said.text)
    counted = next((a for a in frame.asserted if a.unit in _UNIT_WORDS), None)
    if counted is not None:
        lead += " " + _need(target, counted)
    return Draft(lead, pieces=pieces, value=bound(target))


def _enough(levels: Sequence[Target], said: Asserted, pieces: tuple[Piece, ...], view: View) -> Draft:
    """Whether the level reached meets the aim; where the plan sets two and meets but one, both are told."""
    met = {_meets(level, said) for level in levels}
    value = " | ".join(bound(level) for level in levels)
    if len(met) > 1:
        pieces = distinct([Piece(view.passage(f.passage_id), f.quote) for f in levels])
        return Draft(two_levels(levels), Status.CONFLICTING, pieces=pieces, value=value)
    form = wording.REACHED if True in met else wording.NOT_REACHED
    bounds = wording.OR.join(lower(bound(level)) for level in levels)
    return Draft(form.format(bound=bounds, said=said.text), pieces=pieces, value=value)


def _meets(target: Target, said: Asserted) -> bool:
    if target.comparison in (Comparison.AT_MOST, Comparison.BELOW):
        return said.value <= target.quantity.value
    return said.value >= target.quantity.value


def _elsewhere(target: Target, view: View) -> list[Piece]:
    """Other places of the same plan that state the same level."""
    alike = [
        t
        for t in view.facts_of(Target, (target.document_id,))
        if t is not target and t.quantity == target.quantity and t.direction is target.direction
    ]
    return [Piece(view.passage(t.passage_id), t.quote) for t in alike[:2]]


def _worked_out(frame: Frame, view: View, said: Asserted) -> Draft | None:
    """ "20 hội nghị thì bao nhiêu phải trực tuyến?": the share of a count."""
    part = _part_of(frame, said)
    if not frame.slots & _HOW_MANY and part is None:
        return None
    way = Direction.REDUCE if LAST_YEAR.search(frame.plain) else None
    match = _best(replace(_with_unit(frame, said), counted=()), view, way, no_cut=part is not None)
    if match is None or not isinstance(match.entry.fact, Target) or match.entry.fact.quantity.unit != "%":
        return None
    target = match.entry.fact
    if part is not None:
        pieces = (piece_of(match.entry), *_elsewhere(target, view))
        return _enough(levels_of(target, view), part, pieces, view)
    pieces = (piece_of(match.entry), *_elsewhere(target, view))
    return Draft(_need(target, said), pieces=pieces, value=bound(target))


def _part_of(frame: Frame, said: Asserted) -> Asserted | None:
    """ "30 hội nghị, 15 cái trực tuyến là đạt chưa?": the share that the smaller figure makes of the total."""
    figures = [Decimal(figure) for figure in _FIGURE.findall(frame.plain)]
    parts = [figure for figure in figures if figure < said.value]
    if not ENOUGH.search(frame.plain) or len(parts) != 1 or not said.value:
        return None
    share = (parts[0] / said.value * 100).quantize(Decimal("0.1"))
    return Asserted(share, "%", f"{plain_figure(share)}%")


def _with_unit(frame: Frame, said: Asserted) -> Frame:
    """The frame with the thing counted among its words: "50 hội nghị" is about hội nghị."""
    words = tuple(said.unit.split())
    return replace(frame, terms=(*frame.terms, Term(said.unit, (words,))))


def _need(target: Target, said: Asserted) -> str:
    """The count that a target asks for out of `said`; rounded so that it never falls short of the target."""
    share = target.quantity.value / 100
    unit = _UNIT_WORDS.get(said.unit, said.unit)
    if target.direction is Direction.REDUCE:
        count = ((1 - share) * said.value).to_integral_value(ROUND_FLOOR)
        left, cut = plain_figure(count), plain_figure(said.value - count)
        what = lower(bound(target))
        return wording.NEED_CUT.format(total=plain_figure(said.value), unit=unit, cut=cut, left=left, what=what)
    at_most = target.comparison in (Comparison.AT_MOST, Comparison.BELOW)
    count = (share * said.value).to_integral_value(ROUND_FLOOR if at_most else ROUND_CEILING)
    word = wording.AT_MOST_COUNT if at_most else wording.AT_LEAST_COUNT
    what = f"({lower(bound(target))}: {target.subject})"
    return wording.NEED_OF.format(
        total=plain_figure(said.value), unit=unit, word=word, count=plain_figure(count), what=what
    )


_UNIT_WORDS = {
    "cong chuc": "công chức",
    "vien chuc": "viên chức",
    "can bo": "cán bộ",
    "nguoi": "người",
    "thu tuc": "thủ tục",
    "don vi": "đơn vị",
    "doanh nghiep": "doanh nghiệp",
    "ho dan": "hộ dân",
    "hoc sinh": "học sinh",
    "giao vien": "giáo viên",
    "nhiem vu": "nhiệm vụ",
    "dich vu": "dịch vụ",
    "hoi nghi": "hội nghị",
    "cuoc hop": "cuộc họp",
    "cuoc": "cuộc",
    "van ban": "văn bản",
    "ho so": "hồ sơ",
    "buoi hop": "buổi họp",
}
