"""The event's own words in a message: what is left when day, hour, length, mode, place and chat words are taken out."""

import re
from collections.abc import Sequence

from core.vietnamese.spelling import EDGE, spelled, words
from core.vietnamese.text import fold, squeeze

_B = r"(?<![^\W_])"
_HEAD = words(
    "hội nghị", "hn", "h/n", "giao ban", "hội thảo", "tọa đàm", "toạ đàm", "tập huấn", "hội ý", "sơ kết", "tổng kết",
    "sinh hoạt", "lễ", "đối thoại", "họp", "quán triệt", "làm việc với", "mít tinh", "bồi dưỡng",
)  # fmt: skip
_CUE_BEFORE = spelled(
    rf"{_B}(?:(?:vào|lúc|hôm|ngày|từ|đến|đến hết|tới|bắt đầu|khai mạc|kết thúc|diễn ra|trong|kéo dài|mất|hết"
    rf"|khoảng|chừng"
    rf"|gần|hơn|suốt|dài|thời gian|thời lượng|buổi|đầu giờ|cuối giờ|sáng|chiều|tối|trưa|tầm|trở đi|dự kiến|thứ"
    rf"|(?<!mặt[ ])bằng|theo|qua|với hình thức|hình thức|và|tổ chức){EDGE}[\s:]*)+$"
)
_CUE_AFTER = spelled(
    rf"^(?:\s*(?:bắt đầu|khai mạc|đồng hồ|liền|trở đi|kết thúc|là xong|sáng|chiều|trưa|nay|hằng tuần|hàng tuần"
    rf"|thì xong"
    rf"|mới xong|xong){EDGE})+"
)
_CUT = re.compile(r"[;\n]|,(?!\d)|(?<!\d)[.:](?=\s|$)|:\s|\s[-–—]+\s|[()]")
_PLACE = spelled(
    rf"{_B}(?:(?:họp|ngồi|tổ chức|diễn ra) )?(?:ngồi )?(?:(?:tại|ở) |ngồi )(?:(?:các )?(?:phòng họp|hội trường|trụ sở"
    rf"|văn phòng|tầng|phòng|cơ quan|uỷ ban|ủy ban|ubnd|nhà văn hóa|nhà văn hoá|trung tâm hội nghị|điểm cầu"
    rf"|đầu cầu|nhà"
    rf"|ban quản lý|ban|phường){EDGE})[^,;.]*?(?=$|[,;.]| (?:về|với|trong|từ|lúc|để|bằng|qua|bàn|triển khai"
    rf"|quán triệt|họp|hội nghị|hn|giao ban){EDGE})"
)
_LEAD = spelled(
    r"^\W*(?:/\S+|nhờ (?:em|bạn|trợ lý|bot)|ghi (?:giúp|hộ|nhận|lại|sổ|vào sổ|nhé|dùm|giùm|cho)|ghi|lưu (?:giúp"
    r"|lại|hộ)|lưu"
    r"|nhập (?:giúp|hộ)|nhập|log|note|báo cáo(?=\s*[:,])|bc(?=\s*[:,])|thêm|em|anh|chị|mình|tôi|ban|chúng tôi"
    r"|phòng|đơn vị"
    r"|cơ quan|phường|cho|giúp|hộ|dùm|giùm|vừa|mới|đã|đang|sắp|sẽ|có|tổ chức|xong|kết thúc|hoàn thành|diễn ra"
    r"|được|lại|rồi"
    r"|này|thì|là|một|1|cuộc|buổi|phiên|vào|ngày|hôm|lúc|từ|lịch|dự kiến|cần|phải|vẫn|ban ql|xin|vui lòng|và|ạ"
    r"|ơi|dạ|đi"
    r"|họp(?= hội nghị))(?![^\W_])\W*"
)
_TAIL = spelled(
    r"(?:(?<![^\W_])(?:rồi|nhé|nha|ạ|xong|đã xong|họp|là|nhé em|em|giúp|với nhé|thời lượng|thời gian|và|xong rồi|vào"
    r"|lúc|từ)|[\s,.;:!\-–—]+)$"
)
_DONE = spelled(rf"(?<=họp) xong{EDGE}")
_GENERIC = {
    "hop", "hoi", "nghi", "cuoc", "buoi", "phien", "co", "mot", "1", "xong", "hn", "vua", "nay", "roi", "nhe",
    "bat", "dau", "ket", "thuc",
    "luc", "tu", "den", "ngay", "hom", "sang", "chieu", "toi", "trua", "voi", "va", "vao", "o", "tai", "hinh",
    "bang", "theo", "a", "em", "ghi", "giup",
    "nhan", "noi", "dung", "la", "thoi", "gian", "luong", "keo", "dai", "het", "mat", "khoang", "to", "chuc",
    "dien", "ra", "ban", "phong", "don", "vi",
    "minh", "anh", "chi", "cho", "can", "lai", "da", "se", "sap", "moi", "dang", "nghe", "rieng", "tong", "thuoc",
    "trong", "du", "tham", "lich",
}  # fmt: skip
_ABOUT = spelled(
    r"^\W*(?:(?:nội dung|chủ đề|tiêu đề|tên)(?: là| về)?\s*:? |về(?: việc)? |v/v |bàn |triển khai |với |cho "
    r"|quán triệt |thảo luận |góp ý )"
)


