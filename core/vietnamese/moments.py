"""When something is and how long it lasts, put together from the days, hours and lengths a message names.

"14h-16h30 chiều nay", "20/5 2 tiếng rưỡi", "từ 8h 21/5 đến hết 22/5", "8h-17h nghỉ trưa 1 tiếng". What is impossible
(31/6, 25h, an end before its start, "-2 tiếng") is a fault of the part concerned; what is not said stays None.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from core.vietnamese.breaks import find_breaks
from core.vietnamese.clocks import FoundClock, find_clocks
from core.vietnamese.days import find_days
from core.vietnamese.durations import HOURS_PER_DAY, FoundDuration, find_durations
from core.vietnamese.found_days import Certainty, FoundDay
from core.vietnamese.text import fold, nfc

HIDDEN = "§"  # stands where a cited text was
_READ = "¤"  # stands where a break or a fault was
_NOON = 12 * 60
_EARLIEST = 7  # no office sits down earlier: a bare "6h" is a length, a bare "7h" an hour of the day
_NOT_HELD = re.compile(r"(?<!\w)(?:truoc|sau|thoi\s+han|chien\s+dich|han|moi|cach|muon|tre|cham|sau\s+khi)\s*$")
_LENGTH_CUE = re.compile(r"(?<!\w)(?:keo\s+dai|mat|trong|trong\s+vong|thoi\s+luong|tong\s+cong)\s*(?:khoang\s+)?:?\s*$")
_WITHIN = re.compile(r"(?<!\w)trong\s+vong\s*$")
_NEGATIVE = re.compile(
    r"(?:(?<!\w)am\s+|(?<!\S)[-−])\d+(?:[.,]\d+)?\s*(?:tieng|gio|h|phut|ngay|buoi)(?!\w)"
    r"|(?<![\w.,:/-])0+(?:[.,]0+)?\s*(?:tieng|phut|ngay|buoi|gio)(?!\w)"
)
_JUST_NOW = re.compile(
    r"(?<!\w)(?:vua|moi|dang|nay|luc\s+nay|hoi\s+nay|ban\s+nay)\s+(?:chu\s+tri\s+|di\s+|ngoi\s+)?(?:xong|hop|du|tham\s+du|to\s+chuc|ket\s+thuc"
    r"|du|hoan\s+thanh|dien\s+ra|khai\s+mac|be\s+mac)|(?<!\w)(?:luc|hoi|ban)\s+nay(?!\w)"
    r"|(?<!\w)(?:hoi|luc|ban|khi)\s+(?:sang|trua|chieu)(?!\s+(?:qua|hom|mai|thu|t\d|ngay|cn|chu)|\w)"
)
_PART_OF_TODAY = re.compile(
    r"^\W*(?:sang|chieu|toi|trua)(?=\s+(?:hop|\d|toi\s+hop|ban\s+hop|phong\s+hop|co\s+hop))|(?<=,\s)(?:sang"
    r"|chieu)(?=\s+hop)"
)
_OTHER_DAY = re.compile(
    r"(?<!\w)(?:truoc|den(?:\s+het)?|han|ke\s+tu|tinh\s+den|ky\s+niem|le|chao\s+mung|nhan|dip|mit\s+tinh"
    r"|bieu\s+tinh|thay\s+vi|thay\s+cho|doi\s+tu|chuyen\s+tu)(?:\s+ngay)?\s*$"
)
_THROUGH = re.compile(
    r"\s*,?\s*(?:-|–|den|toi)\s*(?:het\s+)?(?:(?:luc\s+)?\d{1,2}\s*(?:h|g|gio)\s*\d{0,2}\s*,?\s*)?(?:ngay\s+)?"
)
_SET_OFF = re.compile(rf"{HIDDEN}(?:\s*,\s*(?:ngay\s+)?|\s*)$")
_CITED_DAY = re.compile(rf"{HIDDEN}\s*,?\s*(?:ky\s+|ban\s+hanh\s+)?(?:ngay\s+)?$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A start and a length. `minute` counts from midnight; `hours` is the stated clock time, said breaks taken out.

    `until` is the end within the last day where it was said, `days` how many days it runs, `break_hours` what was
    taken out. A fault says that the part was given but cannot be; `vague` that words for a day name no single one.
    `spans` are the places in the text that were read.
    """

    day: date | None = None
    minute: int | None = None
    hours: Decimal | None = None
    until: int | None = None
    days: int = 1
    break_hours: Decimal = Decimal(0)
    start_fault: bool = False
    hours_fault: bool = False
    vague: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def hide(text: str, spans: Iterable[tuple[int, int]], mark: str = HIDDEN) -> str:
    """`text` with places blotted out, its length kept."""
    for start, end in spans:
        text = text[:start] + mark * (end - start) + text[end:]
    return text


