"""The time in the office: always Asia/Ho_Chi_Minh, and replaceable in tests."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Tells the current local time, with its zone."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock, read in the office zone."""

    def now(self) -> datetime:
        return datetime.now(OFFICE_ZONE)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests and `--now`."""

    moment: datetime

    def now(self) -> datetime:
        return in_office(self.moment)


def in_office(moment: datetime) -> datetime:
    """The same instant in the office zone; a naive time is taken as office time."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=OFFICE_ZONE)
    return moment.astimezone(OFFICE_ZONE)
