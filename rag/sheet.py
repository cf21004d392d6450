"""The tokens of a question, and which of them a pattern has claimed: what is left is its subject."""

import re

from core.vietnamese.text import key
from rag import patterns
from rag.frame import Slot
from rag.slots import SLOT_PATTERNS


class Sheet:
    """The question's tokens, and which of them a pattern has claimed."""

    def __init__(self, typed: list[str]) -> None:
        self.typed = typed
        self.keys = [key(token) for token in typed]
        self.plain = patterns.plain_form(typed)
        self.claimed = [False] * len(typed)
        self._starts: list[int] = []
        self._spans: dict[Slot, tuple[int, int]] = {}
        position = 0
        for part in self.plain.split(" "):
            self._starts.append(position)
            position += len(part) + 1

    def claim(self, start: int, end: int) -> None:
        for place in range(start, end):
            self.claimed[place] = True

    def claim_span(self, joined: str, start: int, end: int) -> None:
        """Claim the tokens of `joined` (tokens parted by single spaces) between two character offsets."""
        self.claim(joined[:start].count(" "), joined[: max(start, end)].rstrip().count(" ") + (1 if end > start else 0))

    def claim_pattern(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.plain)
        if match:
            self.claim_match(match)
        return match

    def claim_all(self, pattern: re.Pattern[str]) -> None:
        for match in pattern.finditer(self.plain):
            self.claim_match(match)

    def claim_match(self, match: re.Match[str]) -> None:
        self.claim(*self._token_span(match))

    def claim_part(self, match: re.Match[str], group: str) -> tuple[int, int]:
        """Claim one group of a match of `plain`; its first token and the one after its last."""
        inside = [i for i, s in enumerate(self._starts) if match.start(group) <= s < match.end(group)]
        first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        self.claim(first, last)
        return first, last

    def _token_span(self, match: re.Match[str]) -> tuple[int, int]:
        inside = [i for i, s in enumerate(self._starts) if match.start() <= s < match.end()]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def claim_slots(self) -> frozenset[Slot]:
        """Slots asked for; each claims its question words so that none is read twice."""
        slots: set[Slot] = set()
        for slot, pattern in SLOT_PATTERNS:
            for match in pattern.finditer(self.plain):
                start, end = self._token_span(match)
                if end > start and not any(self.claimed[start:end]):
                    slots.add(slot)
                    self.claim(start, end)
                    self._spans.setdefault(slot, (start, end))
        return frozenset(slots)

    def release_noun(self, slot: Slot) -> None:
        """Give back what a slot's first question word claimed behind itself: "mấy | chỉ tiêu"."""
        start, end = self._spans.get(slot, (0, 0))
        self.claimed[start + 1 : end] = [False] * (end - start - 1)

    def unclaimed_runs(self) -> list[list[str]]:
        runs: list[list[str]] = [[]]
        for token, claimed in zip(self.typed, self.claimed, strict=True):
            if claimed:
                runs.append([])
            else:
                runs[-1].append(token)
        return [run for run in runs if run]
