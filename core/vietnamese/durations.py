"""Lengths of time as people type them: "1,5 ngày", "ngày rưỡi", "nửa ngày", "một buổi", "2 tiếng rưỡi", "1h30".

A working day has 8 hours, half a day or one session ("buổi") 4. Accents may be missing. An hour of the day is no
length: "lúc 8h", "từ 8h đến 11h", "3h chiều" are left out; a bare "3h" is given with `may_be_clock`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.vietnamese.text import fold, has_marks, nfc

HOURS_PER_DAY = Decimal(8)
_HALF = Decimal("0.5")
_LONGEST = 10  # days; "Ban chỉ đạo 35 ngày 8/8" runs no 35 days
_SPELT = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "bốn mươi": 40, "bốn mươi lăm": 45,
    "năm mươi": 50, "sáu mươi": 60, "chín mươi": 90,
}  # fmt: skip
_WORDS = {fold(word): Decimal(value) for word, value in _SPELT.items()}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_FIGURE = r"\d{1,2}\s?½|½|[1-9]\d?\s+1/2|1/2|\d{1,3}(?:[.,]\d+)?(?![\d.,])"
_NUMBER = rf"(?<![\w/.,:-])(?:{_FIGURE}|(?:{_WORD})(?=\s))"
_END = r"(?![^\W_])"
_HALF_MORE = rf"(?:\s*(?:ruoi|rui|1/2|½){_END})"
_EVENT = (
    r"\s+(?:hop|lam\s+viec|hoi|tap\s+huan|toa\s+dam|gap|trao\s+doi|sinh\s+hoat|hoc|le"
    r"|tiep)(?![^\W_])"  # "một buổi họp"
)

_DAYS = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?:ngay|hom(?!\s+(?:\d|nay|qua|kia|thu))){_END}(?P<half>{_HALF_MORE})?"
    rf"(?:\s+(?:va\s+)?(?P<sessions>1|mot)\s+buoi{_END}(?!\s+(?:sang|chieu|toi)))?"
)
_SESSIONS = re.compile(rf"(?P<number>{_NUMBER})\s*(?:buoi|bua){_END}(?!{_EVENT})(?P<half>{_HALF_MORE})?")
_DAY_AND_HALF = re.compile(rf"(?<!\w)ngay\s+(?:ruoi|rui){_END}")
_SESSION_AND_HALF = re.compile(rf"(?<!\w)buoi\s+(?:ruoi|rui){_END}")
_HALF_DAY = re.compile(rf"(?<!\w)nua\s+ngay{_END}")
_HALF_SESSION = re.compile(rf"(?<!\w)nua\s+(?:buoi|bua){_END}")
_WHOLE_DAY = re.compile(
    rf"(?<!\w)(?:ca|nguyen|tron|suot)\s+(?:ca\s+)?(?:1\s+|mot\s+)?ngay{_END}(?!\s+(?:\d+(?!\s?/)|nghi|thang))"
)
_WHOLE_SESSION = re.compile(
    rf"(?<!\w)(?:(?:ca|nguyen|tron|suot|het)\s+(?:1\s+|mot\s+)?buoi(?:\s+(?:sang|chieu|toi))?"
    rf"|(?:ca|nguyen|tron|suot)\s+(?:sang|chieu)){_END}"
)
_HOURS = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>tieng(?:\s+dong\s+ho)?|gio|h|g){_END}"
    rf"(?P<half>{_HALF_MORE})?(?:\s*(?:va\s+)?(?P<minutes>\d{{1,2}})\s*(?:phut|ph|p|'){_END}"
    rf"|\s?(?P<bare>[0-5]\d)(?![\d/]|[.,-]\d|\s?[hg:]\d|\s*(?:%|thang|ngay|nguoi|tieng|gio|h\b|dai\s+bieu|van\s+ban|ho\s+so|cuoc|cau)))?"
)
_TIGHT_HOURS = re.compile(rf"(?<![\w/.,:-])(?P<number>\d{{1,2}})(?P<unit>h|g)(?P<bare>[0-5]\d)(?:p|ph|')?{_END}")
_HOUR_AND_HALF = re.compile(rf"(?<!\w)(?:tieng|gio)\s+(?:ruoi|rui){_END}")
_HALF_HOUR = re.compile(rf"(?<!\w)nua\s+(?:tieng|gio)(?:\s+dong\s+ho)?{_END}")
_MINUTES = re.compile(rf"(?P<number>{_NUMBER})\s*(?:phut|phuc|ph|p|'|’){_END}")

_CLOCK_BEFORE = re.compile(
    r"(?:(?<!\w)(?:luc|tu|den|toi|vao|bat\s+dau(?:\s+(?:tu|luc))?|hoi|dung|truoc|ket\s+thuc|xong|bd|kt)|[-–—→~>]"
    r"|tới)\s*$"
)
_CLOCK_AFTER = re.compile(
    r"\s*(?:(?:kem|sang|chieu|trua|toi|dem|khuya|dung|bat\s+dau|khai\s+mac|am|pm)(?![^\W_])"
    r"|(?:[-–—→~>]|den|toi)\s*\d{1,2}\s*(?:h|g|gio|:)|:\d\d)"
)
_ORDINAL_BEFORE = re.compile(r"(?<!\w)(?:so|lan|ky|khoa|dot|quy|thang|thu|phong|tang)\s*$")
_CLOCK_AHEAD = re.compile(r"\d\s?(?:h|g|gio|:)\s*$")  # "14 giờ 45 ngày 16/12" runs no 45 days
_DATE_AFTER = re.compile(r"\s*\d{1,2}\s*(?:[/.-]\s*\d|thang)")


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """A length of time in a text: where, how many working hours, how many days where it was said in days or sessions.

    `may_be_clock` marks a form that also names an hour of the day ("3h", "8 giờ 30").
    """

    start: int
    end: int
    hours: Decimal
    days: Decimal | None
    text: str
    may_be_clock: bool = False


def find_durations(text: str) -> list[FoundDuration]:
    """Every length of time of `text`, left to right, the longest reading at each place. Never raises."""
    text = nfc(text)
    plain = fold(text)
    if len(plain) != len(text):  # a letter whose folded form is longer; nothing Vietnamese
        return []
    found = [duration for read in _READERS for duration in read(text, plain)]
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[FoundDuration] = []
    for duration in found:
        if duration.hours > 0 and (not kept or duration.start >= kept[-1].end):
            kept.append(duration)
    return kept


def parse_amount(written: str) -> Decimal | None:
    """The value of a number as it stands before a unit: "1,5", "½", "2 ½", "ba"; None where it is none."""
    plain = fold(nfc(written)).strip()
    if plain in _WORDS:
        return _WORDS[plain]
    whole, _, half = plain.replace("1/2", "½").partition("½")
    if "½" in plain.replace("1/2", "½"):
        return (Decimal(whole.strip()) if whole.strip().isdecimal() else Decimal(0)) + _HALF if not half else None
    try:
        return Decimal(plain.replace(",", "."))
    except ArithmeticError:
        return None


def _days(text: str, plain: str) -> Iterator[FoundDuration]:
    for match in _DAYS.finditer(plain):
        value = _number(match, text)
        before, dated = plain[: match.start()], _DATE_AFTER.match(plain, match.end())
        named = dated and (_CLOCK_AHEAD.search(before) or _ORDINAL_BEFORE.search(before) or (value or 0) > _LONGEST)
        if value is None or named:
            continue
        value += _HALF if match["half"] else 0
        value += _HALF if match["sessions"] else 0
        yield _found(text, match, value * HOURS_PER_DAY, value)
    for match in _SESSIONS.finditer(plain):
        value = _number(match, text)
        if value is not None:
            value = (value + (_HALF if match["half"] else 0)) / 2
            yield _found(text, match, value * HOURS_PER_DAY, value)


def _fixed(text: str, plain: str) -> Iterator[FoundDuration]:
    for pattern, days in _FIXED_DAYS:
        for match in pattern.finditer(plain):
            yield _found(text, match, days * HOURS_PER_DAY, days)
    for pattern, hours in _FIXED_HOURS:
        for match in pattern.finditer(plain):
            yield _found(text, match, hours, None)


def _hours(text: str, plain: str) -> Iterator[FoundDuration]:
    for pattern in (_HOURS, _TIGHT_HOURS):
        for match in pattern.finditer(plain):
            groups = match.groupdict()
            value = _number(match, text)
            if value is None:
                continue
            minutes = int(groups.get("minutes") or groups.get("bare") or 0)
            value += (_HALF if groups.get("half") else 0) + Decimal(minutes) / 60
            said_long = match["unit"].startswith("tieng") or groups.get("half") or groups.get("minutes")
            clock = not said_long and match["number"].isdecimal()
            if (clock or not match["unit"].startswith("tieng")) and _is_clock(plain, match):
                continue
            yield _found(text, match, value, None, clock)


def _minutes(text: str, plain: str) -> Iterator[FoundDuration]:
    for match in _MINUTES.finditer(plain):
        value = _number(match, text)
        if value is not None:
            yield _found(text, match, value / 60, None)


def _is_clock(plain: str, match: re.Match[str]) -> bool:
    before, after = plain[: match.start()], plain[match.end() :]
    return bool(_CLOCK_BEFORE.search(before) or _CLOCK_AFTER.match(after))


def _number(match: re.Match[str], text: str) -> Decimal | None:
    """The number before the unit; in a text with accents a word must carry its own ("sau 2 tiếng" is no six)."""
    typed = text[match.start("number") : match.end("number")]
    if typed[0].isalpha() and has_marks(text) and typed.lower() not in _SPELT:
        return None
    return parse_amount(typed)


def _found(
    text: str, match: re.Match[str], hours: Decimal, days: Decimal | None, may_be_clock: bool = False
) -> FoundDuration:
    return FoundDuration(match.start(), match.end(), hours, days, text[match.start() : match.end()], may_be_clock)


_FIXED_DAYS = (
    (_DAY_AND_HALF, Decimal("1.5")),
    (_SESSION_AND_HALF, Decimal("0.75")),
    (_HALF_DAY, _HALF),
    (_HALF_SESSION, Decimal("0.25")),
    (_WHOLE_DAY, Decimal(1)),
    (_WHOLE_SESSION, _HALF),
)
_FIXED_HOURS = ((_HOUR_AND_HALF, Decimal("1.5")), (_HALF_HOUR, _HALF))
_READERS = (_days, _fixed, _hours, _minutes)
