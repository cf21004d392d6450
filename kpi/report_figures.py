"""The figures of a report: each measure of the plan up to the cut-off, beside the same days of last year."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection

from core.errors import InputError
from core.people import AgencyScope
from corpus.snapshot import Snapshot
from kpi import report_wording as wording
from kpi.explain import breakdowns, rows_behind
from kpi.progress import Progress, progress
from kpi.report_model import Figure
from kpi.targets import Measure
from kpi.window import Window


def figures_of(
    connection: Connection,
    scope: AgencyScope,
    plan: Snapshot,
    window: Window,
    cut_off: date,
    estimates: Mapping[str, str],
) -> tuple[Figure, ...]:
    """Every target of the plan, as figures. Raises InputError for an estimate of a measure that is not among them."""
    found = progress(connection, scope, plan, window, seen_from(window, cut_off))
    measured = {one.measure.value for one in found if one.measure}
    for name in estimates:
        if name not in measured:
            raise InputError(wording.ESTIMATE_UNKNOWN.format(measure=name, measures=", ".join(sorted(measured))))
    return tuple(_figure(connection, scope, plan, one, cut_off, estimates) for one in found)


def seen_from(window: Window, cut_off: date) -> date:
    """The day a report looks from: the cut-off, or, when it counts the whole window, the day after it."""
    return cut_off if cut_off < window.end else window.end + timedelta(days=1)


def _figure(
    connection: Connection,
    scope: AgencyScope,
    plan: Snapshot,
    now: Progress,
    cut_off: date,
    estimates: Mapping[str, str],
) -> Figure:
    if now.measure is None:
        return Figure(now)
    window, measure = now.window, now.measure
    split = breakdowns(connection, scope, [measure], window, cut_off, ("unit", "month"))
    return Figure(
        now,
        _last_year(connection, scope, plan, measure, window.until(cut_off)),
        tuple(split[measure, "unit"]),
        tuple(split[measure, "month"]),
        tuple(rows_behind(connection, scope, measure, window, cut_off)),
        estimates.get(measure.value, ""),
    )


def _last_year(
    connection: Connection, scope: AgencyScope, plan: Snapshot, measure: Measure, counted: Window
) -> Progress | None:
    """The same days of last year from last year's own entries; None where there are none."""
    before = counted.year_before()
    (found,) = progress(connection, scope, plan, before, before.end + timedelta(days=1), measures=[measure])
    return found if found.counts and found.counts.denominator else None
