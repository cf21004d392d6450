"""Dates as plans write them: "31/3/2026", "ngày 05 tháng 6", "ngày tháng 4 năm 2026" with the day left blank."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_BLANK = r"[.…_\s]*"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)\d{2})"

_LONG = re.compile(
    rf"ngày\s+(?:mồng\s+|mùng\s+)?{_DAY}\s+tháng\s+{_MONTH}(?:\s*(?:,?\s*năm|/|-|,)\s*{_YEAR})?(?!\d)", re.IGNORECASE
)
_BLANK_DAY = re.compile(rf"ngày{_BLANK}tháng\s+{_MONTH}\s*(?:năm|/)\s*{_YEAR}(?!\d)", re.IGNORECASE)
_BLANK_MONTH = re.compile(rf"ngày{_BLANK}tháng{_BLANK}năm\s+{_YEAR}(?!\d)", re.IGNORECASE)
_BLANK_SLASH = re.compile(rf"ngày\s*[.…_]*\s*/\s*{_MONTH}\s*/\s*{_YEAR}(?!\d)", re.IGNORECASE)
_SHORT = re.compile(rf"(?<![\w/.,]){_DAY}\s?([/.-])\s?{_MONTH}\s?\2\s?{_YEAR}(?![\d/])")
_DAY_MONTH = re.compile(
    rf"(?:(?P<cue>ngày|trước|mùng|mồng)\s+)(?:mùng\s+|mồng\s+)?{_DAY}\s?[/-]\s?{_MONTH}(?![\d/%]|"
    rf"\s*(?:ngày|buổi|giờ)\b)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found in a text, as far as it is written: a part the text leaves out is None."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    text: str

    def on(self, year: int | None = None) -> date | None:
        """The calendar day, with `year` where the text names none; None where a part is missing or impossible."""
        if self.day is None or self.month is None:
            return None
        try:
            return date(self.year or year or 0, self.month, self.day)  # there is no year 0
        except ValueError:
            return None


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Every date of `text` that can exist, left to right, the fullest reading at each place."""
    found = [written for pattern in _PATTERNS for written in _read(pattern, text)]
    found.sort(key=lambda d: (d.start, -(d.end - d.start)))
    reached = 0
    for written in found:
        if written.start >= reached:
            yield written
            reached = written.end


def parse_date(text: str, year: int | None = None) -> date | None:
    """The first whole date of `text`, or None."""
    return next((day for written in find_dates(text) if (day := written.on(year))), None)


_PATTERNS = (_LONG, _BLANK_DAY, _BLANK_MONTH, _BLANK_SLASH, _SHORT, _DAY_MONTH, _ISO)


def _read(pattern: re.Pattern[str], text: str) -> Iterator[WrittenDate]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        day, month, year = (int(groups[k]) if groups.get(k) else None for k in ("day", "month", "year"))
        if day and month and not _exists(day, month, year):
            continue
        start = match.start()
        if groups.get("cue") and groups["cue"].lower() == "trước":
            start += re.match(r"\w+\s+", match.group()).end()  # type: ignore[union-attr]
        yield WrittenDate(start, match.end(), day, month, year, text[start : match.end()])


def _exists(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2024, month, day)  # a leap year lets 29/2 stand where no year is written
    except ValueError:
        return False
    return True
