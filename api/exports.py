"""Reports, calendars and charts of one agency as files."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from api import tokens
from api import wording_web as wording
from api.context import Context
from api.records import Filter, listing
from api.standing import agenda_in, narrowed, progress_in, shares_in, window_for
from core.errors import NotFoundError
from core.people import AgencyScope

if TYPE_CHECKING:
    from kpi.report_model import Report

Format = Literal["docx", "xlsx", "csv"]
MOST_ROWS = 50_000
SVG, PNG = "image/svg+xml", "image/png"


@dataclass(frozen=True, slots=True)
class Made:
    """A file made on request."""

    name: str
    media_type: str
    content: bytes


def report(
    context: Context,
    scope: AgencyScope,
    period: str,
    form: Format,
    *,
    unit: str = "",
    document_id: str = "",
    cut_off: date | None = None,
) -> Made:
    """The report of a period. Raises InputError for an unknown period or cut-off, NotFoundError without a plan."""
    built = report_of(context, scope, period, unit=unit, document_id=document_id, cut_off=cut_off)
    name = f"bao-cao-{scope.agency}-{built.window.key}.{form}"
    if form == "docx":
        from kpi.exports import docx

        return Made(name, docx.MEDIA_TYPE, docx.render(built))
    if form == "xlsx":
        from kpi.exports import xlsx

        return Made(name, xlsx.MEDIA_TYPE, xlsx.render(built))
    from kpi.exports import csv

    return Made(name, csv.MEDIA_TYPE, csv.render_figures(built))


def report_of(
    context: Context,
    scope: AgencyScope,
    period: str,
    *,
    unit: str = "",
    document_id: str = "",
    cut_off: date | None = None,
) -> "Report":
    """The report as data."""
    from kpi.report import build

    plans = context.snapshot()
    with context.database.read() as connection:
        return build(
            connection,
            narrowed(connection, scope, unit),
            plans,
            period,
            context.clock.now(),
            document_id=document_id,
            cut_off=cut_off,
        )


def records_csv(context: Context, scope: AgencyScope, wanted: Filter) -> Made:
    """The entries of a filter, the newest first; at most `MOST_ROWS`."""
    from kpi.exports import csv

    found = listing(context, scope, wanted, MOST_ROWS, 0)
    return Made(f"so-ghi-{scope.agency}.csv", csv.MEDIA_TYPE, csv.render_records(found.entries))


def calendar(context: Context, scope: AgencyScope) -> Made:
    """The due dates, to subscribe to."""
    from kpi.exports import ics

    due = agenda_in(context, scope).due
    name = context.snapshot().agencies[scope.agency].name
    return Made(f"han-{scope.agency}.ics", ics.MEDIA_TYPE, ics.render(due, name, context.clock.now()))


def subscribed_calendar(context: Context, secret: str) -> Made:
    """The due dates for a secret address. Raises NotFoundError when it is revoked or was never given."""
    with context.database.read() as connection:
        holder = tokens.holder_of(connection, secret, context.clock.now())
    if holder is None or holder.purpose != tokens.CALENDAR:
        raise NotFoundError(wording.DETAILS[404])
    return calendar(context, AgencyScope(holder.person.agency))


def progress_chart(context: Context, scope: AgencyScope, period: str, picture: Literal["svg", "png"]) -> Made:
    """Every counted target against its level."""
    from kpi import charts

    found = [one for one in progress_in(context, scope, window_for(context, period)) if one.measure is not None]
    if picture == "svg":
        return Made("tien-do.svg", SVG, charts.progress_svg(found).encode())
    return Made("tien-do.png", PNG, charts.progress_png(found))


def shares_chart(
    context: Context,
    scope: AgencyScope,
    measure: str,
    by: str,
    period: str,
    picture: Literal["svg", "png"],
    unit: str = "",
) -> Made:
    """One measure over the months of the period, or by unit. Raises NotFoundError for an unknown measure."""
    from kpi import charts

    window = window_for(context, period)
    found = [one for one in progress_in(context, scope, window, unit) if one.measure == measure]
    if not found or found[0].measure is None:
        raise NotFoundError(wording.MEASURE_UNKNOWN.format(measure=measure))
    shares = shares_in(context, scope, found, window, unit, [by])[found[0].measure, by]
    if picture == "svg":
        return Made(f"{measure}.svg", SVG, charts.months_svg(found[0], shares).encode())
    return Made(f"{measure}.png", PNG, charts.months_png(found[0], shares))
