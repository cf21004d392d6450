"""The office's calendar: Vietnamese public holidays, weekends, and the days swapped or added by decision."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import Any

from kpi.agency_settings import AgencySettings

_ONE = timedelta(days=1)
_SATURDAY = 5


@cache
def _public(year: int) -> Any:
    from holidays import country_holidays

    return country_holidays("VN", years=year, expand=False, language="vi")  # as it is: threads share it


class WorkingCalendar:
    """Tells working days. `off` and `worked` are the agency's own swapped days; they win over the public calendar."""

    def __init__(self, off: Collection[date] = (), worked: Collection[date] = ()) -> None:
        self.off, self.worked = frozenset(off), frozenset(worked)

    @classmethod
    def of(cls, settings: AgencySettings) -> "WorkingCalendar":
        return cls(settings["days_off"], settings["days_worked"])

    def works(self, day: date) -> bool:
        """Whether the office works on `day`."""
        if day in self.off or day in self.worked:
            return day in self.worked
        public = _public(day.year)
        return day not in public and (day.weekday() < _SATURDAY or day in public.weekend_workdays)

    def on_or_before(self, day: date) -> date:
        """The last working day not after `day`."""
        while not self.works(day):
            day -= _ONE
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`."""
        while count > 0:
            day += _ONE
            count -= self.works(day)
        return day

    def name(self, day: date) -> str:
        """Why the office rests on `day`: the holiday's name, or "" for a weekend or swapped day."""
        return "" if day in self.off else str(_public(day.year).get(day) or "")
