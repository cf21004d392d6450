"""Text that a spreadsheet must show and never run: what begins like a formula is quoted, control signs are dropped."""

import re
import unicodedata

_STARTS_FORMULA = "=+-@"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """`text` as a cell may hold it. A leading =, +, -, @ (in any width, after any space) gets an apostrophe."""
    clean = _CONTROL.sub("", text)
    first = unicodedata.normalize("NFKC", clean.lstrip()[:1])
    runs = bool(first) and first[0] in _STARTS_FORMULA
    return f"'{clean}" if runs or clean[:1] in ("\t", "\r", "\n") else clean
