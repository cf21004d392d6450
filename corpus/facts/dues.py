"""Due dates as plans word them, in running text and in table cells.

"trước ngày 05 tháng 6", "chậm nhất ngày 03 hằng tháng", "chậm nhất sau 05 ngày kể từ ngày …", "Quý III/2026",
"Thường xuyên". Dates of cited documents are left to the caller to keep out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from core.vietnamese.dates import WrittenDate, find_dates
from core.vietnamese.periods import find_periods
from core.vietnamese.text import squeeze
from corpus.facts.counted import find_counted
from corpus.facts.model import AbsoluteDue, ContinuousDue, Due, PeriodicDue, SpanDue, YearlyDue

Rhythm = Literal["week", "month", "quarter", "half_year", "year"]

_B, _E = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_EVERY = r"(?:hằng|hàng|mỗi|định\s+kỳ(?:\s+(?:hằng|hàng))?)"
_RHYTHM_WORDS: tuple[tuple[Rhythm, str], ...] = (
    (
        "half_year",
        rf"{_B}(?:(?:{_EVERY}\s+)?(?:0?6|sáu)\s+tháng(?!\s*(?:/|năm\s+\d|sau|kể|tính|trước))(?:\s+(?:đầu|"
        rf"cuối)\s+năm)?|nửa\s+năm|bán\s+niên)",
    ),
    ("week", rf"{_B}{_EVERY}\s+tuần{_E}"),
    ("month", rf"{_B}{_EVERY}\s+tháng{_E}"),
    ("quarter", rf"{_B}{_EVERY}\s+quý{_E}"),
    ("year", rf"{_B}{_EVERY}\s+năm{_E}"),
)
_RHYTHM = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _RHYTHM_WORDS)
_LIST_TAIL = re.compile(
    r"\s*(?:,|và)\s*(?:(?:hằng|hàng)\s+)?(?P<unit>tuần|tháng|quý|năm)(?![^\W\d_]|\s*\d)", re.IGNORECASE
)
_REPORT_KIND: tuple[tuple[Rhythm, re.Pattern[str]], ...] = (
    *_RHYTHM,
    ("quarter", re.compile(rf"{_B}(?:báo\s+cáo\s+)?quý{_E}", re.IGNORECASE)),
    ("month", re.compile(rf"{_B}(?:báo\s+cáo\s+)?tháng(?!\s*\d){_E}", re.IGNORECASE)),
    ("year", re.compile(rf"{_B}(?:báo\s+cáo\s+|cuối\s+|cả\s+)?năm(?!\s*\d){_E}", re.IGNORECASE)),
    ("week", re.compile(rf"{_B}(?:báo\s+cáo\s+)?tuần{_E}", re.IGNORECASE)),
)
_UNIT_RHYTHM: dict[str, Rhythm] = {"tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}

_LEAD = re.compile(
    rf"{_B}(?P<lead>(?:(?:chậm\s+nhất|muộn\s+nhất|hạn\s+cuối|hạn\s+chót|thời\s+hạn|hạn)(?:\s+(?:là|vào|"
    rf"đến|trong|sau))*\s*:?\s*)?"
    r"(?:(?:xong\s+)?(?:trước|đến|vào|trong|từ|hết)\s+)*(?:hết\s+)?(?:\d{1,2}\s*(?:giờ|h|"
    r"g)(?:\s*\d{2}(?:\s*phút)?)?,?\s+(?:sáng\s+|chiều\s+)?)?(?:ngày\s+)?)$",
    re.IGNORECASE,
)
_FIRM_LEAD = re.compile(r"chậm\s+nhất|muộn\s+nhất|hạn|trước|đến|xong|hết", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"(?:ngày\s+)(?:mùng\s+|mồng\s+)?(?P<day>\d{{1,2}})(?:\s+(?:của\s+)?(?:{_EVERY}\s+tháng|"
    rf"(?:các\s+)?tháng\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề|đó|báo\s+cáo))"
    rf"|\s+(?:của\s+)?tháng\s+(?P<place>cuối|đầu|thứ\s+hai)\s+(?:của\s+)?(?:{_EVERY}\s+|"
    rf"mỗi\s+)?(?P<of>quý|năm)(?:\s+(?P<next>sau|kế\s+tiếp|tiếp\s+theo))?"
    rf"|\s+{_EVERY}\s+(?P<every>quý|năm|tháng)){_E}",
    re.IGNORECASE,
)
_DAY_BESIDE = re.compile(
    rf"{_B}ngày\s+(?P<day>\d{{1,2}})(?=(?:\s*,\s*(?:ngày\s+)?\d{{1,2}})*\s*(?:,|và|hoặc)\s*(?:ngày\s+)?\d{{1,2}}\s+"
    rf"(?:của\s+)?{_EVERY}\s+tháng{_E})",
    re.IGNORECASE,
)  # "ngày 05 và ngày 20 hằng tháng"
_WEEKDAY = re.compile(
    rf"(?:thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s+(?:{_EVERY}\s+tuần|của\s+tuần){_E}(?!\s+(?:đầu|cuối|thứ))",
    re.IGNORECASE,
)
_BARE_WEEKDAY = re.compile(
    rf"thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7]){_E}(?!\s+(?:{_EVERY}\s+tuần|của\s+tuần))", re.IGNORECASE
)
_OF_WEEK = re.compile(
    rf"(?:báo\s+cáo|lịch|giao\s+ban|họp)\s+tuần{_E}[^;.]*\s(?:trước|chậm\s+nhất|vào|hạn)\s[^;.,]*$", re.IGNORECASE
)
_BARE_DAY = re.compile(
    rf"ngày\s+(?:mùng\s+|mồng\s+)?(?P<day>\d{{1,2}})(?!\d|[/.-]\d|\s*(?:/|tháng|đến|-|{_EVERY}|của|làm\s+việc))",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(rf"báo\s+cáo\s+tháng{_E}[^;.]*\s(?:trước|chậm\s+nhất|vào|hạn)\s[^;.,]*$", re.IGNORECASE)
_LAST_OF = re.compile(
    rf"ngày\s+(?P<which>cuối|đầu)(?:\s+cùng|\s+tiên)?(?:\s+làm\s+việc)?(?:\s+cuối\s+cùng|"
    rf"\s+đầu\s+tiên)?\s+(?:của\s+)?(?:{_EVERY}\s+|mỗi\s+)?(?P<of>tháng|quý|tuần){_E}",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(r"từ\s*(?:ngày\s*)?$", re.IGNORECASE)
_TO_DAY = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày\s*)?", re.IGNORECASE)
_CONTINUOUS = re.compile(
    rf"{_B}(?P<w>thường\s+xuyên(?:,\s*liên\s+tục)?|liên\s+tục|(?:định\s+kỳ\s*,?\s*(?:và\s+|"
    rf"hoặc\s+)?)?đột\s+xuất(?:\s+(?:khi\s+có|theo)\s+yêu\s+cầu)?|khi\s+có\s+(?:yêu\s+cầu|phát\s+sinh)|"
    rf"theo\s+yêu\s+cầu|theo\s+(?:quy\s+định|kế\s+hoạch|tiến\s+độ|lộ\s+trình)(?:\s+của\s+[^;,.()]*)?|"
    rf"hằng\s+ngày|hàng\s+ngày){_E}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A due date at its place. `hard` is True where the words themselves set a limit ("trước", "chậm nhất")."""

    start: int
    end: int
    due: Due
    wording: str
    hard: bool
    every: str = ""


