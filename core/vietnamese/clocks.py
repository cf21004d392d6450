"""Hours of the day as people type them: "14h-16h30 chiều", "8h kém 15", "8g30", "từ 7 rưỡi đến 11h", "2h chiều".

Working hours are meant: 1 to 6 without "sáng" is the afternoon. What no clock shows (25h, 8h75) is found with
`minute` None. A span's end that lies before its start is given as it stands; the caller judges it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese.text import fold, has_marks, nfc

_E = r"(?![^\W_])"
_PART = (
    r"(?:\s*(?:gio\s+)?(?:buoi\s+)?(?P<part{n}>sang|trua|chieu|toi|dem|am|pm)(?!\s+(?:thieu|da|hom\s+qua\s+den)){e})"
)
_CLOCK = (
    r"(?P<h{n}>\d{{1,2}})\s?(?:(?:h|g|gio)(?![^\W\d_])"
    r"(?:(?:(?P<m{n}>\d{{1,2}})|\s(?P<s{n}>\d{{1,2}})(?!\s?(?:h|g|gio|tieng|ngay(?!\s+\d)|buoi|nguoi|thang){e}|\s?[hg:]\d))(?:\s?(?:phut"
    r"|ph|p|'){e})?(?![\d/]|\.\d|-\d{{1,2}}-\d))?"
    r"|:\s?(?P<c{n}>\d{{2}})(?:\s?(?:h|phut|p){e})?)"
    r"(?:\s+(?P<less{n}>kem)\s+(?P<k{n}>\d{{1,2}}|nam|muoi\s+lam|muoi)(?:\s*(?:phut|p|'))?|\s+(?P<half{n}>ruoi){e})?"
)
_HALF_PAST = r"(?P<h{n}>\d{{1,2}})\s+(?P<half{n}>ruoi){e}"
_BARE = r"(?P<h{n}>\d{{1,2}})"
_TO = (
    r"\s*(?:-|–|—|→|>|~|den(?:\s+(?:khoang|tan|gan|luc|het))?|toi(?:\s+luc)?|ket\s+thuc(?:\s+luc)?|xong\s+luc"
    r"|,?\s*(?:ket\s+thuc|xong)\s+(?:luc\s+)?)\s*"
)
_FRONT = r"(?<![\w/.,:])"


def _clock(n: int, form: str = _CLOCK) -> str:
    return form.format(n=n, e=_E)


def _part(n: int) -> str:
    return f"{_PART.format(n=n, e=_E)}?"


_SPANS = tuple(
    re.compile(rf"{_FRONT}{_clock(1, first)}{_part(1)}{_TO}{_clock(2, second)}{_part(2)}(?![\d/])")
    for first, second in (
        (_CLOCK, _CLOCK),
        (_CLOCK, _HALF_PAST),
        (_HALF_PAST, _CLOCK),
        (_BARE, _CLOCK),
        (_HALF_PAST, _HALF_PAST),
    )
)
_APART = re.compile(
    rf"{_FRONT}(?<!-){_clock(1)}{_part(1)}(?P<between>[^;.]{{1,60}}?(?:den|toi|ket\s+thuc|xong)(?:\s+luc"
    rf"|\s+khoang|\s+het)?\s+){_clock(2)}{_part(2)}(?![\d/])"
)
_SINGLE = re.compile(rf"{_FRONT}(?<!-){_clock(1)}{_part(1)}(?![\d/])")
_CUED_HALF = re.compile(rf"(?<!\w)(?:luc|tu|bat\s+dau|vao)\s+{_clock(1, _HALF_PAST)}{_part(1)}")
_PART_FIRST = re.compile(
    r"(?<!\w)(?<!tuan\s)(?<!thang\s)(?<!sap\s)(?P<part>sang|trua|chieu|toi)(?!\s+(?:thieu|da)(?!\w))(?![^\W_])"
)
_SPELT = {"nam": 5, "muoi": 10, "muoi lam": 15}
_START_CUE = re.compile(r"(?:(?<!\w)(?:luc|tu|vao|bat\s+dau(?:\s+(?:tu|luc|vao))?|hoi|khai\s+mac|bd|dung)\s*:?\s*)$")
_END_CUE = re.compile(r"(?:(?<!\w)(?:den|toi|ket\s+thuc(?:\s+(?:luc|vao))?|xong(?:\s+luc)?|be\s+mac|kt)\s*:?\s*)$")
_START_AFTER = re.compile(r"\s*(?:bat\s+dau|khai\s+mac|vao\s+hop)(?!\w)")


@dataclass(frozen=True, slots=True)
class FoundClock:
    """An hour of the day, or from when to when: minutes after midnight (None: no such hour).

    `cued` tells that the words leave no doubt that a clock is meant, not a length; `is_end` marks a lone end.
    `overnight` says that the end belongs to the next day; `between` is where other words part start and end.
    """

    start: int
    end: int
    text: str
    minute: int | None
    until: int | None = None
    is_span: bool = False
    cued: bool = False
    is_end: bool = False
    overnight: bool = False
    between: tuple[int, int] = (0, 0)


def find_clocks(text: str) -> list[FoundClock]:
    """Every hour and span of hours in `text`, left to right, the longest reading at each place. Never raises."""
    text = nfc(text)
    plain = fold(text)
    if len(plain) != len(text):
        return []
    part = _part_of_message(text, plain)
    found = [*_spans(text, plain, part), *_singles(text, plain, part)]
    found.sort(key=lambda c: (c.start, not c.is_span, -c.end))
    kept: list[FoundClock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    return kept


def _spans(text: str, plain: str, part: str) -> Iterator[FoundClock]:
    for pattern in (*_SPANS, _APART):
        for match in pattern.finditer(plain):
            if pattern is _APART and re.search(r"\d\s*(?:h|gio|tieng)(?!\w)|nghi", match["between"]):
                continue
            yield _span(text, match, part)


def _span(text: str, match: re.Match[str], part: str) -> FoundClock:
    groups = match.groupdict()
    own_first, own_second = _part_said(text, match, "part1"), _part_said(text, match, "part2")
    first_part = own_first or (own_second if own_second in ("chieu", "toi", "pm") else "") or part
    second_part = own_second or own_first or part
    first, second = _minute(match, 1, first_part), _minute(match, 2, second_part)
    if first is not None and second is not None and own_second and not own_first and second <= first:
        first = _minute(match, 1, part if part == "sang" else "")  # "9h đến 2h chiều": the morning's 9
    after_noon = first is not None and first < 720 and int(match["h2"]) <= 5 and not own_second
    if first is not None and second is not None and second <= first and after_noon:
        second += 720  # "từ 9h đến 1h": one in the afternoon
    overnight = (
        first is not None and second is not None and second < first and first >= 1080 and own_second in ("sang", "dem")
    )
    written = text[match.start() : match.end()]
    between = match.span("between") if groups.get("between") else (0, 0)
    return FoundClock(match.start(), match.end(), written, first, second, True, True, False, overnight, between)


def _singles(text: str, plain: str, part: str) -> Iterator[FoundClock]:
    for pattern in (_SINGLE, _CUED_HALF):
        for match in pattern.finditer(plain):
            groups = match.groupdict()
            start = match.start("h1")  # the cue is no part of the hour: a span may begin there
            before, after = plain[:start], plain[match.end() :]
            ends, begins = bool(_END_CUE.search(before)), bool(_START_CUE.search(before) or _START_AFTER.match(after))
            own = _part_said(text, match, "part1")
            shown = bool(own or groups.get("less1") or groups.get("c1") or groups.get("m1") == "00")
            cued = ends or begins or shown or pattern is _CUED_HALF
            minute = _minute(match, 1, own or part)
            yield FoundClock(start, match.end(), text[start : match.end()], minute, None, False, cued, ends)


def _part_of_message(text: str, plain: str) -> str:
    """The part of the day the whole message speaks of; empty where it names none or several."""
    parts = {_part_said(text, match, "part") for match in _PART_FIRST.finditer(plain)} - {""}
    return parts.pop() if len(parts) == 1 else ""


def _part_said(text: str, match: re.Match[str], group: str) -> str:
    """The part of the day, folded; in a text with accents "tới" is no evening, without them "toi" needs a neighbour."""
    part = match.groupdict().get(group) or ""
    if part not in ("toi", "sang"):
        return part
    if has_marks(text):
        return part if text[slice(*match.span(group))].lower() in ("tối", "sáng") else ""
    after = fold(text[match.end(group) :])
    return part if part == "sang" or re.match(r"\s*(?:nay|mai|qua|mot|thu|t\d|ngay|hom|$)", after) else ""


def _minute(match: re.Match[str], n: int, part: str) -> int | None:
    groups = match.groupdict()
    hour = int(groups[f"h{n}"])
    minute = int(groups.get(f"m{n}") or groups.get(f"s{n}") or groups.get(f"c{n}") or 0)
    minute += 30 if groups.get(f"half{n}") else 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    total = _in_part(hour, part) * 60 + minute
    less = groups.get(f"k{n}")
    return total - (_SPELT.get(" ".join(less.split())) or int(less)) if less else total


def _in_part(hour: int, part: str) -> int:
    if part in ("chieu", "pm") and 1 <= hour < 12:
        return hour + 12
    if part == "toi" and 1 <= hour < 12:
        return hour + 12
    if part == "dem":
        return hour + 12 if 6 <= hour <= 12 else hour
    if part == "trua" and 1 <= hour <= 3:
        return hour + 12
    if not part and 1 <= hour <= 5:
        return hour + 12
    return hour
