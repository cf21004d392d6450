"""Days as people type them beside today: "20/5", "t6 tuần sau", "hôm kia", "mùng 3", "15-16/5", "2 hôm nữa".

A day is read, never guessed: what cannot exist (31/6) is IMPOSSIBLE, what names no single day ("tuần sau", "cuối
tháng", a past weekday in a sentence about the future) is VAGUE and has to be asked for.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from core.vietnamese.day_patterns import (
    AGO,
    CUED,
    DASHED,
    DATE_RANGE,
    DAY_OF_MONTH,
    DAY_RANGE,
    FUTURE,
    ISO,
    LONG,
    PAST,
    RELATIVE,
    SLASHED,
    VAGUE,
    WEEKDAY,
)
from core.vietnamese.found_days import Certainty, FoundDay, paired
from core.vietnamese.text import fold, nfc

_NEAR_YEAR_END = 45  # days: without a year, a date this near belongs to the neighbouring year
_HALF_YEAR = 183
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "bẩy": 5, "7": 5,
}  # fmt: skip
_SPELT_DAYS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


class Tense(StrEnum):
    """Which way a sentence looks."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


def tense_of(text: str) -> Tense:
    """Whether words speak of what was or of what is to come; OPEN where they say neither or both."""
    past, future = bool(PAST.search(text)), bool(FUTURE.search(text))
    if past == future:
        return Tense.OPEN
    return Tense.PAST if past else Tense.FUTURE


def find_days(text: str, today: date) -> list[FoundDay]:
    """Every day named in `text`, seen from `today`, left to right, the longest reading at each place. Never raises."""
    text = nfc(text)
    plain = fold(text)
    if len(plain) != len(text):
        return []
    tense = tense_of(text)
    found = [day for read in _READERS for day in read(text, plain, today, tense)]
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[FoundDay] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return paired(plain, kept)


def _numeric(text: str, plain: str, today: date, tense: Tense) -> Iterator[FoundDay]:
    for match in DATE_RANGE.finditer(plain):
        year1, year2 = _year(match["y1"]), _year(match["y2"])
        first = _on(match["d1"], match["m1"], year1 or year2, today, tense)
        last = _on(match["d2"], match["m2"], year2 or (first.year if first else year1), today, tense)
        if first and last and last < first and not (year1 and year2):  # over New Year
            if year2:
                first = _date(first.year - 1, first.month, first.day)
            else:
                last = _date(first.year + 1, last.month, last.day)
        yield _found(text, match, first, last)
    for match in DAY_RANGE.finditer(plain):
        year = _year(match["y"])
        yield _found(
            text,
            match,
            _on(match["d1"], match["m"], year, today, tense),
            _on(match["d2"], match["m"], year, today, tense),
        )
    for pattern in (SLASHED, DASHED, CUED, ISO, LONG):
        for match in pattern.finditer(plain):
            groups = match.groupdict()
            if pattern is LONG and groups["which"]:
                day = _in_month(int(match["d"]), today, _SHIFTS[groups["which"]])
            else:
                year = _year(groups.get("y") or groups.get("y2"))
                day = _on(match["d"], match["m"], year, today, tense)
            yield _found(text, match, day, day)


def _of_month(text: str, plain: str, today: date, tense: Tense) -> Iterator[FoundDay]:
    for match in DAY_OF_MONTH.finditer(plain):
        cued_by_day = match.group().startswith(("ngay", "hom", "bua"))
        if cued_by_day and match["d"].isalpha() and "mung" not in match.group() and "mong" not in match.group():
            continue  # "ngày một tốt hơn"
        number = _SPELT_DAYS.get(match["d"]) or int(match["d"])
        which = match["which"] or ""
        shift = 0
        if (which in ("toi", "sap toi") or (not which and tense is Tense.FUTURE)) and number < today.day:
            shift = 1
        elif (which.startswith(("vua", "truoc", "roi")) or (not which and tense is Tense.PAST)) and number > today.day:
            shift = -1
        day = _in_month(number, today, shift)
        yield _found(text, match, day, day)


