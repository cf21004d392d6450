"""Holds a meeting's length against the limits of the agency's own plans, before the meeting or after it.

No limit is known here: what a plan bounds, and by how much, is read out of its text (`corpus.facts`). A limit applies
where every word of its subject that tells meetings apart stands in the meeting's own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from itertools import pairwise

from core.vietnamese.moments import Moment
from core.vietnamese.text import folded_tokens
from corpus.facts.model import Check, Comparison, Limit, Quantity
from kpi import meeting_wording as wording
from kpi.draft import LunchBreak, MessageContext

_ANY_MEETING = {
    "hoi",
    "nghi",
    "hop",
    "cuoc",
    "cac",
    "phien",
    "buoi",
    "to",
    "chuc",
    "moi",
    "mot",
    "tat",
    "ca",
    "nhung",
    "thoi",
    "gian",
    "luong",
    "ve",
    "cho",
    "doi",
    "voi",
    "cua",
}
_MEETING_WORDS = {"hop", "nghi"}
_PARTED = re.compile(r"\s*(?:,|;|/|\bhoặc\b|\bvà\b)\s*")
_SPOKEN = {
    ("phat", "bieu"),
    ("ket", "luan"),
    ("trinh", "bay"),
    ("bao", "cao"),
    ("giai", "quyet"),
    ("xu", "ly"),
    ("giay", "moi"),
    ("tai", "lieu"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` ok, violation or unknown; the limit it rests on, net hours compared, remarks in Vietnamese."""

    outcome: str
    limit: Limit | None = None
    net_hours: Decimal | None = None
    remarks: tuple[str, ...] = field(default_factory=tuple)


def judge(words: str, moment: Moment, context: MessageContext) -> Verdict:
    """The verdict on a meeting named by `words` (title and type words) that is held at `moment`."""
    limits = [limit for limit in context.limits if context.agency is None or limit.agency == context.agency]
    return judge_limits(words, moment, limits, context.lunch)


def judge_limits(words: str, moment: Moment, limits: Sequence[Limit], lunch: LunchBreak) -> Verdict:
    """As `judge`, against the limits given. Several that fit equally well: the strictest decides."""
    fitting = applicable(words, limits)
    if moment.hours is None or not fitting:
        return Verdict("unknown", fitting[0] if fitting else None)
    net = net_hours(moment, lunch)
    checked = [(limit.check(_hours(net)), limit) for limit in fitting]
    checked = [(check, limit) for check, limit in checked if check is not Check.UNKNOWN]
    if not checked:
        return Verdict("unknown", fitting[0], net)
    over = [limit for check, limit in checked if check is Check.OVER]
    decisive = over[0] if over else checked[0][1]
    return Verdict("violation" if over else "ok", decisive, net, _remarks(moment, net, decisive, lunch))


def applicable(words: str, limits: Sequence[Limit]) -> list[Limit]:
    """The upper bounds on the length of a meeting of these words, the closest fit first."""
    mine = folded_tokens(words)
    scored = []
    for limit in limits:
        if limit.comparison not in (Comparison.AT_MOST, Comparison.BELOW) or limit.quantity.hours is None:
            continue
        score = _fit(mine, limit)
        if score is not None:
            scored.append((score, limit))
    best = max((score for score, _ in scored), default=0)
    return [limit for score, limit in scored if score == best]


def _fit(mine: Sequence[str], limit: Limit) -> int | None:
    """How many telling words of the limit's subject the meeting shares; None where the subject is another thing."""
    pairs = set(pairwise(mine))
    fits = []
    for theirs in _alternatives(limit.subject):
        if set(pairwise(theirs)) & _SPOKEN:
            continue
        telling = _without_qualifier([word for word in theirs if word not in _ANY_MEETING])
        if not telling:
            if _MEETING_WORDS & set(theirs) and not limit.condition:
                fits.append(0)  # a bound on any meeting
        elif _phrase_in(telling, mine, pairs):
            fits.append(len(telling))
        elif len(telling) > 2 and _phrase_in(telling[:2], mine, pairs):
            fits.append(2)  # its type, whatever it is about
    return max(fits, default=None)


def _alternatives(subject: str) -> list[list[str]]:
    """The things a subject names: "hội nghị sơ kết, tổng kết" are two; of "quán triệt nghị quyết, chỉ thị" the second
    is only what the first is about."""
    parts = [folded_tokens(part) for part in _PARTED.split(subject) if part.strip()]
    first = [word for word in parts[0] if word not in _ANY_MEETING] if parts else []
    if len(first) > 2:
        return [parts[0], *(part for part in parts[1:] if _MEETING_WORDS & set(part))]
    return parts


def _without_qualifier(telling: list[str]) -> list[str]:
    """The type itself without what only qualifies it: "quan trọng cần thảo luận" is "quan trọng"."""
    for cut in ("can", "co", "de", "khi", "thuoc", "do"):
        if cut in telling[1:]:
            telling = telling[: telling.index(cut, 1)]
    return telling


def _phrase_in(words: Sequence[str], mine: Sequence[str], pairs: set[tuple[str, str]]) -> bool:
    return words[0] in mine if len(words) == 1 else all(pair in pairs for pair in pairwise(words))


def net_hours(moment: Moment, lunch: LunchBreak) -> Decimal:
    """Working time: a span over the whole lunch break has it taken out, unless a said break was already."""
    assert moment.hours is not None
    if moment.minute is None or moment.until is None or moment.days > 1 or moment.break_hours:
        return moment.hours
    begin, end = _minutes(lunch.start), _minutes(lunch.end)
    if moment.minute <= begin and moment.until >= end:
        return moment.hours - Decimal(end - begin) / 60
    return moment.hours


def sessions_touched(moment: Moment, lunch: LunchBreak) -> int:
    """Morning, afternoon, evening: how many the span reaches into; 0 where the hours are not said."""
    if moment.minute is None or moment.until is None:
        return 0
    bounds = ((0, _minutes(lunch.start)), (_minutes(lunch.end), 18 * 60), (18 * 60, 24 * 60))
    return sum(moment.minute < end and moment.until > start for start, end in bounds)


def _remarks(moment: Moment, net: Decimal, limit: Limit, lunch: LunchBreak) -> tuple[str, ...]:
    remarks = []
    if moment.hours is not None and net != moment.hours:
        remarks.append(wording.LUNCH_TAKEN_OUT.format(said=_shown(moment.hours), net=_shown(net)))
    sessions = sessions_touched(moment, lunch)
    bound = limit.quantity.hours
    if sessions > 1 and bound is not None and bound <= 4:
        remarks.append(wording.SEVERAL_SESSIONS.format(sessions=sessions))
    return tuple(remarks)


def _hours(value: Decimal) -> Quantity:
    return Quantity(value=value, unit="giờ", text=f"{_shown(value)} giờ")


def _shown(hours: Decimal) -> str:
    return (
        f"{hours.normalize():f}".replace(".", ",")
        if hours == hours.quantize(Decimal("0.01"))
        else f"{hours:.2f}".replace(".", ",")
    )


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
