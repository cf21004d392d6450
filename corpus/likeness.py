"""How far two wordings name the same thing."""

import re

from core.vietnamese.text import fold, folded_tokens

_FILLER = frozenset(
    [
        "ty",
        "le",
        "ti",
        "luong",
        "muc",
        "do",
        "viec",
        "thuc",
        "hien",
        "cac",
        "nhung",
        "cua",
        "va",
        "tren",
        "trong",
        "duoc",
        "dat",
        "tai",
        "cho",
        "hanh",
        "chinh",
        "co",
    ]
)
_SYNONYMS = (
    (re.compile(r"tiep nhan\s*,?\s*(?:va\s+)?(?:giai quyet|xu ly)|giai quyet|xu ly|tiep nhan"), " xuly "),
    (re.compile(r"moi truong (?:so|dien tu|mang)|truc tuyen|dien tu"), " tructuyen "),
    (re.compile(r"van ban|ho so|tai lieu"), " vanban "),
    (re.compile(r"hoi nghi|cuoc hop|phien hop|hoi hop|hop"), " hoinghi "),
)


def likeness(one: str, other: str) -> float:
    """How far two subjects name the same thing, 0 to 1: the shared part of their words, near-synonyms as one."""
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _words(text: str) -> frozenset[str]:
    plain = fold(text)
    for pattern, name in _SYNONYMS:
        plain = pattern.sub(name, plain)
    return frozenset(t for t in folded_tokens(plain) if t not in _FILLER)
