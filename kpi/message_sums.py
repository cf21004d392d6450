"""Meetings of a period told in sum: "tháng 10: 12 hội nghị, 8 trực tuyến" is twelve meetings, not one."""

import re
from collections.abc import Iterator

from core.vietnamese.clocks import find_clocks
from core.vietnamese.days import find_days
from core.vietnamese.durations import find_durations
from core.vietnamese.found_days import Certainty
from core.vietnamese.moments import hide
from core.vietnamese.spelling import EDGE, spelled, words
from core.vietnamese.text import fold, nfc, squeeze
from kpi.draft import Draft, MessageContext
from kpi.meeting_words import read_kind
from kpi.message_period import find_period
from kpi.records import Mode

_PERIOD = spelled(
    r"(?<![^\W_])(?:tháng|quý|năm|t|q)\s?(?:\d{1,4}|i{1,3}v?|iv)(?:\s?/\s?\d{4}| năm \d{4})?(?![^\W_])"
    r"|(?<![^\W_])\d{1,2} tháng(?: (?:đầu|cuối|qua))?(?: năm)?"
)
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,4}(?![\d/%]|[.,]\d)")
_COUNTS_MEETINGS = spelled(
    rf"\d+ (?:cuộc(?: họp)?|hội nghị|hn|phiên họp|buổi họp){EDGE}|(?:hội nghị|cuộc họp|số cuộc)\s*(?:là|:)\s*\d+"
)
_LABELS = {
    Mode.TRUC_TUYEN: words("trực tuyến", "online", "onl"),
    Mode.TRUC_TIEP: words("trực tiếp", "offline", "off"),
    Mode.KET_HOP: words("kết hợp", "hybrid"),
}
_EDGE = re.compile(r"[;()]|,(?!\d)|(?<![^\W_])(?:trong đó|gồm|và|còn)(?![^\W_])", re.IGNORECASE)
_FEWEST = 2


def read_meeting_sum(message: str, context: MessageContext) -> Draft | None:
    """The draft of a count of meetings; None where the message counts none, or names no days they were in."""
    text = squeeze(nfc(message))
    if not _COUNTS_MEETINGS.search(text) or find_durations(text):
        return None
    today = context.now.date()
    days = [day for day in find_days(text, today) if day.certainty is Certainty.SAID]
    period = find_period(text, today)
    bare = _PERIOD.sub(lambda m: " " * len(m.group()), hide(text, [(d.start, d.end) for d in days], " "))
    if (period is None and len(days) != 1) or find_clocks(bare):
        return None
    counts: dict[Mode | None, int] = {}
    for label, count in _counts(bare):
        counts.setdefault(label, count)
    total = counts.get(None, sum(counts.values()))
    if total < _FEWEST:
        return None
    return _draft(total, counts, {"period": period} if period else {"day": str(days[0].first)}, text)


def _draft(total: int, counts: dict[Mode | None, int], when: dict[str, str], text: str) -> Draft:
    online, hybrid = counts.get(Mode.TRUC_TUYEN), counts.get(Mode.KET_HOP, 0)
    if online is None and Mode.TRUC_TIEP in counts:
        online = total - counts[Mode.TRUC_TIEP] - hybrid
    fields: dict[str, object] = {"meetings": total, "verdict": "unknown"}
    impossible = online is not None and not 0 <= online <= total - hybrid
    if online is not None and not impossible:
        fields["online"] = online
    extra = {**when, "kind": read_kind(fold(text)).value} | ({"hybrid": hybrid} if hybrid else {})
    needs = ("online",) if online is None else ()
    return Draft(fields, needs, ("online",) if impossible else (), extra)


def _counts(text: str) -> Iterator[tuple[Mode | None, int]]:
    """Each number with how those meetings were held: by the words after it, else before it, up to the next comma."""
    for segment in _EDGE.split(text):
        found = list(_NUMBER.finditer(segment))
        for index, match in enumerate(found):
            after = segment[match.end() : found[index + 1].start() if index + 1 < len(found) else len(segment)]
            label = _label(after)
            if label is None and index == 0 and not _COUNTS_MEETINGS.match(segment, match.start()):
                label = _label(segment[: match.start()])
            yield label, int(match.group())


def _label(beside: str) -> Mode | None:
    return next((mode for mode, sign in _LABELS.items() if sign.search(beside)), None)