def find_dues(text: str, year: int | None, *, cell: bool = False, recurring: bool = False) -> list[FoundDue]:
    """Every due date of `text`, left to right.

    `year` completes dates without one; `recurring` (or a rhythm in the text) makes them yearly. A `cell` of a due
    column is all date: periods and rhythms count there without a leading word.
    """
    again = recurring or any(pattern.search(text) for name, pattern in _RHYTHM if name in {"year", "half_year"})
    found = [*_stretches(text, year), *_month_days(text), *_days(text, year, again)]
    found += [*_spans(text, year, cell), *_rhythms(text), *_continuous(text)]
    found += [FoundDue(c.start, c.end, c.due, squeeze(text[c.start : c.end]), True) for c in find_counted(text)]
    found.sort(key=lambda d: (d.start, -(d.end - d.start)))
    kept: list[FoundDue] = []
    for due in found:
        if not kept or due.start >= kept[-1].end:
            kept.append(due)
    return kept


def parse_cell(text: str, year: int | None) -> Due | None:
    """The due date of a table cell; words without a date are kept as they stand, an empty cell is None."""
    words = squeeze(text)
    if not words:
        return None
    found = find_dues(words, year, cell=True)
    dated = [f for f in found if not isinstance(f.due, ContinuousDue)] or found
    return dated[0].due if dated else ContinuousDue(wording=words)


def report_kind(text: str) -> str:
    """Which report a phrase speaks of: the last rhythm named in it."""
    best, place = "", -1
    for name, pattern in _REPORT_KIND:
        for match in pattern.finditer(text):
            if match.end() > place:
                best, place = name, match.end()
    return best


def _lead(text: str, start: int) -> tuple[int, str]:
    match = _LEAD.search(text[:start])
    return (match.start("lead"), match["lead"]) if match and match["lead"] else (start, "")


def _stretches(text: str, year: int | None) -> Iterator[FoundDue]:
    """ "từ ngày 01/7/2026 đến ngày 30/9/2026"."""
    dates = list(find_dates(text))
    for first, last in pairwise(dates):
        start, end = first.on(last.year or year), last.on(year)
        if not start or not end or start > end or not _TO_DAY.fullmatch(text[first.end : last.start]):
            continue
        lead = _FROM_DAY.search(text[: first.start])
        begin = lead.start() if lead else first.start
        yield FoundDue(begin, last.end, SpanDue(start=start, end=end), squeeze(text[begin : last.end]), True)


