"""Which period and which figure a message about the agency's own results names."""

import re
from datetime import date

from core.vietnamese.spelling import EDGE, spelled, words
from core.vietnamese.text import nfc

_B = r"(?<![^\W_])"
_YEAR = r"(?:(?:\s?/\s?| năm |-)(?P<y>20\d\d))?"
_MONTH = spelled(
    rf"{_B}(?:tháng|thg)\s?(?P<m>1[0-2]|0?[1-9]){_YEAR}(?![\d%])|{_B}t(?P<t>1[0-2]|0?[1-9])(?:/(?P<ty>20\d\d))?{EDGE}"
)
_MONTH_SHIFT = spelled(rf"{_B}tháng (?P<w>này|nay|trước|rồi|vừa rồi|vừa qua|qua|ni){EDGE}")
_QUARTER = spelled(rf"{_B}(?:quý|quí|q)\s?(?P<q>iv|i{{1,3}}|[1-4]){_YEAR}(?![\w%])")
_QUARTER_SHIFT = spelled(rf"{_B}(?:quý|quí) (?P<w>này|nay|trước|rồi|vừa rồi|vừa qua|qua){EDGE}")
_HALF = spelled(
    rf"{_B}(?:(?:0?6|sáu) (?:tháng|th|t)|6t|nửa|bán niên)(?: (?P<w>đầu|cuối))?(?: năm)?(?: nay)?{_YEAR}{EDGE}"
    rf"|{_B}(?P<s>sơ kết)(?= 6)"
)
_YEAR_SHIFT = spelled(
    rf"{_B}(?:năm (?P<w>nay|ngoái|trước|rồi|này)|(?:cả|từ đầu|đầu|trong) năm(?! 20\d\d)(?: (?:nay|đến nay|tới giờ"
    rf"|tới nay|đến giờ))?|(?P<all>12 tháng)){EDGE}"
)
_YEAR_ALONE = spelled(rf"{_B}năm (?P<y>20\d\d)(?!\d)|{_B}(?P<z>20\d\d)(?![\d/])")
_AGAINST = words(
    "so (?:với )?(?:cùng kỳ )?(?:năm|tháng|quý) (?:ngoái|trước|rồi|qua)", "cùng kỳ năm (?:ngoái|trước|rồi|20\\d\\d)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_MEETINGS = words("họp", "hội nghị", "cuộc họp", "hội họp", "hn")
_ONLINE = words("trực tuyến", "online", "onl", "zoom")
# How many may still be held is what is left of the cut asked for.
_LEFT = words("còn được (?:phép )?(?:tổ chức|họp)")
_LESS = words("giảm", "tinh giản", "cắt giảm", "bớt", "cắt")
_DOCUMENTS = words("văn bản", "vb", "công văn", "giấy tờ", "vbhc")
_E_DOCUMENTS = words(
    "văn bản điện tử",
    "vb điện tử",
    "vbđt",
    "vb đt",
    "gửi điện tử",
    "nhận điện tử",
    "ký số",
    "văn bản số(?! với)",
    "văn bản giấy",
    "điện tử",
)
_DIGITAL_PROCEDURES = words(
    "số hóa",
    "số hoá",
    "tthc",
    "thủ tục(?: hành chính)?",
    "hồ sơ",
    "hs",
    "dịch vụ công",
    "dvc",
    "dvctt",
    "môi trường số",
    "một cửa",
)


def find_period(text: str, today: date) -> str | None:
    """ "2026-05", "2026-Q2", "2026-H1" or "2026"; None where no period is named. One yet to come is last year's."""
    text = _AGAINST.sub(" ", nfc(text))  # what it is measured against is no period of its own
    for read in (_half, _quarter, _month, _year):
        period = read(text, today)
        if period:
            return period
    return None


def find_metrics(text: str) -> tuple[str, ...]:
    """The figures a message speaks of, in a fixed order."""
    text = nfc(text)
    meetings, online = _MEETINGS.search(text), _ONLINE.search(text)
    less, documents = _LESS.search(text), _DOCUMENTS.search(text)
    procedures = _DIGITAL_PROCEDURES.search(text)
    digital_documents = _E_DOCUMENTS.search(text) and (documents or not procedures)
    found = {
        "ty_le_truc_tuyen": online and (meetings or not procedures),
        "giam_hoi_nghi": (less or _LEFT.search(text)) and meetings and not online,
        "giam_van_ban": less and documents and not digital_documents,
        "so_hoa": procedures and not less,
        "van_ban_dien_tu": digital_documents,
    }
    return tuple(name for name, is_there in found.items() if is_there)


def _month(text: str, today: date) -> str | None:
    if match := _MONTH_SHIFT.search(text):
        back = 0 if match["w"].lower() in ("này", "nay", "ni") else 1
        year, month = (today.year, today.month - back) if today.month > back else (today.year - 1, 12)
        return f"{year}-{month:02d}"
    if match := _MONTH.search(text):
        month = int(match["m"] or match["t"])
        year = int(match["y"] or match["ty"] or (today.year if month <= today.month else today.year - 1))
        return f"{year}-{month:02d}"
    return None


def _quarter(text: str, today: date) -> str | None:
    now = (today.month + 2) // 3
    if match := _QUARTER_SHIFT.search(text):
        if match["w"].lower() in ("này", "nay"):
            return f"{today.year}-Q{now}"
        return f"{today.year}-Q{now - 1}" if now > 1 else f"{today.year - 1}-Q4"
    if match := _QUARTER.search(text):
        quarter = _ROMAN.get(match["q"].lower()) or int(match["q"])
        return f"{int(match['y'] or (today.year if quarter <= now else today.year - 1))}-Q{quarter}"
    return None


def _half(text: str, today: date) -> str | None:
    match = _HALF.search(text)
    if not match:
        return None
    half = 2 if (match["w"] or "").lower() in ("cuối", "cuoi") else 1
    year = match["y"] or (today.year if half == 1 or today.month > 6 else today.year - 1)
    return f"{year}-H{half}"


def _year(text: str, today: date) -> str | None:
    if match := _YEAR_SHIFT.search(text):
        word = (match["w"] or "").lower()
        return str(today.year - 1 if re.match("ngo[áa]i|tr[ưu][ớo]c|r[ồo]i", word) else today.year)
    if match := _YEAR_ALONE.search(text):
        return match["y"] or match["z"]
    return None
