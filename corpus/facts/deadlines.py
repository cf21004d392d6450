"""Deadlines: when something is due, who owes it, to whom and through whom, in running text and in tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.vietnamese.text import squeeze
from corpus.facts import headers
from corpus.facts.actors import heading_actor, subject_of
from corpus.facts.bounds import find_bounds
from corpus.facts.citations import find_citations
from corpus.facts.clauses import Clause, clauses, quote_around, quote_of, without_label
from corpus.facts.dues import FoundDue, find_dues, parse_cell, report_kind
from corpus.facts.model import (
    AbsoluteDue,
    ContinuousDue,
    Deadline,
    PeriodicDue,
    RelativeDue,
    SpanDue,
    Task,
    YearlyDue,
)
from corpus.facts.receivers import REPORTS, receiver_of, via_of
from corpus.facts.source import Source, is_front_or_end, is_table
from corpus.facts.subjects import trim
from corpus.facts.surroundings import case_above
from corpus.model import Passage

_DUE_LABEL = re.compile(
    r"^\W*(?:thời\s+gian|thời\s+hạn|hạn|tiến\s+độ|thời\s+điểm|hạn\s+chót|"
    r"mốc\s+thời\s+gian)(?P<what>[^:]*)$",
    re.IGNORECASE,
)
_DUE_LABEL_LEAD = re.compile(
    r"^\W*(?:thời\s+gian|thời\s+hạn|hạn(?:\s+chót|\s+cuối)?|tiến\s+độ|thời\s+điểm|"
    r"mốc\s+thời\s+gian)\s*(?:thực\s+hiện|nộp(?=\s+báo)|để|là)?\s*",
    re.IGNORECASE,
)
_DURATION_LABEL = re.compile(r"họp|hội\s+nghị|cuộc|phát\s+biểu|trình\s+bày", re.IGNORECASE)
_COMPLETES = re.compile(
    r"hoàn\s+thành|đạt(?:\s+được)?|xong|kết\s+thúc|thời\s+hạn|thời\s+gian|tiến\s+độ|trước\s+|"
    r"chậm\s+nhất|hạn\s+|báo\s+cáo|gửi|trình|ban\s+hành|phấn\s+đấu",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"theo\s+dõi|đánh\s+giá|báo\s+cáo|kiểm\s+tra|rà\s+soát|tổng\s+hợp|sơ\s+kết|tổng\s+kết|xây\s+dựng|"
    r"xếp\s+loại|giao\s+ban|cập\s+nhật|công\s+khai|kiểm\s+điểm|bố\s+trí|đưa|họp|tổ\s+chức|gửi|lập|"
    r"thống\s+kê|chấm\s+điểm",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:tính|cho)\s+đến\s*(?:hết\s+|nay|ngày\s*)?$|đến\s+nay|(?<![^\W\d_])đã(?![^\W\d_])", re.IGNORECASE
)
_TAKES_EFFECT = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+kể)?(?:\s+từ)?\s*$", re.IGNORECASE)
_UP_TO_NOW = re.compile(r"(?<![^\W\d_])tính\s+đến(?![^\W\d_])[^;,]*$", re.IGNORECASE)
_RHYTHM_WORDS = re.compile(
    r"(?<![^\W\d_])(?:(?:định\s+kỳ\s+)?(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm)|"
    r"định\s+kỳ(?:\s+0?6\s+tháng)?|0?6\s+tháng(?!\s+đầu\s+năm\s+\d))(?![^\W\d_])",
    re.IGNORECASE,
)
_XONG = re.compile(r"^xong(?=\s)", re.IGNORECASE)
_LOOSE = re.compile(r"\(\s*[,;và\s]*\)|^[\s,;:và]+(?=\s)|[\s,;:]+$", re.IGNORECASE)
_LEAD_LABEL = re.compile(
    r"^\W*(?:đơn\s+vị|cơ\s+quan|bộ\s+phận)?\s*(?:chủ\s+trì|"
    r"đầu\s+mối)(?:\s+thực\s+hiện)?\s*:\s*(?P<who>.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a clause: the actor of the sentence or heading, and the passage's year."""

    actor: str
    year: int | None
    receiver: str = ""  # of the clause before in the same sentence


def deadlines_of(passage: Passage, source: Source, *, lead_nearby: str = "") -> Iterator[Deadline]:
    """The deadlines a passage of running text states. `lead_nearby` is the unit a sibling line calls the lead."""
    if is_front_or_end(passage) or is_table(passage):
        return
    ordinal = 0
    receivers: dict[tuple[int, int], str] = {}
    actor_of_sentence: dict[tuple[int, int], str] = {}
    for clause in _with_intros(clauses(passage.text)):
        known = actor_of_sentence.get(clause.sentence, "")
        actor = _actor(passage, clause) or known
        actor_of_sentence[clause.sentence] = actor
        receiver_before = receivers.get(clause.sentence, "")
        context = _Context(actor or _heading_unit(passage) or lead_nearby, source.year, receiver_before)
        for deadline in _in_clause(passage, source, clause, context):
            ordinal += 1
            receivers[clause.sentence] = deadline.receiver
            yield deadline.model_copy(update={"id": f"{passage.id}/deadline/{ordinal}"})