def _days(text: str, year: int | None, recurring: bool) -> Iterator[FoundDue]:
    for written in find_dates(text):
        if written.day is None or written.month is None:
            continue
        start, lead = _lead(text, written.start)
        due = _day_due(written, year, recurring, before=bool(re.search(r"trước", lead, re.IGNORECASE)))
        if due is not None:
            yield FoundDue(start, written.end, due, squeeze(text[start : written.end]), bool(_FIRM_LEAD.search(lead)))


def _day_due(written: WrittenDate, year: int | None, recurring: bool, *, before: bool) -> Due | None:
    if written.year is not None:
        day = written.on()
        return AbsoluteDue(day=day, before=before) if day else None
    if recurring or year is None:
        return YearlyDue(month=written.month or 1, day=written.day or 1, before=before)
    day = written.on(year)
    return AbsoluteDue(day=day, before=before) if day else None


def _month_days(text: str) -> Iterator[FoundDue]:
    for match in _MONTH_DAY.finditer(text):
        if not 1 <= int(match["day"]) <= 31:
            continue
        every: Rhythm = _UNIT_RHYTHM[(match["of"] or match["every"] or "tháng").lower()]
        offset = {"cuối": 2 if every == "quarter" else 11, "thứ hai": 1}.get(squeeze(match["place"] or "").lower(), 0)
        yield _periodic(text, match, every, int(match["day"]), offset)
    for match in _DAY_BESIDE.finditer(text):
        if 1 <= int(match["day"]) <= 31:
            yield _periodic(text, match, "month", int(match["day"]), 0)
    for match in _WEEKDAY.finditer(text):
        name = (match["name"] or "").lower()
        yield _periodic(text, match, "week", names_of_days().get(name) or (int(name) - 1 if name.isdigit() else 7), 0)
    for match in _BARE_WEEKDAY.finditer(text):
        if _OF_WEEK.search(text[: match.start()]):
            name = match["name"].lower()
            yield _periodic(text, match, "week", names_of_days().get(name) or int(name) - 1, 0)
    for match in _BARE_DAY.finditer(text):
        if _OF_MONTH.search(text[: match.start()]) and 1 <= int(match["day"]) <= 31:
            yield _periodic(text, match, "month", int(match["day"]), 0)
    for match in _LAST_OF.finditer(text):
        unit = _UNIT_RHYTHM[match["of"].lower()]
        last = match["which"].lower() == "cuối"
        day = {"week": 5 if last else 1}.get(unit, 31 if last else 1)
        yield _periodic(text, match, unit, day, 2 if last and unit == "quarter" else 0)


def names_of_days() -> dict[str, int]:
    """Days of the week by their names, Monday 1."""
    return {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}


def _periodic(text: str, match: re.Match[str], every: Rhythm, day: int, offset: int) -> FoundDue:
    start, lead = _lead(text, match.start())
    before = bool(re.search(r"trước", lead, re.IGNORECASE))
    due = PeriodicDue(every=every, day=day, month_offset=offset, before=before)
    return FoundDue(start, match.end(), due, squeeze(text[start : match.end()]), True, every)


def _spans(text: str, year: int | None, cell: bool) -> Iterator[FoundDue]:
    for period in find_periods(text, year):
        start, lead = _lead(text, period.start)
        wording = squeeze(text[start : period.end])
        hard = bool(re.search(r"trong|hết|đến|chậm nhất|hạn|trước|xong", wording, re.IGNORECASE))
        if not (cell or hard):
            continue
        if re.search(r"trước", lead, re.IGNORECASE):
            yield FoundDue(start, period.end, AbsoluteDue(day=period.first, before=True), wording, True)
        else:
            yield FoundDue(start, period.end, SpanDue(start=period.first, end=period.last), wording, hard)


def _rhythms(text: str) -> Iterator[FoundDue]:
    for name, pattern in _RHYTHM:
        for match in pattern.finditer(text):
            start = match.start()
            if lead := re.search(r"định\s+kỳ\s*$", text[:start], re.IGNORECASE):
                start = lead.start()
            yield FoundDue(start, match.end(), PeriodicDue(every=name), squeeze(text[start : match.end()]), False, name)
            if tail := _LIST_TAIL.match(text, match.end()):
                unit = _UNIT_RHYTHM[tail["unit"].lower()]
                wording = squeeze(text[start : tail.end()])
                yield FoundDue(tail.start("unit"), tail.end(), PeriodicDue(every=unit), wording, False, unit)


def _continuous(text: str) -> Iterator[FoundDue]:
    for match in _CONTINUOUS.finditer(text):
        yield FoundDue(
            match.start(), match.end(), ContinuousDue(wording=squeeze(match["w"])), squeeze(match["w"]), False
        )
