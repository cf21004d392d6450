"""Comparisons read out of a clause: what is bounded, how, by how much, with its conditions and exceptions.

"hội nghị chuyên môn không quá 1 ngày", "giảm tối thiểu 15% số lượng văn bản (không bao gồm …)",
"tối đa 03 giờ đối với họp giao ban": the thing bounded stands before the amount or after it, and one clause may
hold several bounds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.clauses import masked
from corpus.facts.model import Comparison
from corpus.facts.quantities import PERCENT, RANK, Amount, find_amounts

_CUES: tuple[tuple[Comparison, str], ...] = (
    (
        Comparison.AT_MOST,
        r"không\s+(?:được\s+|nên\s+)?(?:phép\s+)?(?:vượt\s+quá|vượt|quá|nhiều\s+hơn|lớn\s+hơn|cao\s+hơn|"
        r"kéo\s+dài\s+quá|dài\s+quá|"
        r"dài\s+hơn|lâu\s+hơn|hơn)|chưa\s+quá|tối\s+đa(?:\s+không\s+quá)?|nhiều\s+nhất|cao\s+nhất|"
        r"lâu\s+nhất|"
        r"giới\s+hạn\s+(?:trong|ở|tới|đến)",
    ),
    (
        Comparison.AT_LEAST,
        r"không\s+(?:được\s+)?(?:ít\s+hơn|thấp\s+hơn|nhỏ\s+hơn|dưới|kém)|ít\s+nhất|tối\s+thiểu|"
        r"thấp\s+nhất|chí\s+ít",
    ),
    (Comparison.BELOW, r"dưới|ít\s+hơn|nhỏ\s+hơn|thấp\s+hơn|ngắn\s+hơn|chưa\s+đến"),
    (Comparison.ABOVE, r"trên|vượt|nhiều\s+hơn|lớn\s+hơn|cao\s+hơn|hơn"),
)
_CUE_BEFORE = tuple(
    (
        comparison,
        re.compile(
            rf"(?<![^\W\d_])(?:{words})(?P<fill>(?:\s+(?:là|bằng|đạt|mức|khoảng|từ|có|còn|xuống|đến|tỷ\s+lệ|"
            rf"tỉ\s+lệ|ở))*)\s*$",
            re.IGNORECASE,
        ),
    )
    for comparison, words in _CUES
)
_SPLIT_NEGATION = re.compile(
    r"(?<![^\W\d_])không\s+(?:được\s+)?(?P<verb>(?:[^\W\d_]+\s+){1,5})quá\s*$", re.IGNORECASE
)  # "không tổ chức quá 02 hội nghị"
_FAR_CUE = re.compile(
    r"(?<![^\W\d_])(?P<cue>(?P<most>tối\s+đa|dài\s+nhất|lâu\s+nhất|nhiều\s+nhất)|"
    r"(?P<least>tối\s+thiểu|ít\s+nhất))"
    r"(?:\s+[^\W\d_]+){1,12}\s+(?:là|bằng|:)\s*$",
    re.IGNORECASE,
)  # "thời gian tối đa cho một cuộc họp là 2 giờ"
_LEVEL = re.compile(
    r"(?<![^\W\d_])(?:đạt|chiếm|bằng|lên|xuống|còn|ở\s+mức|là|tỷ\s+lệ|tỉ\s+lệ|mức|đúng|"
    r"hạng)(?:\s+(?:đạt|mức|được|tỷ\s+lệ|tỉ\s+lệ|đến|từ|còn|tới|khoảng|là|bằng))*\s*$"
    r"|(?<![^\W\d_])từ\s*$",
    re.IGNORECASE,
)
REDUCE = r"giảm\s+bớt|cắt\s+giảm|tinh\s+giản|tiết\s+giảm|rút\s+ngắn|tiết\s+kiệm|giảm"
INCREASE = r"tăng\s+thêm|gia\s+tăng|nâng\s+cao|nâng|tăng"
_FROM_LEAD = re.compile(rf"(?<![^\W\d_])(?:(?:được\s+)?(?:{REDUCE}|{INCREASE})\s+)?(?P<from>từ\s*)$", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\s*(?P<way>xuống|còn|lên)(?:\s+(?:còn|tới|đến|mức|thành|dưới|trên|tối\s+đa|ít\s+nhất))*\s*", re.IGNORECASE
)
_SUFFIX = re.compile(r"\s+trở\s+(?P<way>lên|xuống|lại)", re.IGNORECASE)
_OR_MORE = re.compile(r"\s+(?:hoặc|và)\s+(?:nhiều\s+)?hơn", re.IGNORECASE)
_FROM = re.compile(r"(?<![^\W\d_])từ\s*$", re.IGNORECASE)
_CHANGE = re.compile(
    rf"(?<![^\W\d_])(?:(?P<reduce>{REDUCE})|(?P<increase>{INCREASE}))(?=\s|$)(?!\s+cường)", re.IGNORECASE
)
_FRESH_START = re.compile(
    rf"(?:{REDUCE}|{INCREASE}|tỷ\s+lệ|tỉ\s+lệ|số\s+lượng|mức\s+độ|chỉ\s+số|số\s+(?:hồ\s+sơ|văn\s+bản|"
    rf"hội\s+nghị|cuộc)|phấn\s+đấu|"
    r"(?:các\s+)?(?:hội\s+nghị|cuộc\s+họp|họp)|đảm\s+bảo|bảo\s+đảm|hoàn\s+thành|100)(?![^\W\d_])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+|còn\s+)?|\s+(?:và|còn|hoặc)\s+", re.IGNORECASE)
_IN_CASE = re.compile(r"\s*(?:nếu|khi|trong\s+trường\s+hợp|trường\s+hợp)\s+", re.IGNORECASE)
_TO_THING = re.compile(r"\s*(?:đối\s+với|áp\s+dụng\s+(?:đối\s+với|cho)|cho|với)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bound:
    """One comparison in a clause; places point into the clause.

    `cue` is where its wording begins; `change` is "reduce", "increase" or ""; `before` and `after` are the places of
    the words that belong to it on either side, not yet cleaned.
    """

    cue: int
    amount: Amount
    end: int
    comparison: Comparison | None
    change: str = ""
    level: bool = False
    open_ended: bool = False  # "từ 100 đại biểu trở lên"
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    far: tuple[int, int] | None = None  # words between a cue and its amount
    origin: str = ""  # "từ 15 ngày" of "giảm từ 15 ngày xuống 10 ngày"


def find_bounds(text: str) -> list[Bound]:
    """The comparisons of one clause, left to right, each with the words around it that are its own."""
    hidden = masked(text)
    bounds = _changes(hidden, [b for amount in find_amounts(hidden) if (b := _bound(hidden, amount)) is not None])
    return _with_surroundings(hidden, _inherit(hidden, bounds))


def _changes(text: str, bounds: Sequence[Bound]) -> list[Bound]:
    """ "giảm từ 15 ngày xuống 10 ngày" is one bound: the level to come to, with the one it comes from."""
    out: list[Bound] = []
    for bound in bounds:
        joined = _joined(text, out[-1], bound) if out else None
        out[len(out) - (joined is not None) :] = [joined or bound]
    return out


def _joined(text: str, first: Bound, second: Bound) -> Bound | None:
    way = _FROM_TO.fullmatch(text[first.amount.end : second.amount.start])
    lead = _FROM_LEAD.search(text[: first.amount.start])
    if way is None or lead is None:
        return None
    down = way["way"].lower() in {"xuống", "còn"}
    return replace(
        second,
        cue=lead.start(),
        comparison=Comparison.AT_MOST if down else Comparison.AT_LEAST,
        change="",
        level=True,
        origin=text[lead.start("from") : first.amount.end],
    )


def starts_with_thing(text: str) -> bool:
    """Whether words after an amount name the thing bounded: "đối với họp giao ban"."""
    return _TO_THING.match(text) is not None


def strip_to_thing(text: str) -> str:
    """ "đối với họp giao ban" → "họp giao ban"."""
    return _TO_THING.sub("", text, count=1)


def _bound(text: str, amount: Amount) -> Bound | None:
    left = text[: amount.start]
    end = amount.end
    comparison: Comparison | None = None
    cue = amount.start
    acted: tuple[int, int] | None = None
    for kind, pattern in _CUE_BEFORE:
        if match := pattern.search(left):
            comparison, cue = kind, match.start()
            break
    if comparison is None and (match := _SPLIT_NEGATION.search(left)):
        comparison, cue, acted = Comparison.AT_MOST, match.start(), (match.start("verb"), match.end("verb"))
    if comparison is None and (match := _FAR_CUE.search(left)):
        comparison = Comparison.AT_MOST if match["most"] else Comparison.AT_LEAST
        return Bound(match.start("cue"), amount, end, comparison, far=(match.end("cue"), amount.start))
    level = False
    if match := _LEVEL.search(text[:cue]):
        level = True
        came_from = _FROM.search(text[:cue]) is not None
        cue = match.start()
        if comparison is None and came_from and not amount.low:
            comparison = Comparison.AT_LEAST
    if comparison is None and amount.low is not None:
        comparison = Comparison.AT_MOST
    if suffix := _SUFFIX.match(text, end):
        comparison = Comparison.AT_LEAST if suffix["way"].lower() == "lên" else Comparison.AT_MOST
        end = suffix.end()
    elif more := _OR_MORE.match(text, end):
        comparison, end = Comparison.AT_LEAST, more.end()
    level = level or amount.quantity.unit == RANK
    change = ""
    if direct := _direct_change(text[:cue]):
        change, cue = direct
    return Bound(cue, amount, end, comparison, change, level, open_ended=suffix is not None, far=acted)


def _direct_change(left: str) -> tuple[str, int] | None:
    """A verb of change right before the cue ("giảm tối thiểu 10%")."""
    for match in reversed(list(_CHANGE.finditer(left))):
        if left[match.end() :].strip().lower() in {"", "thêm", "được", "bớt", "bình quân", "mỗi năm"}:
            return ("reduce" if match["reduce"] else "increase"), match.start()
        break
    return None


def change_in(text: str) -> tuple[str, int, int] | None:
    """The verb of change a clause opens with, its place: ("reduce", start, end)."""
    match = _CHANGE.search(text)
    return ("reduce" if match["reduce"] else "increase", match.start(), match.end()) if match else None


def _inherit(text: str, bounds: Sequence[Bound]) -> list[Bound]:
    """A bare amount of the same kind in an enumeration takes over the comparison said before it."""
    out: list[Bound] = []
    for bound in bounds:
        bare = bound.comparison is None and not bound.change and not bound.level
        if bare and out and out[-1].comparison is not None and _same_kind(out[-1].amount, bound.amount):
            previous = out[-1]
            between = text[previous.end : bound.amount.start]
            after = text[bound.end :]
            named = (
                starts_with_thing(after)
                or _IN_CASE.match(after) is not None
                or (
                    bool(_SEPARATOR.match(between))
                    and re.fullmatch(r"[\s,;]*(?:và\s+)?[^,;.:]{4,80}", between) is not None
                )
            )
            if named and bound.amount.quantity.unit != PERCENT and not previous.change:
                bound = replace(bound, comparison=previous.comparison)
        out.append(bound)
    return out


def _same_kind(one: Amount, other: Amount) -> bool:
    mine, theirs = one.quantity, other.quantity
    return mine.unit == theirs.unit or (mine.hours is not None and theirs.hours is not None)


def _with_surroundings(text: str, bounds: Sequence[Bound]) -> list[Bound]:
    """Give each stretch between two bounds to the one before it or the one after it."""
    bounds = [b for b in bounds if _counts(b)]
    out: list[Bound] = []
    left = 0
    for i, bound in enumerate(bounds):
        gap_end = bounds[i + 1].cue if i + 1 < len(bounds) else len(text)
        split = gap_end if i + 1 == len(bounds) else _split(text, bound, bound.end, gap_end, bounds[i + 1], left)
        out.append(replace(bound, before=(left, bound.cue), after=(bound.end, split)))
        left = split
    return out


def _counts(bound: Bound) -> bool:
    """A bare amount in running text bounds nothing, a bare share does ("100% văn bản …")."""
    return bound.comparison is not None or bool(bound.change) or bound.amount.quantity.unit in {PERCENT, RANK}


def _split(text: str, bound: Bound, start: int, end: int, following: Bound, left: int) -> int:
    """Where the words of `bound` end and those of the `following` one begin."""
    gap = text[start:end]
    if starts_with_thing(gap):
        marks = list(_SEPARATOR.finditer(gap))
        if not marks:
            return end
        if gap[marks[-1].end() :].strip() == "":
            return start + marks[-1].start()
        fresh = [m for m in marks if _FRESH_START.match(gap, m.end())]
        return start + (fresh or marks)[-1].start()
    marks = list(_SEPARATOR.finditer(gap))
    if not marks:
        return end if following.change or not text[left : bound.cue].strip() else start
    if marks[0].start() == 0 or not gap[: marks[0].start()].strip():
        return start
    for mark in marks:
        if _FRESH_START.match(gap, mark.end()):
            return start + mark.start()
    if gap[marks[-1].end() :].strip() == "":
        return start + marks[-1].start()
    commas = [m for m in marks if "," in m.group() or ";" in m.group()]
    return start + (commas or marks)[-1].start()
