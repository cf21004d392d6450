"""The plans' due dates as an iCalendar file that Outlook, Google and phones subscribe to."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from core.clock import in_office
from kpi import report_wording as wording
from kpi import wording as ledger_wording
from kpi.deadlines import DueDate, DueStatus
from kpi.report_lines import sentence
from kpi.validation import show

MEDIA_TYPE = "text/calendar; charset=utf-8"
_MORNING = timedelta(hours=8)
_LONGEST_SUMMARY = 160


def render(dues: Sequence[DueDate], agency_name: str, now: datetime, remind_days: Sequence[int] = (7, 1)) -> bytes:
    """One all-day event on each last safe day, with the clause, who owes it, and alarms at eight so many days before.

    The same due date keeps its UID, so that a calendar that subscribes moves events instead of doubling them.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//troly//Trợ lý công vụ//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", wording.CALENDAR.format(agency=agency_name))
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for due in dues:
        calendar.add_component(_event(due, agency_name, now, remind_days))
    content: bytes = calendar.to_ical()
    return content


def _event(due: DueDate, agency_name: str, now: datetime, remind_days: Sequence[int]) -> Any:
    from icalendar import Event

    done, what = due.status is DueStatus.DONE, _summary(due)
    event = Event()
    event.add("uid", uid_of(due))
    event.add("dtstamp", in_office(now).astimezone(UTC))
    event.add("dtstart", due.last_safe)
    event.add("dtend", due.last_safe + timedelta(days=1))
    event.add("summary", wording.EVENT_DONE.format(what=what) if done else what)
    event.add("description", _description(due, agency_name))
    event.add("categories", [agency_name])
    event.add("transp", "TRANSPARENT")
    for days in () if done else sorted(set(remind_days), reverse=True):
        event.add_component(_alarm(what, days))
    return event


def uid_of(due: DueDate) -> str:
    """A stable name of one due date: of its clause and the day that the plan states."""
    digest = hashlib.sha256(f"{due.fact.agency}|{due.fact.id}|{due.stated.isoformat()}".encode()).hexdigest()
    return f"{digest[:32]}@troly"


def _summary(due: DueDate) -> str:
    what = sentence(due.fact.what)
    if len(what) > _LONGEST_SUMMARY:
        what = what[:_LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"
    return wording.EVENT.format(what=what, owed=_owed(due))


def _owed(due: DueDate) -> str:
    return ", ".join(unit or due.fact.actor or ledger_wording.WHOLE_AGENCY for unit in due.owed_by)


def _description(due: DueDate, agency_name: str) -> str:
    fact = due.fact
    receiver = f"{fact.receiver} (qua {fact.via})" if fact.via else fact.receiver
    lines = [
        wording.EVENT_AGENCY.format(agency=agency_name),
        wording.EVENT_OWED.format(owed=_owed(due)),
        wording.EVENT_TO.format(receiver=receiver) if receiver else "",
        wording.EVENT_WORDING.format(wording=fact.wording, day=show(due.stated)),
        wording.EVENT_MOVED.format(why=due.moved_for, day=show(due.last_safe)) if due.moved_for else "",
        wording.EVENT_SOURCE.format(locator=fact.locator, document=fact.document_id, quote=fact.quote),
        wording.EVENT_STATUS.format(status=ledger_wording.DUE_STATUSES[due.status.value]),
        wording.EVENT_MISSING.format(units=", ".join(due.missing)) if due.sent_by and due.missing else "",
        wording.EVENT_COMPLETED.format(source=due.completion.source) if due.completion else "",
    ]
    return "\n".join(line for line in lines if line)


def _alarm(what: str, days: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm
