"""The thing a bound is about, cleaned of the words that lead to it: verbs of resolve, measures, brackets, periods."""

import re
from dataclasses import dataclass

from core.vietnamese.text import squeeze

_RESOLVE = re.compile(
    r"^(?:(?:phấn\s+đấu|phân\s+đấu|đảm\s+bảo|bảo\s+đảm|duy\s+trì|thực\s+hiện\s+nghiêm(?:\s+túc)?|"
    r"thực\s+hiện(?:\s+việc)?|nghiêm\s+túc|"
    r"quy\s+định(?:\s+về)?|yêu\s+cầu|tiếp\s+tục|cần|phải|việc|chỉ\s+tiêu|mục\s+tiêu|trong\s+đó|"
    r"cụ\s+thể(?:\s+là)?|gồm|để|nhằm|"
    r"riêng|đồng\s+thời|và|với|có|thì|các|những|mỗi|một|từng|mọi|tất\s+cả(?:\s+các)?|"
    r"hoàn\s+thành\s+chỉ\s+tiêu|đạt(?:\s+được)?)\s+)+",
    re.IGNORECASE,
)
_ORGANISE = re.compile(
    r"^(?:tổ\s+chức|triệu\s+tập|tiến\s+hành|bố\s+trí|quy\s+định)\s+(?=(?:các\s+|"
    r"mỗi\s+)?(?:cuộc\s+)?(?:họp|hội\s+nghị|phiên))",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"^(?P<measure>(?:tổng\s+)?(?:thời\s+gian|thời\s+lượng|thời\s+hạn|độ\s+dài|dung\s+lượng|"
    r"số\s+trang|số\s+lượng|số\s+lần|số\s+(?:cuộc|buổi|ngày))"
    r"(?P<what>\s+(?:họp|tổ\s+chức|phát\s+biểu|trình\s+bày|giải\s+quyết|xử\s+lý|thảo\s+luận|"
    r"kết\s+luận))?)(?![^\W\d_])\s*",
    re.IGNORECASE,
)
_LINK_AFTER_MEASURE = re.compile(r"^(?:(?:của|cho|đối\s+với|trong|để)\s+)+(?:(?:một|mỗi|các)\s+)?", re.IGNORECASE)
_MEASURE_TAIL = re.compile(
    r"[\s,:(–-]*(?:(?:có|với)\s+)?(?P<measure>thời\s+gian|thời\s+lượng|thời\s+hạn|độ\s+dài|"
    r"dung\s+lượng)(?:\s+(?:họp|tổ\s+chức|trình\s+bày|phát\s+biểu))?\s*$",
    re.IGNORECASE,
)
_LINKS_TAIL = re.compile(
    r"(?:[\s,:;–-]+(?:được|phải|là|thì|chỉ|đạt|chiếm|có|trong|với|cần|từ|và|không|cũng|kéo\s+dài|"
    r"diễn\s+ra|giới\s+hạn|quy\s+định|tổ\s+chức|phấn\s+đấu|"
    r"phân\s+đấu|nằm|bảo\s+đảm|đảm\s+bảo|đều|tỷ\s+lệ|tỉ\s+lệ|lên|xuống|còn|ở|mức|tối\s+đa|"
    r"hoàn\s+thành|đứng|xếp|thuộc))+\s*$",
    re.IGNORECASE,
)
_ONLY_LINK = re.compile(
    r"(?:và|còn|hoặc|là|thì|không|các|mỗi|một|những|có|đạt|phấn\s+đấu|đảm\s+bảo|bảo\s+đảm)", re.IGNORECASE
)
_EXCLUSION = re.compile(
    r"\((?P<inside>(?:trừ|ngoại\s+trừ|không\s+bao\s+gồm|không\s+kể|không\s+tính|không\s+áp\s+dụng|"
    r"không\s+gồm)[^()]*)\)"
    r"|[,\s]+(?P<tail>(?:trừ(?!\s+khi\b)|ngoại\s+trừ|không\s+bao\s+gồm|không\s+kể|"
    r"không\s+tính)\s+[^;.]*)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:[,\s]*)(?P<period>(?:ngay\s+)?(?:trong\s+|đến\s+|hết\s+|vào\s+|"
    r"tính\s+đến\s+)*(?:(?:hết\s+)?năm\s+(?:19|20)\d{2}(?!\d)|giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}|"
    r"quý\s+(?:IV|I{1,3}|[1-4])(?:\s*(?:/|năm\s+)\s*\d{4})?|tháng\s+\d{1,2}(?:\s*/\s*\d{4})?|"
    r"6\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?)"
    r"|(?:trước|chậm\s+nhất|đến)\s+(?:ngày\s+)?\d{1,2}\s*(?:/|-|tháng)\s*\d{1,2}(?:\s*(?:/|-|"
    r"năm)\s*\d{4})?"
    r"|(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày)|trong\s+(?:một\s+|01\s+)?(?:năm|quý|tháng|"
    r"tuần)(?!\s*\d|\s+(?:sau|trước|tới|qua))|/\s*(?:năm|quý|tháng|tuần|ngày)(?![^\W\d_]))",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"[,\s]*(?P<base>so\s+với\s+[^;,.()]*)", re.IGNORECASE)
