"""Rewrites plans with other numbers, times, dates, document numbers and unit names, the same way everywhere.

`rewrite(text, seed)` gives the new text and its `Mapping`; `mapping.apply` does the same to questions and expected
answers, in whatever form they write a value ("1/2 ngày", "nửa ngày", "4 giờ" all become the same new time).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from core.vietnamese.numbers import FIGURES, WORDS, parse_number
from core.vietnamese.text import fold

_UPPER = "A-ZĐÂĂÊÔƠƯ"
_DOC = re.compile(
    rf"(?<![\w/.,-])(?P<n>\d{{1,5}})(?P<gap>\s?)(?P<rest>(?:/(?P<y>(?:19|20)\d{{2}}))?(?:/|-)(?:[{_UPPER}][{_UPPER}a-z]*[-/&]?)+\d{{0,2}})(?!\d)"
)
_DATE_LONG = re.compile(
    r"(?P<d>\d{1,2})(?P<a>\s+tháng\s+)(?P<m>\d{1,2})(?:(?P<b>\s*(?:,?\s*năm\s+|/|,?\s+))(?P<y>20\d{2}))?(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_DATE_SHORT = re.compile(
    r"(?<![\w/.,-])(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?:(?P<b>(?P=s)|,?\s*năm\s+)(?P<y>20\d{2}))?(?![\d/%]|[.,-]\d)"
)
_BLANK_DAY = re.compile(r"(?P<a>ngày\s*/)(?P<m>\d{2})(?P<b>/)(?P<y>20\d{2})")
_MONTH = re.compile(r"(?P<a>tháng\s+)(?P<m>\d{1,2})(?:(?P<b>/|\s+năm\s+)(?P<y>20\d{2}))?(?!\d|\s*%)", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(?<![\w/.,-])(?P<m>\d{1,2})/(?P<y>20\d{2})(?!\d)")
_YEAR = re.compile(r"(?<![\d/.,])(?P<y>20\d{2})(?!\d|[.,]\d)")
_SHARE = re.compile(r"(?<![\d.,])(?P<n>\d{1,3}(?:,\d+)?)(?P<u>\s*%|\s+phần\s+trăm)", re.IGNORECASE)
_RANK = re.compile(r"(?P<a>(?:top|tốp)\s*-?\s*)(?P<n>\d{1,3})(?!\d)", re.IGNORECASE)
_UNITS: dict[str, Decimal | int] = {
    "ngày": 8,
    "buổi": 4,
    "giờ": 1,
    "tiếng": 1,
    "ngay": 8,
    "gio": 1,
    "tieng": 1,
    "phút": Decimal(1) / 60,
}
_TIME = re.compile(
    rf"(?<![\w/.,])(?:(?P<n>{FIGURES}|{WORDS}|ngày(?=\s+rưỡi))(?:\s*\([^()]*\))?\s*(?P<u>{'|'.join(_UNITS)})?(?P<half>\s+(?:rưỡi|ruoi|1/2))?"
    rf"(?P<u2>\s+(?:{'|'.join(_UNITS)}))?(?:\s+làm\s+việc)?)(?![\w])",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"(?:^|[\t;:(]|-\s|\d\.\s|Giao\s|với\s|qua\s)\**\s*(?P<head>Phòng|Trung tâm|Sở)\s+"
    r"(?P<name>[A-ZĐ][^\t\n;:.,()*]{2,70}?)"
    r"\**\s*(?=$|[\t\n;:.,()*]|\s+(?:trong|chủ|phối|theo|để)(?![^\W\d_]))",
    re.MULTILINE,
)
_FIELDS = ("Thủy lợi", "Tài nguyên số", "Vùng biển", "Dân tộc", "Thống kê", "Lưu trữ", "Hạ tầng", "Khoa học", "Du lịch")
_MATTERS = (
    "Đê điều",
    "Tôn giáo",
    "Lịch sử",
    "Tổng hợp",
    "Công nghệ",
    "Năng lượng",
    "Môi trường biển",
    "Kho vận",
    "Đo lường",
)


@dataclass(frozen=True)
class Mapping:
    """The replacements of one seed: shifts for values, and tables for what the plans name."""

    seed: int
    documents: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)

    def merged(self, others: Iterable["Mapping"]) -> "Mapping":
        """One mapping for several plans of the same seed."""
        documents, units = dict(self.documents), dict(self.units)
        for other in others:
            documents |= other.documents
            units |= other.units
        return Mapping(self.seed, documents, units)

    def apply(self, text: str) -> str:
        """`text` with every known kind of value replaced; a text without one comes back unchanged."""
        text = self._names(text)
        out: list[str] = []
        place = 0
        while place < len(text):
            best: tuple[int, int, str] | None = None
            for pattern, replace in self._rules():
                match = pattern.search(text, place)
                while match and replace(match) is None:
                    match = pattern.search(text, match.end() if match.end() > match.start() else match.start() + 1)
                if match and (best is None or (match.start(), -match.end()) < (best[0], -best[1])):
                    best = (match.start(), match.end(), replace(match) or "")
            if best is None:
                break
            out += [text[place : best[0]], best[2]]
            place = best[1]
        return "".join(out) + text[place:]

    def _rules(self) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...]:
        known = "|".join(sorted(self.documents, key=len, reverse=True)) or r"(?!)"
        return (
            (_DOC, self._document),
            (_ISO, lambda m: f"{self.year(m['y'])}-{self.month(m['m'])}-{self.day(m['d'])}"),
            (_DATE_LONG, self._date_long),
            (_DATE_SHORT, self._date_short),
            (_BLANK_DAY, lambda m: f"{m['a']}{self.month(m['m'])}{m['b']}{self.year(m['y'])}"),
            (_TIME, self._time),
            (_SHARE, lambda m: f"{self.share(m['n'])}{m['u']}"),
            (_RANK, lambda m: f"{m['a']}{int(m['n']) + 1 + self.seed % 3}"),
            (_MONTH, self._month),
            (_MONTH_YEAR, lambda m: f"{self.month(m['m'])}/{self.year(m['y'])}"),
            (re.compile(rf"(?<![\d.,/])(?P<n>{known})(?![\d%]|[.,]\d)"), lambda m: self.documents[m["n"]]),
            (_YEAR, lambda m: self.year(m["y"])),
        )

    def day(self, written: str) -> str:
        """Another day of the month, from 1 to 28; zeros kept."""
        return _padded(written, (int(written) - 1 + 3 + self.seed % 5) % 28 + 1)

    def month(self, written: str) -> str:
        """Another month; zeros kept."""
        return _padded(written, (int(written) + self.seed % 3) % 12 + 1)

    def year(self, written: str) -> str:
        """A later year."""
        return str(int(written) + 1 + self.seed % 3)

    def share(self, written: str) -> str:
        """Another percentage; different shares stay different."""
        value = Decimal(written.replace(",", ".")) - (1 + self.seed % 5)
        return str(value if value > 0 else value + 20).replace(".", ",")

    def _document(self, match: re.Match[str]) -> str | None:
        if len(re.findall(f"[{_UPPER}]", match["rest"])) < 2:
            return None
        rest = match["rest"].replace(match["y"], self.year(match["y"])) if match["y"] else match["rest"]
        new = str(int(match["n"]) + 7 + self.seed % 11)
        return new.zfill(len(match["n"])) + match["gap"] + rest

    def _date_long(self, match: re.Match[str]) -> str | None:
        if not _is_date(match["d"], match["m"]):
            return None
        tail = match["b"] + self.year(match["y"]) if match["y"] else ""
        return f"{self.day(match['d'])}{match['a']}{self.month(match['m'])}{tail}"

    def _date_short(self, match: re.Match[str]) -> str | None:
        before = match.string[max(0, match.start() - 12) : match.start()].lower()
        told = (
            match["y"]
            or len(match["d"]) == 2
            or len(match["m"]) == 2
            or re.search(r"(ngày|ngay|trước|hạn|mùng|mồng|đến|là|từ)\s*$", before)
        )
        bare = match.group() == match.string.strip()
        if not _is_date(match["d"], match["m"]) or not (told or bare):
            return None
        tail = match["b"] + self.year(match["y"]) if match["y"] else ""
        return f"{self.day(match['d'])}{match['s']}{self.month(match['m'])}{tail}"

    def _month(self, match: re.Match[str]) -> str | None:
        if not 1 <= int(match["m"]) <= 12:
            return None
        return match["a"] + self.month(match["m"]) + (match["b"] + self.year(match["y"]) if match["y"] else "")

    def _time(self, match: re.Match[str]) -> str | None:
        unit = (match["u"] or match["u2"] or "").strip().lower()
        if not unit or match["n"].lower() == "ngày":
            return None
        value = parse_number(match["n"])
        if value is None or value == 0:
            return None
        value += Decimal("0.5") if match["half"] else 0
        return self.time(value, unit)

    def time(self, value: Decimal, unit: str) -> str:
        """Another length of time: below two days in hours, above in days."""
        if unit == "phút":
            return f"{value + 5 + self.seed % 7:f} phút"
        hours = value * _UNITS[unit]
        if hours >= 16 and unit in {"ngày", "ngay"}:
            return f"{(value + 2 + self.seed % 3).normalize():f} ngày"
        return f"{(hours + 1 + self.seed % 2).normalize():f} giờ".replace(".", ",")

    def _names(self, text: str) -> str:
        for old, new in sorted(self.units.items(), key=lambda pair: -len(pair[0])):
            loose = re.sub(r"(?:\\\s)*(?:–|\\-|—)(?:\\\s)*", lambda _: r"\s*[–—-]\s*", re.escape(old))
            text = re.sub(loose, new, text, flags=re.IGNORECASE)
            if fold(text) == text.lower():
                text = re.sub(re.escape(fold(old)), fold(new), text, flags=re.IGNORECASE)
        return text


def rewrite(text: str, seed: int, mapping: Mapping | None = None) -> tuple[str, Mapping]:
    """A copy of a plan with other values and unit names, and the mapping to do the same to its questions.

    `mapping` is one that several plans share; without it the plan's own is made.
    """
    text = _heal(text)
    mapping = mapping or mapping_of(text, seed)
    return mapping.apply(text), mapping


def mapping_of(text: str, seed: int) -> Mapping:
    """The mapping a plan's own document numbers and unit names ask for."""
    documents = {}
    for match in _DOC.finditer(text):
        if len(re.findall(f"[{_UPPER}]", match["rest"])) >= 2 and len(match["n"]) >= 3:
            documents[match["n"]] = str(int(match["n"]) + 7 + seed % 11).zfill(len(match["n"]))
    return Mapping(seed, documents, {name: _other_name(name, seed) for name in _names_in(text)})


