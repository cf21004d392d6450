"""Talk about a meeting, a document or dossiers that reports none: hearsay, wishes, plans in doubt, others' doings,
denials, habits, feelings.

A sentence with a title, a day and an hour still records nothing when it says "nghe nói", "giá mà" or "bên họ". Words
that colour a sentence count wherever they stand; words that change who acts, or whether, count before the event.
Short words count only with their marks where the bare letters are another word ("bạn" and "ban", "sợ" and "so").
"""

from core.vietnamese.spelling import EDGE, marked, spelled, words

_B = r"(?<![^\W_])"
_HEARSAY = words(
    "nghe (?:nói|đâu|bảo|đồn|tin)", "nghe (?:sếp|anh|chị|lãnh đạo|mọi người)", "thấy (?:bảo|nói|kêu|đồn)", "hình như",
    "có vẻ", "nghe như", "(?:không|chả|chẳng|hông|ko) biết", "thì phải",
)  # fmt: skip
_OPEN = words("chưa (?:chốt|rõ|chắc|quyết|xin ý kiến|thống nhất lịch)", "để xem", "xem sao", "chờ chốt", "tùy sếp")
_TURNED = spelled(
    rf"{_B}(?:mà|nhưng|thế mà|vậy mà) (?:\w+ )?(?:không|ko|chẳng|chả|chưa|vẫn|mới|toàn|cứ|lại|mạng|máy|mic|loa|mất|bị"
    rf"|hỏng|hết|ngồi|mệt|buồn|có ai|ai){EDGE}|{_B}như mọi (?:khi|lần|hôm|tuần)|{_B}(?:hóa|hoá) ra{EDGE}"
    rf"|{_B}cho (?:khỏe|khoẻ|nhanh|lành|xong chuyện){EDGE}|{_B}vừa (?:nghe|họp|ngồi) vừa{EDGE}"
    rf"|{_B}với (?:chả|chẳng){EDGE}|{_B}(?:chẳng|chả) (?:nghe|thấy|hiểu|ra|đâu|có){EDGE}"
)
_FEELING = words(
    "vô bổ", "vô ích", "(?:phí|mất|tốn) thời gian", "lê thê", "nhạt nhẽo", "khỏe re", "hành xác", "ngủ gật",
    "buồn ngủ", "vừa ngủ", "đau (?:lưng|đầu)", "mỏi lưng", "đói bụng", "chập chờn", "(?:giật )?lag", "bị lỗi",
    "lỗi mạng", "(?:rớt|mất) mạng", "treo máy", "máy lỗi", "(?:bị|lại) (?:hỏng|hư)", "(?:hỏng|hư) rồi", "buồn cười",
    "hay phết", "ngon(?: lắm)?", "xếp hàng", "không xuể", "không đâu vào đâu", "(?:tê|mỏi|nhức|đau) hết",
    "(?:thật|rõ|quả) là khổ", "dở quá(?=\\W*$)",
)  # fmt: skip
_FELT = marked(
    "mệt(?! vuông)", "mệt mỏi", "chán", "oải", "đuối", "nản", "ngán", "tê", "ê ẩm", "tệ(?! nạn)", "dở(?! dang)", "rầu",
    "bực", "(?<!xóa )(?<!xoá )đói(?! nghèo| giảm)", "khát", "mừng (?:ghê|quá|rỡ|húm)",
    "khổ(?= (?:quá|ghê|lắm|thật|thế))", "(?:là|thật|rõ) khổ", "phết", "ghê", "vãi", "chẳng(?! hạn)", "chả",
    "sướng", "hỏng từ", "bận họp", "sợ (?:quá|ghê|họp)",
)  # fmt: skip
_EXCLAIMS = marked(r"(?:lắm|thật|thế|quá|dữ|cơ|mà|trời|thế này|thế kia)(?=\W*$)")
_TRAILING = marked(r"(?:thôi|luôn|đấy|đó|vậy|nha|nghen|nhé|thoi|luon)(?=\W*$)")

