"""Which record a message tells of, if any: a meeting, a document, a count of dossiers.

Nothing is a record by its words alone. It is told to be kept ("ghi giúp: …"), or the sentence states enough of what,
when, how long and how, of an event of the office's own; see `bot.asides` for what takes a sentence out of that.
"""

import re
from enum import StrEnum

from bot import asides, intents
from core.guard import Secrecy, look_for_secret
from core.vietnamese.clocks import find_clocks
from core.vietnamese.days import find_days
from core.vietnamese.durations import find_durations
from core.vietnamese.moments import hide
from core.vietnamese.spelling import spelled
from core.vietnamese.text import fold
from kpi.citation_spans import find_numbers
from kpi.from_message import MessageContext, read_meeting, read_meeting_sum, read_procedures
from kpi.meeting_words import read_mode


class Told(StrEnum):
    """What a message tells of."""

    MEETING = "meeting"
    DOCUMENT = "document"
    PROCEDURES = "procedures"


_ENOUGH = 3
_OVER = spelled(r"(?<![^\W_])(?:vừa|đã|mới) (?:\w+ )?(?:họp|xong|tổ chức|dự)(?![^\W_])")
_COUNTED_DOSSIERS = spelled(r"\d+\s*(?:bộ )?(?:hồ sơ|hs)(?![^\W_])")


def told_record(text: str, context: MessageContext) -> Told | None:
    """Which record the message tells of; None where it tells of none, or too little to be sure."""
    numbers = find_numbers(text)
    masked = intents.TELLS.sub(lambda m: " " * len(m.group()), hide(text, [(n.start, n.end) for n in numbers]))
    meeting = _meeting_place(masked)
    document = _document_place(text, masked, [n.start for n in numbers if n.full])
    if meeting is not None and (document is None or meeting < document) and _tells_meeting(masked, meeting, context):
        return Told.MEETING
    ordered = asides.orders(text)
    summed = read_meeting_sum(text, context)
    if summed and (ordered or (not summed.needs and not asides.only_talk(text))):
        return Told.MEETING
    if document is not None:
        return None if asides.only_talk(text) and not ordered else Told.DOCUMENT
    if _tells_dossiers(masked, context):
        return None if asides.only_talk(text) and not ordered else Told.PROCEDURES
    return None


def _meeting_place(text: str) -> int | None:
    for match in intents.MEETING.finditer(text):
        if not intents.NOT_A_MEETING.search(text[: match.start()]):
            return match.start()
    briefing = intents.BRIEFING.search(text)  # "quán triệt KH 144 sáng 4/5, trực tiếp": a meeting by its mode
    return briefing.start() if briefing and read_mode(fold(text))[0] is not None else None


def _document_place(text: str, masked: str, numbered: list[int]) -> int | None:
    """Where the message begins to speak of a document it sends, receives or files."""
    noun = intents.DOCUMENT_NOUN.search(masked)
    act = intents.DOCUMENT_ACT.search(masked)
    handled = intents.HANDLED.search(masked)
    places = [match.start() for match in (noun, handled) if match]
    if numbered and (noun or act or len(masked.split()) <= 6):
        return min([numbered[0], *places])
    named = intents.PLAIN_DOCUMENT.search(masked) or intents.NUMBERED_DOCUMENT.search(text)
    if noun and act and (named or look_for_secret(text) is not Secrecy.CLEAN):
        return min(places)
    return None


def _tells_meeting(text: str, place: int, context: MessageContext) -> bool:
    """Whether the sentence records a meeting: told to be kept, or enough of what, when, how long and how is said by
    someone whose meeting it is."""
    draft = read_meeting(text, context)
    said = [
        "title" in draft.fields,
        bool(find_days(text, context.now.date())) or "start" in draft.fields,
        bool(find_clocks(text)),
        bool(find_durations(text)),
        read_mode(fold(text))[0] is not None or bool(read_mode(fold(text))[1]),
        _OVER.search(text) is not None,
    ]
    if asides.orders(text):
        return sum(said) >= 1
    if sum(said) < _ENOUGH or asides.beside_the_point(text, place):
        return False
    return not draft.needs if asides.loose(text, place) else True


def _tells_dossiers(text: str, context: MessageContext) -> bool:
    if not intents.DOSSIERS.search(text) or not re.search(r"\d", text):
        return False
    if intents.DOSSIER_ACT.search(text) or _COUNTED_DOSSIERS.search(text):
        return True
    return not read_procedures(text, context).needs


def is_full_record(text: str, context: MessageContext) -> bool:
    """A record that only happens to hold an undo word ("hội nghị về việc bỏ …")."""
    if re.search(r"nh[ầa]m|undo|ho[àa]n\s+t[áa]c|v[ừu]a", text, re.IGNORECASE):
        return False
    draft = read_meeting(text, context)
    return len(draft.needs) <= 1 and bool(_meeting_place(text) is not None)
