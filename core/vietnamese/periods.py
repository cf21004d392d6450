"""Names of months, quarters, halves and years, and the days they span: "quý III/2026", "6 tháng đầu năm 2026"."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<{}>(?:19|20)\d{{2}})"
_SEP = r"\s*(?:/|-|năm|\s)\s*"
_DASH = r"\s*(?:-|–|—|đến(?:\s+hết)?|tới)\s*"
_MONTH = r"(?:0?[1-9]|1[0-2])"


def _optional_year(name: str) -> str:
    return rf"(?:{_SEP}{_YEAR.format(name)})?(?!\d)"


_MONTH_SPAN = re.compile(
    rf"(?:từ\s+)?tháng\s+(?P<m1>{_MONTH}){_optional_year('y1')}{_DASH}(?:hết\s+)?(?:tháng\s+)(?P<m2>{_MONTH})"
    rf"{_optional_year('y2')}",
    re.IGNORECASE,
)
_YEAR_SPAN = re.compile(
    rf"(?:(?:từ\s+)?(?:giai\s+đoạn|các\s+năm|"
    rf"năm)\s+)?(?<![\d/.]){_YEAR.format('y1')}{_DASH}(?:hết\s+)?(?:năm\s+)?"
    rf"{_YEAR.format('y2')}(?![\d/])",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    rf"quý\s+(?P<q1>IV|I{{1,3}}|[1-4])(?![\w])(?:(?:\s*,\s*|{_DASH}|\s+và\s+)(?:quý\s+)?(?P<q2>IV|"
    rf"I{{1,3}}|[1-4])(?!\w))*"
    rf"{_optional_year('y1')}",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?P<which>đầu|"
    rf"cuối)(?:\s+năm(?!\s+{_YEAR.format('x')}))?{_optional_year('y1')}",
    re.IGNORECASE,
)
_NINE = re.compile(
    rf"(?:0?9|chín)\s+tháng\s+đầu(?:\s+năm(?!\s+{_YEAR.format('x')}))?{_optional_year('y1')}", re.IGNORECASE
)
_MONTH_NAME = re.compile(rf"tháng\s+(?P<m1>{_MONTH})(?!\d|\s*%){_optional_year('y1')}", re.IGNORECASE)
_WHOLE_YEAR = re.compile(
    rf"(?:cả|trong|hết|suốt|đến|tới|toàn)?\s*(?:cả\s+|hết\s+)?năm\s+{_YEAR.format('y1')}(?![\d])", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"(?:cả|hết|suốt|toàn)\s+năm(?!\s*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A named period found in a text. `first` and `last` are days; `dated` tells whether the text names the year."""

    start: int
    end: int
    first: date
    last: date
    text: str
    dated: bool = True


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def quarter_span(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter, 1 to 4."""
    return date(year, 3 * quarter - 2, 1), month_span(year, 3 * quarter)[1]


def half_span(year: int, half: int) -> tuple[date, date]:
    """First and last day of a half-year, 1 or 2."""
    return date(year, 6 * half - 5, 1), month_span(year, 6 * half)[1]


def year_span(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def find_periods(text: str, year: int | None = None) -> Iterator[WrittenPeriod]:
    """Every named period of `text`, longest reading first at each place, left to right.

    `year` stands in where the text names none; without it such a period is left out.
    """
    found = [period for pattern in _READERS for period in _read(pattern, text, year)]
    found.sort(key=lambda p: (p.start, -(p.end - p.start)))
    reached = 0
    for period in found:
        if period.start >= reached:
            yield period
            reached = period.end


_READERS = (_MONTH_SPAN, _YEAR_SPAN, _QUARTERS, _HALF, _NINE, _MONTH_NAME, _WHOLE_YEAR, _BARE_YEAR)


def _read(pattern: re.Pattern[str], text: str, year: int | None) -> Iterator[WrittenPeriod]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        last_year = int(groups["y2"]) if groups.get("y2") else None
        first_year = int(groups["y1"]) if groups.get("y1") else last_year or year
        if first_year is None:
            continue
        span = _span(pattern, match, first_year, last_year or first_year)
        if span is None or span[1] < span[0]:
            continue
        offset = len(match.group()) - len(match.group().lstrip())
        dated = bool(groups.get("y1") or groups.get("y2"))
        yield WrittenPeriod(match.start() + offset, match.end(), *span, match.group().strip(), dated)


def _span(pattern: re.Pattern[str], match: re.Match[str], first: int, last: int) -> tuple[date, date] | None:
    if pattern is _MONTH_SPAN:
        return month_span(first, int(match["m1"]))[0], month_span(last, int(match["m2"]))[1]
    if pattern is _YEAR_SPAN:
        return year_span(first)[0], year_span(last)[1]
    if pattern is _QUARTERS:
        begin, end = _quarter(match["q1"]), _quarter(match["q2"] or match["q1"])
        return quarter_span(first, begin)[0], quarter_span(first, end)[1]
    if pattern is _HALF:
        return half_span(first, 1 if match["which"].lower() == "đầu" else 2)
    if pattern is _NINE:
        return date(first, 1, 1), month_span(first, 9)[1]
    if pattern is _MONTH_NAME:
        return month_span(first, int(match["m1"]))
    return year_span(first)


def _quarter(written: str) -> int:
    return _ROMAN.get(written.lower()) or int(written)
