"""Counts of procedure dossiers out of a chat message: in all and handled digitally, sums and rests worked out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.vietnamese.days import find_days
from core.vietnamese.durations import parse_amount
from core.vietnamese.moments import hide
from core.vietnamese.spelling import EDGE, spelled, words
from core.vietnamese.text import nfc, squeeze
from kpi.citation_spans import find_numbers
from kpi.draft import Draft, MessageContext
from kpi.message_period import find_period


class Label(StrEnum):
    """What a number in the message counts."""

    TOTAL = "total"
    DIGITAL = "digital"
    DIGITISED = "digitised"
    PAPER = "paper"
    PLAIN = "plain"


_DIGITISED = words("số hóa", "số hoá", "scan", "quét")
_DIGITAL = words(
    "online", "onl", "trực tuyến", "điện tử", "trên mạng", "qua mạng", "môi trường (?:số|mạng|điện tử)",
    "(?:qua|trên) (?:cổng|dvc|dịch vụ công)",
    "dvc(?:tt|qg)?", "dịch vụ công", "toàn trình", "mạng", "trên hệ thống",
)  # fmt: skip
_PAPER = words("giấy", "bản giấy", "trực tiếp", "tại quầy", "bản cứng", "thủ công", "tại chỗ", "hồ sơ giấy")
_TOTAL = words("tổng(?: số| cộng)?", "cả thảy", "tất cả có", "toàn bộ có", "tổng là")
_ALL = spelled(r"(?<![^\W_])(?:tất cả|toàn bộ|hết|100\s?%|cả|đều)(?: (?:là|đều|hồ sơ|hs|được|làm|nộp|xử lý))*(?= |$)")
_REST = words("còn lại", "số còn lại", "phần còn lại", "còn")
_NONE_PAPER = spelled(rf"(?<![^\W_])không (?:có )?(?:hồ sơ |hs |bản )?(?:nào )?giấy{EDGE}")
_NONE_DIGITAL = spelled(
    rf"(?<![^\W_])không (?:có |phát sinh )?(?:hồ sơ |hs |bộ )?(?:nào )?(?:nộp |làm )?"
    rf"(?:trực tuyến|online|điện tử){EDGE}"
)
_NUMBER = re.compile(
    r"(?<![\w.,/])(?P<sign>(?:(?<!\S)[-−])?)(?P<n>\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d]|[.,]\d|\s?%|/\d|\s*(?:ngày"
    r"|tiếng|h\b|giờ))"
)
_SPELT = re.compile(
    r"(?<![^\W_])(?P<n>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mot|bon|bay|tam|chin|muoi)(?=\s+(?:hồ sơ|ho so"
    r"|hs|bộ|cái|bản)(?![^\W_]))",
    re.IGNORECASE,
)
_MINUS_WORD = spelled(r"(?<![^\W_])âm\s*$")
_OF = re.compile(r"(?<![\w.,/])(?P<a>\d+)\s*/\s*(?P<b>\d+)(?![\w/])")
_PERCENT = re.compile(r"(?<![\w.,])(?P<p>\d+(?:[.,]\d+)?)\s?%")
_PARTED = re.compile(
    r"[;\n]|,(?!\d)|\.(?!\d)|:\s|\((?=\D|\d)|\)|(?<![^\W_])(?:trong đó|trong do|gồm|gom|và|va|với|voi|còn|con"
    r"|cộng|cong)(?![^\W_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    label: Label


def read_procedures(message: str, context: MessageContext, command: bool = False) -> Draft:
    """The draft of a count of dossiers. Never raises."""
    text = squeeze(nfc(message))
    period = find_period(text, context.now.date())
    text = _without_other_numbers(text, context)
    counts = list(_counts(text, command))
    total, digital = _settle(text, counts, command)
    fields: dict[str, object] = {}
    invalid: list[str] = []
    if total is not None:
        (invalid.append("total") if total < 0 else fields.update(total=total))
    if digital is not None:
        over = total is not None and 0 <= total < digital
        (invalid.append("digital") if digital < 0 or over else fields.update(digital=digital))
    needs = [name for name in ("total", "digital") if name not in fields and name not in invalid]
    digitised = [c.value for c in counts if c.label is Label.DIGITISED]
    extra: dict[str, object] = {"period": period} if period else {}
    if digitised and any(c.label is Label.DIGITAL for c in counts):
        extra["digitised"] = digitised[0]
    elif digitised:
        extra["digital_means"] = "digitised"
    return Draft(fields, tuple(needs), tuple(invalid), extra)


def _without_other_numbers(text: str, context: MessageContext) -> str:
    """`text` with dates, periods and cited texts blotted out; a fraction of dossiers stays."""
    ratio = [m.span() for m in _OF.finditer(text)]
    spans = [
        (d.start, d.end)
        for d in find_days(text, context.now.date())
        if not any(a <= d.start and d.end <= b + 1 for a, b in ratio if not _looks_dated(text, a))
    ]
    spans += [(n.start, n.end) for n in find_numbers(text) if n.full]
    text = hide(text, spans, " ")
    return _PERIODS.sub(lambda m: " " * len(m.group()), text)


_PERIODS = spelled(
    r"(?<![^\W_])(?:tháng \d{1,2}(?:\s?/\s?\d{4})?|quý (?:\d|i{1,3}v?)(?:\s?/\s?\d{4})?|\d{1,2} tháng (?:đầu"
    r"|cuối)(?: năm)?|năm \d{4}|tuần \d{1,2}|t\d{1,2}(?:/\d{4})?(?= |,|:)|\d{1,2} (?:ngày|tháng)(?: qua)?"
    r"|(?:phòng|tổ|khu|mức(?: độ)?) \d{1,2})(?![^\W_])"
)


def _looks_dated(text: str, start: int) -> bool:
    return bool(spelled(r"(?:ngày|hôm|sáng|chiều|từ|đến)\s*$").search(text[:start]))


def _counts(text: str, command: bool) -> Iterator[_Count]:
    """Each number with what it counts, by the words beside it up to the next number or comma."""
    for segment in _segments(text):
        found = sorted([*_NUMBER.finditer(segment), *_SPELT.finditer(segment)], key=lambda m: m.start())
        for ratio in _OF.finditer(segment):
            yield _Count(
                int(ratio["a"]), Label.DIGITAL if not command or int(ratio["a"]) < int(ratio["b"]) else Label.TOTAL
            )
            yield _Count(
                int(ratio["b"]), Label.TOTAL if not command or int(ratio["a"]) < int(ratio["b"]) else Label.DIGITAL
            )
        label_first = bool(found) and _label(segment[: found[0].start()]) is not Label.PLAIN and len(found) > 1
        for index, match in enumerate(found):
            before = segment[found[index - 1].end() if index else 0 : match.start()]
            after = segment[match.end() : found[index + 1].start() if index + 1 < len(found) else len(segment)]
            label = _label(before) if label_first else _label(after)
            if label is Label.PLAIN and (not index or label_first):
                label = _label(before) if not label_first else _label(after)
            groups = match.groupdict()
            value = (
                int(parse_amount(match["n"]) or 0) if match["n"][0].isalpha() else int(re.sub(r"[.,]", "", match["n"]))
            )
            minus = groups.get("sign") or _MINUS_WORD.search(segment[: match.start()])
            yield _Count(-value if minus else value, label)


def _segments(text: str) -> Iterator[str]:
    start = 0
    for match in _PARTED.finditer(text):
        yield text[start : match.start()]
        start = match.start() if match.group().isalpha() or " " in match.group() else match.end()
    yield text[start:]


def _label(words_beside: str) -> Label:
    if _DIGITISED.search(words_beside):
        return Label.DIGITISED
    if _PAPER.search(words_beside) and not _DIGITAL.search(words_beside):
        return Label.PAPER
    if _DIGITAL.search(words_beside):
        return Label.DIGITAL
    if _TOTAL.search(words_beside):
        return Label.TOTAL
    return Label.PLAIN


def _settle(text: str, counts: list[_Count], command: bool) -> tuple[int | None, int | None]:
    """Total and digital, from what is said outright, sums of what is not, and the rest."""
    by = {label: [c.value for c in counts if c.label is label] for label in Label}
    plain, paper = by[Label.PLAIN], sum(by[Label.PAPER]) if by[Label.PAPER] else None
    digital = sum(by[Label.DIGITAL]) if by[Label.DIGITAL] else None
    if digital is None and by[Label.DIGITISED]:
        digital = by[Label.DIGITISED][0]
    total = by[Label.TOTAL][0] if by[Label.TOTAL] else None
    if total is None and plain:
        if command and digital is None and len(plain) == 2 and paper is None:
            return plain[0], plain[1]
        parts = len(plain) > 1 and (digital is None or plain[0] < digital <= sum(plain))
        total = sum(plain) if parts else plain[0]
    rest = _rest_label(text)
    if total is None and digital is not None and paper is not None:
        total = digital + paper
    if total is None and digital is not None and _all_digital(text):
        total = digital
    if total is not None and digital is None:
        digital = _digital_of(text, total, paper, rest)
    return total, digital


def _digital_of(text: str, total: int, paper: int | None, rest: Label) -> int | None:
    if paper is not None:
        return total - paper
    if rest is Label.DIGITAL or _NONE_PAPER.search(text):
        return total
    if _NONE_DIGITAL.search(text):
        return 0
    every = _ALL.search(text)
    if every and _label(text[every.end() : every.end() + 40]) in (Label.DIGITAL, Label.DIGITISED):
        return total
    if every and _label(text[every.end() : every.end() + 40]) is Label.PAPER:
        return 0
    match = _PERCENT.search(text)
    if match and _percent_label(text, match) in (Label.DIGITAL, Label.DIGITISED):
        exact = Decimal(match["p"].replace(",", ".")) * total / 100
        return int(exact) if exact == exact.to_integral_value() else None
    return None


def _all_digital(text: str) -> bool:
    """Whether the one number told is said to be digital altogether ("25 hồ sơ, tất cả đều trực tuyến")."""
    every = _ALL.search(text)
    if not every or len(_NUMBER.findall(text)) != 1 or not _NUMBER.search(text[: every.start()]):
        return False
    return _label(text[every.end() : every.end() + 40]) in (Label.DIGITAL, Label.DIGITISED)


def _percent_label(text: str, percent: re.Match[str]) -> Label:
    """What a share is of: the words after it, else those before it up to the comma."""
    after = _label(text[percent.end() : percent.end() + 30])
    return after if after is not Label.PLAIN else _label(re.split(r"[,;]", text[: percent.start()])[-1])


def _rest_label(text: str) -> Label:
    """What "còn lại" is said to be; PLAIN where it is not said."""
    match = _REST.search(text)
    return _label(text[match.end() : match.end() + 30]) if match else Label.PLAIN