_PERSON = r"(?:sếp|anh|chị|lãnh đạo|chủ tịch|trưởng phòng|phó phòng|giám đốc|bí thư|văn phòng|mọi người|đồng chí)"
_BODY = r"(?:cô|chú|bác|ông|bà|bạn|họ|nó|thành phố|tỉnh|sở|người ta|đ/c)"
_SAYS = (
    r"(?: [^\W\d_]+){0,3}? (?:vừa |mới |đã |lại |cứ )?(?<!đảm )(?:nói|nhắn|kêu|dặn|hẹn|đòi|dọa"
    r"|bảo(?! (?:vệ|hiểm|đảm|mật|trì|dưỡng|tồn|hành|trợ|lãnh|quản|lưu)))"
)
_SAID_BY = marked(rf"(?:{_PERSON}|{_BODY}){_SAYS}")
_SAID_NEXT_DOOR = spelled(
    rf"{_B}(?:bạn|người|anh|chị|em|cô|chú|mấy bạn) bên (?:[^\W\d_]+ ){{1,2}}?(?:bảo|nói|nhắn|kêu)(?: là| rằng)?{EDGE}"
)
_CLAUSE = r"(?:là|rằng|mai|hôm|sáng|trưa|chiều|tối|tuần|thứ|t\d|ngày|\d)"
_SAID_BARE = spelled(
    rf"{_B}{_PERSON}(?: [^\W\d_]+){{0,2}}? (?:vừa |mới )?(?:nhắn|dặn|nói|bảo|kêu|hẹn)(?: là| rằng)? {_CLAUSE}{EDGE}"
)
_DOUBT = words("có khi", "có thể", "chắc(?! chắn)", "có lẽ", "biết đâu", "không chừng", "đang (?:tính|bàn|định|xem)",
               "định (?:họp|tổ chức|mai|thứ|tuần)", "chưa (?:biết|có lịch)")  # fmt: skip