def title_of(text: str, places: Sequence[tuple[int, int]]) -> str | None:
    """The title within `text`, given the places already read as time, length or mode; None where nothing names it."""
    cut = bytearray(b" " * len(text))
    places = _sparing_the_head(text, places)
    for start, end in [*places, *(m.span() for p in (_PLACE, _DONE) for m in p.finditer(text))]:
        start, end = _widened(text, start, end)
        cut[start:end] = b"x" * (end - start)
    named = [(piece, spelt_out) for piece, spelt_out in _pieces(text, cut) if _says_something(piece)]
    first = next((place for place, (piece, _) in enumerate(named) if _HEAD.search(piece)), None)
    if first is None:
        return named[0][0] if named else None
    rest = [piece for piece, spelt_out in named[first + 1 :] if spelt_out or _ABOUT.match(piece)]
    return squeeze(", ".join([named[first][0], *rest]))[:300]


def _sparing_the_head(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places, without the "họp" of "họp bằng Zoom" where no other word names the event."""
    outside = [m for m in _HEAD.finditer(text) if not any(a <= m.start() < b for a, b in places)]
    if outside:
        return list(places)
    return [(a + m.end() if (m := _HEAD.match(text[a:b])) else a, b) for a, b in places]


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A place with the words that only lead to it: "vào lúc", "kéo dài", "bắt đầu"."""
    if match := _CUE_BEFORE.search(text[:start]):
        start = match.start()
    if match := _CUE_AFTER.match(text[end:]):
        end += match.end()
    return start, end


def _pieces(text: str, cut: bytearray) -> list[tuple[str, bool]]:
    """What stands between the commas, read places taken out, chat words off the ends; and whether a colon after the
    event's own words leads to it ("họp chuyên môn: xử lý hồ sơ tồn đọng")."""
    bounds = [0, *(edge for m in _CUT.finditer(text) if cut[m.start()] != ord("x") for edge in m.span()), len(text)]
    pieces: list[tuple[str, bool]] = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        kept = "".join(text[i] if cut[i] != ord("x") else "\x00" for i in range(start, end))
        named = bool(pieces) and _HEAD.search(pieces[-1][0]) is not None
        piece = _trimmed(squeeze(re.sub("\x00+", " ", kept)))
        pieces.append((piece, named and text[:start].rstrip().endswith(":")))
    return pieces


def _trimmed(piece: str) -> str:
    """A piece from the event's head on, without the chat words around it."""
    while True:
        shorter = piece
        if match := _LEAD.match(piece):
            shorter = piece[match.end() :]
        if match := _TAIL.search(shorter):
            shorter = shorter[: match.start()]
        shorter = shorter.strip(" ,.;:-–—!\"“”'")
        if shorter == piece:
            break
        piece = shorter
    match = _HEAD.search(piece)
    if match and match.start() and _only_lead(piece[: match.start()]):
        piece = piece[match.start() :]
    return piece


def _only_lead(words: str) -> bool:
    """Whether the words before the head are about who holds it, not part of its name."""
    return len(words.split()) <= 4


def _says_something(piece: str) -> bool:
    words = re.findall(r"[^\W_]+", fold(piece))
    return any(word not in _GENERIC for word in words)
