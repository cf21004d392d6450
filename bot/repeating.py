"""Meetings that repeat, in a conversation: how often was said, until when, and the whole series written or dropped."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from bot import wording
from core.people import AgencyScope
from core.vietnamese.days import find_days
from core.vietnamese.moments import read_moment
from core.vietnamese.spelling import EDGE, spelled
from core.vietnamese.text import fold
from kpi import series
from kpi.draft import MessageContext
from kpi.entries import Entry, Stamp, Written
from kpi.meeting_words import read_repeat
from kpi.message_meeting import start_text
from kpi.message_period import find_period
from kpi.records import Meeting
from kpi.validation import show
from kpi.window import window_of

_RULES = {
    "day": "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "week": "FREQ=WEEKLY",
    "month": "FREQ=MONTHLY",
    "quarter": "FREQ=MONTHLY;INTERVAL=3",
}
_QUARTERS = (";BYMONTH=1,4,7,10", ";BYMONTH=3,6,9,12")  # a quarter's first month, and its last
LAST_DATE = 31
_CODES = {"hai": "MO", "ba": "TU", "tu": "WE", "nam": "TH", "sau": "FR", "bay": "SA"}
_CODES |= dict(zip("234567", tuple(_CODES.values()), strict=True))
_DAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|cn)"
_PLACES = {"dau": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tu": 4, "4": 4, "cuoi": -1}
_IN_MONTH = spelled(
    rf"(?<![^\W_])(?P<day>{_DAY}) (?:(?:tuần )?(?P<edge>đầu|cuối)(?: tiên| cùng| tháng)?"
    rf"|tuần thứ (?P<place>hai|ba|tư|[234])){EDGE}"
)
_IN_WEEK = spelled(rf"(?<![^\W_])(?P<days>{_DAY}(?:\s*(?:,|và|với|&)\s*{_DAY})+) (?:hằng|hàng|mỗi) tuần{EDGE}")
_ON_DATE = spelled(rf"(?<![^\W_])ngày (?P<date>\d{{1,2}})(?= (?:hằng|hàng|mỗi) (?:tháng|quý){EDGE})")
_NAMED = spelled(_DAY)
_FORTNIGHT = spelled(rf"(?<![^\W_])(?:2|hai) tuần (?:một|1) lần{EDGE}")
_EVERY = spelled(rf"(?<![^\W_])(?:hằng|hàng|mỗi) tuần{EDGE}|(?<![^\W_])(?:đến|tới)(?: hết)?(?: ngày)? \d{{1,2}}/\d.*$")
_UNTIL = spelled(r"(?<![^\W_])(?:đến|tới)(?: hết)?(?: ngày)? (?P<end>.+)$")


def repeat_of(text: str, extra: Mapping[str, Any], start: str) -> dict[str, str]:
    """The rule a message names, as the draft keeps it; empty where it names none.

    It ends with the year unless the message says when; the message's own hours ("8h đến 9h") end nothing.
    """
    how = str(extra.get("repeat", ""))
    if how not in _RULES or not start:
        return {}
    first = date.fromisoformat(start[:10])
    fortnight = how == "week" and _FORTNIGHT.search(text) is not None
    rule, days = _by_day(text, how)
    told = wording.EVERY_TWO_WEEKS if fortnight else wording.REPEATS[how]
    return {
        "rule": f"{rule};INTERVAL=2" if fortnight else rule,
        "how": f"{days} {told}".strip(),
        "until": date(first.year, 12, 31).isoformat(),
    }


def _by_day(text: str, how: str) -> tuple[str, str]:
    """The rule with the days it names ("thứ hai đầu tiên hằng tháng", "ngày 15 hằng tháng", "thứ hai và thứ năm hằng
    tuần"), and the words that name them; without such words it keeps to the day of its first meeting."""
    if how in ("month", "quarter") and (match := _IN_MONTH.search(text)):
        place = _PLACES[fold(match["place"] or match["edge"])]
        months = _QUARTERS[place < 0] if how == "quarter" else ""
        return f"FREQ=MONTHLY{months};BYDAY={place:+d}{_code(match['day'])}", match.group()
    if how == "month" and (match := _ON_DATE.search(text)) and 1 <= int(match["date"]) <= LAST_DATE:
        return f"{_RULES[how]};BYMONTHDAY={match['date']}", match.group()
    if how == "week" and (match := _IN_WEEK.search(text)):
        codes = dict.fromkeys(_code(day.group()) for day in _NAMED.finditer(match["days"]))
        return f"{_RULES[how]};BYDAY={','.join(codes)}", match["days"]
    return _RULES.get(how, ""), ""


def _code(day: str) -> str:
    """The RRULE code of a weekday as typed: "thứ hai", "t2", "CN"."""
    plain = fold(day)
    return "SU" if plain.startswith("c") else _CODES[plain.removeprefix("thu").removeprefix("t").strip()]


def first_start(text: str, context: MessageContext) -> dict[str, Any]:
    """The start and length of a series told without a date ("thứ hai hằng tuần, 8h-9h"): its first day yet to come."""
    today = context.now.date()
    rule, days = _by_day(text, read_repeat(fold(text)))
    moment = read_moment(_EVERY.sub(" ", text.replace(days, " ") if days else text), context.now)
    if days:
        moment = replace(moment, day=series.occurrences(rule, today, today + timedelta(days=92))[0])
    start = start_text(moment)
    if start is None:
        return {}
    day = date.fromisoformat(start[:10])
    while day < today:
        day += timedelta(days=7)
    found: dict[str, Any] = {"start": day.isoformat() + start[10:]}
    return found | ({"duration_hours": float(moment.hours)} if moment.hours is not None else {})


def until_named(text: str, today: date) -> str:
    """The last day a message names ("đến 30/6", "đến hết tháng 6"); empty where it names none."""
    match = _UNTIL.search(text)
    if not match or re.match(r"\d{1,2}\s*(?:h|g|:)", match["end"], re.IGNORECASE):
        return ""
    days = [found.first for found in find_days(match["end"], today) if found.first is not None]
    if days:
        return days[0].isoformat()
    period = find_period(match["end"], today)
    return window_of(period).end.isoformat() if period else ""


def ends(repeat: Mapping[str, str], until: str, start: str) -> dict[str, str]:
    """The rule with the last day named; a day and month already past are those of the next year."""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(until)
    if last < first:
        last = last.replace(year=first.year, day=min(last.day, 28) if last.month == 2 else last.day)
        last = last if last >= first else last.replace(year=first.year + 1)
    return {**repeat, "until": last.isoformat()}


def told(repeat: Mapping[str, str], start: str) -> str:
    """The line of the card that says how often, until when, and how many that makes. Raises InputError."""
    first, until = date.fromisoformat(start[:10]), date.fromisoformat(repeat["until"])
    count = len(series.occurrences(repeat["rule"], first, until))
    return wording.REPEATS_CARD.format(how=repeat["how"], until=show(until), count=count)


def write(
    connection: Connection, scope: AgencyScope, first: Meeting, repeat: Mapping[str, str], stamp: Stamp
) -> list[Written]:
    """Write every meeting of the series."""
    return series.record_series(connection, scope, first, repeat["rule"], date.fromisoformat(repeat["until"]), stamp)


def drop(connection: Connection, scope: AgencyScope, entry: Entry, stamp: Stamp) -> list[Entry]:
    """Strike out the meeting and what follows of its series."""
    record = entry.record
    if not isinstance(record, Meeting) or not record.series:
        return []
    return series.drop_rest(connection, scope, record.series, record.day - timedelta(days=1), stamp)
