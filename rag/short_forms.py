"""Short forms of several meanings, written out where their neighbours tell which: "mấy nv", "pl có", "bn pt"."""

import re

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_HOW_MANY = r"(?:mấy|may|bao\s+nhiêu|bao\s+nhieu|bn|các|cac|những|nhung|tất\s+cả|tat\s+ca|\d{2,})"
_AFTER_COUNT = {
    "nv": "nhiệm vụ",
    "vb": "văn bản",
    "hn": "hội nghị",
    "pt": "phần trăm",
}
_COUNTED = re.compile(rf"{_B}(?P<count>{_HOW_MANY})\s+(?P<short>{'|'.join(_AFTER_COUNT)}){_E}", re.IGNORECASE)
_ANNEX = re.compile(
    rf"{_B}(?:(?P<before>trong|ở|o|tại|tai|theo|của|cua)\s+)?pl{_E}(?(before)|(?=\s+(?:có|co|gồm|gom|kèm|kem|nào|nao){_E}))",
    re.IGNORECASE,
)


def written_out(question: str) -> str:
    """The question with such short forms in full; those that may still mean two things are left as they are."""
    question = _COUNTED.sub(lambda m: f"{m['count']} {_AFTER_COUNT[m['short'].lower()]}", question)
    return _ANNEX.sub(lambda m: f"{m['before'] or ''} phụ lục".lstrip(), question)
