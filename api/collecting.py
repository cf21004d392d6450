"""Collecting a period's report: what it holds so far, who is missing, handing in a unit's part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api import records, tokens
from api.callers import Permit
from api.context import Context
from api.exports import report_of
from api.people import unit_names
from core.errors import NotFoundError
from core.people import AgencyScope
from kpi.window import Window, window_of, year_of

if TYPE_CHECKING:
    from kpi.report_model import Report

WORDS = ("results", "difficulties", "next_steps", "proposals")


@dataclass(frozen=True, slots=True)
class Overview:
    """A period's report. `report` is None where there is none, and `problem` says why."""

    window: Window
    windows: Sequence[Window]
    units: Sequence[str]
    report: "Report | None"
    problem: str = ""


def overview(context: Context, scope: AgencyScope, period: str) -> Overview:
    """The report of a period (default: the half-year that runs). Raises InputError for an unknown period."""
    today = context.clock.now().date()
    year = year_of(today)
    periods = [year, *year.parts("half"), *year.parts("quarter"), *year.parts("month")]
    begun = [window for window in periods if window.start <= today]
    key = period or next(w.key for w in year.parts("half") if w.start <= today <= w.end)
    window = window_of(key)
    with context.database.read() as connection:
        units = unit_names(connection, scope)
    try:
        return Overview(window, begun, units, report_of(context, scope, key))
    except NotFoundError as error:
        return Overview(window, begun, units, None, str(error))


def submit(context: Context, permit: Permit, sent: Mapping[str, str]) -> str:
    """Record that a unit has handed in its part, with its own words; returns the period."""
    now = context.clock.now()
    fields = {
        "record": "report_submission",
        "day": now.date(),
        "period": window_of(sent.get("period", "")).key,
        "unit": sent.get("unit", "") or permit.person.unit,
        **{name: sent[name] for name in WORDS if sent.get(name, "").strip()},
    }
    with context.database.write() as connection:
        records.write(connection, permit.scope, fields, records.stamp(permit, now), None)
    return str(fields["period"])


def calendar_secret(context: Context, permit: Permit) -> str:
    """A new secret under which calendars find the agency's due dates."""
    with context.database.write() as connection:
        return tokens.issue(connection, permit.person, context.clock.now(), purpose=tokens.CALENDAR)