def task_deadlines(tasks: Sequence[Task], source: Source) -> Iterator[Deadline]:
    """The due cells of the tasks of an annex."""
    for task in tasks:
        if task.due is None:
            continue
        yield Deadline(
            id=f"{task.passage_id}/deadline/1",
            document_id=task.document_id,
            agency=task.agency,
            passage_id=task.passage_id,
            locator=task.locator,
            quote=task.quote,
            what=task.content,
            due=task.due,
            wording=task.due_text,
            actor=task.lead,
            receiver=receiver_of(task.content),
            report_period=next((report_kind(t) for t in (task.product, task.content) if REPORTS.search(t)), ""),
            task=task.number,
        )


def row_deadlines(passage: Passage, source: Source) -> Iterator[Deadline]:
    """A due cell of a row that is no task (a table of reports, a calendar)."""
    cells = headers.cells_by_meaning(passage.cells)
    words = cells.get(headers.DUE, "")
    due = parse_cell(words, headers.year_beside(passage.cells) or source.year)
    if due is None or headers.is_task_table(cells):
        return
    other = "; ".join(v for k, v in cells.items() if k not in {headers.DUE, headers.NUMBER} and v)
    if other:
        quote = quote_of(passage.text, 0, len(passage.text))
        yield Deadline(**source.base(passage, "deadline", 1), quote=quote, what=other, due=due, wording=words)


def lead_labels(passages: Sequence[Passage]) -> dict[tuple[str, ...], str]:
    """Lines such as "Đơn vị chủ trì: Văn phòng": the lead of everything under the same headings."""
    found: dict[tuple[str, ...], str] = {}
    for passage in passages:
        if match := _LEAD_LABEL.match(without_label(passage.text)):
            found.setdefault(passage.heading_path, squeeze(match["who"].partition(";")[0]).strip(" .;"))
    return found


def _with_intros(parts: Iterable[Clause]) -> Iterator[Clause]:
    """Clauses, each introduction once before the clauses it introduces."""
    told: tuple[int, int] | None = None
    for clause in parts:
        if clause.intro and clause.sentence != told and not _DUE_LABEL.match(without_label(clause.intro)):
            end = clause.intro_start + len(clause.intro)
            yield Clause(clause.intro_start, end, clause.intro, sentence=clause.sentence)
        told = clause.sentence
        yield clause


def _in_clause(passage: Passage, source: Source, clause: Clause, context: _Context) -> Iterator[Deadline]:
    intro = clause.intro
    label = _DUE_LABEL.match(without_label(intro)) if intro else None
    is_label = label is not None and not _DURATION_LABEL.search(label["what"])
    text = clause.text
    found = find_dues(text, context.year)
    cited = [(c.start, c.end) for c in find_citations(text)]
    chosen = [f for f in found if _is_deadline(f, found, text, intro, cited, is_label)]
    if any(not isinstance(f.due, ContinuousDue) for f in chosen):
        chosen = [f for f in chosen if not isinstance(f.due, ContinuousDue)]
    if not chosen:
        return
    what = _what(text, found, intro, is_label)
    if (case := case_above(passage)) and case.lower() not in what.lower():
        what = f"{what} ({case[:1].lower()}{case[1:]})"
    whole = f"{intro}: {text}" if intro else text
    receiver, via = receiver_of(whole), via_of(whole)
    if not receiver and REPORTS.search(text):
        receiver = context.receiver
    for due in chosen:
        yield Deadline(
            **source.base(passage, "deadline", 1),
            quote=_quote(passage, clause, due, is_label),
            what=what,
            due=due.due,
            wording=due.wording,
            actor=context.actor,
            receiver=receiver,
            via=via,
            report_period=_report_period(text, due, found) if REPORTS.search(whole) else due.every,
        )


def _is_deadline(
    found: FoundDue, others: Sequence[FoundDue], text: str, intro: str, cited: Sequence[tuple[int, int]], is_label: bool
) -> bool:
    left = text[: found.start]
    due = found.due
    if (
        _PAST.search(left[-40:])
        or _UP_TO_NOW.search(text[: found.end])
        or any(start <= found.start < end for start, end in cited)
        or (not found.hard and any(0 <= found.start - end <= 3 for _, end in cited))
    ):
        return False
    if isinstance(due, AbsoluteDue | YearlyDue):
        return found.hard or is_label or _TAKES_EFFECT.search(left) is not None
    if isinstance(due, RelativeDue):
        return True
    if isinstance(due, SpanDue):
        if re.search(r"từ\s+ngày|ngày.*\d.*ngày", found.wording, re.IGNORECASE):
            return True
        completes = _COMPLETES.search(f"{left} {intro} {_XONG.sub('hoàn thành', found.wording)}")
        return is_label or (found.hard and completes is not None and not _in_title(left))
    if isinstance(due, PeriodicDue):
        if due.day is not None:
            return True
        dated = any(isinstance(o.due, AbsoluteDue | YearlyDue) or getattr(o.due, "day", None) for o in others)
        return not dated and _ACTS.search(text) is not None and not _belongs_to_aim(text, found)
    return is_label or _is_open_report(text, found)