def _names_in(text: str) -> list[str]:
    return list(dict.fromkeys(match["name"].strip() for match in _UNIT_LINE.finditer(text)))


def _heal(text: str) -> str:
    """Names that a page break cuts in two cells, or a scan spells with a stray syllable, made whole again."""
    names = _names_in(text)
    for name in names:
        for other in names:
            if other != name and re.sub(r"\bng ", "", other) == name:
                text = text.replace(other, name)
            elif other != name and name.startswith(other) and name[len(other) :].strip():
                rest = re.escape(name[len(other) :].strip())
                text, cut = re.subn(rf"(?<=\t)(?:ng )?{rest}(?=\t|\n|$)", "", text, count=1)
                if cut:
                    text = re.sub(rf"{re.escape(other)}(?=\t)", name, text)
    return text


def _other_name(name: str, seed: int) -> str:
    """A made-up field of work; another one for another name."""
    place = sum((i + 1) * ord(c) for i, c in enumerate(fold(name))) + seed
    return f"{_FIELDS[place % len(_FIELDS)]} và {_MATTERS[place // len(_FIELDS) % len(_MATTERS)]}"


def _is_date(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _padded(written: str, value: int) -> str:
    return str(value).zfill(2) if written.startswith("0") or (len(written) == 2 and value < 10) else str(value)
