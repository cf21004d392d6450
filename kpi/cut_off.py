"""Up to which day a report counts: so early that a working day is left before it must be sent."""

from collections.abc import Sequence
from datetime import date, timedelta

from core.errors import InputError
from kpi import report_wording as wording
from kpi.deadlines import DueDate
from kpi.report_model import CutOff
from kpi.validation import show
from kpi.window import Window
from kpi.working_days import WorkingCalendar

_ONE = timedelta(days=1)


def cut_off_of(
    window: Window, today: date, due: Sequence[DueDate], calendar: WorkingCalendar, chosen: date | None = None
) -> CutOff:
    """The day chosen, else the last working day that leaves one before the earliest of `due`, else the window's end;
    never after today. Raises InputError for a day outside the window or still to come."""
    if window.start > today:
        raise InputError(wording.PERIOD_NOT_BEGUN.format(period=window.label))
    first = min(due, key=lambda one: one.last_safe, default=None)
    if chosen is not None:
        _check(window, today, chosen)
        return CutOff(chosen, first, chosen=True)
    if first is None:
        return CutOff(min(window.end, today))
    closing = calendar.on_or_before(first.last_safe - _ONE)
    if closing < window.start:  # the report is due before the period has given anything to count
        return CutOff(min(window.end, today))
    return CutOff(min(closing, window.end, today), first)


def _check(window: Window, today: date, chosen: date) -> None:
    if chosen > today:
        raise InputError(wording.CUT_OFF_TO_COME.format(day=show(chosen)))
    if not window.start <= chosen <= window.end:
        span = {"start": show(window.start), "end": show(window.end)}
        raise InputError(wording.CUT_OFF_OUTSIDE.format(day=show(chosen), period=window.label, **span))
