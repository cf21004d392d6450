"""What a sentence claims that can be checked: its values, each with its kind, its bound and the words beside it.

The same reading is applied to a model's sentence and to the evidence, so the two can be held against each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.vietnamese.numbers import FIGURES, WORDS, parse_number
from core.vietnamese.text import fold, tokens

NEIGHBOURS = 6  # syllables before a value that tell what it is the value of


class Kind(StrEnum):
    """What sort of value it is; values of different kinds never match."""

    DOCUMENT = "document"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    DAY = "day"
    PLACE = "place"  # in a plan: Mục II.4
    PERCENT = "percent"
    TIME = "time"
    NUMBER = "number"


class Bound(StrEnum):
    """How the words beside a value bound it."""

    NONE = "none"
    AT_MOST = "at most"
    BELOW = "below"
    AT_LEAST = "at least"
    ABOVE = "above"
    BEFORE = "before"
    LATEST = "latest"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text. `key` is comparable; `noun` the folded syllable a bare number counts; `change` is "giảm",
    "tăng" or empty; `aim` is True for "phấn đấu". `beside` are the few syllables that tell what it is the value of,
    `around` all back to the value of its kind before it.
    """

    kind: Kind
    key: str
    start: int
    end: int
    noun: str = ""
    bound: Bound = Bound.NONE
    change: str = ""
    aim: bool = False
    beside: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    def same(self, other: "Value") -> bool:
        """Whether both name the same value, however bounded."""
        if self.kind is not other.kind:
            return False
        if self.kind is Kind.DOCUMENT:
            short, long = sorted((self.key, other.key), key=len)
            return short == long or (short.isdigit() and re.match(rf"0*{short}\D", long) is not None)
        if self.kind is Kind.DATE:
            mine, yours = self.key.split("/"), other.key.split("/")
            return mine[:2] == yours[:2] and (mine[2:] == yours[2:] or "" in (mine[2], yours[2]))
        return self.key == other.key and (self.noun == other.noun or not (self.noun and other.noun))

    def agrees(self, other: "Value") -> bool:
        """Whether both name the same value, bounded and directed the same way."""
        return self.same(other) and self.bound is other.bound and self.change == other.change


