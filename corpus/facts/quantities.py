"""Amounts with any unit, ranks and ranges, as plans word them: "1,5 ngày", "nửa ngày làm việc", "02 trang", "top 5"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.vietnamese.numbers import FIGURES, WORDS, parse_number
from core.vietnamese.text import squeeze
from core.vietnamese.vocabulary import compounds
from corpus.facts.model import Quantity

PERCENT = "%"
RANK = "hạng"

_TIME = {
    "ngày làm việc": "ngày làm việc",
    "ngày": "ngày",
    "giờ làm việc": "giờ",
    "giờ đồng hồ": "giờ",
    "giờ": "giờ",
    "tiếng đồng hồ": "giờ",
    "tiếng": "giờ",
    "phút": "phút",
    "buổi làm việc": "buổi",
    "buổi": "buổi",
    "tuần": "tuần",
    "tháng": "tháng",
    "quý": "quý",
    "năm": "năm",
}
TIME_UNITS = frozenset(_TIME.values())
_SHARE = {"%": PERCENT, "phần trăm": PERCENT}
_COUNTED = (
    "cuộc họp|cuộc kiểm tra|cuộc|hội nghị|phiên họp|phiên|trang giấy|trang|mặt giấy|từ|dòng|lượt|lần|người|đại biểu|"
    "đồng chí|thành viên|văn bản|hồ sơ|báo cáo|ý kiến|đơn vị|cơ quan|bước|khâu|cấp|loại|bản|sáng kiến|mô hình|điểm|"
    "nhiệm vụ|đợt|lớp|thủ tục hành chính|thủ tục|TTHC|bộ phận|đầu mối|tin bài|tin|bài viết|bài|chuyên đề|vụ việc|vụ|"
    "dịch vụ công|dịch vụ|thôn|tổ|hộ|doanh nghiệp|giao dịch|triệu đồng|tỷ đồng|nghìn đồng|đồng|phòng|ban|slide"
)
_KNOWN = "|".join(re.escape(u).replace(r"\ ", r"\s+") for u in sorted({*_TIME, *_SHARE}, key=len, reverse=True))
_COUNTED_RE = "|".join(u.replace(" ", r"\s+") for u in sorted(_COUNTED.split("|"), key=len, reverse=True))
_SPELT = r"(?:\s*\([^()\d]{2,20}\))?"  # "03 (ba) ngày"
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?P<n>{FIGURES}){_SPELT}\s*(?P<u>{_KNOWN}|"
    rf"{_COUNTED_RE})(?![^\W\d_])(?P<half>\s+rưỡi)?"
    rf"|(?<![^\W\d_])(?P<w>{WORDS})\s+(?P<wu>{_KNOWN}|{_COUNTED_RE})(?![^\W\d_])(?P<whalf>\s+rưỡi)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![^\W\d_])(?:lúc|hồi|bắt\s+đầu(?:\s+(?:từ|vào))?)\s+(?:\d{1,2}\s*giờ\s*)?$", re.IGNORECASE
)  # "lúc 7 giờ 30 phút"
_OPEN_HOURS = re.compile(
    r"(?<![^\W\d_])từ\s+(?:0?[6-9]|1\d|2[0-3])\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?\s*(?:đến|tới|-|–)\s*"
    r"\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?<![^\W\d_])(?P<words>(?P<top>một|hai|ba|bốn)\s+phần\s+(?P<bottom>hai|ba|tư|bốn|năm|sáu|tám|mười))"
    r"(?:\s*\(_+\))?"
    r"(?=\s*(?:[(,.;]|$)|\s+(?:số|tổng|so|lượng|thời|các|của|cuộc|hội|văn))",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    rf"(?:(?:ít\s+nhất|tối\s+thiểu|tối\s+đa|nhiều\s+nhất|không\s+(?:dưới|quá|vượt\s+quá|ít\s+hơn|nhiều\s+hơn))\s+(?:là\s+)?"
    rf"|(?<![^\W\d_])từ\s+(?=[^,;.]{{1,40}}\strở\s+(?:lên|xuống)))"
    rf"(?P<n>{FIGURES}){_SPELT}\s+(?P<u>[^\W\d_]+(?:[ ][^\W\d_]+)?)",
    re.IGNORECASE,
)
_NO_UNITS = frozenset(
    {"trở", "lên", "xuống", "hoặc", "và", "so", "đến", "tháng", "năm", "trong", "mỗi", "của", "với", "đối"}
)
_MINUTES = re.compile(r"\s*(?P<n>\d{1,2})\s*phút(?![^\W\d_])", re.IGNORECASE)
_RANK = re.compile(
    r"(?:(?:top|tốp)\s*-?\s*(?P<a>\d{1,3})|(?:nhóm|"
    r"trong)\s+(?:nhóm\s+)?(?P<b>\d{1,3})\s+(?:[^\W\d_]+\s+){1,4}?(?:dẫn\s+đầu|đứng\s+đầu|cao\s+nhất|"
    r"tốt\s+nhất)|"
    r"(?:xếp|đứng)\s+(?:hạng\s+|vị\s+trí\s+)?(?:từ\s+)?(?:thứ\s+|hạng\s+)?(?P<c>\d{1,3})(?!\s*%)|"
    r"nhóm\s+(?P<d>\d{1,3})(?=\s+(?:đơn vị|địa phương|tỉnh|thành phố|xã|phường|sở|cả nước)))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w.,/])(?:từ\s+)?(?P<low>{FIGURES})(?:\s*(?:{_KNOWN}))?\s*(?:-|–|đến|"
    rf"tới)\s*(?P<n>{FIGURES})\s*(?P<u>{_KNOWN}|{_COUNTED_RE})(?![^\W\d_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity at its place; `low` is the smaller end of a range ("từ 5 đến 7 phút")."""

    start: int
    end: int
    quantity: Quantity
    low: Quantity | None = None


