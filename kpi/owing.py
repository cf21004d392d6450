"""Words of a deadline that say who owes it, which period it reports, and whether it counts from the plan's issue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.vietnamese.text import fold, folded_tokens, squeeze
from corpus.facts.model import AbsoluteDue, Deadline

_COLLECTIVE = re.compile(
    r"^(?:cac|moi|tat ca|toan the|tung)\b|\b(?:cac|tat ca)\s+(?:phong|don vi|to chuc|bo phan|ban)\b"
)
_ROOMS = re.compile(r"\bphong\b")
_BODIES = re.compile(r"\b(?:don vi|truc thuoc|su nghiep|bo phan|to chuc|ban nganh)\b")
_ISSUE = re.compile(r"\b(?:ban hanh|ky|hieu luc|nhan duoc)\b")
_ITSELF = re.compile(r"\b(?:nay|ke hoach|van ban|quyet dinh)\b")
_SPLIT = re.compile(r"\s*[;,]\s*|\s+và\s+|\s+phối hợp\s+(?:với\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the agency with the other names it is called by."""

    name: str
    aliases: tuple[str, ...] = ()

    def is_named(self, text: str) -> bool:
        """Whether `text` is one of its names, letter case and marks aside."""
        return fold(squeeze(text)) in {fold(name) for name in (self.name, *self.aliases)}


def units_named(actor: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """The units an actor's words mean: a unit itself, those a collective name covers, or ("",) for the agency."""
    if not actor.strip():
        return ("",)
    if whole := [unit.name for unit in units if unit.is_named(actor)]:
        return tuple(whole)
    found: list[str] = []
    for part in _SPLIT.split(actor):
        found += [unit.name for unit in units if unit.is_named(part)] or _covered(fold(part), fold(actor), units)
    if not found:
        folded = fold(actor)
        found = [u.name for u in units if any(_within(fold(name), folded) for name in (u.name, *u.aliases))]
    return tuple(dict.fromkeys(found)) or ("",)


def _within(name: str, text: str) -> bool:
    """Whether the name stands in the text as whole words; short forms of one word are too easily met by chance."""
    return len(name.split()) > 1 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _covered(part: str, actor: str, units: Sequence[Unit]) -> list[str]:
    """Units under a collective name: "các phòng" those called phòng, "đơn vị" the others (and they, named alone)."""
    if not (_COLLECTIVE.search(part) or _COLLECTIVE.search(actor)):
        return []
    rooms = [u.name for u in units if _ROOMS.match(fold(u.name))]
    others = [u.name for u in units if u.name not in rooms and not fold(u.name).startswith("van phong")]
    if _ROOMS.search(part):
        return rooms
    if _BODIES.search(part):
        return others if _ROOMS.search(actor) else rooms + others
    return []


def speaks_of_issue(event: str) -> bool:
    """Whether an event is the issue of the plan that speaks ("ngày Kế hoạch này được ban hành")."""
    words = " ".join(folded_tokens(event))
    return bool(_ISSUE.search(words) and _ITSELF.search(words))


def reported_period(fact: Deadline, stated: date) -> str:
    """The key of the period a report due on `stated` is about: the half-year or year it falls in, or the month or
    quarter that has just ended. "" for what is no recurring report."""
    year, month = stated.year, stated.month
    match fact.report_period:
        case "half_year":
            return f"{year}-H1" if 3 <= month <= 8 else f"{year}-H2" if month > 8 else f"{year - 1}-H2"
        case "year":
            return str(year if month > 3 else year - 1)
        case "quarter":
            quarter, in_last_month = (month - 1) // 3 + 1, month % 3 == 0
            if in_last_month:
                return f"{year}-Q{quarter}"
            return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"
        case "month":
            if stated.day > 15:
                return f"{year}-{month:02d}"
            return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
        case _:
            return "" if isinstance(fact.due, AbsoluteDue) else str(year)
