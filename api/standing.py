"""Progress and deadlines of one agency, for the REST API and the dashboard."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from api.context import Context
from core.people import AgencyScope
from kpi.validation import resolve_unit
from kpi.window import Window, window_of, year_of

if TYPE_CHECKING:
    from kpi.deadlines import Agenda
    from kpi.explain import Share
    from kpi.progress import Progress
    from kpi.targets import Measure


def window_for(context: Context, period: str | None) -> Window:
    """The window with this key, else this year. Raises InputError."""
    return window_of(period) if period else year_of(context.clock.now().date())


def narrowed(connection: Connection, scope: AgencyScope, unit: str) -> AgencyScope:
    """The scope narrowed to a unit of the agency where one is named. Raises InputError for an unknown one."""
    return AgencyScope(scope.agency, resolve_unit(connection, scope, unit) or None) if unit else scope


def progress_in(context: Context, scope: AgencyScope, window: Window, unit: str = "") -> "list[Progress]":
    """Every target's progress."""
    from kpi.progress import progress

    today, plans = context.clock.now().date(), context.snapshot()  # before a connection is held: it needs one itself
    with context.database.read() as connection:
        mine = narrowed(connection, scope, unit)
        return progress(connection, mine, plans, window, today)


def shares_in(
    context: Context, scope: AgencyScope, figures: "Sequence[Progress]", window: Window, unit: str, ways: Sequence[str]
) -> "dict[tuple[Measure, str], list[Share]]":
    """The counted figures by "month", "unit" and so on."""
    from kpi.explain import breakdowns

    today = context.clock.now().date()
    measures = [one.measure for one in figures if one.measure is not None]
    with context.database.read() as connection:
        return breakdowns(connection, narrowed(connection, scope, unit), measures, window, today, ways)


def agenda_in(context: Context, scope: AgencyScope, unit: str = "", horizon: timedelta = timedelta(366)) -> "Agenda":
    """What is due, and what has no day yet."""
    from kpi.deadlines import agenda

    today, plans = context.clock.now().date(), context.snapshot()
    with context.database.read() as connection:
        return agenda(connection, narrowed(connection, scope, unit), plans, today, horizon)


def progress_object(context: Context, scope: AgencyScope, period: str | None, unit: str) -> dict[str, Any]:
    """Progress as JSON."""
    from kpi.plain import progress_json

    window = window_for(context, period)
    found = progress_in(context, scope, window, unit)
    return {
        "agency": scope.agency,
        "unit": unit,
        "period": window.key,
        "start": window.start.isoformat(),
        "end": window.end.isoformat(),
        "targets": [progress_json(one) for one in found],
    }


def deadlines_object(context: Context, scope: AgencyScope, unit: str, horizon: timedelta) -> dict[str, Any]:
    """Deadlines as JSON."""
    from kpi.plain import due_json

    found = agenda_in(context, scope, unit, horizon)
    return {
        "agency": scope.agency,
        "unit": unit,
        "due": [due_json(due) for due in found.due],
        "undated": [
            {
                "id": item.fact.id,
                "what": item.fact.what,
                "actor": item.fact.actor,
                "why": item.why,
                "document": item.fact.document_id,
                "locator": item.fact.locator,
            }
            for item in found.undated
        ],
    }
