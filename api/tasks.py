"""The tasks of the plans' annexes with where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.context import Context
from core.people import AgencyScope
from corpus.facts.model import Task
from kpi import ledger
from kpi.entries import Entry
from kpi.records import TaskProgress

_SINCE, _UNTIL = date(1990, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task and its latest progress; None where nothing was recorded."""

    task: Task
    progress: TaskProgress | None
    entry: Entry | None


def tasks_of(context: Context, scope: AgencyScope, unit: str = "") -> list[TaskState]:
    """Every task of the agency's plans, in the order printed; with `unit`, those whose cells name it."""
    with context.database.read() as connection:
        entries = ledger.listing(connection, AgencyScope(scope.agency), ("task_progress",), _SINCE, _UNTIL)
    facts = [fact for fact in context.snapshot().facts_of(scope.agency) if isinstance(fact, Task)]
    wanted = unit.casefold()
    shown = [t for t in facts if not wanted or wanted in f"{t.lead} {t.support}".casefold()]
    return [_state(task, entries) for task in shown]


def task_object(state: TaskState) -> dict[str, Any]:
    """A task as JSON."""
    task, progress = state.task, state.progress
    return {
        "document": task.document_id,
        "number": task.number,
        "group": task.group,
        "content": task.content,
        "lead": task.lead,
        "support": task.support,
        "due": task.due_text,
        "product": task.product,
        "locator": task.locator,
        "progress": None if progress is None else progress.model_dump(mode="json"),
    }


def _state(task: Task, entries: Sequence[Entry]) -> TaskState:
    for entry in entries:  # newest first
        record = entry.record
        if isinstance(record, TaskProgress) and (record.document_id, record.task) == (task.document_id, task.number):
            return TaskState(task, record, entry)
    return TaskState(task, None, None)
