"""Due dates counted from an event ("trong 05 ngày kể từ ngày ký") or back from one ("ít nhất 03 ngày trước khi họp",
"chậm nhất 16 giờ của ngày làm việc liền trước ngày họp"), whose "trước" stays so that nobody counts forward."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese.numbers import parse_number
from core.vietnamese.text import squeeze
from corpus.facts.model import RelativeDue

_B, _E = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_CUE = r"(?:(?:ít\s+nhất|tối\s+thiểu|chậm\s+nhất|muộn\s+nhất)(?:\s+là)?|(?:không|chưa)\s+(?:dưới|ít\s+hơn))"
_COUNT = r"(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s*\([^()\d]{2,15}\))?"
_UNIT = r"(?P<unit>ngày\s+làm\s+việc|ngày|tuần|tháng|giờ)(?P<working>\s+làm\s+việc)?"
_POINT = r"(?:khi|ngày|giờ|thời\s+điểm|lúc|cuộc|phiên|kỳ|buổi|hội\s+nghị)"
_WORDS = r"[^;,.()\d]"
_FIRST = re.compile(
    rf"{_B}(?:{_CUE}\s+)?{_COUNT}\s*{_UNIT}\s+(?P<event>trước\s+{_POINT}{_E}(?!\s+\d)(?:{_WORDS}{{0,60}}?)"
    r"(?=\s+(?:để|và|thì|phải)\s|[;,.()\d]|$))",
    re.IGNORECASE,
)  # "ít nhất 03 ngày trước khi họp"
_AFTER = re.compile(
    rf"{_B}(?P<event>trước\s+{_POINT}{_E}{_WORDS}{{0,40}}?)\s+(?:là\s+)?(?:{_CUE}\s+)?{_COUNT}\s*{_UNIT}{_E}",
    re.IGNORECASE,
)  # "trước khi họp ít nhất 03 ngày làm việc"
_BARE = re.compile(
    rf"{_B}(?<!năm )(?<!tháng )(?<!quý )(?<!tuần )(?<!ngày )(?<!hôm )(?<!kỳ )"
    rf"trước\s+(?P<cue>{_CUE}\s+)?{_COUNT}\s*{_UNIT}{_E}"
    r"(?!\s*(?:\d|đầu|cuối|sáng|chiều|trưa|tối|thứ|hằng|hàng|cùng|ngày|trong\s+ngày|tháng|của))"
    rf"(?:\s+(?:so\s+với|trước|kể\s+từ|tính\s+đến)\s+(?P<event>{_WORDS}{{2,60}}?)(?=\s+(?:để|và|thì)\s|[;,.()\d]|$))?",
    re.IGNORECASE,
)  # "đăng ký trước 02 ngày làm việc"
_CLOCK = re.compile(
    rf"{_B}(?:chậm\s+nhất|muộn\s+nhất|trước|hạn)\s+(?:là\s+|vào\s+|lúc\s+)*\d{{1,2}}\s*(?:giờ|h|g)(?:\s*\d{{2}}(?:\s*phút)?)?"
    r"\s+(?:sáng\s+|chiều\s+)?(?:của\s+)?(?P<unit>ngày(?:\s+làm\s+việc)?|hôm)\s+(?:liền\s+|ngay\s+)?trước"
    rf"(?:\s+(?P<event>(?:{_POINT}){_E}{_WORDS}{{0,40}}?)(?=\s+(?:để|và|thì)\s|[;,.()\d]|$))?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"{_B}(?P<cue>(?:chậm\s+nhất|muộn\s+nhất|trong\s+vòng|trong\s+thời\s+hạn|trong\s+thời\s+gian|"
    rf"trong|tối\s+đa|không\s+quá|sau|thời\s+hạn)(?:\s+(?:là|trong|trong\s+vòng|sau|tối\s+đa|"
    rf"không\s+quá))*)\s+"
    r"(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|"
    r"mười)(?:\s*\([^()\d]{2,15}\))?\s*(?P<unit>ngày\s+làm\s+việc|ngày|tuần|tháng|"
    r"giờ)(?P<working>\s+làm\s+việc)?(?![^\W\d_])"
    r"(?P<event>\s*,?\s*(?:(?:kể|tính)\s+từ|sau\s+khi|sau|từ\s+(?:khi|ngày|thời\s+điểm)|"
    r"trước\s+(?:khi|ngày|giờ|thời\s+điểm)(?!\s+\d))\s+[^;,.()]*?(?=\s+và\s+(?:không|phải|được|có|gửi|nộp|trình|báo|thông|công|cập|đăng|lưu|tổ|triển)\s|[;,.()]|$))?",
    re.IGNORECASE,
)
_EVENT_LINK = re.compile(r"^(?:(?:kể|tính)\s+)?(?:từ|sau)\s+(?:khi\s+)?", re.IGNORECASE)
_AFTER_EVENT = re.compile(
    rf"{_B}(?P<event>sau\s+khi\s+[^;,.()]{{4,80}}?|kể\s+từ\s+(?:ngày|"
    rf"khi)\s+[^;,.()]{{4,80}}?)\s*,?\s+(?:chậm\s+nhất|tối\s+đa|trong\s+vòng|trong|"
    rf"không\s+quá)\s+(?:là\s+|sau\s+)?(?P<n>\d{{1,3}})\s*(?P<unit>ngày\s+làm\s+việc|ngày|tuần|tháng|"
    rf"giờ){_E}",
    re.IGNORECASE,
)
_DELIVERS = re.compile(
    rf"{_B}(?:trả\s+lời|phản\s+hồi|xử\s+lý|giải\s+quyết|phát\s+hành|ban\s+hành|gửi|hoàn\s+thành|thông\s+báo|cấp|báo\s+cáo|"
    rf"trả\s+kết\s+quả|khắc\s+phục|công\s+khai|cập\s+nhật){_E}[^;.]*$",
    re.IGNORECASE,
)
_LONG_HOURS = 12  # "trước 24 giờ" is a day ahead, "trước 8 giờ" a time on the clock


@dataclass(frozen=True, slots=True)
class Counted:
    """A due date counted from an event, at its place."""

    start: int
    end: int
    due: RelativeDue


def find_counted(text: str) -> Iterator[Counted]:
    """Every due date of `text` that is counted from an event or back from one, in no order; they may overlap."""
    yield from _from_event(text)
    for match in _CLOCK.finditer(text):
        unit = "ngày làm việc" if "làm" in match["unit"].lower() else "ngày"
        due = RelativeDue(amount=1, unit=unit, event=_before(match["event"]))
        yield Counted(match.start(), _end(match), due)
    for pattern in (_FIRST, _AFTER, _BARE):
        for match in pattern.finditer(text):
            if (counted := _counted(match)) is not None:
                yield Counted(match.start(), _end(match), counted)


def _counted(match: re.Match[str]) -> RelativeDue | None:
    unit = squeeze(f"{match['unit']}{match['working'] or ''}").lower()
    amount = int(parse_number(match["n"]) or 0)
    if unit.startswith("giờ") and amount < _LONG_HOURS and match.re is _BARE and not match["cue"]:
        return None
    unit = "giờ" if unit.startswith("giờ") else unit
    return RelativeDue.model_validate({"amount": amount, "unit": unit, "event": _before(match["event"])})


def _before(event: str | None) -> str:
    """The event with its "trước"; what the text leaves open stays open."""
    words = squeeze(event or "")
    return words if words.lower().startswith("trước") else f"trước {words}".strip()


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip(" ,"))


def _from_event(text: str) -> Iterator[Counted]:
    for match in _RELATIVE.finditer(text):
        cue = squeeze(match["cue"]).lower()
        if not match["event"] and not _stands_alone(cue, match):
            continue
        yield _relative(match, (match["event"] or "").strip(" ,"))
    for match in _AFTER_EVENT.finditer(text):
        yield _relative(match, match["event"])


def _stands_alone(cue: str, match: re.Match[str]) -> bool:
    """Whether a span without an event is a due date: "được xử lý trong 48 giờ", not "họp trong 3 giờ" or the clock's
    "chậm nhất 16 giờ"."""
    hours = squeeze(match["unit"]).lower() == "giờ"
    if hours and int(parse_number(match["n"]) or 0) < _LONG_HOURS:
        return cue.startswith("trong vòng")
    if cue == "trong":
        return _DELIVERS.search(match.string[: match.start()]) is not None
    return cue not in {"tối đa", "không quá", "sau", "thời hạn", "trong thời gian"}


def _relative(match: re.Match[str], event: str) -> Counted:
    unit = squeeze(match["unit"]).lower()
    amount = parse_number(match["n"])
    event = squeeze(_EVENT_LINK.sub("", event))
    due = RelativeDue.model_validate({"amount": int(amount or 0), "unit": unit, "event": event})
    end = (
        match.start("event") + len(match["event"].rstrip(" ,"))
        if match["event"] and match["event"] in match.group()
        else match.end()
    )
    end = max(end, match.end("unit"))
    return Counted(match.start(), end, due)
