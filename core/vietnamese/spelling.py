"""Patterns written with accents that also find text typed without them.

`spelled("họp|hội nghị")` finds "họp" and "hop", but neither "hợp" nor "hộp": a letter with marks stands for itself and
for its bare letter. A blank stands for any white space.
"""

import re

from core.vietnamese.text import fold, nfc

EDGE = r"(?![^\W_])"
"""Ends a word in a pattern."""


def spelled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, whatever the case; for composed text."""
    return re.compile("".join(_letter(char) for char in nfc(pattern)), re.IGNORECASE)


def words(*alternatives: str) -> re.Pattern[str]:
    """Whole words or phrases, any of them."""
    return spelled(rf"(?<![^\W_])(?:{'|'.join(alternatives)}){EDGE}")


def marked(*alternatives: str) -> re.Pattern[str]:
    """Whole words or phrases with their own marks only, in squeezed text: "bạn" is not found in "ban"."""
    return re.compile(nfc(rf"(?<![^\W_])(?:{'|'.join(alternatives)}){EDGE}"), re.IGNORECASE)


def _letter(char: str) -> str:
    if char == " ":
        return r"\s+"
    if char.isascii():
        return char
    bare = fold(char)
    if not (bare.isascii() and bare.isalpha()):
        return char
    return f"[{char}{bare}]"
