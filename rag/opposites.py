"""A question that names the opposite of what a place says: "còn gửi giấy được không" beside "dưới dạng điện tử"."""

from decimal import Decimal

from core.vietnamese.text import tokens
from corpus.facts.model import Comparison, Direction, Target
from rag.frame import Frame
from rag.match import Match
from rag.polarity import OPPOSITES

_WHOLE = Decimal(100)
_PLACING = frozenset({"trước", "trong", "trên", "cao", "nhiều", "sớm"})  # say where, not what
_GROWS = (" tăng ", " nhiều thêm ", " tổ chức thêm ")
_SHRINKS = (" giảm ", " bớt ", " cắt ", " tinh giản ")


def names_opposite(frame: Frame, best: Match) -> bool:
    """Whether the question has one word of a pair of opposites and the place only the other."""
    said, held = _spoken(frame.text), _spoken(best.entry.passage.text)
    pairs = [(one, other) for pair in OPPOSITES if not _PLACING & set(pair) for one, other in (pair, pair[::-1])]
    return any(f" {one} " in said and f" {one} " not in held and f" {other} " in held for one, other in pairs)


def is_denied(frame: Frame, best: Match) -> bool:
    """Whether the aim found leaves no room for what is asked: the opposite of what all of a thing must be, or of the
    way it must go."""
    fact = best.entry.fact
    if not isinstance(fact, Target):
        return False
    said = _spoken(frame.text)
    if fact.direction is Direction.REDUCE:
        return any(word in said for word in _GROWS) and not any(word in said for word in _SHRINKS)
    whole = fact.quantity.unit == "%" and fact.quantity.value == _WHOLE and fact.comparison is Comparison.EXACTLY
    return whole and names_opposite(frame, best)


def _spoken(text: str) -> str:
    return f" {' '.join(tokens(text))} "