_UNIT = r"(?P<unit>ngày(?:\s+làm\s+việc)?|giờ|tiếng|phút|buổi|tuần|tháng|quý|năm)(?![^\W\d_])"
_TYPE = (
    r"(?:quyết\s+định|kết\s+luận|nghị\s+định|nghị\s+quyết|thông\s+tư|chỉ\s+thị|công\s+văn|kế\s+hoạch|luật"
    r"|hướng\s+dẫn|quy\s+định|thông\s+báo|tờ\s+trình|công\s+điện)"
)
_YEAR = r"(?P<y>\d{4})"
_READERS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.DOCUMENT, r"(?P<n>\d+(?:/\d{4})?[-/](?-i:[A-ZĐ])[\w&]*(?:[-/][\w&]+)*)"),
        (Kind.DATE, rf"ngày\s+(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})(?:\s+năm\s+{_YEAR})?"),
        (Kind.DATE, rf"(?<![\d/])(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-]{_YEAR}"),
        (Kind.YEAR, rf"(?<!\d){_YEAR}\s*[-–]\s*(?P<z>\d{{4}})(?!\d)"),
        (Kind.MONTH, rf"(?P<q>tháng|quý)\s+(?P<m>\d{{1,2}}|[IV]+)(?:\s*/\s*|\s+năm\s+){_YEAR}"),
        (Kind.MONTH, r"(?P<q>tháng|quý)\s+(?P<m>\d{1,2}|(?-i:[IV]+))(?![\d/]|[^\W_])"),
        (Kind.DATE, r"(?<=ngày )(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])"),
        (Kind.DATE, r"(?<![\d/,.])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])(?!\s*(?:ngày|buổi|giờ|tháng|ngay))"),
        (Kind.YEAR, rf"năm\s+{_YEAR}"),
        (Kind.DAY, r"ngày\s+(?P<d>\d{1,2})(?![\d/,.])"),
        (Kind.PLACE, r"(?:mục|phần|chương)\s+(?P<p>(?-i:[IVXL]+|\d+)(?:\.[\w-]+)*)(?![^\W_])"),
        (Kind.PLACE, r"\((?P<p>(?-i:[IVXL]+)(?:\.[\w-]+)+)\)"),
        (Kind.PERCENT, rf"(?<![^\W_])(?P<v>{FIGURES}|{WORDS})\s*(?:%|phần\s+trăm)"),
        (Kind.TIME, rf"(?<![^\W_])(?P<v>{FIGURES}|{WORDS})(?P<half>)\s*{_UNIT}(?P<more>\s+rưỡi)?"),
        (Kind.DOCUMENT, rf"{_TYPE}\s+(?:số\s+)?(?P<n>\d+)(?!\d)"),
        (Kind.NUMBER, rf"(?<![^\W_])(?P<v>{FIGURES})(?![^\W_])"),
        (Kind.NUMBER, rf"(?<![^\W\d_])(?P<v>{WORDS})(?![^\W\d_])"),
    )
)
_HOURS = {"giờ": Decimal(1), "tiếng": Decimal(1), "phút": Decimal(1) / 60, "buổi": Decimal(4), "ngày": Decimal(8)}
_ALONE = {"hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "nửa"}  # others are also other words
_ENDS = re.compile(r"[;.\n](?=\s|$)|\n")
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(pattern, re.IGNORECASE))
    for bound, pattern in (
        (Bound.AT_LEAST, r"không\s+(?:được\s+)?(?:ít\s+hơn|dưới|thấp\s+hơn|kém)|ít\s+nhất|tối\s+thiểu|thấp\s+nhất"),
        (Bound.LATEST, r"(?:chậm|muộn|trễ)\s+nhất|không\s+(?:muộn|chậm|trễ)(?:\s+hơn)?|đến\s+hết|hết\s+ngày\s*$"),
        (
            Bound.AT_MOST,
            r"(?:không|chẳng|đừng)\s+(?:được\s+)?(?:kéo\s+dài\s+)?(?:quá|vượt|hơn|nhiều\s+hơn|lớn\s+hơn|cao\s+hơn)"
            r"|tối\s+đa|nhiều\s+nhất|dài\s+nhất",
        ),
        (Bound.BELOW, r"(?:dưới|ít\s+hơn|thấp\s+hơn|nhỏ\s+hơn|chưa\s+(?:đến|tới|đầy))\s*$"),
        (Bound.ABOVE, r"(?:trên|hơn|vượt|vượt\s+quá|quá)\s*$"),
        (Bound.BEFORE, r"trước(?:\s+ngày)?$"),
        (Bound.AFTER, r"(?:sau|kể\s+từ)(?:\s+ngày)?\s*$"),
    )
)
_AFTER_VALUE = re.compile(r"\s*trở\s+(lên|xuống|đi|về\s+trước)")
_AFTER_BOUND = {"lên": Bound.AT_LEAST, "xuống": Bound.AT_MOST, "đi": Bound.AFTER}
_CHANGE = re.compile(
    r"\b(giảm|tinh\s+giản|rút\s+ngắn|cắt\s+bớt|bớt)\b|\b(tăng(?!\s+cường)|nâng(?!\s+(?:cao|cấp)))\b", re.IGNORECASE
)
_AIM = re.compile(r"phấn\s+đấu", re.IGNORECASE)


