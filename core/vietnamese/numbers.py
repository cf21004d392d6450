"""Numbers as plans and people write them: 01, 1,5, 1.488, ½, 1/2, nửa, một, hai mươi hai, mười lăm."""

import re
from decimal import Decimal

from core.vietnamese.text import nfc

_DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_TENS = {"mười", "mươi", "chục"}
_GAPS = {"lẻ", "linh"}
_NUMBER_WORDS = sorted({*_DIGITS, *_SCALES, *_TENS, *_GAPS, "trăm"}, key=len, reverse=True)

_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"
_DECIMAL = r"\d+(?:[.,]\d+)?"
_FRACTION = r"[1-9]\s?/\s?[2-9](?!\d)"
_WORD = r"(?:" + "|".join(_NUMBER_WORDS) + r")(?![^\W\d_])"
_WORDS = rf"{_WORD}(?:\s+{_WORD})*"

FIGURES = rf"(?:\d+\s?[½¼¾⅓⅔]|[½¼¾⅓⅔]|\d+\s+{_FRACTION}|{_FRACTION}|{_GROUPED}|{_DECIMAL})"
"""Pattern of a number in figures; a fraction such as 1/2 counts, so the caller must know that no date is meant."""

WORDS = rf"(?:nửa|{_WORDS})"
"""Pattern of a number in words; "nửa" is a half."""

_FIGURES = re.compile(FIGURES)


def parse_number(text: str) -> Decimal | None:
    """The value of a number in figures or words; None where `text` is no number.

    A dot before exactly three digits groups thousands ("1.488"), a comma marks decimals ("1,5").
    """
    written = nfc(text).strip().lower()
    if not written:
        return None
    if written == "nửa":
        return Decimal("0.5")
    if _FIGURES.fullmatch(written):
        return _figures(written)
    return _words(written.split())


def _figures(written: str) -> Decimal:
    if written[-1] in _VULGAR:
        whole = written[:-1].strip()
        return _VULGAR[written[-1]] + (Decimal(whole) if whole else 0)
    if "/" in written:
        head, _, denominator = written.rpartition("/")
        *units, numerator = head.split()
        return (Decimal(units[0]) if units else 0) + Decimal(numerator) / Decimal(denominator.strip())
    if re.fullmatch(_GROUPED, written) and not written.startswith("0"):
        written = written.replace(".", "")
    return Decimal(written.replace(",", "."))


def _words(words: list[str]) -> Decimal | None:
    """Spoken numbers, largest scale first: hai trăm linh năm, một nghìn hai trăm, mười lăm."""
    half = bool(words) and words[-1] in {"rưỡi", "rưởi"}
    if half:
        words = words[:-1]
    if not words or any(word not in _NUMBER_WORDS for word in words):
        return None
    total = group = last = 0
    pending: int | None = None
    for word in words:
        if word in _DIGITS:
            pending = _DIGITS[word]
        elif word in _TENS or word == "trăm":
            last = 100 if word == "trăm" else 10
            group += (1 if pending is None else pending) * last
            pending = None
        elif word in _SCALES:
            last = _SCALES[word]
            total += (group + (pending or 0) or 1) * last
            group, pending = 0, None
    value = Decimal(total + group + (pending or 0))
    if not half:
        return value
    return value + (Decimal(last) / 2 if last else Decimal("0.5"))
