"""Reminds people of what falls due, asks whether planned meetings were held, and tells leaders once a week.

Each reminder is noted in the transaction that queues it, under a key of its own: it goes out once, whatever restarts
and however many processes run. What should have gone out while nothing ran goes out at the next working hour.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

import structlog
from sqlalchemy import Connection

from bot import notices, people_store
from bot.channel import Button, Capabilities, Delivery, Reply
from bot.outbox import put_delivery
from bot.render import split
from bot.ways import Way, leaders_of, way_to
from bot.writer import Writer
from core.clock import Clock
from core.database import Database
from core.people import AgencyScope, Person, Role
from core.store import people_of
from corpus.snapshot import Snapshot
from kpi.agency_settings import AgencySettings, load_settings
from kpi.deadlines import DueDate, DueStatus, agenda
from kpi.ledger import awaiting
from kpi.working_days import WorkingCalendar

log = structlog.get_logger()
WEEK = timedelta(days=7)


class Reminders:
    """The reminders of all agencies. `run_once` is called every minute or so; `on_queued` wakes the sender."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        clock: Clock,
        snapshot: Callable[[], Snapshot],
        channels: Mapping[str, Capabilities],
        on_queued: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock
        self._snapshot = snapshot
        self._channels = channels
        self._on_queued = on_queued

    def run_once(self) -> int:
        """Queue whatever is to be said now, to whom it can be said. Returns the number of messages queued."""
        snapshot, now, queued = self._snapshot(), self._clock.now(), 0
        for code in snapshot.agencies:
            scope = AgencyScope(code)
            with self._database.read() as connection:
                if not _in_hours(load_settings(connection, scope), now):
                    continue
            queued += self._writer.run("reminders", partial(self._remind, scope=scope, snapshot=snapshot, now=now))
        if queued:
            self._on_queued()
        return queued

    def _remind(self, connection: Connection, scope: AgencyScope, snapshot: Snapshot, now: datetime) -> int:
        staff = [person for person in people_of(connection, scope) if person.active]
        if not staff:
            return 0
        settings = load_settings(connection, scope)
        due = agenda(connection, scope, snapshot, now.date(), WEEK * 5).due
        round_ = _Round(connection, scope, snapshot, settings, staff, self._channels, now)
        round_.deadlines(due)
        round_.held_meetings()
        round_.digest(due)
        return round_.queued


@dataclass
class _Round:
    """One look at one agency, within one transaction."""

    connection: Connection
    scope: AgencyScope
    snapshot: Snapshot
    settings: AgencySettings
    staff: Sequence[Person]
    channels: Mapping[str, Capabilities]
    now: datetime
    queued: int = 0

    def deadlines(self, due: Sequence[DueDate]) -> None:
        """Each person hears of the deadlines of their unit and of the agency, all in one message."""
        today, shut_out = self.now.date(), []
        steps = self.settings["reminder_days"]
        for person in self.staff:
            if person.role is Role.READER:
                continue
            fresh, way = [], self._way_to(person)
            for one in due:
                step = _step(one, today, steps)
                if step is None or not ({person.unit, ""} & set(one.missing)):
                    continue
                if self._first_time(
                    f"deadline:{one.fact.id}:{one.stated}:{step}", person, one.fact.what, bool(way.channel)
                ):
                    fresh.append(one)
            if fresh and way.channel:
                self._say(person, way, _reminder(fresh, self.snapshot, today), listed=True)
            if fresh and (way.shut or not way.channel):
                shut_out += [_shut_out_line(person, one, way) for one in fresh]
        if shut_out:
            reply = Reply(notices.LEADERS_LIST.format(lines="\n".join(shut_out)))
            for leader in leaders_of(self.staff):
                self._say(leader, self._way_to(leader), reply)

    def held_meetings(self) -> None:
        """The day after a planned meeting its recorder is asked; the buttons carry "held:ID" and the like."""
        known = {person.id: person for person in self.staff}
        for entry in awaiting(self.connection, self.scope, self.now.date()):
            person = known.get(entry.person_id or 0)
            if person is None:
                continue
            way = self._way_to(person)
            title, day = getattr(entry.record, "title", ""), entry.record.day
            if way.channel and self._first_time(f"held:{entry.id}:{day}", person, title, True):
                buttons = tuple(Button(label, f"{verb}:{entry.id}") for label, verb in notices.HELD_BUTTONS)
                self._say(
                    person, way, Reply(notices.ASK_HELD.format(title=title, day=_day(day)), buttons, card=entry.id)
                )

    def digest(self, due: Sequence[DueDate]) -> None:
        """Once a week leaders hear what is due, what is late, and who has not submitted."""
        today = self.now.date()
        start = today - timedelta(days=today.weekday())
        if today < start + timedelta(days=self.settings["digest_day"] - 2):
            return
        relevant = [d for d in due if d.status is DueStatus.OVERDUE or start <= d.last_safe < start + WEEK]
        agency = self.snapshot.agencies[self.scope.agency].name
        lines = "\n".join(_digest_line(d, today) for d in relevant) or notices.DIGEST_NOTHING
        end = start + timedelta(days=6)
        text = notices.DIGEST.format(start=_day(start), end=_day(end), agency=agency, lines=lines)
        for leader in leaders_of(self.staff):
            way = self._way_to(leader)
            if way.channel and self._first_time(f"digest:{start}", leader, text, True):
                self._say(leader, way, Reply(text))

    def _first_time(self, key: str, person: Person, title: str, reached: bool) -> bool:
        values = {
            "key": f"{self.scope.agency}:{key}:{person.id}",
            "unit": person.unit,
            "person_id": person.id,
            "at": self.now,
            "title": title,
            "reached": reached,
        }
        return people_store.add_reminder(self.connection, self.scope, values)

    def _way_to(self, person: Person) -> Way:
        return way_to(self.connection, self.scope, person.id, self.channels, self.now)

    def _say(self, person: Person, way: Way, reply: Reply, *, listed: bool = False) -> None:
        """`listed`: leaders are told if the platform refuses it after all."""
        if not way.channel:
            return
        meta = {"agency": self.scope.agency, "person": str(person.id), "list": "1" if listed else ""}
        for part in split(reply, self.channels[way.channel]):
            put_delivery(self.connection, Delivery(way.channel, way.conversation, part, meta=meta), self.now)
        self.queued += 1


