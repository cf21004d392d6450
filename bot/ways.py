"""How a person can be reached unasked: the account to write to, by channels that run and windows that are open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot import people_store, store
from bot.channel import Capabilities
from core.people import AgencyScope, Person, Role


@dataclass(frozen=True, slots=True)
class Way:
    """How a person can be written to now; `shut` if a channel of theirs has closed its reply window."""

    channel: str = ""
    conversation: str = ""
    shut: bool = False


def way_to(
    connection: Connection,
    scope: AgencyScope,
    person_id: int,
    channels: Mapping[str, Capabilities],
    now: datetime,
    but: Collection[str] = (),
) -> Way:
    """The person's account to write to: the first whose channel runs, is none of `but`, and whose window is open."""
    way = Way()
    for account in people_store.accounts_of(connection, scope, person_id):
        capabilities = channels.get(account.channel)
        if capabilities is None or account.channel in but:
            continue
        last = store.last_incoming(connection, account.channel, account.conversation)
        if not capabilities.may_write(last, now):
            way = Way(way.channel, way.conversation, shut=True)
        elif not way.channel:
            way = Way(account.channel, account.conversation, way.shut)
    return way


def leaders_of(staff: Sequence[Person]) -> list[Person]:
    """The leaders; the administrators where an agency has none."""
    leaders = [person for person in staff if person.role is Role.LEADER]
    return leaders or [person for person in staff if person.role is Role.ADMINISTRATOR]
