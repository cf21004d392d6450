"""A document out of a chat message: number, direction, channel, issue date, subject; secret ones by label only."""

import re
from datetime import date
from typing import Any

from core.guard import Secrecy, look_for_secret
from core.vietnamese.days import find_days
from core.vietnamese.found_days import Certainty, FoundDay
from core.vietnamese.moments import HIDDEN, hide
from core.vietnamese.spelling import EDGE, spelled, words
from core.vietnamese.text import nfc, squeeze
from kpi.citation_spans import CitedNumber, find_numbers
from kpi.draft import Draft, MessageContext
from kpi.records import DocumentChannel, DocumentDirection

_NOUN = (
    "văn bản|vb|công văn|cv|kế hoạch|báo cáo|tờ trình|thông báo|quyết định|chỉ thị|công điện|hướng dẫn|giấy mời"
    "|nghị quyết"
    "|biên bản|chương trình|đề án|phiếu chuyển|phiếu gửi|kết luận|quy chế|thư mời|hợp đồng"
)
_B = r"(?<![^\W_])"
_LABELLED = spelled(rf"{_B}(?:(?:văn bản|vb|công văn|cv|vbản|loại|hướng|chiều)\s*:?\s*)(?P<way>đi|đến|ra|vào){EDGE}")
_COMMAND_WAY = spelled(r"^\W*(?P<way>đi|đến)(?![^\W_])")
_LONE_WAY = spelled(rf"{_B}(?P<way>đi|đến)(?=\s*(?:[,;]|$|điện tử{EDGE}|giấy{EDGE}|bản{EDGE}|mật{EDGE}))")
_WAY_BEFORE_NUMBER = spelled(rf"(?:^|[:;,])\s*(?P<way>đi|đến)\s*:?\s*(?:số\s*:?\s*)?{HIDDEN}")
_WAY_AFTER_NUMBER = spelled(rf"{HIDDEN} (?P<way>đi|đến)(?=\s*(?:[,;]|$|(?:ngày|bằng|bản|điện tử|giấy){EDGE}))")
_RECEIVED = words(
    "nhận(?! xét| thức| định)",
    "tiếp nhận",
    "văn bản đến",
    "gửi đến cho",
    "gửi (?:về|tới|đến|xuống|sang) (?:cho )?(?:mình|ban|phường|phòng|cơ quan|đơn vị|chúng)",
)
_OTHER_BODY_SENT = spelled(
    rf"{_B}(?:sở|bộ|ubnd (?:thành phố|tỉnh|tp|quận)|thành phố|tỉnh|thành ủy|tỉnh ủy|chính phủ|hđnd|cục|chi cục"
    rf"|công an|văn phòng chính phủ|công ty|doanh nghiệp)"
    rf"(?:(?!bảo{EDGE}|yêu cầu|đề nghị|nhắc)[^,;.]){{0,40}}?(?:vừa |đã |mới |có )?(?:gửi|gởi|chuyển){EDGE}"
)
_SENT = words(
    "gửi",
    "gởi",
    "phát hành",
    "ban hành",
    "ký ban hành",
    "chuyển đi",
    "ra(?= (?:văn bản|công văn|thông báo|quyết định|kế hoạch))",
    "(?<!tờ[ ])(?<!phiếu[ ])trình (?:ubnd|lãnh đạo|sở|bộ|thành phố|tỉnh|cấp trên)",
    "send",
)
_PAPER = spelled(
    rf"{_B}(?:(?:bản|văn bản|công văn|cv|vb|gửi|nhận|bằng|loại|hình thức|là|dạng|tờ|đi"
    rf"|đến)\s+)?giấy{EDGE}(?! (?:mời|giới thiệu|nghỉ phép|phép|tờ|đề nghị|chứng nhận|ủy quyền|uỷ quyền"
    rf"|biên nhận|khen|xác nhận|đi đường|báo|triệu tập|nợ))"
    rf"|{_B}(?:bản cứng|hard copy|đường bưu (?:điện|chính)|bưu điện|bưu chính|tận tay|bản in|photo){EDGE}"
)
_DIGITAL = words(
    "điện tử", "trục (?:liên thông|văn bản|vdx|lt|quốc gia|của)", "qua trục", "liên thông", "phần mềm",
    "qlvb(?:&đh|đh)?", "i-?office", "v-?office", "e-?office",
    "e-?mail", "thư điện tử", "ký số", "chữ ký số", "bản mềm", "file(?: mềm)?", "pdf", "hệ thống(?: quản lý)?",
    "vbđt", "(?:vb|văn bản|cv|công văn) đt",
    "(?:qua|trên|gửi|nhận|đường|lên) mạng", "(?:gửi|nhận|bản|qua) (?:online|onl|trực tuyến)", "trên máy",
)  # fmt: skip
_DENIED = spelled(
    rf"{_B}(?:không(?: phải| gửi| có| dùng| còn| nhận)?|chưa|thay(?: vì| cho)|trừ)(?: bằng| qua| bản)?\s*$"
)
_ISSUED_CUE = spelled(rf"{_B}(?:ký|ban hành|phát hành|đề|ra)\s*(?:ngày)?\s*:?\s*$")
_ISSUES = words("phát hành", "ban hành", "ký số", "ký")
_DATED = spelled(rf"{_B}ngày\s*$")
_OTHER_CUE = spelled(rf"{_B}(?:nhận|gửi|nộp|hạn|trước|đến hạn|chậm nhất|đến|họp|vào sổ|lưu)(?: (?:vào )?ngày|:)?\s*$")
_OWN_SEGMENT, _SEGMENT_ENDS = spelled(r"[,;]\s*ngày\s*$|[,;]\s*$"), re.compile(r"\s*(?:[,;.]|$)")
_AFTER_NUMBER = spelled(r"\s*,?\s*(?:đi |đến )?(?:ngày|ký ngày|ban hành ngày|-|;)?\s*")
_BLANK_NUMBER = spelled(r"(?:số\s*:?\s*)(?:[.…_]+\s*)?/\s?[a-zđ]")
_ABOUT = spelled(rf"{_B}(?:về việc|v/v|về|trích yếu|nội dung)\s*:?\s+(?P<title>[^;]+)$")
_SEGMENT = re.compile(r"\s*[;,](?!\d)\s*")
_NO_TITLE = words(
    "đi", "đến", "gửi", "nhận", "điện tử", "giấy", "bản", "mật", "tối mật", "tuyệt mật", "ngày", "hôm nay",
    "hôm qua", "sáng nay", "chiều nay",
    "lưu", "ghi", "giúp", "vừa", "đã", "qua", "trục", "liên thông", "lỡ", "văn bản", "công văn", "cv", "vb", "số",
    "cho", "em", "nhé", "rồi", "vào sổ", "vbđt", "khẩn", "hỏa tốc", "thượng khẩn",
)  # fmt: skip
_TITLED = spelled(rf"^\W*(?:{_NOUN}){EDGE}")


