"""Measurable aims: shares, changes, ranks and completions, with period, base, exceptions and "phấn đấu"."""

import re
from collections.abc import Iterator

from core.vietnamese.text import squeeze
from corpus.facts.bounds import INCREASE, REDUCE, Bound, change_in, find_bounds
from corpus.facts.clauses import Clause, brackets, clauses, masked, quote_of
from corpus.facts.ellipsis import completed
from corpus.facts.limits import is_minimum_aim
from corpus.facts.model import Comparison, Direction, Target
from corpus.facts.quantities import PERCENT, RANK
from corpus.facts.source import Source, content_text, is_front_or_end
from corpus.facts.subjects import clean, take_base, take_exclusions, take_period, trim, trim_front
from corpus.model import Passage

_ASPIRATION = re.compile(r"(?<![^\W\d_])ph[ấâ]n\s+đấu(?![^\W\d_])", re.IGNORECASE)
_PAST = re.compile(
    r"(?<![^\W\d_])(?:đã|vừa\s+qua|từng|ước)(?![^\W\d_])(?!\s+(?:ban\s+hành|được\s+giao|giao|đề\s+ra|"
    r"đăng\s+ký))",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?<![^\W\d_])(?:tỷ\s+lệ|tỉ\s+lệ|mức\s+độ|chỉ\s+số|điểm)(?![^\W\d_])", re.IGNORECASE)
_ADDED = re.compile(r"(?<![^\W\d_])(?:thêm|bớt|so\s+với)(?![^\W\d_])", re.IGNORECASE)
_TO_LEVEL = re.compile(r"(?<![^\W\d_])(?:xuống|còn|lên|đạt|tới|đến)(?![^\W\d_])[^,;]{0,25}$", re.IGNORECASE)
_GUARANTEE = re.compile(r"^.*(?<![^\W\d_])(?:đảm\s+bảo|bảo\s+đảm)\s*$", re.IGNORECASE | re.DOTALL)
_MEASURE_START = re.compile(r"^(?:tỷ\s+lệ|tỉ\s+lệ|mức\s+độ|chỉ\s+số|số\s+lượng)(?![^\W\d_])", re.IGNORECASE)
_MEASURE_INSIDE = re.compile(r"(?:,|(?<![^\W\d_])và)\s+(?=(?:tỷ\s+lệ|tỉ\s+lệ|chỉ\s+số)(?![^\W\d_]))", re.IGNORECASE)
_CHANGE_LEAD = re.compile(rf"^(?:{REDUCE}|{INCREASE})(?![^\W\d_])\s*", re.IGNORECASE)
_FIRM = re.compile(r"chỉ\s+tiêu", re.IGNORECASE)
_YEAR = re.compile(r"20\d{2}")
_RESULTS_HEADING = re.compile(
    r"kết\s+quả\s+(?:đạt\s+được|thực\s+hiện|đã)|(?:tình\s+hình|thực\s+trạng)\s|đánh\s+giá\s+(?:kết\s+quả|tình\s+hình)",
    re.IGNORECASE,
)
_AIMS_HEADING = re.compile(r"(?:mục\s+tiêu|chỉ\s+tiêu|yêu\s+cầu|kết\s+quả\s+cần\s+đạt)", re.IGNORECASE)


def targets_of(passage: Passage, source: Source) -> Iterator[Target]:
    """The targets a passage states."""
    if is_front_or_end(passage):
        return
    ordinal = 0
    parts = list(clauses(content_text(passage)))
    carried, told = "", (0, 0)  # the subject of the clause before: "…; đến năm 2030 đạt 100%" speaks of it again
    for i, clause in enumerate(parts):
        joint = parts[i - 1] if i and _is_open_subject(parts[i - 1], clause) else None
        carried, told = (carried if clause.sentence == told else ""), clause.sentence
        for target in _in_clause(passage, source, clause, joint, carried):
            ordinal += 1
            carried = target.subject
            yield target.model_copy(update={"id": f"{passage.id}/target/{ordinal}"})


def _in_clause(
    passage: Passage, source: Source, clause: Clause, joint: Clause | None, carried: str
) -> Iterator[Target]:
    before: tuple[Target, int] | None = None
    for bound in find_bounds(clause.text):
        start = clause.start + _lead(clause.text, bound.before[0])
        end = clause.start + bound.after[1]
        target = _read(passage, source, clause, bound, (start, end), joint, carried)
        if target:
            whole = completed(target, bound, bool(trim(clause.text[slice(*bound.before)])), before and before[0])
            if whole is not target and before:
                start = before[1]
                target = whole.model_copy(update={"quote": quote_of(content_text(passage), start, end)})
            before = (target, start)
            carried = target.subject
            yield target
    for first, last in brackets(clause.text):
        for bound in find_bounds(clause.text[first:last]):
            if bound.amount.quantity.unit not in {PERCENT, RANK}:
                continue
            outside = clause.text[: first - 1]
            if target := _bracketed(passage, source, clause, bound, outside, last + 1):
                yield target