_BASE = re.compile(
    r"^\s*(?P<base>(?:trên\s+|trong\s+)?tổng\s+(?:số\s+)?[^;.()]*|so\s+với\s+[^;,.()]*|"
    r"của\s+tổng\s+[^;.()]*)",
    re.IGNORECASE,
)
_ACTION_LEAD = re.compile(
    r"^(?:nâng\s+cao|đổi\s+mới|tăng\s+cường|hạn\s+chế|kiểm\s+soát|đẩy\s+mạnh|chuẩn\s+bị|cải\s+tiến|"
    r"rà\s+soát|xây\s+dựng|chấp\s+hành|tiếp\s+tục|"
    r"thực\s+hiện|chủ\s+động|tập\s+trung|sắp\s+xếp|nghiên\s+cứu|triển\s+khai|theo\s+dõi|tránh|"
    r"quán\s+triệt)(?![^\W\d_])",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?<![^\W\d_])(?:tỷ\s+lệ|tỉ\s+lệ|số\s+lượng|mức\s+độ|chỉ\s+số|điểm\s+số|số\s+hồ\s+sơ|"
    r"số\s+văn\s+bản)(?![^\W\d_])",
    re.IGNORECASE,
)


_RHYTHM = re.compile(
    r"(?:(?:mỗi|hằng|hàng|một|hai|ba|bốn|từng|lần|lượt|kỳ|học\s+kỳ|tháng|tuần|quý|năm|ngày|buổi|phiên|cuộc|vào|"
    r"sáng|chiều|tối|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|đầu|cuối|giữa|của|tổ\s+chức|họp|định\s+kỳ|"
    r"bắt\s+đầu|từ|lúc|giờ|phút|được|và|\d{1,2}(?:[.:h]\d{2})?)(?![^\W\d_])[\s,:–-]*)+",
    re.IGNORECASE,
)


def is_rhythm(text: str) -> bool:
    """Whether words only tell when or how often something is held: "mỗi tháng 01 lần," names no thing."""
    return _RHYTHM.fullmatch(squeeze(text).strip(" ,;:–-*_.")) is not None


@dataclass(frozen=True, slots=True)
class Thing:
    """A cleaned subject with what was taken off it, all as worded."""

    subject: str
    measure: str = ""
    period: str = ""
    exclusions: str = ""
    base: str = ""


def take_exclusions(text: str) -> tuple[str, str]:
    """`text` without its exceptions, and the exceptions ("trừ văn bản mật")."""
    match = _EXCLUSION.search(text)
    if not match:
        return text, ""
    return squeeze(text[: match.start()] + text[match.end() :]), squeeze(match["inside"] or match["tail"])


def take_period(text: str, *, at_ends: bool = False) -> tuple[str, str]:
    """`text` without the last period it names, and the period ("trong năm 2026").

    `at_ends` leaves alone a period inside a name ("Kế hoạch năm 2026 của thành phố").
    """
    matches = [m for m in _PERIOD.finditer(text) if not at_ends or not text[m.end() :].strip() or m.start() == 0]
    if not matches:
        return text, ""
    match = matches[-1]
    kept = squeeze(text[: match.start()] + " " + text[match.end() :])
    return kept, squeeze(match["period"]).lstrip("/ ") if match["period"] else ""


def take_base(text: str) -> tuple[str, str]:
    """Words after a share that say of what it is one: "tổng số hội nghị trong năm", "so với năm 2025"."""
    if match := _BASE.match(text):
        return text[match.end() :], squeeze(match["base"])
    if match := _COMPARED.search(text):
        return squeeze(text[: match.start()] + text[match.end() :]), squeeze(match["base"])
    return text, ""


_SAME_SUBJECT = re.compile(r"^(?P<thing>[^,;]{2,60}?)\s+(?:được|phải|bị)\s.*\svà\s*$", re.IGNORECASE | re.DOTALL)


def clean(text: str) -> Thing:
    """The thing itself: resolve, plural marks and linking words off the ends; a measure noun set apart."""
    text, exclusions = take_exclusions(squeeze(text))
    if match := _SAME_SUBJECT.match(text):  # "tài liệu được gửi trước … và |không dài quá|"
        text = match["thing"]
    text = _last_topic(trim(text))
    measure = ""
    if (match := _MEASURE.match(text)) and not text.lower().startswith("số lượng"):
        measure = squeeze(match["measure"])
        rest = text[match.end() :]
        rest = rest if match["what"] else _LINK_AFTER_MEASURE.sub("", rest)
        text = trim(f"{(match['what'] or '').strip()} {rest}" if rest.strip() or match["what"] else "")
    if match := _MEASURE_TAIL.search(text):
        measure = measure or squeeze(match["measure"])
        text = trim(text[: match.start()])
    text = _ORGANISE.sub("", text)
    text, period = take_period(text, at_ends=True)
    return Thing(trim(text), measure, period, exclusions)


def trim(text: str) -> str:
    """Leading resolve and trailing links off, until nothing changes."""
    text = squeeze(text).strip(" ,;:–-*_.")
    while True:
        shorter = _LINKS_TAIL.sub("", _RESOLVE.sub("", text)).strip(" ,;:–-*_.")
        if _ONLY_LINK.fullmatch(shorter):
            return ""
        if shorter == text:
            return text
        text = shorter


def trim_front(text: str) -> str:
    """Leading resolve off: "phấn đấu mỗi phòng có" → "phòng có"."""
    return _RESOLVE.sub("", squeeze(text)).strip(" ,;:–-*_")


def _last_topic(text: str) -> str:
    """Of "nâng cao chất lượng cuộc họp, họp giao ban" the last part: an action first, then the thing bounded."""
    if "," not in text:
        return text
    if (match := _MEASURED.search(text)) and match.start() > 0 and text[: match.start()].rstrip().endswith((",", "và")):
        return trim(text[match.start() :])
    if _ACTION_LEAD.match(text) and _depth(text) == 0:
        return trim(text.rpartition(",")[2])
    return text


def _depth(text: str) -> int:
    return text.rpartition(",")[2].count(")") - text.rpartition(",")[2].count("(")
