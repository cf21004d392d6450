"""A meeting out of a chat message: title, type, mode, start, length; what is missing or impossible; the verdict."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.vietnamese.moments import Moment, hide, read_moment
from core.vietnamese.text import fold, nfc, squeeze
from kpi.citation_spans import find_numbers
from kpi.draft import Draft, MessageContext
from kpi.meeting_rules import Verdict, judge
from kpi.meeting_words import read_kind, read_mode, read_repeat, read_role, read_type
from kpi.message_title import title_of
from kpi.records import MeetingType

REQUIRED = ("title", "mode", "start", "duration_hours")


def read_meeting(message: str, context: MessageContext) -> Draft:
    """The draft of a meeting. Never raises; what is not said is in `needs`, what cannot be in `invalid`."""
    text = squeeze(nfc(message))
    plain = fold(text)
    if len(plain) != len(text):
        return Draft({"verdict": "unknown"}, REQUIRED)
    masked = hide(text, [(n.start, n.end) for n in find_numbers(text)])
    moment = read_moment(masked, context.now)
    mode, mode_places, unclear_mode = read_mode(fold(masked))
    meeting_type = read_type(plain)
    title = title_of(text, [*moment.spans, *mode_places])
    fields = {
        "title": title,
        "meeting_type": meeting_type.value if meeting_type and (title or meeting_type != "khac") else None,
        "mode": mode.value if mode else None,
        "start": _start(moment),
        "duration_hours": float(moment.hours) if moment.hours is not None else None,
    }
    fields = {name: value for name, value in fields.items() if value is not None}
    invalid = [name for name, fault in (("start", moment.start_fault), ("duration_hours", moment.hours_fault)) if fault]
    needs = [name for name in REQUIRED if name not in fields and name not in invalid]
    if meeting_type is None:
        needs.append("meeting_type")
    verdict = (
        judge(_words_for_rules(title or "", meeting_type, plain), moment, context)
        if meeting_type and not invalid
        else None
    )
    fields["verdict"] = verdict.outcome if verdict else "unknown"
    extra = {
        "kind": read_kind(plain).value,
        "role": read_role(plain).value,
        "repeat": read_repeat(plain),
        "break_hours": float(moment.break_hours),
        "days": moment.days if moment.days > 1 else 0,
        "unclear": ("tt",) * unclear_mode + ("qt",) * (meeting_type is None),
        "verdict": verdict,
    }
    return Draft(fields, tuple(needs), tuple(invalid), {k: v for k, v in extra.items() if v})


def judge_fields(fields: Mapping[str, Any], extra: Mapping[str, Any], context: MessageContext) -> Verdict | None:
    """The verdict on a meeting whose fields were completed or corrected; None while its length or start is open."""
    hours, start = fields.get("duration_hours"), fields.get("start")
    if hours is None or fields.get("meeting_type") is None or start is None:
        return None
    minute = int(start[11:13]) * 60 + int(start[14:16]) if len(start) > 10 else None
    said, pause = Decimal(str(hours)), Decimal(str(extra.get("break_hours", 0)))
    until = None if minute is None else minute + round((said + pause) * 60)
    day = date.fromisoformat(start[:10])
    moment = Moment(day, minute, said, until, int(extra.get("days", 1)), pause)
    title = str(fields.get("title", ""))
    return judge(_words_for_rules(title, MeetingType(fields["meeting_type"]), fold(title)), moment, context)


def start_text(moment: Moment) -> str | None:
    """The start as it stands in a draft: local minute, or the day alone; None where no day is said."""
    return _start(moment)


def _start(moment: Moment) -> str | None:
    if moment.day is None:
        return None
    if moment.minute is None:
        return moment.day.isoformat()
    return f"{moment.day.isoformat()}T{moment.minute // 60 % 24:02d}:{moment.minute % 60:02d}"


_TYPE_WORDS = {
    MeetingType.QUAN_TRIET: "quán triệt",
    MeetingType.CHUYEN_MON: "chuyên môn",
    MeetingType.QUAN_TRONG: "quan trọng",
    MeetingType.GIAO_BAN: "giao ban",
}
_OTHER_TYPES = re.compile("|".join(fold(words) for words in _TYPE_WORDS.values()))


def _words_for_rules(title: str, meeting_type: MeetingType, plain: str) -> str:
    """The words a limit's subject is looked for in: the explicit type, else the title without stray type words."""
    head = "hội nghị họp" if re.search(r"hoi\s+nghi|\bhn\b", plain) else "họp"
    if meeting_type is not MeetingType.KHAC:
        return f"{head} {_TYPE_WORDS[meeting_type]}"
    return f"{head} {_OTHER_TYPES.sub(' ', fold(title))}"