def values_of(text: str) -> list[Value]:
    """The values of `text` in reading order."""
    found: list[tuple[Kind, str, int, int]] = []
    taken = [False] * len(text)
    for kind, pattern in _READERS:
        for match in pattern.finditer(text):
            start, end = match.span()
            key = _key(kind, match)
            if key is not None and not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append((kind, key, start, end))
    found.sort(key=lambda one: one[2])
    return [_with_words(text, found, place) for place in range(len(found))]


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the stretches between semicolons, full stops and line ends; decimals and dates stay whole."""
    start = 0
    for end in _ENDS.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _key(kind: Kind, match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if kind is Kind.DOCUMENT:
        return fold(part["n"]).upper()
    if kind is Kind.DATE:
        day, month = int(part["d"]), int(part["m"])
        return f"{day}/{month}/{part.get('y') or ''}" if 1 <= day <= 31 and 1 <= month <= 12 else None
    if kind is Kind.MONTH:
        return f"{fold(part['q'])} {part['m'].lstrip('0')} {part.get('y') or ''}".strip()
    if kind is Kind.YEAR:
        return f"{part['y']}-{part['z']}" if part.get("z") else part["y"]
    if kind is Kind.DAY:
        return str(int(part["d"]))
    if kind is Kind.PLACE:
        return str(part["p"])
    return _amount(kind, part)


def _amount(kind: Kind, part: dict[str, str | None]) -> str | None:
    said = (part["v"] or "").lower()
    words = said.split()
    if words[0] == "không" or (
        kind is Kind.NUMBER and len(words) == 1 and words[0] not in _ALONE and not said[0].isdigit()
    ):
        return None
    number = parse_number(said)
    if number is None:
        return None
    if kind is not Kind.TIME:
        return f"{number.normalize():f}"
    unit = re.sub(r"\s+", " ", (part["unit"] or "").lower())
    if part.get("more"):
        number += Decimal("0.5")
    hours = _HOURS.get(unit)
    return f"{(number * hours).normalize():f} giờ" if hours is not None else f"{number.normalize():f} {unit}"


def _with_words(text: str, found: list[tuple[Kind, str, int, int]], place: int) -> Value:
    """The value with what the words around it say of it."""
    kind, key, start, end = found[place]
    clause = next((low, high) for low, high in clauses(text) if low <= start <= high)
    earlier = [other[3] for other in found[:place] if other[3] > clause[0]]
    later = [other[2] for other in found[place + 1 :] if other[2] < clause[1]]
    before = text[max([clause[0], *earlier]) : start]
    after = re.split(r"[,:)]", text[end : min([clause[1], *later])])[0]
    words_before, words_after = _stretch(text, found, place, clause)
    beside = words_before[-NEIGHBOURS:]
    return Value(
        kind=kind,
        key=key,
        start=start,
        end=end,
        noun=_noun(text[end:]) if kind is Kind.NUMBER else "",
        bound=_bound(before, after, kind),
        change=_change(before, after),
        aim=bool(_AIM.search(text[slice(*clause)])),
        beside=frozenset(beside if len(beside) > 1 else words_after[:NEIGHBOURS]),
        around=frozenset(words_before if len(words_before) > 2 else words_before + words_after),
    )


def _bound(before: str, after: str, kind: Kind) -> Bound:
    suffix = _AFTER_VALUE.match(after)
    if suffix:
        return _AFTER_BOUND.get(suffix.group(1), Bound.BEFORE)
    before = before.rstrip()
    said = [(m.end(), len(m.group()), bound) for bound, pattern in _BOUNDS for m in pattern.finditer(before)]
    if said:
        return max(said)[2]  # the nearest phrase; of two that end together the longer: "không quá", not "quá"
    if kind is Kind.PERCENT and before.lower().endswith("từ"):
        return Bound.AT_LEAST
    return next((bound for bound, pattern in _BOUNDS[:3] if pattern.search(after)), Bound.NONE)


def _change(before: str, after: str) -> str:
    found = list(_CHANGE.finditer(before)) or list(_CHANGE.finditer(after))[:1]
    return "" if not found else "giảm" if found[-1].group(1) else "tăng"


def _noun(after: str) -> str:
    match = re.match(r"\s+([^\W\d_]+)", after)
    return fold(match.group(1)) if match else ""


def _stretch(
    text: str, found: list[tuple[Kind, str, int, int]], place: int, clause: tuple[int, int]
) -> tuple[list[str], list[str]]:
    """The syllables before and after the value, as far as its clause and its neighbours of the same kind."""
    kind, _, start, end = found[place]
    same = [other for other in found if other[0] is kind]
    low = max([clause[0], *(other[3] for other in same if other[3] <= start)])
    high = min([clause[1], *(other[2] for other in same if other[2] >= end)])
    return tokens(text[low:start]), tokens(text[end:high])
