"""The day behind a due date as the plan words it."""

from datetime import date, timedelta

from corpus.facts.model import AbsoluteDue, Deadline, SpanDue, Task


def last_day(fact: Deadline | Task) -> date | None:
    """The last day on which something is in time; None where the due names no one day."""
    match fact.due:
        case AbsoluteDue(day=day, before=before):
            return day - timedelta(days=1) if before else day
        case SpanDue(end=end):
            return end
        case _:
            return None