def _in_title(left: str) -> bool:
    """Inside the name of a text: "Kế hoạch cải cách hành chính năm 2026", "giai đoạn 2021-2025"."""
    return (
        re.search(r"(?:giai\s+đoạn|phát\s+triển[^,;]{0,40}|kế\s+hoạch[^,;]{0,60}(?<!hoàn thành))$", left, re.IGNORECASE)
        is not None
    )


def _belongs_to_aim(text: str, found: FoundDue) -> bool:
    """A rhythm that qualifies a share or a number: "giảm 10% số lượng hội nghị hàng năm", "hằng năm giảm 10%"."""
    for bound in find_bounds(text):
        if bound.end <= found.start and found.start - bound.end < 60:
            return True
        if found.end <= bound.cue < found.end + 40 and "," not in text[found.end : bound.cue]:
            return not REPORTS.search(text)
    return False


def _is_open_report(text: str, found: FoundDue) -> bool:
    """A report without a date: "báo cáo … theo quy định", "đột xuất khi có yêu cầu"."""
    assert isinstance(found.due, ContinuousDue)
    words = found.due.wording.lower()
    if "đột xuất" in words or "yêu cầu" in words:
        return re.search(r"báo\s+cáo", text[: found.end], re.IGNORECASE) is not None
    return (
        words.startswith("theo quy định")
        and bool(receiver_of(text[: found.start]))
        and found.end >= len(text.rstrip(" .;")) - 1
    )


def _what(text: str, found: Sequence[FoundDue], intro: str, is_label: bool) -> str:
    """What is due: the clause without its dates and its actor, or what the label names."""
    if is_label:
        named = trim(_DUE_LABEL_LEAD.sub("", without_label(intro)))
        return named or squeeze(without_label(intro))
    kept = list(text)
    for due in found:
        if isinstance(due.due, ContinuousDue) and due.wording.lower().startswith("theo"):
            continue
        kept[due.start : due.end] = " " * (due.end - due.start)
    words = squeeze("".join(kept))
    if any(not isinstance(d.due, ContinuousDue) for d in found):
        words = squeeze(_RHYTHM_WORDS.sub(" ", words))
    words = re.sub(r"\s*\(\s*(?:,|và)?\s*\)", "", words)
    words = re.sub(r"\s+(?=[,;])", "", words)
    words = re.sub(r"^(?:\s*(?:,|và)\s+)+|(?:\s*,)+(?=\s*(?:,|của|tại))|[\s,]+(?:và|,)?$", " ", squeeze(words))
    words = _LOOSE.sub("", squeeze(words))
    if actor := subject_of(words):
        words = words[actor.verb :]
    words = re.sub(r"(?:[\s,]+(?:và|gồm|ngay|trong\s+đó|cụ\s+thể))+$", "", squeeze(words).strip(" ,;:.")).strip(" ,;:.")
    return words or squeeze(without_label(intro)).strip(" ,;:.") or squeeze(text)


def _actor(passage: Passage, clause: Clause) -> str:
    """Who: the subject of the clause or of its sentence, or the unit it is given to."""
    sentence = passage.text[slice(*clause.sentence)]
    if match := re.match(r"đối\s+với\s+(?P<who>[^:]+):", sentence, re.IGNORECASE):
        return squeeze(match["who"])
    actor = subject_of(clause.text) or subject_of(sentence)
    return actor.name if actor else ""


def _heading_unit(passage: Passage) -> str:
    for heading in reversed(passage.heading_path):
        if unit := heading_actor(heading):
            return unit
    return ""


def _report_period(text: str, due: FoundDue, found: Sequence[FoundDue]) -> str:
    """Which report: the rhythm said nearest before the date, else the date's own rhythm."""
    if isinstance(due.due, PeriodicDue) and due.due.day is None:
        return due.due.every
    start = max((o.end for o in found if o.end <= due.start and not isinstance(o.due, PeriodicDue)), default=0)
    return report_kind(text[start : due.start]) or due.every or report_kind(text[due.end :][:60])


def _quote(passage: Passage, clause: Clause, due: FoundDue, is_label: bool) -> str:
    if is_label:
        return quote_of(passage.text, clause.intro_start, clause.end)
    if clause.end - clause.start <= 400:
        return quote_of(passage.text, clause.start, clause.end)
    return quote_around(passage.text, clause.start + due.start, clause.start + due.end)
