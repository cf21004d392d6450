"""Vietnamese text folded for comparison: NFC, case, tone marks, đ, and the two ways of placing a tone."""

import re
import unicodedata
from functools import lru_cache

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"  # for character classes
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+", re.UNICODE)
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The composed form; every text is brought to it where it enters."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """`text` with each run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without tone and vowel marks, đ as d: "Hội nghị" → "hoi nghi". Length is kept for NFC text."""
    decomposed = unicodedata.normalize("NFD", nfc(text).lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def without_tone(text: str) -> str:
    """`text` less its tone marks, the letters' own marks kept: "số" → "sô"."""
    return nfc("".join(c for c in unicodedata.normalize("NFD", text) if c not in _TONES))


def tokens(text: str) -> list[str]:
    """Words and numbers of `text` in lower case, marks kept: "Không quá 1,5 ngày." → không quá 1,5 ngày."""
    return _TOKEN.findall(nfc(text).lower())


def folded_tokens(text: str) -> list[str]:
    """Words and numbers of `text`, folded."""
    return _TOKEN.findall(fold(text))


def has_marks(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark; a text without any was typed without accents."""
    lowered = nfc(text).lower()
    return fold(lowered) != lowered


_FINAL_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y$|(?<=qu)y$")


_LEADING_ZEROS = re.compile(r"(?<![\d.,])0+(?=\d)")


@lru_cache(maxsize=65536)
def key(token: str) -> str:
    """What two spellings of one syllable or figure share: folded, final y as i ("kỷ" and "kỉ"), no leading zeros."""
    if token[:1].isdigit():
        return _LEADING_ZEROS.sub("", token)
    return _FINAL_Y.sub("i", fold(token))


@lru_cache(maxsize=65536)
def spelling(token: str) -> str:
    """`token` with its marks in a fixed order after its key: one form however the tone is placed ("hoá", "hóa")."""
    marks = sorted(c for c in unicodedata.normalize("NFD", nfc(token).lower()) if unicodedata.combining(c))
    stroke = "đ" if "đ" in token.lower() else ""
    return f"{key(token)}={stroke}{''.join(marks)}"


def keys(text: str) -> list[str]:
    """`key` of every word and number of `text`."""
    return [key(token) for token in tokens(text)]
