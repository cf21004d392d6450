"""Bounds on an amount per thing: "hội nghị chuyên môn không quá 1 ngày", "tối đa 03 giờ đối với họp giao ban"."""

import re
from collections.abc import Iterator

from core.vietnamese.text import squeeze
from corpus.facts.bounds import Bound, find_bounds, starts_with_thing, strip_to_thing
from corpus.facts.clauses import Clause, clauses, masked, quote_of
from corpus.facts.model import Comparison, Limit
from corpus.facts.quantities import PERCENT, RANK, is_time
from corpus.facts.source import Source, content_text, is_front_or_end
from corpus.facts.subjects import clean, is_rhythm, take_exclusions, take_period, trim
from corpus.facts.surroundings import assured_in, case_above, each_of, matter_above
from corpus.model import Passage

_MEASURE_INTRO = re.compile(
    r"(?:thời\s+gian|thời\s+lượng|thời\s+hạn|số\s+lượng|dung\s+lượng|độ\s+dài)[^;:.]*", re.IGNORECASE
)
_EVENT = re.compile(r"^\s*(?:,\s*)?(?:kể|tính)\s+từ\b|^\s*(?:sau|trước)\s+(?:khi|ngày|thời\s+điểm)\b", re.IGNORECASE)
_MUST = re.compile(r"(?:phải|không|thời\s+gian|thời\s+lượng|chỉ|giới\s+hạn|kéo\s+dài)\s*$", re.IGNORECASE)
_BARE_VERBS = frozenset({"tổ chức", "thực hiện", "triển khai", "tiến hành", "ban hành", "có"})
_CLASSIFIERS = frozenset({"cuộc", "buổi", "phiên"})  # without the thing they count
_SESSION = re.compile(
    r"\s+(?!(?:trong|mỗi|một|cho|để|và|hoặc|thì|làm|sáng|chiều|đối|với|trên|tại|vào|là|so)(?![^\W\d_]))[^\W\d_]+\s+[^\W\d_]",
    re.IGNORECASE,
)
_TIMES = frozenset({"lần", "lượt", "đợt"})
_CONSEQUENCE = re.compile(
    r"[^;.]*?(?<![^\W\d_])(?:thì|bị|không\s+(?:được|xét|xếp)|coi\s+là)(?![^\W\d_])", re.IGNORECASE
)
_SENT = re.compile(r"\s+(?:được\s+|phải\s+)*(?:gửi|nộp|chuyển|phát|đăng\s+ký)(?:\s+trước)?(?:\s.*)?$", re.IGNORECASE)
_LINK_IS = re.compile(r"\s+(?:là|bằng)\s*$", re.IGNORECASE)
_AIM = re.compile(r"phấn\s+đấu|chỉ\s+tiêu|mục\s+tiêu|hoàn\s+thành|(?<![^\W\d_])(?:đạt|có)\s*$", re.IGNORECASE)
_CONDITION = re.compile(
    r"\s*[,]?\s*(?P<words>(?:trừ|đối\s+với|khi|nếu|trong\s+trường\s+hợp|tùy|cho|với|mỗi|một|trong|"
    r"trên|/)[^;.]*)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_PAST = re.compile(r"(?<![^\W\d_])(?:đã|vừa|từng|năm\s+trước)(?![^\W\d_])", re.IGNORECASE)


def is_limit(bound: Bound, before: str, after: str) -> bool:
    """Whether a comparison bounds an amount per thing, rather than aiming at a share, a change or a rank."""
    unit = bound.amount.quantity.unit
    if unit in {PERCENT, RANK} or bound.change or bound.origin or bound.comparison is None:
        return False
    if bound.comparison in {Comparison.ABOVE, Comparison.BELOW}:
        return _MUST.search(before) is not None and not after.strip(" .;,)")
    if bound.open_ended and after.strip(" .;,)"):
        return False  # "hội nghị từ 100 đại biểu trở lên phải …" tells which, not how much
    if after.lstrip(" ,").lower().startswith("thì "):
        return False  # "chậm từ 03 lần thì …" tells when, not how much
    if bound.comparison is Comparison.AT_LEAST and unit in _TIMES and _CONSEQUENCE.match(after):
        return False  # "muộn từ 02 lần trong tháng bị trừ điểm"
    if bound.amount.low is not None and not (is_time(bound.amount.quantity) and before.strip()):
        return False
    if bound.comparison is Comparison.AT_LEAST:
        return not is_minimum_aim(bound, before)
    return True


def is_minimum_aim(bound: Bound, before: str) -> bool:
    """A least number of things to reach ("phấn đấu có ít nhất 02 sáng kiến") is an aim, a least time is a limit."""
    return not is_time(bound.amount.quantity) and _AIM.search(before) is not None


def limits_of(passage: Passage, source: Source) -> Iterator[Limit]:
    """The limits a passage states."""
    if is_front_or_end(passage):
        return
    ordinal = 0
    told, sentence = "", (0, 0)  # "Tài liệu …; không quá 10 trang" speaks of the same thing again
    for clause in clauses(content_text(passage)):
        told, sentence = (told if clause.sentence == sentence else ""), clause.sentence
        for bound in find_bounds(clause.text):
            for limit in _read(passage, source, clause, bound, ordinal + 1, told):
                ordinal += 1
                told = _SENT.sub("", limit.subject)
                yield limit.model_copy(update={"id": f"{passage.id}/limit/{ordinal}"})


def _read(passage: Passage, source: Source, clause: Clause, bound: Bound, ordinal: int, told: str) -> Iterator[Limit]:
    before = clause.text[slice(*bound.before)]
    after = clause.text[slice(*bound.after)]
    if not is_limit(bound, before, after) or _PAST.search(before):
        return
    if bound.far:
        before = f"{before} {_LINK_IS.sub('', clause.text[slice(*bound.far)])}"
    subject, measure, condition = _subject(clause, bound, before, after)
    if told and not trim(before) and subject in ("", bound.amount.quantity.unit):
        subject = told
    if not subject or subject == measure:
        subject = matter_above(passage) or subject
    if not subject:
        return
    condition = condition or _case(passage, subject)
    start, end = _quote_span(clause, bound)
    quote = quote_of(content_text(passage), start, end)
    parts = (
        ((bound.amount.quantity, bound.comparison),)
        if bound.amount.low is None
        else ((bound.amount.low, Comparison.AT_LEAST), (bound.amount.quantity, Comparison.AT_MOST))
    )
    for quantity, comparison in parts:
        assert comparison is not None
        yield Limit(
            **source.base(passage, "limit", ordinal),
            quote=quote,
            subject=subject,
            measure=measure,
            condition=condition,
            comparison=comparison,
            quantity=quantity,
        )


def _subject(clause: Clause, bound: Bound, before: str, after: str) -> tuple[str, str, str]:
    before, period = take_period(before, at_ends=True)
    thing = clean(each_of(before) or assured_in(before) or before)
    subject, measure = thing.subject, thing.measure
    condition = thing.exclusions or thing.period or period
    rest, exclusions = take_exclusions(after)
    condition = condition or exclusions
    if starts_with_thing(rest) and not subject:
        subject = trim(_first_part(strip_to_thing(rest)))
        rest = ""
    elif (match := _CONDITION.match(rest)) and not _EVENT.match(rest):
        condition = condition or squeeze(_first_part(match["words"])).strip(" ,;:")
    elif match := _BRACKETED.search(rest):
        condition = condition or squeeze(match[1])
    if clause.intro:
        intro_measure = _MEASURE_INTRO.search(clause.intro)
        if not subject or subject.lower() in {"thời gian", "thời lượng"} or is_rhythm(before):
            named = clean(clause.intro)
            subject, measure = named.subject, measure or named.measure
        elif intro_measure:
            measure = measure or squeeze(intro_measure.group())
    if not is_time(bound.amount.quantity) and (bound.far or not subject or subject.lower() in _BARE_VERBS):
        kept, own_period = take_period(after)  # "không tổ chức quá 02 hội nghị toàn xã trong năm"
        unit = "" if bound.amount.quantity.unit in _TIMES else bound.amount.quantity.unit
        unit = "" if thing.subject and unit in _CLASSIFIERS and not trim(_first_part(kept)) else unit
        held = "" if thing.subject.lower() in _BARE_VERBS else thing.subject
        subject = clean(f"{held} {unit} {trim(_first_part(kept))}").subject
        condition = own_period or condition or period
    if bound.amount.quantity.unit == "buổi" and _SESSION.match(after):  # "ít nhất 01 buổi sinh hoạt chuyên đề"
        kept, own_period = take_period(after)
        subject, condition = f"buổi {trim(_first_part(kept))}", own_period or condition
    if not subject and measure:
        subject = measure
    return subject, measure, condition


def _case(passage: Passage, subject: str) -> str:
    """The case a section above sets, where the subject does not say it already."""
    case = case_above(passage)
    return "" if subject.lower() in case.lower() or case.lower() in subject.lower() else case


def _first_part(text: str) -> str:
    """Up to the first comma outside brackets."""
    hidden = masked(text)
    return text[: hidden.index(",")] if "," in hidden else text


def _quote_span(clause: Clause, bound: Bound) -> tuple[int, int]:
    first = clause.text[slice(*bound.before)]
    lead = len(first) - len(first.lstrip(" ,;"))
    start = clause.start + bound.before[0] + lead
    joined = bound.before[0] > 0 and clause.text[bound.before[0] :].lstrip(" ,").lower().startswith(("và ", "còn "))
    start += 3 if joined and clause.text[bound.before[0] :].lstrip(" ,").lower().startswith("và ") else 0
    end = clause.start + bound.after[1]
    if clause.intro and is_rhythm(first):
        start = clause.intro_start
    if clause.intro and not clean(first).subject and clause.text[slice(*bound.after)].strip(" .;,") == "":
        start = clause.intro_start
    return start, end
