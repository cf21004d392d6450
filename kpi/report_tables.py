"""The rows of a report's annexes, as text: figures, and tasks of the plan's annex."""

from kpi import report_wording as wording
from kpi.progress import Progress
from kpi.report_lines import before_text, change_text, standing_text, value_text
from kpi.report_model import Figure, TaskLine
from kpi.report_outlook import task_state
from kpi.targets import SHARES
from kpi.telling import level_text


def parts_of_figure(found: Progress) -> tuple[int | None, int | None]:
    """Numerator and denominator as shown: of a reduction, this year's count and that of the same days of last year."""
    if found.measure is None or found.counts is None:
        return None, None
    if found.measure in SHARES:
        return found.counts.numerator, found.counts.denominator
    return found.counts.numerator, found.base.same_days if found.base else None


def figure_row(number: int, figure: Figure) -> tuple[str, ...]:
    """A row under `FIGURE_HEADINGS`."""
    found = figure.progress
    numerator, denominator = parts_of_figure(found)
    return (
        str(number),
        found.subject[:1].upper() + found.subject[1:],
        "\n".join(level_text(one.level) for one in found.levels),
        _shown(numerator),
        _shown(denominator),
        result_text(found),
        before_text(figure),
        "\n".join(dict.fromkeys(standing_text(one) for one in found.levels)),
    )


def task_row(line: TaskLine) -> tuple[str, ...]:
    """A row under `TASK_HEADINGS`."""
    task = line.task
    return (task.number, task.content, task.lead, task.due_text, task.product, task_state(line))


def result_text(found: Progress) -> str:
    """The share, or the change against last year, without its counts."""
    if found.measure is None or found.measure in SHARES:
        return value_text(found).split(" (")[0]
    return wording.UNKNOWN if found.value is None else change_text(found.value)


def _shown(count: int | None) -> str:
    return "–" if count is None else str(count)
