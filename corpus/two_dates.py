"""Two dates for one piece of work in one text: the body says the 15th, the annex says the 20th."""

from collections.abc import Iterator, Sequence

from core.vietnamese.text import fold, folded_tokens, tokens
from corpus.at_odds import at_odds
from corpus.facts.model import AbsoluteDue, Deadline, Due, Fact, Finding, PeriodicDue, RelativeDue, SpanDue, YearlyDue
from corpus.facts.receivers import REPORTS
from corpus.likeness import likeness

_ALIKE = 0.75
_MOST = 0.6
_LEAST_WORDS = 3
# What is said of any work or report and tells none from another.
_LIGHT = frozenset(
    tokens(
        "hoàn thành xong tổ chức thực hiện triển khai tiến hành được và về lên cho gửi trình nộp cấp các của theo việc"
    )
    + tokens("báo cáo kết quả tổng hợp tham mưu năm quý tháng tuần định kỳ")
)


def two_dates(facts: Sequence[Fact]) -> Iterator[Finding]:
    """The differences between deadlines of a document, each at the first of the two."""
    dated = [fact for fact in facts if isinstance(fact, Deadline)]
    yield from at_odds("dates", dated, _contradict, lambda deadline: deadline.what)


def _contradict(one: Deadline, other: Deadline) -> bool:
    return one.passage_id != other.passage_id and _differ(one.due, other.due) and _same_work(one, other)


def _differ(one: Due, other: Due) -> bool:
    """Whether two dates of the same make exclude each other."""
    if isinstance(one, SpanDue) and isinstance(other, AbsoluteDue):
        return not one.start <= other.day <= one.end
    if isinstance(one, AbsoluteDue) and isinstance(other, SpanDue):
        return _differ(other, one)
    if isinstance(one, AbsoluteDue) and isinstance(other, AbsoluteDue):
        return one.day != other.day and one.day.year == other.day.year
    if isinstance(one, AbsoluteDue | YearlyDue) and isinstance(other, AbsoluteDue | YearlyDue):
        return _day_of_year(one) != _day_of_year(other)
    if isinstance(one, PeriodicDue) and isinstance(other, PeriodicDue):
        both = one.day is not None and other.day is not None and one.every == other.every
        return both and (one.day, one.month_offset) != (other.day, other.month_offset)
    if isinstance(one, RelativeDue) and isinstance(other, RelativeDue):
        return one.unit == other.unit and fold(one.event) == fold(other.event) and one.amount != other.amount
    return False


def _day_of_year(due: AbsoluteDue | YearlyDue) -> tuple[int, int]:
    return (due.day.month, due.day.day) if isinstance(due, AbsoluteDue) else (due.month, due.day)


def _same_work(one: Deadline, other: Deadline) -> bool:
    """The same report of the same office to the same receiver, or work in the same words.

    Points beside each other and rows of one table tell their matters apart on purpose.
    """
    if (one.task and other.task) or (_siblings(one, other) and fold(one.what) != fold(other.what)):
        return False
    if one.report_period and other.report_period and one.report_period != other.report_period:
        return False
    if one.receiver and other.receiver and not _same_name(one.receiver, other.receiver):
        return False
    apart = one.actor and other.actor and not _same_name(one.actor, other.actor)
    if likeness(one.what, other.what) >= _ALIKE:
        return not apart
    mine, theirs = _matter(one), _matter(other)
    least, shared = min(len(mine), len(theirs)), len(mine & theirs)
    if one.report_period and one.receiver and other.receiver and one.report_period == other.report_period:
        reports = all(REPORTS.search(d.what) for d in (one, other))
        return bool(reports and not apart and shared >= least * _MOST)
    return not apart and least >= _LEAST_WORDS and shared == least and max(len(mine), len(theirs)) <= 2 * least


def _siblings(one: Deadline, other: Deadline) -> bool:
    return one.passage_id.rpartition(".")[0] == other.passage_id.rpartition(".")[0] != ""


def _same_name(one: str, other: str) -> bool:
    mine, theirs = set(folded_tokens(one)), set(folded_tokens(other))
    return mine <= theirs or theirs <= mine


def _matter(deadline: Deadline) -> set[str]:
    """The words that tell what the work is about, without those that say who does it and for whom."""
    names = {*tokens(deadline.actor), *tokens(deadline.receiver), *tokens(deadline.via)}
    return set(tokens(deadline.what)) - names - _LIGHT