def find_amounts(text: str) -> Iterator[Amount]:
    """Every quantity of `text`, left to right, ranges and ranks before single amounts."""
    found = [*_fractions(text), *_ranges(text), *_ranks(text), *_singles(text), *_of_any_unit(text)]
    found.sort(key=lambda a: (a.start, -(a.end - a.start)))
    reached = 0
    for amount in found:
        if amount.start >= reached:
            yield amount
            reached = amount.end


def is_time(quantity: Quantity) -> bool:
    """Whether the unit is one of time."""
    return quantity.unit in TIME_UNITS


def unit_of(written: str) -> str:
    """The plain name of a unit: tiếng → giờ, phần trăm → %."""
    plain = squeeze(written).lower()
    return _TIME.get(plain) or _SHARE.get(plain) or squeeze(written)


def _singles(text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        value = parse_number(match["n"] or match["w"])
        if value is None:
            continue
        unit = unit_of(match["u"] or match["wu"])
        if unit in ("giờ", "phút") and (_CLOCK.search(text[: match.start()]) or _is_on_the_clock(text, match)):
            continue
        end = match.end()
        if match["half"] or match["whalf"]:
            value += Decimal("0.5")
        if unit == "giờ" and (minutes := _MINUTES.match(text, end)):
            value += Decimal(minutes["n"]) / 60
            end = minutes.end()
        yield Amount(match.start(), end, Quantity(value=value, unit=unit, text=squeeze(text[match.start() : end])))


def _is_on_the_clock(text: str, match: re.Match[str]) -> bool:
    """ "từ 07 giờ 30 phút đến 11 giờ" opens and closes a door; it lasts nothing."""
    return any(span.start() <= match.start() < span.end() for span in _OPEN_HOURS.finditer(text))


def _fractions(text: str) -> Iterator[Amount]:
    """A share in words: "một phần năm" is 20 %."""
    for match in _FRACTION.finditer(text):
        top, bottom = parse_number(match["top"]), parse_number(match["bottom"])
        share = top * 100 / bottom if top and bottom else None
        if share is None or share != round(share, 1) or share >= 100:
            continue
        wording = f"{squeeze(match['words'])} ({f'{share.normalize():f}'.replace('.', ',')}%)"
        yield Amount(match.start(), match.end(), Quantity(value=share, unit=PERCENT, text=wording))


def _of_any_unit(text: str) -> Iterator[Amount]:
    """What is counted after words of bounding, whatever its name: "ít nhất 03 chi bộ", "từ 35 đảng viên trở lên"."""
    for match in _BOUNDED.finditer(text):
        value = parse_number(match["n"])
        words = match["u"].split()
        if value is None or words[0].lower() in _NO_UNITS or _AMOUNT.match(text, match.start("n")):
            continue
        pair = " ".join(words[:2])
        unit = pair if pair.lower() in compounds() else words[0]
        end = match.start("u") + match["u"].find(words[0]) + len(unit)
        yield Amount(
            match.start("n"), end, Quantity(value=value, unit=unit, text=squeeze(text[match.start("n") : end]))
        )


def _ranges(text: str) -> Iterator[Amount]:
    for match in _RANGE.finditer(text):
        low, high = parse_number(match["low"]), parse_number(match["n"])
        if low is None or high is None or low >= high:
            continue
        unit, wording = unit_of(match["u"]), squeeze(match.group())
        quantity = Quantity(value=high, unit=unit, text=wording)
        yield Amount(match.start(), match.end(), quantity, Quantity(value=low, unit=unit, text=wording))


def _ranks(text: str) -> Iterator[Amount]:
    for match in _RANK.finditer(text):
        place = next(group for group in match.groups() if group)
        yield Amount(match.start(), match.end(), Quantity(value=Decimal(place), unit=RANK, text=squeeze(match.group())))
