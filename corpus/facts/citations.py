"""Numbers of cited texts: "534/QĐ-TTg", "226-KL/TW", "110/2023/QH15", "376/BNV-CCHC", "1488 /KH-BQL"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TYPES = (
    "Thông tư liên tịch|Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Chỉ thị|Thông tư|"
    "Kết luận|Quy định|Quy chế phối hợp|Quy chế|Quy trình|Hướng dẫn|Chương trình hành động|Chương trình|Kế hoạch|Đề án|"
    "Phương án|Dự án|Thông báo|Công văn|Văn bản|Công điện|Báo cáo|Tờ trình|Lệnh|Điều lệ|Nghị định thư"
)
_UPPER = "A-ZĐÂĂÊÔƠƯ"
_GROUP = rf"[{_UPPER}](?:[{_UPPER}a-zđ&]|\.(?=[{_UPPER}]))*\d{{0,2}}"
_NUMBER = (
    rf"(?<![\w/.,-])\d{{1,6}}[a-z]?\s?(?:/(?:19|20)\d{{2}}/(?:UBTV)?QH\d{{1,2}}|(?:\s?/(?:19|"
    rf"20)\d{{2}})?\s?/\s?{_GROUP}(?:[-–]{_GROUP})*"
    rf"|-{_GROUP}(?:[-–]{_GROUP})*/{_GROUP}(?:[-–]{_GROUP})*)(?!\d)"
)
NUMBER = re.compile(_NUMBER)
_TYPE_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?P<type>{TYPES})(?:\s+(?:liên\s+tịch))?(?:\s*(?:số|số:|số\s+hiệu))?\s*$", re.IGNORECASE
)
_YEAR_IN = re.compile(r"/(?:19|20)\d{2}/")
_CARRIES_YEAR = re.compile(r"^(?:Nghị định|Thông tư|Thông tư liên tịch|Pháp lệnh|Luật|Bộ luật)$", re.IGNORECASE)
_BY_SYMBOL = {
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "CTr": "Chương trình",
    "QH": "Luật",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered text mentioned at a place; `start` is where its type name begins, `end` where its number ends."""

    start: int
    end: int
    type_name: str
    number: str


def find_citations(text: str) -> Iterator[Citation]:
    """Every numbered text that `text` cites, left to right."""
    for match in NUMBER.finditer(text):
        number = re.sub(r"\s+", "", match.group())
        named = _TYPE_BEFORE.search(text[: match.start()])
        type_name = named["type"] if named else _type_from_symbol(number)
        if not type_name or not _plausible(number):
            continue
        start = named.start() if named else match.start()
        yield Citation(start, match.end(), type_name[0].upper() + type_name[1:], number)


def lacks_year(type_name: str, number: str) -> bool:
    """Whether a decree, circular or law is cited by a number without the year it must carry."""
    return bool(_CARRIES_YEAR.match(type_name)) and bool(number) and not _YEAR_IN.search(number)


def _type_from_symbol(number: str) -> str:
    symbol = re.search(r"(?<=[/-])[^/\-\d]+", number)
    return _BY_SYMBOL.get(symbol.group(), "") if symbol else ""


def _plausible(number: str) -> bool:
    """A number of a text has letters of two capitals somewhere: "12/KH-UBND", not "24/7"."""
    return len(re.findall(rf"[{_UPPER}]", number)) >= 2
