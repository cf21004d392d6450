"""Where a text names another text by number: "Quyết định số 534/QĐ-TTg", "KL 226", "15-CV/TU", "125/BC - BQL"."""

import re
from dataclasses import dataclass

from core.vietnamese.text import fold

_SYMBOL = r"[A-Za-zĐđ][A-Za-z0-9Đđ]*(?:\s?&\s?[A-Za-z0-9Đđ]+)?(?![^\W_])"
_NUMBERED = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,6}})(?:(?:\s?/\s?(?:19"
    rf"|20)\d\d)?\s?/\s?(?P<symbol>{_SYMBOL}(?:\s?[-/]\s?{_SYMBOL})*)"
    rf"|\s?-\s?(?P<party>{_SYMBOL}\s?/\s?{_SYMBOL}))"
)
_NAMED = re.compile(
    r"(?<!\w)(?P<noun>quyet\s+dinh|ket\s+luan|ke\s+hoach|nghi\s+quyet|nghi\s+dinh|thong\s+tu|chi\s+thi"
    r"|cong\s+van|thong\s+bao"
    r"|bao\s+cao|to\s+trinh|cong\s+dien|huong\s+dan|chuong\s+trinh|quy\s+dinh|luat(?=\s+so)|giay\s+moi|cv|qd|qđ|kl|kh|nq"
    r"|nd|nđ|ct|tb|bc|ttr|hd|gm|vb|van\s+ban)"
    r"\s*(?:so\s*:?\s*)?(?P<number>\d{1,6})(?![\d]|[.,/-]\d|\s*(?:%|[hg](?:\b|\d)|gio|thang\s+\d|tieng|ngay(?!\s+\d)|buoi|phut|cuoc|ban\b"
    r"|ho\s+so|van\s+ban))"
)
_NUMBER_ALONE = re.compile(
    r"(?<!\w)(?:so|số)\s*:?\s*(?P<number>\d{1,6})(?![\d]|[.,/-]\d|\s*(?:luong|%|ho\s+so|van\s+ban|cuoc)|\s?(?:h|g|gio)(?![^\W\d_]))"
)
_NO_SYMBOL = re.compile(r"^(?:h|g|gio|tieng|ngay|buoi|phut|p|lan|nguoi|thang|nam)$")


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A document number at its place; `number` without stray spaces. `full` tells that it carries a symbol."""

    start: int
    end: int
    number: str
    full: bool


def find_numbers(text: str) -> list[CitedNumber]:
    """Every document number of `text` (composed form), left to right, the fullest at each place."""
    plain = fold(text)
    if len(plain) != len(text):
        return []
    found = []
    for match in _NUMBERED.finditer(text):
        if _NO_SYMBOL.match(fold(match["symbol"] or match["party"]).split()[0].split("-")[0].split("/")[0]):
            continue
        written = re.sub(r"\s+", "", match.group())
        found.append(CitedNumber(match.start(), match.end(), written, True))
    for pattern in (_NAMED, _NUMBER_ALONE):
        for match in pattern.finditer(plain):
            start, end = match.span("number")
            found.append(CitedNumber(start, end, text[start:end], False))
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[CitedNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept
