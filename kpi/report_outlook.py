"""Sections III to V of a report: how the figures stand, what comes next, what the units propose."""

from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from kpi import report_wording as wording
from kpi import wording as ledger_wording
from kpi.deadlines import DueDate, DueStatus
from kpi.entries import Entry
from kpi.records import TaskState
from kpi.report_lines import named, overlong_meetings, sentence, standing_text, value_text
from kpi.report_model import Figure, Part, Section, TaskLine
from kpi.report_plan import asked_for
from kpi.report_results import units_say
from kpi.standing import LevelStanding, Standing
from kpi.telling import level_text, need_text
from kpi.validation import show
from kpi.window import Window

MOST_DUE = 12
_SHORT = (Standing.NOT_YET, Standing.IMPOSSIBLE, Standing.MISSED)


def assessment(
    label: str,
    figures: Sequence[Figure],
    tasks: Sequence[TaskLine],
    entries: Sequence[Entry],
    parts: Sequence[Part],
    overdue: Sequence[DueDate],
) -> Section:
    """Section III: what the figures reach, what they do not, and the causes the units give."""
    achieved = [_assessed(f, s) for f in figures for s in f.progress.levels if s.standing is Standing.MET]
    short = [_assessed(f, s) for f in figures for s in f.progress.levels if s.standing in _SHORT]
    if overlong := overlong_meetings(entries):
        told = {"count": len(overlong), "total": len(overlong), "titles": named(overlong)}
        short.append(wording.TOO_LONG.format(**told))
    short += [_late(due, tasks) for due in overdue]
    return Section(
        label,
        wording.ASSESSMENT,
        (),
        (
            Section("1", wording.ACHIEVED, tuple(achieved)),
            Section("2", wording.SHORTCOMINGS, tuple(short)),
            Section("3", wording.CAUSES, units_say(parts, "difficulties")),
        ),
    )


def overdue_tasks(due: Sequence[DueDate], tasks: Sequence[TaskLine]) -> list[DueDate]:
    """Tasks of the annex whose day has passed without being recorded as done."""
    numbers = {line.task.number for line in tasks}
    return [one for one in due if one.fact.task in numbers and one.status is DueStatus.OVERDUE]


def outlook(
    label: str, window: Window, cut_off: date, figures: Sequence[Figure], due: Sequence[DueDate], parts: Sequence[Part]
) -> Section:
    """Section IV: what the figures still need, what falls due until the end of the next period, what units plan."""
    lines = [line for figure in figures for line in _needs(figure)]
    until = _end_of_next(window)
    coming = [
        one for one in due
        if cut_off < one.last_safe <= until and one.status is not DueStatus.DONE and not asked_for(one, window)
    ]  # fmt: skip
    nearest = {one.fact.id: one for one in reversed(coming)}  # of what repeats, the next time alone
    coming = sorted(nearest.values(), key=lambda one: one.last_safe)
    lines += [_due_line(one) for one in coming[:MOST_DUE]]
    if len(coming) > MOST_DUE:
        lines.append(wording.MORE_DUE.format(count=len(coming) - MOST_DUE))
    return Section(label, wording.NEXT, (*lines, *units_say(parts, "next_steps")))


def proposals(label: str, parts: Sequence[Part]) -> Section:
    """Section V: what the units propose, in their own words."""
    return Section(label, wording.PROPOSALS, units_say(parts, "proposals") or (wording.NONE_PROPOSED,))


def _end_of_next(window: Window) -> date:
    """The last day of the period of the same length that follows."""
    months = (window.end.year - window.start.year) * 12 + window.end.month - window.start.month + 1
    return window.end + relativedelta(months=months, day=31)


def _assessed(figure: Figure, one: LevelStanding) -> str:
    told = {"name": figure.progress.subject, "value": value_text(figure.progress)}
    return wording.ASSESSED.format(level=level_text(one.level), standing=standing_text(one), **told)


def _needs(figure: Figure) -> list[str]:
    found = figure.progress
    told = []
    for one in found.levels:
        need = need_text(found.measure, one)
        if need and one.need:
            told.append(wording.NEED_LINE.format(name=found.subject, need=need, level=level_text(one.level)))
    return told


def _late(due: DueDate, tasks: Sequence[TaskLine]) -> str:
    task = next(line.task for line in tasks if line.task.number == due.fact.task)
    return wording.LATE_TASK.format(number=task.number, due=task.due_text, content=sentence(task.content))


def _due_line(due: DueDate) -> str:
    owed = ", ".join(unit or due.fact.actor or ledger_wording.WHOLE_AGENCY for unit in due.missing or due.owed_by)
    told = {"owed": owed, "day": show(due.last_safe), "locator": due.fact.locator}
    return wording.DUE_LINE.format(what=sentence(due.fact.what), **told)


def task_state(line: TaskLine) -> str:
    """How a task stands: "đang thực hiện, 40 % (15/05/2026)", or that nothing is known."""
    found = line.progress
    if found is None:
        return wording.UNKNOWN
    share = f", {found.percent} %" if found.percent is not None and found.state is not TaskState.DONE else ""
    return wording.TASK_STATE.format(state=wording.TASK_STATES[found.state.value], percent=share, day=show(found.day))