def read_document(message: str, context: MessageContext, command: bool = False) -> Draft:
    """The draft of a document. A marked one keeps neither number nor title; never raises."""
    text = squeeze(nfc(message))
    secret = look_for_secret(text) is not Secrecy.CLEAN
    numbers = find_numbers(text)
    own = _own_number(text, numbers)
    rest = hide(text, [(n.start, n.end) for n in numbers])
    direction, channel = _direction(rest, command), _channel(rest)
    issued, impossible = _issued(rest, own, context.now.date(), command)
    said: dict[str, Any] = {
        "number": None if secret or own is None else own.number,
        "direction": direction.value if direction else None,
        "channel": channel.value if channel else None,
        "issued_date": issued.isoformat() if issued else None,
        "title": None if secret else _title(text, own, command),
    }
    fields = {name: value for name, value in said.items() if value is not None}
    if secret:
        fields["number"] = None  # said to be left out, never asked for
    fields["secret"] = secret
    needs = [name for name in ("number", "direction", "channel") if name not in fields]
    return Draft(fields, tuple(needs), ("issued_date",) if impossible else ())


def _own_number(text: str, numbers: list[CitedNumber]) -> CitedNumber | None:
    """The document's own number: right after its noun, else after "số", else the first with a symbol."""
    if _BLANK_NUMBER.search(text):
        numbers = [n for n in numbers if not n.full and text[n.end : n.end + 2].strip()[:1] != "/"]
    for number in numbers:
        if spelled(rf"{_B}(?:{_NOUN})(?: (?:số|đi|đến|giấy|điện tử|mật))*\s*:?\s*(?:số\s*:?\s*)?$").search(
            text[: number.start]
        ):
            if number.full or not any(n.full for n in numbers):
                return number
            break
    for number in numbers:
        if spelled(r"số\s*:?\s*$").search(text[: number.start]):
            return number
    full = [n for n in numbers if n.full]
    return full[0] if full else (numbers[0] if numbers else None)


