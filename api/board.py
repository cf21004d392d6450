"""What the dashboard shows, put together.

The picture of all targets is part of it. Each other stands there with its figures in words; the address that draws it,
when somebody unfolds it, counts them anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from api.context import Context
from api.people import unit_names
from api.standing import narrowed, window_for
from core.people import AgencyScope
from kpi.deadlines import DueDate, DueStatus, Undated
from kpi.progress import Progress
from kpi.standing import Standing
from kpi.telling import progress_lines
from kpi.window import Window, year_of

SOONEST = 12
_TONES = {
    Standing.MET: "good",
    Standing.NOT_YET: "warn",
    Standing.UNDECIDED: "warn",
    Standing.IMPOSSIBLE: "bad",
    Standing.MISSED: "bad",
    Standing.NOT_ENOUGH_DATA: "plain",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A target: its figure in words, what the levels come to, and a bar from 0 to 100 where it is a share. `pictures`
    are the ways it is split ("month", "unit"), each with the text alternative of its picture."""

    progress: Progress
    figure: str
    lines: tuple[str, ...]
    tone: str
    percent: float | None
    pictures: Sequence[tuple[str, str]] = ()

    @property
    def measure(self) -> str:
        return self.progress.measure.value if self.progress.measure else ""


@dataclass(frozen=True, slots=True)
class Board:
    """The dashboard of one period. `chart` is the picture of all targets as SVG; "" of a unit, or where it is empty."""

    window: Window
    windows: Sequence[Window]
    unit: str
    units: Sequence[str]
    counted: Sequence[Card]
    reported: Sequence[Card]
    chart: str
    due: Sequence[DueDate]
    later: int
    undated: Sequence[Undated]
    missing: Sequence[DueDate]


def board_of(context: Context, scope: AgencyScope, period: str, unit: str) -> Board:
    """The dashboard, of one moment. Raises InputError for an unknown period or unit."""
    from kpi.chart_text import months_text
    from kpi.charts import progress_svg
    from kpi.deadlines import agenda
    from kpi.explain import breakdowns
    from kpi.progress import progress

    window, today = window_for(context, period), context.clock.now().date()
    ways = ("month",) if unit else ("month", "unit")
    plans = context.snapshot()  # before a connection is held: it needs one itself
    with context.database.read() as connection:
        mine = narrowed(connection, scope, unit)
        found = progress(connection, mine, plans, window, today)
        counted = [one for one in found if one.measure is not None]
        measures = [one.measure for one in counted if one.measure is not None]
        shares = breakdowns(connection, mine, measures, window, today, ways)
        falls_due = agenda(connection, mine, plans, today)
        units = unit_names(connection, scope)
    waiting = [one for one in falls_due.due if one.status is not DueStatus.DONE]
    year = year_of(today)
    return Board(
        window=window,
        windows=[year, *year.parts("half"), *year.parts("quarter"), *year.parts("month")],
        unit=unit,
        units=units,
        counted=[
            _card(one, [(way, months_text(one, shares[one.measure, way])) for way in ways])
            for one in counted
            if one.measure is not None
        ],
        reported=[_card(one) for one in found if one.measure is None],
        chart=progress_svg(counted) if counted and not unit else "",
        due=waiting[:SOONEST],
        later=max(0, len(waiting) - SOONEST),
        undated=falls_due.undated,
        missing=[one for one in waiting if one.status in (DueStatus.OVERDUE, DueStatus.TODAY, DueStatus.SOON)],
    )


def _card(found: Progress, pictures: Sequence[tuple[str, str]] = ()) -> Card:
    figure, *lines = progress_lines(found)
    tones = [_TONES[one.standing] for one in found.levels]
    worst = next((tone for tone in ("bad", "warn", "plain", "good") if tone in tones), "plain")
    share = found.counts is not None and found.value is not None and 0 <= found.value <= 100 and found.base is None
    percent = float(found.value) if share and found.value is not None else None
    return Card(found, figure, tuple(lines), worst, percent, pictures)