def _relative(text: str, plain: str, today: date, tense: Tense) -> Iterator[FoundDay]:
    for pattern, days in RELATIVE:
        for match in pattern.finditer(plain):
            if not _spelt_right(text[match.start() : match.end()]):
                continue
            if (
                days == 1
                and text[match.start() : match.end()].istitle()
                and match.start() > 0
                and " " not in match.group()
            ):
                continue  # a person called Mai
            day = today + timedelta(days=days)
            yield _found(text, match, day, day)
    for match in AGO.finditer(plain):
        number = match["n"] or match["ago"]
        count = _SPELT_DAYS.get(number) or int(number)
        day = today + timedelta(days=-count if match["ago"] or match["way"] == "truoc" else count)
        yield _found(text, match, day, day)


def _weekdays(text: str, plain: str, today: date, tense: Tense) -> Iterator[FoundDay]:
    monday = today - timedelta(days=today.weekday())
    for match in WEEKDAY.finditer(plain):
        typed = text[match.start() : match.end()].lower()
        if re.search(r"\bth(?:ư|ủ|ú)\s", typed):
            continue  # "thư tư", "thủ tư"
        weekday = 6 if match["sunday"] else _WEEKDAYS[match["w"] or match["d"]]
        week = match["before"] or match["after"]
        which = match["which"] or ""
        day: date | None = monday + timedelta(days=weekday)
        assert day is not None
        if week:
            day += timedelta(weeks=_week_shift(week))
        elif which in ("toi", "sap toi"):
            day += timedelta(weeks=1 if day <= today else 0)
        elif which.startswith(("vua", "roi", "truoc")):
            day -= timedelta(weeks=1 if day >= today else 0)
        elif which == "sau":
            day += timedelta(weeks=1)
        elif (day < today and tense is Tense.FUTURE) or (day > today and tense is Tense.PAST):
            day = None
        yield replace(_found(text, match, day, day, None if day else Certainty.VAGUE), weekday=weekday)


def _vague(text: str, plain: str, today: date, tense: Tense) -> Iterator[FoundDay]:
    for match in VAGUE.finditer(plain):
        yield _found(text, match, None, None, Certainty.VAGUE)


_SHIFTS = {"nay": 0, "sau": 1, "toi": 1, "truoc": -1, "roi": -1}
_READERS: tuple[Callable[[str, str, date, Tense], Iterator[FoundDay]], ...] = (
    _numeric, _of_month, _relative, _weekdays, _vague,
)  # fmt: skip


_TIME_WORDS = frozenset(
    [
        "h",
        "hn",
        "hnay",
        "hqua",
        "mai",
        "mốt",
        "sáng",
        "chiều",
        "tối",
        "trưa",
        "đêm",
        "hôm",
        "bữa",
        "nay",
        "qua",
        "kia",
        "ngày",
        "đầu",
        "giờ",
        "cuối",
    ]
)


def _spelt_right(typed: str) -> bool:
    """Whether each word is bare or carries its own marks: "mãi" is not "mai"."""
    return all(word in _TIME_WORDS or fold(word) == word for word in typed.lower().split())


def _week_shift(word: str) -> int:
    if word in ("sau", "toi", "ke", "tiep theo"):
        return 1
    return 0 if word == "nay" else -1


def _found(
    text: str, match: re.Match[str], first: date | None, last: date | None, certainty: Certainty | None = None
) -> FoundDay:
    whole = first is not None and last is not None and first <= last
    certainty = certainty or (Certainty.SAID if whole else Certainty.IMPOSSIBLE)
    return FoundDay(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        first if whole else None,
        last if whole else None,
        certainty,
    )


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)


def _on(day: str, month: str, year: int | None, today: date, tense: Tense) -> date | None:
    """The date; without a year the one of today's year, or of a neighbouring one that is plainly meant."""
    here = _date(year or today.year, int(month), int(day))
    if year or here is None:
        return here
    away = (here - today).days
    for neighbour in (today.year - 1, today.year + 1):
        other = _date(neighbour, int(month), int(day))
        if other is None or abs(away) <= _HALF_YEAR:
            continue
        looks_back = other < today
        if (tense is Tense.PAST and looks_back and away > 0) or (tense is Tense.FUTURE and not looks_back and away < 0):
            return other
        if tense is Tense.OPEN and abs((other - today).days) <= _NEAR_YEAR_END:
            return other
    return here


def _in_month(day: int, today: date, shift: int) -> date | None:
    month = today.month - 1 + shift
    year, month = today.year + month // 12, month % 12 + 1
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
