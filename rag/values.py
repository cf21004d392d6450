"""Values and texts that a question states: durations, shares, counts, days, clock spans, numbers of texts."""

import re
from datetime import datetime
from decimal import Decimal

from core.vietnamese.durations import find_durations
from core.vietnamese.moments import read_moment
from core.vietnamese.text import fold, key
from rag import patterns
from rag.frame import DAY, Asserted, Cited
from rag.overruns import overruns
from rag.sheet import Sheet

_PERCENT = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?) phan tram")
_COUNTED = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d{1,6}) (hoi nghi|cuoc hop|cuoc|van ban|ho so|buoi hop|cong chuc"
    r"|vien chuc|can bo|nguoi|thu tuc|don vi|doanh nghiep|ho dan|hoc sinh|giao vien|nhiem vu|dich vu)(?![\w'])"
)
_DAY = re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})(?:/20\d\d)?(?![\d/.,-]| ngay)")
_BARE_SHARE = re.compile(r"ghi (?:la )?(\d{2,3})(?![\d/.,-]| ?phan| ngay| thang)")
_PARTED = re.compile(r"\b(?:bao nhieu|may|bn|bnhieu)\s*[,;?.]")
TEXT_KINDS = {
    "quyet dinh": ("quyết định",),
    "nghi dinh": ("nghị định",),
    "nghi quyet": ("nghị quyết",),
    "thong tu": ("thông tư",),
    "ke hoach": ("kế hoạch",),
    "ket luan": ("kết luận",),
    "van ban": (),
    "to trinh": ("tờ trình",),
    "cong van": ("văn bản", "công văn"),
    "chi thi": ("chỉ thị",),
    "luat": ("luật",),
    "qui dinh": ("quy định", "quyết định"),
    "qd": ("quyết định", "quy định"),
    "nd": ("nghị định",),
    "nq": ("nghị quyết",),
    "tt": ("thông tư",),
    "kh": ("kế hoạch",),
    "kl": ("kết luận",),
    "vb": (),
    "cv": ("công văn", "văn bản"),
}  # fmt: skip
_CITED = re.compile(
    r"(?<![\w'])(" + "|".join(TEXT_KINDS) + r")(?: so)? (\d{1,4}(?:/\d{4})?)(?![\d,%/]| phan tram| thang"
    r"| ngay(?! (?:nao|may|bao nhieu|thang|ban hanh|ki|\d))| nam| hoi| cuoc)"
)
_NUMBERS_A_TEXT = re.compile(r"(?<!\w)(?:" + "|".join(TEXT_KINDS) + r")(?: so)? $")
_ASKS_DAY = re.compile(r" (?:nao|may|bao nhieu|ban hanh|ky)(?!\w)")
_SYMBOL = re.compile(r"(?<!\w)(\d{1,5}(?:/\d{4})?\s?[/-]\s?[A-Za-zĐđ]{2,}[A-Za-zĐđ0-9&/-]*)")


def asserted_values(sheet: Sheet, clean: str) -> tuple[Asserted, ...]:
    """Values the asker states; each is claimed, so that it is not looked for as a word."""
    values: list[Asserted] = []
    for match in _PERCENT.finditer(sheet.plain):
        values.append(Asserted(Decimal(match[1].replace(",", ".")), "%", f"{match[1]}%"))
        sheet.claim_match(match)
    for match in _COUNTED.finditer(sheet.plain):
        if _NUMBERS_A_TEXT.search(sheet.plain[: match.start()]):
            continue  # "Kết luận 226, người đứng đầu …"
        values.append(Asserted(Decimal(match[1].replace(".", "")), match[2], match[0]))
    for match in _DAY.finditer(sheet.plain):
        values.append(Asserted(Decimal(0), DAY, f"{int(match[1])}/{int(match[2])}"))
        sheet.claim_match(match)
    if patterns.CONFLICT.search(sheet.plain):
        values += [Asserted(Decimal(m[1]), "%", f"{m[1]}%") for m in _BARE_SHARE.finditer(sheet.plain)]
    if patterns.CLOCKS.search(sheet.plain):
        values += _clock_span(clean, sheet)
    values += overruns(sheet)
    joined = " ".join(sheet.typed)
    for found in find_durations(joined):
        if _NUMBERS_A_TEXT.search(fold(joined[: found.start])) and _ASKS_DAY.match(fold(joined[found.end :])):
            continue  # "nghị định 100 ngày nào"
        after = fold(joined[found.end :])
        if after.startswith(" nua") or (fold(found.text).startswith("nam ") and _ASKS_DAY.match(after)):
            continue  # "sáu hôm nữa"; "báo cáo năm | ngày nào"
        unit = "giờ" if found.days is None else "ngày"
        value = found.hours if found.days is None else found.days
        beyond = _BEYOND.search(fold(joined[: found.start]))
        text = joined[beyond.start() : found.start] + found.text if beyond else found.text
        values.append(Asserted(Decimal(str(value)), unit, text, Decimal(str(found.hours)), more=beyond is not None))
        sheet.claim_span(joined, found.start, found.end)
    return tuple(values)


_BEYOND = re.compile(r"(?<!khong )(?<!chua )(?<![\w'])(?:hon|tren|qua|vuot(?: qua)?) $")  # "họp hơn | 1 ngày"
_NOON = datetime(2026, 1, 5, 12)  # any day will do: only the length between two hours is read
_LUNCH = (690, 810)  # 11:30–13:30 in minutes; taken out of a span that covers it whole, where no break is said


def _clock_span(clean: str, sheet: Sheet) -> list[Asserted]:
    """ "7h30 đến 11h30", "8h sáng tới 5h chiều nghỉ trưa 1 tiếng" as working hours."""
    moment = read_moment(clean, _NOON)
    if moment.hours is None or moment.minute is None or moment.hours_fault or moment.hours <= 0:
        return []
    hours = moment.hours
    end = moment.minute + int(hours * 60)
    if not moment.break_hours and moment.minute <= _LUNCH[0] and end >= _LUNCH[1]:
        hours -= Decimal(_LUNCH[1] - _LUNCH[0]) / 60
    sheet.claim_all(patterns.CLOCKS)
    said = f"{hours.normalize():f}".replace(".", ",")
    return [Asserted(hours, "giờ", f"{said} giờ", hours)]


def cited_texts(sheet: Sheet, clean: str) -> tuple[Cited, ...]:
    """Texts named by number: "quyết định 534", "nghị định 09/2019", "376/BNV-CCHC"."""
    found = [Cited(key(match[2]), TEXT_KINDS[match[1]]) for match in _CITED.finditer(sheet.plain)]
    named = {cited.number.split("/")[0] for cited in found}
    for match in _SYMBOL.findall(clean):
        number = key(re.split(r"\s?[/-]\s?[A-Za-zĐđ]", match)[0])
        if number.split("/")[0] not in named:
            found.append(Cited(number))
    return tuple(dict.fromkeys(found))


def counted_noun(plain: str, clean: str) -> tuple[str, ...]:
    """The thing that "bao nhiêu" or "mấy" counts: its first one or two syllables; a comma parts what follows."""
    if _PARTED.search(fold(clean)):
        return ()
    match = patterns.COUNTED.search(plain)
    return tuple(part for part in match.groups() if part) if match else ()
