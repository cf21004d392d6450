"""What the columns of a table of tasks hold, whatever their words and order."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from core.vietnamese.text import fold, squeeze

NUMBER, CONTENT, LEAD, SUPPORT, DUE, PRODUCT, VALUE, UNIT, BOTH = (
    "number",
    "content",
    "lead",
    "support",
    "due",
    "product",
    "value",
    "unit",
    "lead_and_support",
)
_WORDS = {
    BOTH: "cơ quan chủ trì phối hợp; đơn vị chủ trì phối hợp; chủ trì và phối hợp; chủ trì / phối hợp",
    SUPPORT: (
        "phối hợp; đơn vị phối hợp; cơ quan phối hợp; tham gia; hỗ trợ; cùng làm; cùng thực hiện; đơn vị liên quan"
    ),
    LEAD: (
        "chủ trì; đơn vị chủ trì; đơn vị thực hiện; cơ quan thực hiện; phụ trách; đơn vị phụ trách; người "
        "phụ trách; chịu trách nhiệm; đơn vị đầu mối; đầu mối; phân công; người thực hiện; đơn vị; cơ "
        "quan; bộ phận; bộ phận thực hiện; phân công thực hiện; trách nhiệm; đơn vị tham mưu; lực lượng; "
        "lực lượng chính; đơn vị được giao; ai làm"
    ),
    DUE: (
        "thời gian; thời hạn; tiến độ; thời gian hoàn thành; thời gian thực hiện; hoàn thành; hạn hoàn "
        "thành; ngày hoàn thành; mốc thời gian; mốc hoàn thành; thời điểm; kỳ hạn; hạn; hạn xong; hạn "
        "cuối; deadline; lộ trình; ngày xong; bao giờ; bao giờ xong; khi nào; khi nào xong; tháng; quý; tuần; ngày"
    ),
    PRODUCT: (
        "sản phẩm; kết quả; đầu ra; sản phẩm đầu ra; kết quả đạt được; sản phẩm dự kiến; kết quả dự kiến; "
        "kết quả cần đạt; ra cái gì; được gì; sản phẩm cần có"
    ),
    VALUE: (
        "chỉ tiêu năm; mục tiêu; kế hoạch năm; mức phấn đấu; tỷ lệ; giá trị; mức chỉ tiêu; chỉ tiêu giao; mức đạt; "
        "năm; mức; mức năm; phải đạt; cần đạt; mức phải đạt; mức cần đạt; mức giao; mức yêu cầu; cam kết"
    ),
    UNIT: "đơn vị tính; đvt",
    CONTENT: (
        "nội dung; nhiệm vụ; công việc; nội dung công việc; nội dung nhiệm vụ; tên nhiệm vụ; hoạt động; "
        "đầu việc; giải pháp; nội dung thực hiện; nhiệm vụ giải pháp; việc cần làm; việc phải làm; tên "
        "công việc; việc gì; làm gì; hạng mục; chỉ tiêu; tên chỉ tiêu; tiêu chí; báo cáo; tên báo cáo; loại báo cáo; "
        "tên văn bản"
    ),
    NUMBER: "stt; tt; số tt; số thứ tự; mã; mã số; mã nhiệm vụ; mã việc; ký hiệu; số; đợt",
}
_DOERS = ("don vi", "co quan", "bo phan", "ca nhan", "nguoi", "to chuc", "phong")
_ENOUGH = 86
_YEAR = re.compile(r"\s*(?:năm\s+)?20\d{2}", re.IGNORECASE)  # "Kế hoạch 2027" is the plan of a year
_RESULT = ("thuc hien", "ket qua", "uoc", "da ", "dat duoc", "hien trang", "hien nay", "so lieu nen")
_START = re.compile(r"(?<![^\W\d_])(?:bat dau|khoi cong|khoi dong|tu ngay)(?![^\W\d_])")
_END = re.compile(r"hoan thanh|(?<![^\W\d_])(?:han|xong|ket thuc|tien do)(?![^\W\d_])")
_STRETCH = re.compile(r"(?<!\d)\d{1,2} thang|(?<![^\W\d_])(?:ca|nua) nam(?![^\W\d_])")  # "6 tháng": a sum, no date
_OF_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_BARE_NUMBER = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})$")


def tells_results(header: str) -> bool:
    """Whether a column holds what was reached ("Thực hiện 2025", "Kết quả"), not what is to be."""
    return fold(header).strip().startswith(_RESULT)


def column_of(header: str) -> str:
    """The meaning of a column header ("Đơn vị chủ trì" → lead), "" where it is none of ours.

    Of a header of two lines ("Người thực hiện – Người phối hợp") the lower one says more.
    """
    if (lower := header.rpartition(" – ")[2]) != header and (meaning := column_of(lower)):
        return meaning
    plain = _YEAR.sub(" năm ", header)
    plain = squeeze(fold(plain).replace("/", " / ").replace("(", " ").replace(")", " ")).strip(" .:*")
    if not plain:
        return ""
    if "chu tri" in plain and "phoi hop" in plain:
        return BOTH
    if plain.startswith("phan cong ") and any(fold(w) in plain for w in _WORDS[SUPPORT].split("; ")):
        return SUPPORT  # the lower line of a header of two rows says more
    if plain.startswith(_DOERS) and plain.endswith("thuc hien"):
        return LEAD
    if plain.endswith(" nam") and plain.startswith(_RESULT):
        return ""  # "Thực hiện 2026": what was, not what is to be
    if _START.search(plain) and not _END.search(plain):
        return ""  # when work begins is not when it is due
    best, best_score = "", 0.0
    for meaning, words in _WORDS.items():
        for word in map(fold, words.split("; ")):
            if plain == word:
                return meaning
            score = float(fuzz.ratio(plain, word))
            if len(plain) > len(word) and f" {word} " in f" {plain} ":
                score = max(score, 88.0 + min(8.0, len(word) / 4))
            if score > best_score:
                best, best_score = meaning, score
    known = best_score >= _ENOUGH and not (best == DUE and _STRETCH.search(plain))
    return best if known else ""


def columns(headers: Iterable[str]) -> dict[str, str]:
    """Meaning → header, the first column of each meaning; of several dates the one that says when work is done.

    Where no header is a known word for the content but others tell who or when, the first other column is the content.
    """
    found: dict[str, str] = {}
    unknown: list[str] = []
    for header in headers:
        meaning = column_of(header)
        if meaning and (meaning not in found or (meaning == DUE and _tells_end(header) > _tells_end(found[DUE]))):
            found[meaning] = header
        elif not meaning:
            unknown.append(header)
    if CONTENT not in found and unknown and any(m in found for m in (LEAD, BOTH, DUE, SUPPORT)):
        found[CONTENT] = unknown[0]
    return found


def _tells_end(header: str) -> int:
    """How plainly a column of dates says when something is to be done: "Tháng" less than "Thời hạn"."""
    plain = fold(header)
    return 2 if _END.search(plain) else int("thoi" in plain or "moc" in plain)


def year_beside(cells: Mapping[str, str]) -> int | None:
    """The one year that the dates of a row name, for a date in it that names none ("Tháng 3/2027", "trước 26/3")."""
    years = {year for header, cell in cells.items() if column_of(header) == DUE for year in _OF_YEAR.findall(cell)}
    return int(years.pop()) if len(years) == 1 else None


def cells_by_meaning(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row by what they hold."""
    found = columns(cells)
    words = {meaning: squeeze(cells[header]) for meaning, header in found.items()}
    if DUE in words and _BARE_NUMBER.match(words[DUE]):  # a column "Tháng" of bare numbers
        words[DUE] = f"{squeeze(found[DUE])} {words[DUE]}"
    return words


def is_task_table(meanings: Mapping[str, str]) -> bool:
    """Whether a row says what is to be done, and who does it, by when, or with what result."""
    return CONTENT in meanings and any(m in meanings for m in (LEAD, BOTH, DUE, PRODUCT, SUPPORT))
