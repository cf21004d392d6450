"""What a superior's text requires and an agency's plan leaves out, or sets otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import wording
from corpus.facts.model import Basis, ContinuousDue, Deadline, Fact, Limit, Target
from corpus.facts.receivers import REPORTS
from corpus.likeness import likeness
from corpus.model import Document, TextKind
from corpus.snapshot import Snapshot

_ALIKE = 0.5
Rule = Limit | Target | Deadline


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule of the superior text; `found` is what the plan says of the same matter, None where it says nothing."""

    required: Rule
    found: Rule | None = None

    def line(self) -> str:
        """The gap in one sentence, with both places."""
        if self.found is None:
            return wording.LEFT_OUT.format(
                what=subject_of(self.required),
                superior_place=self.required.locator,
                required=self.required.quote,
            )
        return wording.DIFFERS.format(
            what=subject_of(self.required),
            superior_place=self.required.locator,
            required=self.required.quote,
            plan_place=self.found.locator,
            found=self.found.quote,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A superior's text held against a plan of the agency."""

    superior: Document
    plan: Document
    gaps: tuple[Gap, ...]


def compare(snapshot: Snapshot, agency: str) -> list[Comparison]:
    """Each superior's text of the agency against the plans that carry it out (all its plans where none names it)."""
    documents = snapshot.documents_of(agency)
    plans = [document for document in documents if document.kind is TextKind.PLAN]
    return [
        Comparison(superior, plan, tuple(gaps_between(_facts(snapshot, superior), _facts(snapshot, plan))))
        for superior in documents
        if superior.kind is not TextKind.PLAN
        for plan in _carrying_out(snapshot, superior, plans)
    ]


def gaps_between(superior: Sequence[Fact], plan: Sequence[Fact]) -> Iterator[Gap]:
    """The superior's targets, limits and reports that the plan does not set, or sets otherwise."""
    mine = [fact for fact in plan if isinstance(fact, Limit | Target | Deadline)]
    for required in superior:
        if not isinstance(required, Limit | Target | Deadline) or not _binds(required):
            continue
        alike = [fact for fact in mine if _same_matter(required, fact)]
        if not alike:
            yield Gap(required)
        elif not any(_agrees(required, fact) for fact in alike):
            yield Gap(required, max(alike, key=lambda fact: likeness(subject_of(required), subject_of(fact))))


def subject_of(rule: Rule) -> str:
    """What a rule is about, as worded."""
    return rule.what if isinstance(rule, Deadline) else rule.subject


def _binds(rule: Rule) -> bool:
    """Of deadlines, reports that someone below owes; of bounds, all."""
    if not isinstance(rule, Deadline):
        return True
    return not isinstance(rule.due, ContinuousDue) and REPORTS.search(f"{rule.what} {rule.quote}") is not None


def _same_matter(required: Rule, mine: Rule) -> bool:
    if type(required) is not type(mine):
        return False
    if isinstance(required, Deadline) and isinstance(mine, Deadline):
        if not _binds(mine):
            return False
        return required.report_period == mine.report_period or likeness(required.what, mine.what) >= _ALIKE
    if isinstance(required, Target) and isinstance(mine, Target) and required.direction is not mine.direction:
        return False
    return likeness(subject_of(required), subject_of(mine)) >= _ALIKE


def _agrees(required: Rule, mine: Rule) -> bool:
    if isinstance(required, Deadline) and isinstance(mine, Deadline):
        return required.due == mine.due
    if isinstance(required, Limit | Target) and isinstance(mine, Limit | Target):
        return (required.quantity.value, required.quantity.unit) == (mine.quantity.value, mine.quantity.unit)
    return False


def _facts(snapshot: Snapshot, document: Document) -> list[Fact]:
    return [fact for fact in snapshot.facts if fact.document_id == document.id]


def _carrying_out(snapshot: Snapshot, superior: Document, plans: Sequence[Document]) -> Sequence[Document]:
    number = superior.identity.number
    naming = {
        fact.document_id for fact in snapshot.facts if isinstance(fact, Basis) and number and fact.number == number
    }
    return [plan for plan in plans if plan.id in naming] or plans
