"""Typed facts read out of plan passages, one kind a file, each with its verbatim quote and locator."""

from collections.abc import Iterator, Sequence

from corpus.facts.bases import bases_of
from corpus.facts.deadlines import deadlines_of, lead_labels, row_deadlines, task_deadlines
from corpus.facts.duties import duties_of, task_duties
from corpus.facts.identity import identity_of
from corpus.facts.indicators import indicators_of
from corpus.facts.limits import limits_of
from corpus.facts.model import Fact
from corpus.facts.source import Source
from corpus.facts.targets import targets_of
from corpus.facts.tasks import tasks_of
from corpus.model import Document, Passage, SectionKind

__all__ = ["extract"]


def extract(passages: Sequence[Passage], document: Document) -> tuple[Fact, ...]:
    """Every fact the passages of one document state, by passage and kind, then the findings about the whole.

    The same passages always give the same facts with the same ids.
    """
    from corpus.conflicts import findings_of  # reads these facts itself

    source = Source(document, tuple(sorted(passages, key=lambda p: p.order)))
    facts = list(_stated(source))
    return (*facts, *findings_of(source, facts))


def _stated(source: Source) -> Iterator[Fact]:
    yield from identity_of(source)
    leads = lead_labels(source.passages)
    for passage in source.passages:
        yield from bases_of(passage, source)
        yield from limits_of(passage, source)
        yield from list(indicators_of(passage, source)) or targets_of(passage, source)
        yield from deadlines_of(passage, source, lead_nearby=leads.get(passage.heading_path, ""))
        yield from duties_of(passage, source)
    tasks = list(tasks_of(source))
    yield from tasks
    yield from task_deadlines(tasks, source)
    yield from task_duties(tasks)
    for passage in source.passages:
        if passage.kind is SectionKind.TABLE_ROW:
            yield from row_deadlines(passage, source)
