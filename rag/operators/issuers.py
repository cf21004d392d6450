"""The one cited text of a kind that a body issued: "quyết định số mấy của Thủ tướng?"."""

from collections.abc import Sequence

from core.vietnamese.text import keys
from corpus.facts.model import Basis
from rag.frame import Frame

_TELLING = 2  # syllables that name a body: "Thủ tướng"


def of_named_issuer(frame: Frame, bases: Sequence[Basis]) -> Basis | None:
    """The fullest citation, where all texts of these whose issuer the question names are one."""
    found = [b for b in bases if b.number and b.issuer and _names(frame.plain, b.issuer)]
    if len({b.number for b in found}) != 1:
        return None
    return max(found, key=lambda basis: len(basis.subject))


def _names(plain: str, issuer: str) -> bool:
    head = " ".join(keys(issuer)[:_TELLING])
    return any(f" {before} {head} " in f" {plain} " for before in ("cua", "do"))