def _read(
    passage: Passage,
    source: Source,
    clause: Clause,
    bound: Bound,
    span: tuple[int, int],
    joint: Clause | None,
    carried: str,
) -> Target | None:
    before = clause.text[slice(*bound.before)]
    after = clause.text[slice(*bound.after)]
    if not _is_target(bound, clause.text[: bound.cue]) or _PAST.search(before):
        return None
    after, left_out = take_exclusions(after)
    after, base = take_base(after)
    direction, subject, rest = _subject(bound, before, after)
    if joint is not None and bound.before[0] == 0:
        subject = f"{trim(joint.text)}; {subject}"
        span = (joint.start, span[1])
    intro_period = take_period(clause.intro)[1]
    if not subject and clause.intro:
        subject = clean(take_period(clause.intro)[0]).subject
        span = (clause.intro_start, span[1])
    subject, exclusions = take_exclusions(subject)
    rest, more_exclusions = take_exclusions(rest)
    subject, period = take_period(subject, at_ends=True)
    own_period = period or take_period(rest)[1] or take_period(before)[1]
    subject = trim(subject) or (carried if own_period else "")
    if not subject or _is_past(passage, source, own_period or intro_period):
        return None
    base = base or bound.origin
    firm_intro = _FIRM.search(clause.intro) is not None
    return Target(
        **source.base(passage, "target", 1),
        quote=quote_of(content_text(passage), *span),
        subject=subject,
        direction=direction,
        comparison=bound.comparison or (Comparison.AT_MOST if direction is Direction.RANK else Comparison.EXACTLY),
        quantity=bound.amount.quantity,
        period=own_period or intro_period or _period_above(passage),
        base=base,
        exclusions=exclusions or left_out or more_exclusions,
        aspiration=bool(_ASPIRATION.search(before)) or (bool(_ASPIRATION.search(clause.intro)) and not firm_intro),
    )


def _is_target(bound: Bound, left: str) -> bool:
    unit = bound.amount.quantity.unit
    if unit in {PERCENT, RANK}:
        return True
    if bound.change or bound.origin:
        return True
    return bound.comparison is Comparison.AT_LEAST and is_minimum_aim(bound, left)


def _subject(bound: Bound, before: str, after: str) -> tuple[Direction, str, str]:
    """Direction, the thing measured, and the words left over after the amount."""
    if bound.amount.quantity.unit == RANK:
        return Direction.RANK, _before_subject(before), after
    if bound.origin:
        return Direction.LEVEL, _before_subject(before), after
    own_change = change_in(trim(before)) if not bound.change else None
    opens_with_change = own_change is not None and own_change[1] == 0
    change = bound.change or (own_change[0] if own_change and opens_with_change else "")
    if change and bound.change:
        named = trim(after) or _before_subject(before)
        left_over = "" if trim(after) else after
        return _DIRECTION[change], named, left_over
    if change:
        thing = _CHANGE_LEAD.sub("", trim(before))
        wording = before + " đạt" if bound.level else before
        if (_RATE.match(thing) or _TO_LEVEL.search(wording)) and not _ADDED.search(before[-20:] + after):
            return Direction.LEVEL, trim(thing), after
        return _DIRECTION[change], trim(thing), after
    if bound.amount.quantity.unit != PERCENT:  # a number of things: they are part of the subject
        return Direction.LEVEL, squeeze(f"{trim_front(before)} {bound.amount.quantity.unit} {trim(after)}"), ""
    if (bound.level or bound.comparison is not None) and (subject := _before_subject(before)):
        return Direction.LEVEL, subject, after
    lead = "" if _GUARANTEE.match(before) else trim(before)
    tail = trim(after)
    return Direction.LEVEL, squeeze(f"{lead} {tail}" if tail else lead), ""


_DIRECTION = {"reduce": Direction.REDUCE, "increase": Direction.INCREASE}


def _before_subject(before: str) -> str:
    """The measured thing in front of the amount; a rate named after other matters starts afresh."""
    text = squeeze(before)
    inside = list(_MEASURE_INSIDE.finditer(masked(text)))
    if inside and not _MEASURE_START.match(trim(text)):
        text = text[inside[-1].end() :]
    return trim(text)


def _bracketed(passage: Passage, source: Source, clause: Clause, bound: Bound, outside: str, end: int) -> Target | None:
    if not (bound.level or bound.comparison):
        return None
    subject = trim(take_period(outside)[0])
    if not subject:
        return None
    return Target(
        **source.base(passage, "target", 1),
        quote=quote_of(content_text(passage), clause.start, clause.start + end),
        subject=subject,
        comparison=bound.comparison or Comparison.EXACTLY,
        quantity=bound.amount.quantity,
        period=take_period(outside)[1] or _period_above(passage),
        aspiration=bool(_ASPIRATION.search(outside)),
    )


def _is_open_subject(previous: Clause, clause: Clause) -> bool:
    """A measured thing without its value, closed by ";", that shares the value of the next one."""
    if previous.sentence != clause.sentence or previous.intro != clause.intro:
        return False
    mine, theirs = previous.text.lower().split()[:2], clause.text.lower().split()[:2]
    return mine == theirs and bool(_MEASURE_START.match(previous.text)) and not find_bounds(previous.text)


def _lead(text: str, start: int) -> int:
    """Separators and "và" left out at the start of a part."""
    rest = text[start:]
    skipped = re.match(r"[\s,;]*(?:và\s+|còn\s+)?", rest)
    return start + (skipped.end() if skipped and start else len(rest) - len(rest.lstrip()))


def _is_past(passage: Passage, source: Source, period: str) -> bool:
    """A figure of a year before the plan's, or under a heading of results: what was reached, not what is aimed at."""
    covers = source.document.identity.covers
    years = [int(year) for year in _YEAR.findall(period)]
    if covers and years and max(years) < covers[0]:
        return True
    return bool(covers) and any(_RESULTS_HEADING.search(heading) for heading in passage.heading_path)


def _period_above(passage: Passage) -> str:
    """The year a heading of aims names."""
    for heading in reversed(passage.heading_path):
        if _AIMS_HEADING.search(heading) and (period := take_period(heading)[1]):
            return period
    return ""