def _direction(text: str, command: bool) -> DocumentDirection | None:
    said = (command and (_COMMAND_WAY.search(text) or _LONE_WAY.search(text))) or _LABELLED.search(text)
    said = said or _WAY_AFTER_NUMBER.search(text) or _WAY_BEFORE_NUMBER.search(text)
    if said:
        return DocumentDirection.DI if said["way"].lower() in ("đi", "di", "ra") else DocumentDirection.DEN
    if _OTHER_BODY_SENT.search(text) and not _RECEIVED.search(text):
        return DocumentDirection.DEN
    received, sent = _RECEIVED.search(text), _SENT.search(text)
    if received and (not sent or received.start() <= sent.start()):
        return DocumentDirection.DEN
    return DocumentDirection.DI if sent else None


def _channel(text: str) -> DocumentChannel | None:
    """Paper or electronic; both, or neither, is asked."""
    paper = any(not _DENIED.search(text[: m.start()]) for m in _PAPER.finditer(text))
    digital = any(not _DENIED.search(text[: m.start()]) for m in _DIGITAL.finditer(text))
    if paper == digital:
        return None
    return DocumentChannel.GIAY if paper else DocumentChannel.DIEN_TU


def _issued(text: str, own: CitedNumber | None, today: date, command: bool) -> tuple[date | None, bool]:
    """The issue date where one is said, and whether an impossible one was."""
    for day in find_days(text, today):
        dated = day.text[:1].isdigit() or "ng" in day.text.lower()[:3] or _ISSUED_CUE.search(text[: day.start])
        if day.certainty is Certainty.VAGUE or not dated:
            continue
        if not _is_issue_date(text, day, own, command):
            continue
        return day.first, day.certainty is Certainty.IMPOSSIBLE
    return None, False


def _is_issue_date(text: str, day: FoundDay, own: CitedNumber | None, command: bool) -> bool:
    before = text[: day.start]
    if _ISSUED_CUE.search(before):
        return True
    if _OTHER_CUE.search(before):
        return False
    if own is not None and day.start >= own.end and _ISSUES.search(before) and _DATED.search(before):
        return True
    if own is not None and day.start >= own.end and _AFTER_NUMBER.fullmatch(text[own.end : day.start]):
        return True
    if _OWN_SEGMENT.search(before) and _SEGMENT_ENDS.match(text[day.end :]):
        return True
    return command and any(char.isdigit() for char in day.text)


def _title(text: str, own: CitedNumber | None, command: bool) -> str | None:
    """What it is about: the part after "về việc", else a segment that is neither number, day, way nor channel."""
    start = own.end if own else 0
    if match := _ABOUT.search(text[start:]):
        return _clean(match["title"])
    for segment in _SEGMENT.split(text[start:]):
        left = squeeze(re.sub(r"[^\w\s]|\d", " ", _NO_TITLE.sub(" ", segment)))
        if len(left.split()) >= 2 and (_TITLED.match(segment) or command):
            return _clean(segment)
    return None


def _clean(title: str) -> str | None:
    return squeeze(title).strip(" .,;:-")[:300] or None
