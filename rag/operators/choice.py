"""A choice of values laid before the plans: "hạn 10/12 hay 15/12?", "60 phút hay 90 phút?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.vietnamese.text import key
from corpus.facts.model import AbsoluteDue, Deadline, Fact, Limit, PeriodicDue, RelativeDue, SpanDue, Target, YearlyDue
from rag import wording
from rag.answer import Status
from rag.confidence import confidence
from rag.draft import Draft, Piece, distinct, piece_of, shorten
from rag.frame import Frame, Mode, Slot
from rag.leads import bound, capital, lead_of
from rag.match import Match
from rag.view import View

_FIGURE = r"\d+(?:[/.,]\d+){0,2}"
_CHOICE = re.compile(
    rf"(?<![\w/.,])({_FIGURE})(?: [^\W\d]+){{0,3}} (?:hay|hoac)(?: la)?(?: [^\W\d]+){{0,3}}? ({_FIGURE})(?![\w/])"
)
_DAY_BEFORE = re.compile(r"(?<!\w)ngay \d")
_NEAR = 0.5  # a place that states one of the values is told beside the best where it fits half as well
_TOLD = 0.35


def choice(frame: Frame, view: View) -> Draft | None:
    """Which of the two values the plan states; both, with their places, where it differs inside itself."""
    offered = _CHOICE.search(frame.plain)
    if offered is None or frame.mode in (Mode.CONFLICT, Mode.COMPARE):
        return None
    values = {_plain(offered[1]), _plain(offered[2])}
    asked = replace(frame, terms=tuple(t for t in frame.terms if not t.surface[0].isdigit()), asserted=())
    slot = _kind(frame, values)
    asked = replace(asked, slots=asked.slots | {slot})
    matches = view.rank(asked, [e for e in view.entries if e.fact and _is_of(e.fact, slot)])
    fitting = [m for m in matches if m.fits and m.cover >= _TOLD]
    stated = [m for m in fitting if m.score >= fitting[0].score * _NEAR and _figures(m.entry.fact) & values]
    chosen = _one_a_value(stated, values) or fitting[:1]
    if not chosen:
        return None
    sure = confidence(asked, chosen[0], matches, view.matcher.lexicon)
    facts = [m.entry.fact for m in chosen if m.entry.fact]
    pieces = distinct([_piece(m, view) for m in chosen])
    if len(facts) == 1:
        lead = lead_of(facts[0], asked)
        return Draft(lead, pieces=pieces, value=lead, sure=sure)
    said = "; ".join(wording.LEVEL_AT.format(value=_value(f), locator=f.locator) for f in facts)
    return Draft(wording.BOTH_STATED.format(stated=said), Status.CONFLICTING, pieces=pieces, value=said, sure=sure)


def _kind(frame: Frame, values: set[str]) -> Slot:
    """What sort of value is laid before the plans."""
    if any("/" in value for value in values) or _DAY_BEFORE.search(frame.plain):
        return Slot.DATE
    if any(said.hours is not None for said in frame.asserted):
        return Slot.DURATION
    return Slot.PERCENT if any(said.unit == "%" for said in frame.asserted) else Slot.AMOUNT


def _is_of(fact: Fact, slot: Slot) -> bool:
    """Whether the fact states a value of that sort."""
    if isinstance(fact, Deadline):
        return slot is Slot.DATE or (slot is Slot.DURATION and isinstance(fact.due, RelativeDue))
    if not isinstance(fact, Limit | Target) or slot is Slot.DATE:
        return False
    share, timed = fact.quantity.unit == "%", fact.quantity.hours is not None
    return {Slot.PERCENT: share, Slot.DURATION: timed}.get(slot, not share)


def _one_a_value(stated: Sequence[Match], values: set[str]) -> list[Match]:
    """The best place of each value that is stated, best first."""
    found = [next((m for m in stated if value in _figures(m.entry.fact)), None) for value in sorted(values)]
    kept = {id(m): m for m in found if m is not None}
    return sorted(kept.values(), key=lambda m: -m.score)


def _piece(match: Match, view: View) -> Piece:
    fact = match.entry.fact
    return piece_of(match.entry) if fact is None else Piece(view.passage(fact.passage_id), shorten(fact.quote))


def _value(fact: Fact) -> str:
    if isinstance(fact, Limit | Target):
        return bound(fact)
    return capital(fact.wording) if isinstance(fact, Deadline) else fact.quote


def _figures(fact: Fact | None) -> frozenset[str]:
    """The values a fact states, as a question would type them: "15/12", "15", "90"."""
    if isinstance(fact, Limit | Target):
        return frozenset({_plain(f"{fact.quantity.value.normalize():f}")})
    match fact.due if isinstance(fact, Deadline) else None:
        case AbsoluteDue(day=day) | SpanDue(end=day):
            return frozenset({f"{day.day}/{day.month}", f"{day.day}/{day.month}/{day.year}", str(day.day)})
        case YearlyDue(day=number, month=month):
            return frozenset({f"{number}/{month}", str(number)})
        case PeriodicDue(day=number) if number is not None:
            return frozenset({str(number)})
        case RelativeDue(amount=amount):
            return frozenset({str(amount)})
        case _:
            return frozenset()


def _plain(figure: str) -> str:
    """A figure without leading zeros, a comma for a point: "05/6" → "5/6", "1,50" → "1.5"."""
    if "/" in figure:
        return "/".join(part.lstrip("0") for part in figure.split("/"))
    return f"{Decimal(key(figure).replace(',', '.')).normalize():f}"
