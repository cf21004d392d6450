"""Corrections in words: which fields "sửa thành trực tiếp", "sửa tổng thành 90" or "sửa ngày 19/5" gives new values."""

import re
from typing import Any

from bot.repeating import until_named
from core.vietnamese.days import find_days
from core.vietnamese.moments import read_moment
from kpi.draft import MessageContext
from kpi.from_message import read_document, read_meeting, read_procedures

MIN_TITLE = 4
_DAY = len("2026-05-20")
_CHANGE_WORDS = re.compile(
    r"^\s*(?:sửa|chỉnh|đổi|sua|chinh|doi)(?:\s+(?:lại|lai|thành|thanh|là|la|cho))*\s*:?\s*", re.I
)
_TOTAL_NAMED = re.compile(r"tổng|tong|tiếp nhận|tiep nhan|hồ sơ|ho so", re.I)
_ONLINE_NAMED = re.compile(r"trực tuyến|truc tuyen|onl", re.I)
_NEW_TITLE = re.compile(
    r"(?:tên|tiêu đề|ten|tieu de)\s*(?:cuộc họp\s*)?(?:thành|là|thanh|la)?\s*:?\s*(?P<title>.+)$", re.IGNORECASE
)


def changes(kind: str, text: str, context: MessageContext, start: str = "") -> dict[str, Any]:
    """The fields a correction names: "sửa thành trực tiếp", "2 tiếng", "số 126/BC-VP", "tổng 90", "ngày 19/5".

    `start` is when the meeting began so far: a new hour keeps its day, a new day its hour.
    """
    if kind == "meeting":
        fields = read_meeting(text, context).fields
        names = ["mode", "start", "duration_hours", "meeting_type"]
        if fields.get("meeting_type") == "khac":
            names.remove("meeting_type")
    elif kind == "document":
        fields = read_document(text, context).fields
        names = ["number", "direction", "channel", "issued_date"]
    elif kind == "procedure":
        return _changed_counts(text, context)
    elif kind == "meeting_sum":
        return _changed_meetings(text)
    else:
        return _changed_activity(text, context)
    found = {name: fields[name] for name in names if fields.get(name) is not None}
    if kind == "meeting" and start:
        found |= _moved(text, found.get("start", ""), start, context)
    if kind == "meeting" and (until := until_named(text, context.now.date())):
        found = {name: value for name, value in found.items() if name != "start"} | {"until": until}
    if match := _NEW_TITLE.search(text):
        found["title"] = match["title"].strip(" .\"“”'")
    return found


def _moved(text: str, named: str, start: str, context: MessageContext) -> dict[str, Any]:
    """The start with what the correction says of it: the hour, the day, or nothing."""
    if len(named) == _DAY and len(start) > _DAY:
        return {"start": named + start[_DAY:]}
    moment = read_moment(text, context.now)
    if named or moment.minute is None or moment.day is not None:
        return {}
    return {"start": f"{start[:_DAY]}T{moment.minute // 60 % 24:02d}:{moment.minute % 60:02d}"}


def _changed_counts(text: str, context: MessageContext) -> dict[str, Any]:
    bare = _CHANGE_WORDS.sub(" ", text)
    fields = read_procedures(bare, context, command=True).fields
    found = {name: fields[name] for name in ("total", "digital") if fields.get(name) is not None}
    if not _TOTAL_NAMED.search(bare) and "digital" in found and len(re.findall(r"\d+", bare)) == 1:
        found.pop("total", None)  # one number beside "trực tuyến" is that number alone
    return found


def _changed_meetings(text: str) -> dict[str, Any]:
    """ "sửa trực tuyến thành 9", "sửa tổng thành 13": one number, and which of the two it is."""
    numbers = re.findall(r"(?<![\d.,/-])\d+", text)
    if len(numbers) != 1:
        return {}
    return {"online" if _ONLINE_NAMED.search(text) else "meetings": int(numbers[0])}


def _changed_activity(text: str, context: MessageContext) -> dict[str, Any]:
    days = [found.first for found in find_days(text, context.now.date()) if found.first is not None]
    if match := _NEW_TITLE.search(text):
        return {"title": match["title"].strip(" .\"“”'")}
    if days:
        return {"start": days[0].isoformat()}
    title = _CHANGE_WORDS.sub(" ", text).strip(" .:\"“”'")
    return {"title": title} if len(title) >= MIN_TITLE else {}
