"""Two levels that one plan sets for one subject: both are told, with their places, and none is chosen."""

from collections.abc import Sequence

from core.vietnamese.text import keys
from corpus.facts.model import Fact, Finding, Target
from rag import wording
from rag.leads import bound
from rag.view import View

_LONG_SUBJECT = 6
_MOST = 0.6


def levels_of(fact: Target, view: View) -> list[Target]:
    """The targets of the same subject that differ from `fact`, `fact` among them; just `fact` where none does."""
    places = _told_apart(fact, view)
    alike = [
        t
        for t in view.facts_of(Target, (fact.document_id,))
        if t is fact
        or (
            _same_years(t, fact)
            and not _side_by_side(t, fact)
            and ((t.passage_id in places and _alike(t, fact)) or _same_words(t, fact))
        )
    ]
    return alike if len({t.quantity.value for t in alike}) > 1 else [fact]


def _side_by_side(target: Target, fact: Target) -> bool:
    """Bounds that one sentence sets for things it tells apart: "nội trú đạt 90%, ngoại trú 88%"."""
    return target.passage_id == fact.passage_id and keys(target.subject) != keys(fact.subject)


def _told_apart(fact: Target, view: View) -> set[str]:
    """Passages that the reader of the plan found to set levels of their own beside this one."""
    for finding in view.facts_of(Finding, (fact.document_id,)):
        places = {finding.passage_id, *finding.others}
        if finding.finding == "levels" and fact.passage_id in places:
            return places
    return set()


def _same_years(target: Target, fact: Target) -> bool:
    """A level for this year and one for the next differ on purpose."""
    return target.years is None or fact.years is None or target.years == fact.years


def of_its_year(fact: Fact, line: str) -> str:
    """The line of one of several levels, with the year it is set for."""
    dated = isinstance(fact, Target) and fact.years and fact.period not in line
    return wording.LEVEL_AT.format(value=line, locator=fact.period) if isinstance(fact, Target) and dated else line


def of_one_matter(target: Target, fact: Target) -> bool:
    """Whether two targets are levels of one subject, in the same words or in others."""
    return _alike(target, fact) or _same_words(target, fact)


def _alike(target: Target, fact: Target) -> bool:
    """Targets of one subject share the way they go and most of their words."""
    mine, other = set(keys(target.subject)), set(keys(fact.subject))
    return target.direction is fact.direction and len(mine & other) * 2 > min(len(mine), len(other))


def _same_words(target: Target, fact: Target) -> bool:
    """Long subjects said in other words ("môi trường số", "môi trường điện tử"): most syllables are shared."""
    mine, other = set(keys(target.subject)), set(keys(fact.subject))
    shorter = min(len(mine), len(other))
    same_kind = target.direction is fact.direction and target.quantity.unit == fact.quantity.unit
    return (
        same_kind
        and shorter >= _LONG_SUBJECT
        and len(mine & other) >= shorter * _MOST
        and max(len(mine), len(other)) <= shorter * 3 / 2
    )


def two_levels(facts: Sequence[Target]) -> str:
    """Both levels with their places, worded with tact."""
    return wording.TWO_LEVELS.format(levels=stated(facts))


def stated(facts: Sequence[Target]) -> str:
    """Each level with its place."""
    return "; ".join(wording.LEVEL_AT.format(value=bound(f), locator=f.locator) for f in facts)
