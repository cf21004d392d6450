"""Units and persons by the nouns of office life: Văn phòng, Phòng, Sở, Trung tâm, Ủy ban, người đứng đầu, các đơn vị.

No list of any agency's units: a name is an office noun and the words after it, up to a verb of duty or a mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese.text import squeeze
from corpus.facts.clauses import masked, without_label

_B, _E = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_HEADS = (
    r"Văn\s+phòng|Phòng(?!\s*,?\s+chống|\s+họp|\s+ngừa|\s+chờ)|Ban(?!\s+hành)|Sở(?!\s+hữu)|"
    r"Trung\s+tâm|Chi\s+cục|Tổng\s+cục|Cục(?!\s+bộ)|Ủy\s+ban|Uỷ\s+ban|"
    r"UBND|HĐND|UBMTTQ|MTTQ|Hội\s+đồng|Đảng\s+ủy|Đảng\s+uỷ|Thành\s+ủy|Thành\s+uỷ|Tỉnh\s+ủy|Tỉnh\s+uỷ|"
    r"Huyện\s+ủy|Quận\s+ủy|Chi\s+bộ|Cấp\s+ủy|Cấp\s+uỷ|Công\s+an|"
    r"Công\s+chức|Viên\s+chức|Trường(?!\s+hợp)|Trạm|Đội(?!\s+ngũ)|Tổ(?!\s+chức)|Bộ\s+phận|"
    r"Thanh\s+tra(?!\s*,|\s+công|\s+việc|\s+(?:theo|trách|đột|định|chuyên|lại|về|các|trong|kinh)(?![^\W\d_]))|Đoàn(?!\s+kết)|Mặt\s+trận|Kho\s+bạc|Viện|Bộ(?=\s+[A-ZĐ])|"
    r"Hội(?!\s+nghị|\s+họp|\s+thảo|\s+nhập)|"
    r"BQL|VP|TTPVHCC|Quỹ|Người\s+đứng\s+đầu|Thủ\s+trưởng|Trưởng\s+(?:ban|phòng|thôn|các)|"
    r"Trưởng(?=\s+[A-ZĐ])|Phó\s+(?:Trưởng|Chủ\s+tịch|Giám\s+đốc|Hiệu\s+trưởng|Chánh)|Chủ\s+tịch|Giám\s+đốc|"
    r"Khoa(?=\s+(?-i:[A-ZĐ]))|Tổ\s+trưởng|Đội\s+trưởng|Giáo\s+viên|Nhân\s+viên|"
    r"Chánh\s+(?:Văn\s+phòng|Thanh\s+tra)|Bí\s+thư|Hiệu\s+trưởng|"
    r"Lãnh\s+đạo(?=\s+(?:Ban|Sở|phòng|Phòng|Văn|đơn|các|cơ|UBND|Ủy|Chi|Trung|cấp|Cục))|Thủ\s+tướng|"
    r"Chính\s+phủ|Quốc\s+hội|Thường\s+trực|Tập\s+thể\s+lãnh\s+đạo|Kế\s+toán|Văn\s+thư|Thư\s+ký|"
    r"Đồng\s+chí|Các\s+đồng\s+chí|"
    r"(?:Các|Những|Mọi|Toàn\s+thể|Tất\s+cả\s+các|Từng)\s+(?:phòng|ban|sở|đơn\s+vị|cơ\s+quan|bộ\s+phận|"
    r"tổ|thôn|ấp|khoa|đội|trạm|trung\s+tâm|trường|giáo\s+viên|nhân\s+viên|cán\s+bộ|công\s+chức|viên\s+chức|cá\s+nhân|đảng\s+viên|"
    r"doanh\s+nghiệp|thành\s+viên|ngành|xã|phường|địa\s+phương|chi\s+bộ|đồng\s+chí|chủ\s+đầu\s+tư|"
    r"tổ\s+chức)|"
    r"Cơ\s+quan|Đơn\s+vị|Cán\s+bộ|Cá\s+nhân|Doanh\s+nghiệp|Chuyên\s+viên|Chủ\s+đầu\s+tư|"
    r"Đài(?=\s+(?:Phát|Truyền|Truyền\s+thanh))|Báo(?=\s+(?-i:[A-ZĐ]))|Bệnh\s+viện|Hợp\s+tác\s+xã|"
    r"Tổ\s+chức(?=\s*,\s+cá\s+nhân)|Chủ\s+tọa|Người\s+(?:chủ\s+trì|phát\s+ngôn|lao\s+động)"
)
_HEAD = re.compile(rf"{_B}(?:{_HEADS}){_E}", re.IGNORECASE)
_HEAD_START = re.compile(rf"(?:{_HEADS}){_E}", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|phòng|bộ\s+phận|tổ\s+chức|cá\s+nhân|người|công\s+chức|"
    r"cán\s+bộ)(?:\s*,\s*(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|"
    r"cá\s+nhân))*\s+(?:được\s+)?(?:giao\s+)?(?:chủ\s+trì|phối\s+hợp|soạn\s+thảo|thực\s+hiện|"
    r"tham\s+mưu|chuẩn\s+bị|tổ\s+chức|trình)",
    re.IGNORECASE,
)
_STRONG = re.compile(rf"{_B}(?:chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|phải){_E}")
_VERBS = (
    r"chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì|phối\s+hợp|"
    r"là\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?(?:đầu\s+mối|thường\s+trực)|làm\s+đầu\s+mối|"
    r"tham\s+mưu|theo\s+dõi|đôn\s+đốc|chủ\s+động|tổ\s+chức(?!\s*,|\s+(?:đơn\s+vị|cá\s+nhân|"
    r"chính\s+trị|đảng|đoàn\s+thể|trực\s+thuộc|thuộc|liên\s+quan))|thực\s+hiện|xây\s+dựng|rà\s+soát|"
    r"báo\s+cáo|(?<!Phòng Kế hoạch )(?<!Phòng Hành chính )tổng\s+hợp|"
    r"tiếp\s+tục|kịp\s+thời|phản\s+ánh|nghiêm\s+túc|căn\s+cứ|cử|bố\s+trí|ban\s+hành|hướng\s+dẫn|"
    r"kiểm\s+tra|triển\s+khai|giúp|phê\s+duyệt|gửi|nộp|trình|"
    r"tăng\s+cường|thường\s+xuyên|quán\s+triệt|phải|cần|không\s+được|được\s+giao|chỉ\s+đạo|"
    r"lãnh\s+đạo(?!\s+(?:Ban|phòng|Sở))|yêu\s+cầu|đề\s+nghị|lập|công\s+khai|cập\s+nhật|đảm\s+bảo|"
    r"bảo\s+đảm|"
    r"định\s+kỳ|hằng|hàng\s+(?:tháng|quý|năm|tuần)|đăng(?:\s+tải|\s+ký)?|đẩy\s+mạnh|phổ\s+biến|"
    r"sử\s+dụng|nâng\s+cao|tập\s+trung|đề\s+xuất|quyết\s+định|xem\s+xét|chuẩn\s+bị|"
    r"cung\s+cấp|hoàn\s+thành|tham\s+gia|tiếp\s+nhận|giải\s+quyết|xử\s+lý|phân\s+công|giám\s+sát|"
    r"thẩm\s+định|đánh\s+giá|vận\s+hành|thông\s+báo|tuyên\s+truyền|gắn|trực\s+tiếp|thống\s+nhất|"
    r"khẩn\s+trương|dự(?=\s+họp)|"
    r"giao(?!\s+(?:ban|dịch|thông|tiếp|lưu|nhận))|trả\s+(?:lời|kết)|tiếp\s+(?:dân|công\s+dân|thu)|"
    r"vận\s+động|tuần\s+tra|niêm\s+yết|đối\s+chiếu|trồng|lắp|mở|"
    r"kiểm\s+soát|dán|hỗ\s+trợ|thu(?=\s+[^\W\d_])|chấm|nhập|số\s+hóa|chuyển\s+đổi|ứng\s+dụng|"
    r"khai\s+thác|cấp|mời|ghi|chốt|nhắc|lồng\s+ghép|đổi\s+mới|phân\s+tích|thống\s+kê|"
    r"quản\s+lý(?=\s+(?:và|các|hồ|việc|chặt))|"
    r"bố\s+cục|khắc\s+phục|chấn\s+chỉnh|ngăn\s+chặn|phát\s+hiện|khen|biểu\s+dương|kiện\s+toàn|"
    r"củng\s+cố|công\s+bố|xác\s+nhận|chứng\s+thực|tập\s+huấn|bồi\s+dưỡng|đào\s+tạo|trực(?=\s)(?!\s+thuộc)|"
    r"thẩm\s+tra|thành\s+lập|chấp\s+hành|sắp\s+xếp|cân\s+đối|ký|"
    r"bỏ(?=\s)|dừng|cụ\s+thể\s+(?:hóa|hoá)|khảo\s+sát|ra\s+quân|xóa|xác\s+minh|phân\s+loại|thí\s+điểm|lựa\s+chọn|trang\s+bị|cắt\s+giảm|"
    r"rút\s+ngắn|sửa\s+chữa|nâng\s+cấp|bàn\s+giao|thu\s+gom|thu\s+hồi|thiết\s+lập|hoàn\s+thiện|kết\s+nối|chia\s+sẻ|"
    r"biên\s+soạn|mua\s+sắm|tổng\s+kết|sơ\s+kết|chăm\s+sóc|tư\s+vấn|tiết\s+kiệm|cam\s+kết|ưu\s+tiên|khuyến\s+khích|"
    r"duy\s+trì|bảo\s+quản|lưu|nghiên\s+cứu|đưa|lấy|kết\s+luận|phát\s+hành|chuyển"
)
_VERB = re.compile(rf"(?<!được ){_B}(?:{_VERBS}){_E}")
_HEADS_CAPITAL = (
    r"(?:Văn\s+phòng|Phòng\s|Ban\s|Sở\s|Trung\s+tâm|Chi\s+cục|Cục\s|Ủy\s+ban|Uỷ\s+ban|UBND|HĐND|"
    r"Đảng\s+ủy|Đảng\s+uỷ|Công\s+an|Trường\s|Trạm\s|Đội\s|Tổ\s|Bộ\s+phận|Thanh\s+tra|Hội\s|Đoàn\s|"
    r"Mặt\s+trận|Các\s|các\s|Lãnh\s+đạo|Công\s+chức)"
)
_STOP = re.compile(
    rf"[;.:()“”\"]|,|{_B}(?:{_VERBS}|kết\s+quả|tình\s+hình|phân\s+bổ|"
    rf"quy\s+chế|quy\s+trình|dự\s+(?:thảo|toán)|phương\s+án|danh\s+mục|đề\s+án|kế\s+hoạch|số\s+liệu|hồ\s+sơ|theo|trước|sau|để|về|trong|tại|chậm|khi|nếu|"
    rf"qua|thông\s+qua|kèm|từ|đến|cho|với|trên|bằng|vào|nhằm|"
    rf"(?<!Hội đồng nhân dân )(?<!HĐND )và(?=\s+(?:{_HEADS_CAPITAL}|"
    rf"[^A-ZĐÂĂÊÔƠƯỦỤÝÁÀẢẤẦẨẮẰẶẾỀỂÚÙỨỪÔÓÒỐỒỔÍÌỨ]))){_E}"
)
_NAME_END = re.compile(r"(?:tổng\s+hợp|thẩm\s+định|giám\s+sát|kiểm\s+tra|đào\s+tạo|tuyên\s+truyền)")
"""Verbs that end a unit's name: "Phòng Thanh tra, kiểm tra", "Bộ phận Kiểm tra, giám sát"."""
DUTY_VERB = _VERB
"""A verb that tells what a unit does."""
_COLLECTIVE = re.compile(
    r"^(?:các|những|mọi|toàn\s+thể|tất\s+cả|từng|cán\s+bộ,|công\s+chức,)|(?<![^\W\d_])các\s+(?!doanh)|"
    r"^(?:cơ\s+quan|đơn\s+vị),\s",
    re.IGNORECASE,
)
_CHARGED = re.compile(r"được\s+(?:phân\s+công|giao|cử)\s*$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"^(?:đối\s+với|trách\s+nhiệm\s+của|nhiệm\s+vụ\s+của|giao(?:\s+cho)?(?=\s+(?-i:[A-ZĐ]|các))|"
    r"đề\s+nghị|yêu\s+cầu)\s+",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"(?:^|(?<=[\s,]))(?P<cue>(?:giao(?:\s+cho)?|đề\s+nghị|yêu\s+cầu|phân\s+công))\s+(?=\S)", re.IGNORECASE
)
_CONDITION = re.compile(
    r"^(?:(?:trong\s+)?quá\s+trình\s+[^,;]*,\s*)?(?:nếu|khi|trường\s+hợp|trong\s+trường\s+hợp|"
    r"khi\s+có)\s+(?:[^,;]*,\s*){1,3}?(?=\S)",
    re.IGNORECASE,
)
_PREFACE = re.compile(
    r"^(?:(?:căn\s+cứ|trên\s+cơ\s+sở|thực\s+hiện|theo|trong|định\s+kỳ|hằng|hàng|trước|từ|đến|sau|"
    r"chậm\s+nhất)\s+[^,;]*,\s*)+(?=\S)",
    re.IGNORECASE,
)
_BARE_GROUP = re.compile(r"^(?:[*_\s]*)(?:phòng|ban|sở|đơn\s+vị|tổ)\s*,", re.IGNORECASE)


_COMMA_OFFICE = re.compile(rf"\s*,\s*(?=(?:{_HEADS}|tổ\s+chức(?=\s*,)|phòng\s+chuyên|đơn\s+vị){_E})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Actor:
    """A unit or person at its place in a text; `verb` is where what it does begins."""

    start: int
    end: int
    name: str
    verb: int


def is_collective(name: str) -> bool:
    """Whether a name stands for a group: "các phòng chuyên môn"."""
    return _COLLECTIVE.search(name) is not None


def actor_at(text: str, start: int = 0) -> Actor | None:
    """The actor that `text` opens with at `start`, followed by a verb of duty; None where there is none."""
    if not _HEAD_START.match(text, start):
        return None
    hidden = masked(text)
    verb = _duty_verb(hidden, start)
    if verb is None:
        return None
    name = squeeze(text[start : verb.start()]).strip(" ,;:")
    if not _looks_like_name(name, hidden[start : verb.start()]):
        return None
    return Actor(start, start + len(text[start : verb.start()].rstrip(" ,;:")), name, verb.start())


def subject_of(sentence: str) -> Actor | None:
    """Who a sentence gives something to do: its subject, after a condition or a preface too, or the one it asks.

    "Giao X …", "Định kỳ hằng quý, X …", "X: tăng cường …", "A yêu cầu X nghiêm túc …" all name X.
    """
    for begin in _openings(sentence):
        if actor := actor_at(sentence, begin):
            asked = GIVEN.match(sentence, actor.verb)
            return (actor_at(sentence, asked.end()) if asked else None) or actor
    colon = sentence.find(":")
    if 0 < colon < 160 and (name := heading_actor(sentence[:colon])) and sentence[colon + 1 :].strip():
        return Actor(0, colon, name, colon + 1 + len(sentence[colon + 1 :]) - len(sentence[colon + 1 :].lstrip()))
    return None


def _openings(sentence: str) -> Iterator[int]:
    """Places where a subject may stand: the start, after "Giao", after a condition or a preface."""
    yield 0
    for pattern in (GIVEN, _CONDITION, _PREFACE):
        if match := pattern.match(sentence):
            yield match.end()


def heading_actor(heading: str) -> str:
    """The unit a heading names as a whole ("1. Văn phòng Ban Quản lý"), "" where it names a matter."""
    text = squeeze(without_label(heading)).strip(" .:;")
    text = _TOWARDS.sub("", text)
    match = _HEAD_START.match(text)
    if not match or len(text.split()) > 24:
        return ""
    verb = _VERB.search(text, match.end())
    if verb and not _GENERIC.match(text) and not _NAME_END.fullmatch(text, verb.start()):
        return ""
    if re.search(r"\d{2}|\.\s", text) or text.isupper():
        return ""
    if not all(_HEAD_START.match(part) for part in re.split(r";\s+", text)):
        return ""
    return text


def office_at(text: str, start: int) -> tuple[str, int] | None:
    """The office named at `start` as an object ("báo cáo |UBND tỉnh| kết quả"), and where its name ends."""
    match = _HEAD_START.match(text, start)
    if not match:
        return None
    stop = _STOP.search(text, match.end())
    end = stop.start() if stop else len(text)
    name = squeeze(text[start:end]).rstrip(" -–")
    return (name, end) if 0 < len(name.split()) <= 16 else None


def offices_at(text: str, start: int) -> tuple[str, int] | None:
    """Offices named one after another at `start` ("người đứng đầu cơ quan, phòng chuyên môn, đơn vị trực thuộc")."""
    first = office_at(text, start)
    if first is None:
        return None
    end = first[1]
    while (comma := _COMMA_OFFICE.match(text, end)) and (following := office_at(text, comma.end())):
        end = following[1]
    return squeeze(text[start:end]).rstrip(" -–"), end


def offices_in(text: str) -> list[str]:
    """Names of offices in a list: "Các phòng chuyên môn; Trung tâm …" or "Phòng A, Phòng B và Văn phòng"."""
    names: list[str] = []
    for part in re.split(r"\s*[;\n]\s*", text):
        pieces = re.split(rf"\s*,\s*(?:và\s+)?(?={_HEADS_CAPITAL})|\s+và\s+(?={_HEADS_CAPITAL})", part)
        merged: list[str] = []
        for piece in pieces:
            council = merged and re.search(r"(?:Hội\s+đồng\s+nhân\s+dân|HĐND)$", merged[-1])
            if council and re.match(r"(?:Ủy|Uỷ|UBND)", piece):
                merged[-1] = f"{merged[-1]} và {piece}"
            else:
                merged.append(piece)
        names += [squeeze(piece).strip(" .,-–") for piece in merged if piece.strip(" .,-–")]
    return names


def _duty_verb(text: str, start: int) -> re.Match[str] | None:
    generic = _GENERIC.match(text[start:])
    if generic:
        strong = _STRONG.search(text, start, start + 160)
        if strong and not re.search(r"[;.]", text[start : strong.start()]):
            return strong
        return _VERB.search(text, start + generic.end())
    head = _HEAD_START.match(text, start)
    verb = _VERB.search(text, head.end() if head else start)
    if verb and _CHARGED.search(text[start : verb.start()]):  # "công chức được phân công tiếp dân |phải| …"
        return _STRONG.search(text, verb.end(), verb.end() + 80) or verb
    return verb


def _looks_like_name(name: str, hidden: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 28 or (_BARE_GROUP.match(name) and "đơn vị" not in name):
        return False
    return (
        re.search(
            r"[;.:]|\bít nhất\b|\btối (?:đa|thiểu)\b|\bđược\b(?!\s+(?:giao|phân|cử))|\blà\b|\bcủa mình\b|"
            r"\bkhông\b|\bđể\b|\bnếu\b|\bkhi\b|\bvào\b|\btrước\b|\bbằng\b",
            hidden,
        )
        is None
    )
