"""The stretch of days a figure is about: "2026-05", "2026-Q2", "2026-H1", "2026", or any two days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from core.errors import InputError
from core.vietnamese.periods import half_span, month_span, quarter_span, year_span
from kpi import wording

_KEY = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True)
class Window:
    """Days `start`..`end`, both included; `key` is its short name, "" for days of no named period."""

    key: str
    start: date
    end: date

    @property
    def label(self) -> str:
        """How the office calls it: "tháng 5/2026", "quý II/2026", "6 tháng đầu năm 2026", "năm 2026"."""
        match = _KEY.fullmatch(self.key)
        if match is None:
            return f"{self.start:%d/%m/%Y} – {self.end:%d/%m/%Y}"
        year = match["year"]
        if match["quarter"]:
            return wording.QUARTER_LABEL.format(quarter=("I", "II", "III", "IV")[int(match["quarter"]) - 1], year=year)
        if match["half"]:
            return wording.HALF_LABELS[int(match["half"]) - 1].format(year=year)
        if match["month"]:
            return wording.MONTH_LABEL.format(month=int(match["month"]), year=year)
        return wording.YEAR_LABEL.format(year=year)

    @property
    def is_year(self) -> bool:
        return (self.start, self.end) == year_span(self.start.year)

    def until(self, day: date) -> "Window":
        """The same window cut off at `day`; it never ends before it starts."""
        return self if day >= self.end else Window(self.key, self.start, max(day, self.start))

    def year_before(self) -> "Window":
        """The same days of the year before; the last day of a month stays the last."""
        last = _same_day(self.end, self.end.year - 1)
        if (self.end + timedelta(days=1)).day == 1:
            last = month_span(self.end.year - 1, self.end.month)[1]
        return Window("", _same_day(self.start, self.start.year - 1), last)

    def parts(self, by: str) -> list["Window"]:
        """The months, quarters or halves ("month", "quarter", "half") that lie in the window."""
        keys = {
            "month": [f"{self.start.year}-{n:02d}" for n in range(1, 13)],
            "quarter": [f"{self.start.year}-Q{n}" for n in range(1, 5)],
            "half": [f"{self.start.year}-H{n}" for n in (1, 2)],
        }[by]
        windows = [window_of(key) for key in keys]
        return [w for w in windows if w.start >= self.start and w.end <= self.end]


@lru_cache(maxsize=1024)
def window_of(key: str) -> Window:
    """The window with this key. Raises InputError with examples."""
    match = _KEY.fullmatch(key.strip().upper())
    if match is None:
        raise InputError(wording.PERIOD_WRONG.format(period=key))
    year = int(match["year"])
    if not 1990 <= year <= 2200:
        raise InputError(wording.PERIOD_WRONG.format(period=key))
    if match["quarter"]:
        span = quarter_span(year, int(match["quarter"]))
    elif match["half"]:
        span = half_span(year, int(match["half"]))
    elif match["month"]:
        span = month_span(year, int(match["month"]))
    else:
        span = year_span(year)
    return Window(match.group(), *span)


def year_of(day: date) -> Window:
    """The calendar year a day lies in."""
    return Window(str(day.year), *year_span(day.year))


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