_WISH = words(
    "giá (?:mà|như)", "ước (?:gì|sao|chi)", "phải chi", "cầu trời", "mong(?! \\d)", "thích", "muốn", "háo hức",
    "cứ tưởng", "đáng (?:lẽ|lý)", "lẽ ra", "suýt(?: nữa)?", "xin (?:phép )?nghỉ", "bỏ lỡ", "quên mất",
)  # fmt: skip
_UNREAL = marked(
    "ước", "thèm", "ngại", "lười", "sợ", "ghét", "hóng", "tưởng", "trốn", "vắng", "trễ", "muộn", "khỏi", "miễn", "đỡ",
    "tránh", "lỡ", "né", "nhớ", "rủ", "gọi", "(?<!được )(?<!khách )(?<!giấy )(?<!thư )mời", "triệu tập",
    "quên(?! (?:chưa |không |ko )?(?:ghi|nhập|báo|log|lưu|khai))",
)  # fmt: skip
_HABIT = words(
    "(?:tuần|ngày|tháng|hôm|bữa|buổi|sáng|chiều|lúc|cuộc|năm) nào cũng", "cứ (?:thứ|sáng|chiều|tuần|tháng)", "động tí",
    "toàn(?= họp)", "suốt(?= họp)", "thường(?= (?:họp|phải|là))", "lại(?= họp)", "hay(?= họp)",
)  # fmt: skip
_ELSEWHERE = words("bên (?:\\w+ ){0,2}?(?:khác|kia|bên cạnh)", "mời (?:cả|mọi người|các|anh|chị|toàn)")
_OTHERS = marked(
    "(?<!với )(?<!cùng )(?<!các )(?:phường|ban|sở|xã|quận|tỉnh|đơn vị|cơ quan|phòng|nơi|chỗ|bên|nhà)"
    "(?: [^\\W\\d_]+){0,2}? (?:bạn|khác|kia|bên cạnh|hàng xóm|họ)", "bên họ", "bọn họ", "họ(?= họp)", "người ta",
    "tụi nó", "bạn (?:em|anh|chị|mình)", "vợ", "chồng", "con (?:em|anh|chị|mình)",
)  # fmt: skip
_DENIED = spelled(
    rf"{_B}(?:không|ko|k|hông|chưa|chẳng|chả|đừng|khỏi)(?: (?:phải|được|có|kịp|thể|thấy|ai|cần|còn|đi|tổ chức"
    rf"|hề|dám|thèm))* $"
)
_THING = spelled(
    rf"{_B}(?:máy(?: tính| chiếu| in| quay)?|thiết bị|(?:đường )?link|tài khoản|app|phần mềm|camera|đường truyền|chuyện"
    rf"|nước|(?:mấy )?cái|quy chế|chế độ) $"
)
_ONGOING = marked("đang", "sắp", "bận", "dang (?:hop|du|ngoi)")
_AWAY = spelled(rf"{_B}(?:nên|xin|phải|bị|đành|lại|hay)(?: phép)? vắng $")  # "vâng, họp" is no absence
_NEIGHBOURS = spelled(rf"{_B}(?:phường|xã|quận|tỉnh) bạn $")  # right before the event: "xã ban hành" is none
_THANKS = spelled(rf"^\W*(?:cảm ơn|cám ơn|tks|thanks|xin lỗi|chúc mừng|chúc){EDGE}")
_MAYBE = spelled(rf"^\W*(?:chắc(?! chắn)|có lẽ|có khi|không chừng|tưởng){EDGE}")
_OWN_ACT = spelled(
    rf"{_B}(?:em|mình|tôi|anh|chị|ban|phòng|đã|vừa) (?:đã |vừa |mới )?(?:gửi|gởi|nhận|phát hành|ký|chuyển){EDGE}"
)
_ORDERS = spelled(
    rf"{_B}(?:ghi (?:giúp|hộ|nhận|lại|sổ|vào|thêm|dùm|giùm|cho|nhé|bổ sung)|(?:lưu|nhập|thêm|bổ sung|log|note)"
    rf" (?:giúp|hộ|lại|vào|cho|dùm|giùm|nhé)|vào sổ|ghi sổ){EDGE}"
    rf"|^\W*(?:(?:dạ|em|anh|chị|mình|tôi|nhờ em|nhờ bạn|bot ơi|trợ lý ơi)\W+)*"
    rf"(?:ghi|lưu|nhập|log|note|thêm|(?:xin )?báo cáo(?=\s*[:,]| (?:anh|chị|sếp|lãnh đạo))){EDGE}"
)
_PUT_OFF = spelled(
    rf"{_B}(?:không|ko|chưa|đừng|lát|tí|để|sẽ|quên|khỏi|đã|đang|vừa|mới|cần|phải|được|nhớ|mai)(?: (?:em|anh|chị"
    rf"|mình|nữa|sau|phải|mai|kịp|được|cần))* $"
)
_COLOURS = (_HEARSAY, _OPEN, _TURNED, _FEELING, _FELT, _EXCLAIMS)
_BEFORE = (_NEIGHBOURS, _AWAY, _SAID_BY, _SAID_BARE, _DOUBT, _WISH, _UNREAL, _HABIT, _ELSEWHERE, _OTHERS, _THANKS)


def orders(text: str) -> bool:
    """Whether the message says outright that something is to be kept: "ghi giúp", "nhập vào", "em báo cáo:"."""
    return any(not _PUT_OFF.search(text[: match.start()]) for match in _ORDERS.finditer(text))


def beside_the_point(text: str, place: int) -> bool:
    """Whether talk of an event named at `place` tells of none of the office's own that was, or will surely be, held."""
    before = text[:place]
    close = f"{before.rstrip()} "
    if _DENIED.search(close) or _THING.search(close) or any(sign.search(before) for sign in _BEFORE):
        return True
    return coloured(text)


def only_talk(text: str) -> bool:
    """Whether words about documents or dossiers pass on hearsay, a doubt or a feeling instead of telling a fact."""
    passed_on = _SAID_BY.search(text) or _SAID_NEXT_DOOR.search(text)
    if passed_on and not _OWN_ACT.search(text[passed_on.end() :]):
        return True
    return coloured(text) or _MAYBE.search(text) is not None or _THANKS.search(text) is not None


def loose(text: str, place: int) -> bool:
    """Whether the sentence trails off, or the event is still going on: a record only where nothing is left open."""
    return _TRAILING.search(text) is not None or _ONGOING.search(text[:place]) is not None


def coloured(text: str) -> bool:
    """Whether the sentence is a rumour, a doubt or a feeling, whatever it speaks of."""
    return any(sign.search(text) for sign in _COLOURS)
