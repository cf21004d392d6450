"""The office's calendar: Vietnamese public holidays, weekends, and the days swapped or added by decision."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from kpi.agency_settings import AgencySettings

_ONE = timedelta(days=1)
_SATURDAY = 5


class WorkingCalendar:
    """Tells working days. `off` and `worked` are the agency's own swapped days; they win over the public calendar."""

    def __init__(self, off: Collection[date] = (), worked: Collection[date] = ()) -> None:
        self.off, self.worked = frozenset(off), frozenset(worked)

    @classmethod
    def of(cls, settings: AgencySettings) -> "WorkingCalendar":
        return cls(settings["days_off"], settings["days_worked"])

    @cached_property
    def _public(self) -> Any:
        from holidays import country_holidays

        return country_holidays("VN", language="vi")

    def works(self, day: date) -> bool:
        """Whether the office works on `day`."""
        if day in self.off or day in self.worked:
            return day in self.worked
        if day in self._public:
            return False
        return day.weekday() < _SATURDAY or day in self._public.weekend_workdays

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
        return "" if day in self.off else str(self._public.get(day) or "")
