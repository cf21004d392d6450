"""A reminder that the platform refuses to deliver goes to another channel of the person, and onto the leaders' list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from bot import notices
from bot.channel import Capabilities, Delivery, Reply
from bot.outbox import put_delivery
from bot.payload import reply_from_json
from bot.render import split
from bot.ways import Way, leaders_of, way_to
from core.people import AgencyScope, Person
from core.store import people_of


def reroute(connection: Connection, row: Row[Any], channels: Mapping[str, Capabilities], now: datetime) -> None:
    """Queue what an undeliverable outbox row said for another way; nothing for a row that reminds nobody."""
    if "person" not in row.meta:
        return
    scope = AgencyScope(row.meta["agency"])
    staff = [person for person in people_of(connection, scope) if person.active]
    person = next((one for one in staff if str(one.id) == row.meta["person"]), None)
    if person is None:
        return
    tried = {*filter(None, row.meta.get("tried", "").split(",")), row.channel}
    reply, key = reply_from_json(row.payload), f"reroute:{row.id}"
    way = way_to(connection, scope, person.id, channels, now, tried)
    meta = {**row.meta, "tried": ",".join(sorted(tried))}
    _say(connection, way, replace(reply, edits=""), channels, now, key, meta)
    if row.meta.get("list") == "1":
        told = Reply(_line(person, reply.text, way))
        for leader in leaders_of(staff):
            if leader.id != person.id:
                other = way_to(connection, scope, leader.id, channels, now)
                _say(connection, other, told, channels, now, f"{key}:{leader.id}", {})


def _line(person: Person, text: str, way: Way) -> str:
    how = notices.NOT_REACHED
    if way.channel:
        how = notices.REACHED_ELSEWHERE.format(channel=notices.CHANNEL_NAMES.get(way.channel, way.channel))
    unit = f" ({person.unit})" if person.unit else ""
    return notices.LEADERS_REFUSED.format(name=person.name, unit=unit, how=how, text=text)


def _say(
    connection: Connection,
    way: Way,
    reply: Reply,
    channels: Mapping[str, Capabilities],
    now: datetime,
    key: str,
    meta: dict[str, str],
) -> None:
    if not way.channel:
        return
    for number, part in enumerate(split(reply, channels[way.channel])):
        put_delivery(connection, Delivery(way.channel, way.conversation, part, f"{key}:{number}", meta), now)
