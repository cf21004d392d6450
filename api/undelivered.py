"""Messages of the agency's people that could not be handled or delivered, and another try for them.

What belongs to nobody enrolled (a stranger, a group) is for whoever runs the server: `troly outbox`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from api import wording_channels as wording
from api import wording_web
from bot import people_store, store
from bot.notices import CHANNEL_NAMES
from core import audit
from core.errors import NotFoundError
from core.people import AgencyScope, Person


@dataclass(frozen=True, slots=True)
class Trouble:
    """A message in trouble, without its words. `box` is inbox or outbox."""

    id: int
    box: store.Box
    kind: str
    person: str
    channel: str
    at: datetime
    state: str
    problem: str


def listing(connection: Connection, scope: AgencyScope) -> list[Trouble]:
    """What came in and was not handled, then what was not delivered; each newest first."""
    return [
        Trouble(
            row.id,
            box,
            wording.BOXES[box],
            row.person_name,
            CHANNEL_NAMES.get(row.channel, row.channel),
            row.received_at if box == "inbox" else row.created_at,
            wording.TROUBLES[row.state],
            row.problem,
        )
        for box in store.BOXES
        for row in people_store.in_trouble_of(connection, scope, box)
    ]


def retry(connection: Connection, scope: AgencyScope, box: store.Box, number: int, now: datetime, by: Person) -> None:
    """Let one be tried again. Raises NotFoundError for one that is not the agency's, or not in trouble."""
    mine = people_store.is_in_trouble(connection, scope, box, number)
    if not mine or not store.retry(connection, box, number, now):
        raise NotFoundError(wording_web.TROUBLE_UNKNOWN)
    audit.record(connection, scope, now, by, "message.retry", f"{box}:{number}")
