"""Findings about two facts of one text that cannot both hold."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Literal, TypeVar

from corpus.facts.model import Deadline, Finding, Limit, Target

F = TypeVar("F", bound=Limit | Target | Deadline)


def at_odds(
    kind: Literal["levels", "dates"], facts: Sequence[F], differ: Callable[[F, F], bool], subject: Callable[[F], str]
) -> Iterator[Finding]:
    """A finding for each two facts that `differ`, at the first of them; `subject` says what they are about."""
    ordinals: dict[str, int] = {}
    for one, other in combinations(facts, 2):
        if not differ(one, other):
            continue
        ordinals[one.passage_id] = ordinals.get(one.passage_id, 0) + 1
        yield Finding(
            id=f"{one.passage_id}/finding-{kind}/{ordinals[one.passage_id]}",
            document_id=one.document_id,
            agency=one.agency,
            passage_id=one.passage_id,
            locator=one.locator,
            quote=one.quote,
            finding=kind,
            subject=subject(one),
            detail=f"{one.locator}: {one.quote}; {other.locator}: {other.quote}",
            others=(other.passage_id,),
        )