def read_moment(text: str, now: datetime) -> Moment:
    """When and how long, seen from `now`. Never raises."""
    text = nfc(text)
    plain = fold(text)
    if len(plain) != len(text):
        return Moment()
    breaks, pauses = find_breaks(text, plain)
    text = hide(text, breaks, _READ)
    negative = [match.span() for match in _NEGATIVE.finditer(hide(plain, breaks, _READ))]
    text = hide(text, negative, _READ)
    plain = fold(text)
    hours_said = find_clocks(text)
    days = _joined(plain, _own_days(plain, find_days(text, now.date()), hours_said))
    clocks = [clock for clock in hours_said if not _inside(clock, days)]
    lengths = [d for d in find_durations(text) if not _set_apart(plain, d) and not _inside(d, days)]
    clocks, lengths = _tell_apart(plain, clocks, lengths, days)
    span = _clock_span(clocks)
    day, vague, day_fault, reach = _day(plain, days, clocks, now.date())
    start_fault = day_fault or (span is not None and span.minute is None and not span.is_end)
    sittings = _sittings(clocks) if reach == 1 else []
    if span and sittings:
        pauses += sum((_gap(one, two) for one, two in pairwise(sittings)), Decimal(0))
        span = replace(span, until=sittings[-1].until)
    hours, hours_fault = _length(span, reach, lengths, pauses)
    minute = span.minute if span and not span.is_end else None
    told = [day for day in days if day.certainty is not Certainty.VAGUE or "tuan" in fold(day.text)]
    places = [
        *breaks,
        *negative,
        *((day.start, day.end) for day in told),
        *((d.start, d.end) for d in lengths),
        *_clock_places(clocks),
    ]
    return Moment(
        None if start_fault else day,
        None if start_fault else minute,
        hours,
        span.until if span else None,
        reach,
        pauses,
        start_fault,
        hours_fault or bool(negative),
        vague,
        tuple(sorted(places)),
    )


def _own_days(plain: str, days: list[FoundDay], clocks: list[FoundClock]) -> list[FoundDay]:
    """The days of the event itself. A date after a cited text is the event's where no other is said, and it is set off
    from that text or stands beside an hour."""
    own = [day for day in days if not _is_other_day(plain, day)]
    if any(day.certainty is not Certainty.VAGUE for day in own):
        return own
    cited = [day for day in days if _CITED_DAY.search(plain[: day.start])]
    near = [day for day in cited if _SET_OFF.search(plain[: day.start]) or any(_beside(plain, day, c) for c in clocks)]
    return sorted([*own, *near], key=lambda day: day.start)


def _is_other_day(plain: str, day: FoundDay) -> bool:
    """Whether a date belongs to something else: a cited text, a deadline, an anniversary."""
    before = plain[: day.start]
    if _CITED_DAY.search(before) and re.search(r"20\d\d$", day.text):
        return True
    dated = day.text[:1].isdigit() or fold(day.text).startswith(("ngay", "mung"))
    return dated and _OTHER_DAY.search(before) is not None


def _set_apart(plain: str, length: FoundDuration) -> bool:
    """Whether a length is a deadline or a distance; "trong vòng 2 tiếng" is how long one sits, 5 days a deadline."""
    before = plain[: length.start]
    return _NOT_HELD.search(before) is not None or (length.days is not None and _WITHIN.search(before) is not None)


def _inside(one: FoundClock | FoundDuration, days: Iterable[FoundDay]) -> bool:
    """Whether it is part of the words for a day ("2 ngày trước")."""
    return any(day.start <= one.start and one.end <= day.end for day in days)


def _joined(plain: str, days: list[FoundDay]) -> list[FoundDay]:
    """Two days with "đến 11h30 ngày" between them are one stretch."""
    for one, two in pairwise(days):
        between = plain[one.end : two.start]
        if one.first and two.last and one.first < two.last and _THROUGH.fullmatch(between):
            whole = FoundDay(one.start, two.end, f"{one.text} … {two.text}", one.first, two.last)
            return [whole, *(day for day in days if day not in (one, two))]
    return days


def _tell_apart(
    plain: str, clocks: list[FoundClock], lengths: list[FoundDuration], days: list[FoundDay]
) -> tuple[list[FoundClock], list[FoundDuration]]:
    """Decide for each "3h" whether an hour of the day or a length is meant."""
    sure_clock = any(c.is_span or (c.cued and not c.is_end) for c in clocks)
    both = [(c, d) for c in clocks for d in lengths if c.start < d.end and d.start < c.end]
    sure_length = any(d for d in lengths if all(d is not other for _, other in both))
    dropped_clocks: set[tuple[int, int]] = set()
    dropped_lengths: set[tuple[int, int]] = set()
    for clock, length in both:
        impossible = clock.minute is None and length.hours > 24
        if _LENGTH_CUE.search(plain[: clock.start]) and not clock.is_span:
            as_clock = False
        elif clock.is_span or clock.cued or impossible or (sure_length and not sure_clock):
            as_clock = True
        elif sure_clock:
            as_clock = False
        else:
            as_clock = length.hours >= _EARLIEST or _says_when(plain, clock, days)
        (dropped_lengths if as_clock else dropped_clocks).add((clock.start, length.start))
        sure_clock, sure_length = sure_clock or as_clock, sure_length or not as_clock
    gone_clocks = {start for start, _ in dropped_clocks}
    gone_lengths = {start for _, start in dropped_lengths}
    return (
        [c for c in clocks if c.start not in gone_clocks],
        [d for d in lengths if d.start not in gone_lengths],
    )


