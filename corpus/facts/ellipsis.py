"""Bounds that leave out what the one before them has said: "tỷ lệ hài lòng nội trú đạt 90%, ngoại trú 88%"."""

import re

from corpus.facts.bounds import Bound
from corpus.facts.model import Comparison, Direction, Target

_MEASURE = re.compile(r"^(?:tỷ\s+lệ|tỉ\s+lệ|mức\s+độ|mức|chỉ\s+số|số\s+lượng|số)(?![^\W\d_])", re.IGNORECASE)
_LONGEST = 4  # syllables of a part that stands for the whole
_WHOLE = 100


def completed(target: Target, bound: Bound, leads: bool, before: Target | None) -> Target:
    """`target` with the subject, way and comparison that it leaves to the target `before` it in its clause.

    `leads` says that words stand before the amount ("ngoại trú 88%"), not behind it ("15% chi phí giấy in").
    """
    if before is None or target.quantity.unit != before.quantity.unit or bound.change or bound.origin:
        return target
    bare = bound.comparison is None and not bound.level
    if leads:
        subject = _in_place(target.subject, before.subject)
        if subject == target.subject:
            return target
        comparison = before.comparison if bare else target.comparison
        return target.model_copy(update={"subject": subject, "comparison": comparison, "direction": before.direction})
    changes = before.direction in (Direction.REDUCE, Direction.INCREASE)
    if changes and not bound.level and target.quantity.value < _WHOLE and _opens_alike(target.subject, before.subject):
        comparison = before.comparison if bound.comparison is None else bound.comparison
        return target.model_copy(update={"direction": before.direction, "comparison": comparison or Comparison.EXACTLY})
    return target


def _in_place(part: str, whole: str) -> str:
    """The subject `whole` with its last words changed for `part`, where they are of one sort: they share a word."""
    mine, words = part.split(), whole.split()
    if _MEASURE.match(part) or not _MEASURE.match(whole) or len(mine) > _LONGEST or len(mine) >= len(words):
        return part
    folded = [word.lower() for word in words]
    first, last = mine[0].lower(), mine[-1].lower()
    if first in folded[1:]:
        cut = len(folded) - 1 - folded[::-1].index(first)
        return " ".join([*words[:cut], *mine])
    if last == folded[-1]:
        return " ".join([*words[: -len(mine)], *mine])
    return part


def _opens_alike(part: str, whole: str) -> bool:
    """Whether two subjects begin with the same word: "chi phí điện", "chi phí giấy in"."""
    return part.lower().split()[:1] == whole.lower().split()[:1]
