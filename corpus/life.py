"""Whether a text is still in force on a given day, as far as the text itself tells."""

from collections.abc import Iterable
from datetime import date

from corpus.facts.model import AbsoluteDue, Deadline, Fact, PeriodicDue, SpanDue, YearlyDue
from corpus.model import Document, TextStatus


def standing_on(day: date, document: Document, facts: Iterable[Fact], told: str | None) -> TextStatus:
    """The status on `day`: what an administrator told, else expired once everything it dates lies in the past.

    A text with a recurring deadline, or with no date of its own, stays in force until someone says otherwise.
    """
    if told is not None:
        return TextStatus(told)
    dues = [fact.due for fact in facts if isinstance(fact, Deadline)]
    if any(isinstance(due, YearlyDue | PeriodicDue) for due in dues):
        return TextStatus.IN_FORCE
    last = max(
        (due.end if isinstance(due, SpanDue) else due.day for due in dues if isinstance(due, AbsoluteDue | SpanDue)),
        default=None,
    )
    if last is None:
        covers = document.identity.covers
        last = date(covers[1], 12, 31) if covers else None
    return TextStatus.EXPIRED if last is not None and last < day else TextStatus.IN_FORCE