def _says_when(plain: str, clock: FoundClock, days: list[FoundDay]) -> bool:
    """Whether a bare "2h" stands where one says when: just before a day or before "họp"."""
    after = plain[clock.end :]
    if re.match(r"\s*,?\s*(?:co\s+|ban\s+|phong\s+)?(?:hop|hoi\s+nghi|giao\s+ban)(?!\w)", after):
        return True
    return any(re.fullmatch(r"\s*(?:ngay\s+)?", plain[clock.end : day.start]) for day in days if day.start >= clock.end)


def _clock_span(clocks: list[FoundClock]) -> FoundClock | None:
    """The meeting's hours: a span as written, else its start with a lone end put beside it."""
    for clock in clocks:
        if clock.is_span:
            return clock
    starts = [c for c in clocks if not c.is_end]
    ends = [c for c in clocks if c.is_end]
    if starts and ends:
        one, two = starts[0], ends[0]
        return FoundClock(one.start, two.end, one.text, one.minute, two.minute, True, True, False, False)
    return starts[0] if starts else (ends[0] if ends else None)


def _sittings(clocks: list[FoundClock]) -> list[FoundClock]:
    """Two or more spans of one day, one after the other: morning and afternoon."""
    spans = [c for c in clocks if c.is_span and c.minute is not None and c.until is not None and c.minute < c.until]
    in_order = all(_gap(one, two) >= 0 for one, two in pairwise(spans))
    return spans if len(spans) > 1 and in_order else []


def _gap(one: FoundClock, two: FoundClock) -> Decimal:
    return Decimal((two.minute or 0) - (one.until or 0)) / 60


def _clock_places(clocks: list[FoundClock]) -> Iterator[tuple[int, int]]:
    for clock in clocks:
        if clock.between[1]:
            yield clock.start, clock.between[0]
            yield clock.between[1], clock.end
        else:
            yield clock.start, clock.end


def _day(
    plain: str, days: list[FoundDay], clocks: list[FoundClock], today: date
) -> tuple[date | None, bool, bool, int]:
    """The first day, whether words for it were vague or impossible, and how many days it runs."""
    said = [day for day in days if day.certainty is Certainty.SAID]
    if any(day.certainty is Certainty.IMPOSSIBLE for day in days) and not said:
        return None, False, True, 1
    spread = [day for day in said if day.first != day.last]
    chosen = spread or said
    if len({day.first for day in chosen}) > 1:
        chosen = [day for day in chosen if any(_beside(plain, day, clock) for clock in clocks)]
    if len({day.first for day in chosen}) == 1:
        first, last = chosen[0].first, chosen[0].last
        assert first is not None and last is not None
        return first, False, False, (last - first).days + 1
    if days:
        return None, True, False, 1
    if _JUST_NOW.search(plain) or _PART_OF_TODAY.search(plain):
        return today, False, False, 1
    return None, False, False, 1


def _beside(plain: str, day: FoundDay, clock: FoundClock) -> bool:
    """Whether a day stands next to an hour, with nothing but link words between."""
    start, end = (day.end, clock.start) if day.end <= clock.start else (clock.end, day.start)
    return (
        bool(re.fullmatch(r"[\s,;]*(?:ngay|luc|tu|vao|bat\s+dau)?[\s,]*(?:ngay|tu|luc)?\s*", plain[start:end]))
        or start > end
    )


def _length(
    span: FoundClock | None, days: int, lengths: list[FoundDuration], pauses: Decimal
) -> tuple[Decimal | None, bool]:
    """Hours stated, and whether what was stated cannot be."""
    if span and span.is_span:
        if span.minute is not None and span.until is not None:
            if days > 1:
                return _over_days(span.minute, span.until, days), False
            minutes = span.until - span.minute + (1440 if span.overnight else 0)
            hours = Decimal(minutes) / 60 - pauses
            return (hours, False) if minutes > 0 and hours > 0 else (None, True)
        return None, span.minute is not None
    if lengths:
        first, *others = lengths
        total = first.hours + sum(
            (o.hours for o in others[:1] if o.start - first.end <= 4 and o.hours < first.hours), Decimal(0)
        )
        if first.days is None and pauses:
            return (total - pauses, False) if total > pauses else (None, True)
        return total, False
    if days > 1:
        return _over_days(span.minute if span and span.minute is not None else 0, 1440, days), False
    return None, False


def _over_days(first: int, until: int, days: int) -> Decimal:
    """Working hours over several days: 8 a day, half of that where it starts after or ends by noon."""
    halves = 2 * days - (1 if first >= _NOON else 0) - (1 if until <= _NOON + 30 else 0)
    return Decimal(halves) * HOURS_PER_DAY / 2
