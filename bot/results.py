"""The office's own figures, deadlines and report, as lines, a picture and a file for a chat."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot import wording
from bot.channel import Attachment
from core.people import AgencyScope
from corpus.snapshot import Snapshot
from kpi.deadlines import agenda
from kpi.lines import due_line
from kpi.message_period import find_period
from kpi.progress import Progress, progress
from kpi.targets import Measure
from kpi.window import window_of, year_of

AHEAD = timedelta(days=60)
_ASKED = {"so_hoa": (Measure.DIGITAL_PROCEDURES, Measure.DIGITISATION)}  # "số hóa" in a chat means either


def figures(
    connection: Connection,
    scope: AgencyScope,
    snapshot: Snapshot,
    today: date,
    period: str | None,
    metrics: Sequence[str],
) -> list[Progress]:
    """Each target asked about (all, where none is named), in the period named, else this year."""
    wanted = [measure for name in metrics for measure in _ASKED.get(name, (Measure(name),))] or None
    window = window_of(period) if period else year_of(today)
    return progress(connection, scope, snapshot, window, today, measures=wanted)


def chart(found: Sequence[Progress]) -> Attachment | None:
    """The figures as a picture; None where there is nothing to draw. The lines say all that it shows."""
    if not any(one.value is not None for one in found):
        return None
    from kpi.chart_text import title_of, until_of
    from kpi.charts import progress_png

    alt = f"{title_of(found[0])} ({until_of(found[0])})"
    return Attachment("tien-do.png", "image/png", progress_png(found), alt)


def due_lines(connection: Connection, scope: AgencyScope, snapshot: Snapshot, today: date) -> list[str]:
    """What falls due within two months, soonest first."""
    return [f"• {due_line(due)}" for due in agenda(connection, scope, snapshot, today, AHEAD).due]


def report_period(text: str, today: date) -> str:
    """The period a report is wanted for; the present half-year where none is named."""
    return find_period(text, today) or f"{today.year}-H{1 if today.month <= 6 else 2}"


def report_file(
    connection: Connection, scope: AgencyScope, snapshot: Snapshot, period: str, now: datetime
) -> tuple[str, Attachment]:
    """What to say of the draft report, and the report itself. Raises NotFoundError where no plan asks for one."""
    from kpi.exports import docx
    from kpi.report import build
    from kpi.validation import show

    built = build(connection, scope, snapshot, period, now)
    told = wording.REPORT_MADE.format(period=built.window.label, day=show(built.cut_off.day))
    name = f"bao-cao-{scope.agency}-{built.window.key}.docx"
    alt = wording.REPORT_ALT.format(agency=built.head.agency_name, period=built.window.label)
    file = Attachment(name, docx.MEDIA_TYPE, docx.render(built), alt)
    return "\n".join([told, *(f"• {line}" for line in built.reminders)]), file
