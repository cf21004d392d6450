"""Breaks that are taken out of a meeting's length: "nghỉ trưa 1 tiếng", "nghỉ từ 11h30 đến 13h30"."""

import re
from decimal import Decimal

from core.vietnamese.clocks import find_clocks
from core.vietnamese.durations import find_durations

_BEFORE = re.compile(
    r"(?:nghi|giai\s+lao)(?:\s+(?:trua|giai\s+lao|giua\s+gio|giua\s+buoi|tam|an\s+trua|tu)){0,2}\s*:?\s*$"
)
_AFTER = re.compile(r"\s*(?:de\s+)?(?:nghi|giai\s+lao)(?!\w)")


def find_breaks(text: str, plain: str) -> tuple[list[tuple[int, int]], Decimal]:
    """Where breaks are spoken of in `text` (`plain`: the same, folded), and their hours together."""
    spans: list[tuple[int, int]] = []
    total = Decimal(0)
    for clock in find_clocks(text):
        before = _BEFORE.search(plain[: clock.start])
        if before and clock.is_span and clock.minute is not None and clock.until is not None:
            total += max(Decimal(0), Decimal(clock.until - clock.minute) / 60)
            spans.append((before.start(), clock.end))
    for length in find_durations(text):
        if any(start <= length.start < end for start, end in spans):
            continue
        before = _BEFORE.search(plain[: length.start])
        after = _AFTER.match(plain, length.end)
        if before or after:
            total += length.hours
            spans.append((before.start() if before else length.start, after.end() if after else length.end))
    return spans, total
