"""A length that the asker states, held against the limits: "mai họp chuyên môn 1,5 ngày được không?"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from core.vietnamese.durations import HOURS_PER_DAY
from core.vietnamese.text import key, keys
from corpus.facts.model import Check, Comparison, Limit, Quantity
from rag import wording
from rag.answer import Status
from rag.draft import Draft, distinct, piece_of
from rag.frame import Asserted, Frame, Mode, Slot
from rag.leads import bound
from rag.match import WORD_COVER, Match
from rag.patterns import GOES_PAST
from rag.view import View

_TIE = 0.9  # of the best: then the question tells the kinds of a plan's limits no better apart
_NAMED = 0.9  # of what is asked about; less, and it is a kind of its own ("hội nghị sơ kết")
_VERDICTS = frozenset({"vuot", "qua"})  # words for what is asked about the length, not of what is long
_UPPER = (Comparison.AT_MOST, Comparison.BELOW)
_LOWER = (Comparison.AT_LEAST, Comparison.ABOVE)


def against_limit(frame: Frame, view: View, said: Asserted) -> Draft | None:
    """The verdict on a stated length; None where nothing limits it."""
    about = replace(frame, terms=tuple(term for term in frame.terms if key(term.surface) not in _VERDICTS))
    matches = [m for m in view.rank(about, view.entries_with(Limit)) if m.fits]
    if not matches or matches[0].cover < WORD_COVER:
        return None
    alike = _alike(matches)
    if len(alike) == 1:
        return _of_one(frame, alike[0], said)
    kind = view.rank(_about_kind(about, alike[0]), [alike[0].entry])
    if kind and kind[0].own_cover < _NAMED:
        return _of_another_kind(alike[0], view)
    return _of_each_kind(alike, said)


def kind_without_limit(frame: Frame, view: View) -> Draft | None:
    """ "Hội thảo khoa học tối đa bao lâu?": that the plan limits other kinds; None where it may limit this one."""
    if Slot.DURATION not in frame.slots or frame.asserted or frame.mode in (Mode.LIST, Mode.CONFLICT):
        return None
    if frame.context:  # what was asked about before may be of another kind
        return None
    matches = [m for m in view.rank(frame, view.entries_with(Limit)) if m.fits]
    if not matches:
        return None
    asked = _about_kind(frame, matches[0]).terms[:1]
    of_words = [term for term in asked if all(len(reading) > 1 for reading in term.readings)]
    held = {pair for match in matches for pair in match.entry.own_pairs}
    strange = [t for t in of_words if not any(held.issuperset(pairwise(reading)) for reading in t.readings)]
    return _of_another_kind(matches[0], view) if strange else None


def _alike(matches: Sequence[Match]) -> list[Match]:
    """The limits of one plan, each of another length, that hold as much of what is asked as the one that holds most."""
    best, found = matches[0], dict[str, Match]()
    near = [m for m in matches if m.score >= best.score * _TIE and m.entry.document.id == best.entry.document.id]
    most = max(match.own_cover for match in near)
    for match in near:
        if match.own_cover == most and isinstance(match.entry.fact, Limit):
            found.setdefault(bound(match.entry.fact), match)
    return list(found.values())


def _about_kind(frame: Frame, match: Match) -> Frame:
    """The question cut down to what is limited and the words that stand right behind it: what kind it is."""
    limit = match.entry.fact
    assert isinstance(limit, Limit)
    limited = set(keys(limit.subject))
    first = next((n for n, term in enumerate(frame.terms) if any(limited & set(r) for r in term.readings)), 0)
    behind = takewhile(lambda term: not term.apart, frame.terms[first + 1 :])
    return replace(frame, terms=(*frame.terms[first : first + 1], *behind))


def _of_one(frame: Frame, match: Match, said: Asserted) -> Draft | None:
    limit = match.entry.fact
    assert isinstance(limit, Limit)
    if said.more:
        lead = _past(limit, said)
    else:
        lead = _verdict(limit, said, wording.WITHIN_ASKED if GOES_PAST.search(frame.plain) else wording.WITHIN)
    return Draft(lead, pieces=(piece_of(match.entry),), value=bound(limit)) if lead else None


def _of_another_kind(nearest: Match, view: View) -> Draft:
    """The plan limits several kinds, and the one that is asked about is none of them."""
    lead = wording.NO_KIND.format(agency=view.agency.short_name or view.agency.name)
    near = wording.NEAREST.format(place=nearest.entry.passage.locator)
    return Draft(f"{lead} {near}", Status.NO_SOURCE, show_quotes=False)


def _of_each_kind(matches: Sequence[Match], said: Asserted) -> Draft | None:
    """No kind is named, and the plan limits several: the verdict on each."""
    limits = [match.entry.fact for match in matches if isinstance(match.entry.fact, Limit)]
    lines = [_past(limit, said) if said.more else _verdict(limit, said, wording.WITHIN) for limit in limits]
    if not all(lines):
        return None
    pieces = distinct([piece_of(match.entry) for match in matches])
    value = " | ".join(bound(one) for one in limits)
    return Draft(wording.BY_KIND, pieces=pieces, lines=tuple(lines), value=value, show_quotes=False)


def _verdict(limit: Limit, said: Asserted, within: str) -> str:
    """What the limit says of the length; empty where the two cannot be compared."""
    outcome = limit.check(Quantity(value=said.value, unit=said.unit, text=said.text))
    if outcome is Check.UNKNOWN:
        return ""
    if outcome is Check.WITHIN:
        form = wording.ENOUGH if limit.comparison in _LOWER else within
    else:
        form = wording.TOO_LITTLE if limit.comparison in _LOWER else wording.OVER
    return form.format(said=said.text, bound=limit.quantity.text, subject=limit.subject, excess=_excess(limit, said))


def _past(limit: Limit, said: Asserted) -> str:
    """The verdict on a length that is only said to pass a number of days; within one further day, the bound alone."""
    if said.hours is None or limit.quantity.hours is None or limit.comparison not in _UPPER:
        return ""
    names = {"said": said.text, "bound": limit.quantity.text, "subject": limit.subject}
    if limit.quantity.hours <= said.hours:
        return wording.PAST.format(**names)
    within = limit.quantity.hours >= said.hours + HOURS_PER_DAY
    return wording.WITHIN.format(**names) if within else wording.ONLY_UP_TO.format(**names)


def _excess(limit: Limit, said: Asserted) -> str:
    """By how much the value passes the limit, in the limit's unit where both can be put in it."""
    if said.unit == limit.quantity.unit:
        return f"{plain_figure(abs(said.value - limit.quantity.value))} {limit.quantity.unit}"
    hours = abs((said.hours or Decimal(0)) - (limit.quantity.hours or Decimal(0)))
    if abs(hours) < 1:
        return f"{plain_figure((hours * 60).quantize(Decimal(1)))} phút"
    return f"{plain_figure(hours.quantize(Decimal('0.01')))} giờ"


def plain_figure(value: Decimal) -> str:
    """A number as Vietnamese writes it: "1,5"."""
    return f"{value.normalize():f}".replace(".", ",")
