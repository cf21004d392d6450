"""The office's own results in a conversation: progress with its chart, what falls due, the report as a file.

All of it is worked out ahead of the write transaction (`prepare`), for counting and drawing take long.
"""

from bot import asking, results, wording
from bot.channel import Reply
from bot.router import Act, Intent, Parsed
from bot.turn import Prepared, Turn
from core.people import Action, may
from kpi.telling import progress_lines


def prepare(turn: Turn, parsed: Parsed) -> Prepared | None:
    """What the message wants shown, where it wants any of this and the person may see it."""
    agency = turn.scope().agency
    if parsed.act is Act.REPORT:
        return _report(turn, parsed) if may(turn.person, Action.EXPORT, agency) else None
    if not may(turn.person, Action.VIEW_PROGRESS, agency):
        return None
    today = turn.context.now.date()
    if parsed.intent is Intent.KPI_STATUS:
        metrics = parsed.extra.get("metrics") or tuple(filter(None, [parsed.fields.get("metric")]))
        period = parsed.fields.get("period")
        found = results.figures(turn.connection, turn.scope(), turn.snapshot, today, period, metrics)
        picture = results.chart(found) if turn.capabilities.images and not turn.writing else None
        blocks = tuple("\n".join(progress_lines(one)) for one in found)
        return Prepared(parsed.text, lines=blocks, files=(picture,) if picture else ())
    if parsed.act is Act.DEADLINES and not parsed.text.strip():
        return Prepared(
            parsed.text, lines=tuple(results.due_lines(turn.connection, turn.scope(), turn.snapshot, today))
        )
    return None


def progress(turn: Turn, parsed: Parsed) -> list[Reply]:
    """Every target asked about, with its chart where the channel shows pictures."""
    refused = turn.refusal(Action.VIEW_PROGRESS)
    if refused:
        return [refused]
    shown = _prepared(turn, parsed)
    return asking.in_parts(turn, shown.lines or [wording.NO_TARGETS], "\n\n", shown.files)


def deadlines(turn: Turn, parsed: Parsed) -> list[Reply]:
    """What falls due soon; a question about deadlines is answered from the plans."""
    if parsed.text.strip():
        return asking.answer(turn, parsed)
    refused = turn.refusal(Action.VIEW_PROGRESS)
    if refused:
        return [refused]
    return asking.in_parts(turn, _prepared(turn, parsed).lines or [wording.NO_DUE], "\n")


def report(turn: Turn, parsed: Parsed) -> list[Reply]:
    """The draft report as a file where the channel takes files, else where to get it."""
    refused = turn.refusal(Action.EXPORT)
    if refused:
        return [refused]
    if not turn.capabilities.files:
        period = results.report_period(parsed.text, turn.context.now.date())
        return [Reply(wording.REPORTS_ELSEWHERE.format(period=period, agency=turn.scope().agency))]
    shown = _prepared(turn, parsed)
    return [Reply("\n".join(shown.lines or ()), attachments=shown.files)]


def _report(turn: Turn, parsed: Parsed) -> Prepared | None:
    if not turn.capabilities.files:
        return None
    now = turn.context.now
    period = results.report_period(parsed.text, now.date())
    told, file = results.report_file(turn.connection, turn.scope(), turn.snapshot, period, now)
    return Prepared(parsed.text, lines=(told,), files=(file,))


def _prepared(turn: Turn, parsed: Parsed) -> Prepared:
    ready = turn.prepared
    if ready is not None and ready.text == parsed.text and ready.lines is not None:
        return ready
    return prepare(turn, parsed) or Prepared(parsed.text, lines=())
