"""Who does what: a wording must not exchange the parts that units have in a task."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.vietnamese.text import folded_tokens, nfc
from rag.claims import clauses
from rag.grounds import COMMON

REACH = 8  # syllables before a role within which its actor stands
_ROLE = re.compile(
    r"(?<![^\W_])(?:chủ\s+trì|phối\s+hợp|đầu\s+mối|chịu\s+trách\s+nhiệm|tham\s+mưu|tổng\s+hợp|phê\s+duyệt|thẩm\s+định"
    r"|kiểm\s+tra|giám\s+sát|theo\s+dõi|đôn\s+đốc|báo\s+cáo|trình|ban\s+hành|ký|hướng\s+dẫn)(?![^\W_])",
    re.IGNORECASE,
)


def exchanges_roles(text: str, evidence: Sequence[str], asked: str = "") -> bool:
    """Whether the text gives a role to words that stand before no such role in the evidence."""
    held: dict[str, set[str]] = {}
    for line in evidence:
        for role, actors in _parts(line, REACH + 12):
            held.setdefault(role, set()).update(actors)
    free = COMMON | set(folded_tokens(asked))
    claimed = (part for stretch in re.split(r"[,:](?=\s)", text) for part in _parts(stretch, REACH))
    return any(role in held and not actors <= held[role] | free for role, actors in [*claimed, *_bare(text)])


def exchanges_names(names: Sequence[str], evidence: Sequence[str]) -> bool:
    """Whether two names stand in an order that no evidence holding both of them has."""
    for first, second in pairwise(names):
        places = [(line.find(f" {first} "), line.rfind(f" {second} ")) for line in evidence]
        both = [(one, other) for one, other in places if one >= 0 and other >= 0]
        if first != second and both and not any(one < other for one, other in both):
            return True
    return False


def _bare(text: str) -> Iterator[tuple[str, set[str]]]:
    """Roles that open a stretch after a comma ("Các phòng, chủ trì"): the actor stands before the comma."""
    for start, end in clauses(text):
        for match in re.finditer(rf"(?:^|[,:])\s*(?={_ROLE.pattern})", text[start:end], re.IGNORECASE):
            yield from _parts(text[start : start + match.start()] + " " + text[start + match.end() : end], REACH)


def _syllables(text: str) -> list[str]:
    return [token for token in folded_tokens(text) if token.isalpha()]


def _parts(text: str, reach: int) -> Iterator[tuple[str, set[str]]]:
    """Each role with the syllables before it in its clause; after it where it stands as a label ("Chủ trì: …")."""
    text = nfc(text)
    for start, end in clauses(text):
        clause = text[start:end]
        for match in _ROLE.finditer(clause):
            before = _syllables(clause[: match.start()])[-reach:]
            label = clause[match.end() :].lstrip().startswith(":")
            actors = _syllables(clause[match.end() :])[:reach] if label else before
            yield " ".join(folded_tokens(match.group())), set(actors)
