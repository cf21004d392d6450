"""Meetings that repeat ("giao ban thứ hai hằng tuần"): one planned entry for each day of an RFC 5545 rule."""

from dataclasses import replace
from datetime import date, datetime, time

from dateutil.rrule import rrulestr
from sqlalchemy import Connection

from core.errors import InputError
from core.people import AgencyScope
from kpi import ledger, store, wording
from kpi.entries import Entry, Stamp, Written, entry_of
from kpi.records import Meeting
from kpi.validation import show

MOST = 400


def occurrences(rule: str, start: date, until: date) -> list[date]:
    """The days of `rule` ("FREQ=WEEKLY;BYDAY=MO") in start..until. Raises InputError for a rule that is none."""
    try:
        found = rrulestr(rule, dtstart=datetime.combine(start, time.min), ignoretz=True)
        days = []
        for moment in found:
            if moment.date() > until:
                break
            days.append(moment.date())
            if len(days) > MOST:
                raise InputError(wording.SERIES_LONG.format(most=MOST))
    except (ValueError, TypeError, KeyError):
        raise InputError(wording.SERIES_WRONG.format(rule=rule)) from None
    if not days:
        raise InputError(wording.SERIES_EMPTY.format(rule=rule, day=show(start), until=show(until)))
    return days


def record_series(
    connection: Connection, scope: AgencyScope, first: Meeting, rule: str, until: date, stamp: Stamp
) -> list[Written]:
    """Plan `first` on each day of the rule from its own day on. Each becomes an entry that is held, cancelled or
    postponed by itself; all share `Meeting.series`."""
    days = occurrences(rule, first.day, until)
    series = stamp.key or f"{first.day:%Y%m%d}-{stamp.at:%H%M%S%f}"
    written = []
    for place, day in enumerate(days):
        meeting = first.model_copy(update={"day": day, "series": series, "state": None})
        one = ledger.record(connection, scope, meeting, replace(stamp, key=f"{series}/{place}"))
        assert isinstance(one, Written)  # a single meeting is never asked "thay hay cộng?"
        written.append(one)
    return written


def drop_rest(connection: Connection, scope: AgencyScope, series: str, after: date, stamp: Stamp) -> list[Entry]:
    """Remove the meetings of a series that come after a day."""
    last = after.replace(year=after.year + 2, day=min(after.day, 28))
    rows = store.live_rows(connection, scope, ["meeting"], after, last)
    later = [e for e in map(entry_of, rows) if isinstance(e.record, Meeting) and e.record.series == series]
    return [ledger.remove(connection, scope, entry.id, stamp) for entry in later if entry.record.day > after]
