"""What a message is read against: the limits of the writer's own plans and the office's lunch break."""

from datetime import datetime

from sqlalchemy import Connection

from core.people import AgencyScope
from corpus.facts.model import Limit
from corpus.snapshot import Snapshot
from kpi.agency_settings import load_settings
from kpi.draft import LunchBreak, MessageContext


def message_context(connection: Connection, snapshot: Snapshot, agency: str | None, now: datetime) -> MessageContext:
    """The context of a message of someone of `agency` (None: nobody knows whose)."""
    if agency is None or agency not in snapshot.agencies:
        return MessageContext(agency, now)
    limits = tuple(fact for fact in snapshot.facts_of(agency) if isinstance(fact, Limit))
    begin, end = load_settings(connection, AgencyScope(agency))["lunch"]
    return MessageContext(agency, now, limits, LunchBreak(begin, end))