def _in_hours(settings: AgencySettings, now: datetime) -> bool:
    start, end = settings["reminder_hours"]
    return WorkingCalendar.of(settings).works(now.date()) and start <= now.time() < end


def _step(due: DueDate, today: date, steps: Sequence[int]) -> int | None:
    """Which of the announced distances ("7 days before") the deadline has come within; None if none, or it is done."""
    left = (due.last_safe - today).days
    if due.status is DueStatus.DONE or left < 0:
        return None
    return min((step for step in steps if step >= left), default=None)


def _reminder(due: Sequence[DueDate], snapshot: Snapshot, today: date) -> Reply:
    lines = [
        notices.REMINDER_LINE.format(
            what=_what(one), day=_day(one.last_safe), left=_left(one.last_safe, today), moved=_moved(one)
        )
        for one in due
    ]
    sources = [
        (f"{snapshot.documents[d.fact.document_id].identity.title}, {d.fact.locator}", d.fact.quote) for d in due
    ]
    return Reply(notices.REMINDER.format(lines="\n".join(lines)), sources=tuple(dict.fromkeys(sources)))


def _digest_line(due: DueDate, today: date) -> str:
    units = ", ".join(unit or notices.WHOLE_AGENCY for unit in due.missing)
    missing = notices.DIGEST_MISSING.format(units=units) if units else notices.DIGEST_DONE
    left = _left(due.last_safe, today)
    return notices.DIGEST_LINE.format(what=_what(due), day=_day(due.last_safe), left=left, missing=missing)


def _shut_out_line(person: Person, due: DueDate, way: Way) -> str:
    how = notices.NOT_REACHED
    if way.channel:
        how = notices.REACHED_ELSEWHERE.format(channel=notices.CHANNEL_NAMES.get(way.channel, way.channel))
    unit = f" ({person.unit})" if person.unit else ""
    return notices.LEADERS_LINE.format(name=person.name, unit=unit, what=_what(due), day=_day(due.last_safe), how=how)


def _what(due: DueDate) -> str:
    return notices.REPORT_FOR.format(what=due.fact.what, period=due.period) if due.period else due.fact.what


def _moved(due: DueDate) -> str:
    return notices.MOVED.format(stated=_day(due.stated), why=due.moved_for) if due.moved_for else ""


def _left(day: date, today: date) -> str:
    days = (day - today).days
    if days < 0:
        return notices.OVERDUE.format(days=-days)
    return notices.DAYS_LEFT.get(days) or notices.DAYS_LEFT_MORE.format(days=days)


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
