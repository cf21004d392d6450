"""The tables of the ledger and of the agency's settings, as SQLAlchemy sees them; the migration makes them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from core.columns import Moment
from core.database import metadata

changes = Table(
    "ledger_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    Column("entry", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("change", String(16), nullable=False),  # record, correct, undo
    Column("payload", Text, nullable=False),  # the record as JSON, as it stands after the change
    Column("key", String(200), nullable=False),  # of the message that asked for it; a replay finds it again
    Column("person_id", Integer, nullable=True),
    Column("person_name", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("channel", String(32), nullable=False),
    Column("why", String, nullable=False),
    UniqueConstraint("agency", "entry", "version"),
    Index("ix_ledger_changes_key", "agency", "key"),
)
entries = Table(
    "ledger_entries",
    metadata,
    Column("agency", ForeignKey("agencies.code"), primary_key=True),
    Column("entry", String(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("latest", Integer, nullable=False),  # id of the change that made it so
    Column("live", Boolean, nullable=False),
    Column("record", String(32), nullable=False),
    Column("unit", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("month", String(7), nullable=False),  # "2026-05"; empty for a sum over several months
    Column("kind", String(32), nullable=False),
    Column("category", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("total", Integer, nullable=False),
    Column("part", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("other_of", Integer, nullable=False),
    Column("start_month", Integer, nullable=False),  # year * 12 + month of `day`
    Column("bucket", String(500), nullable=False),  # all that the tally tells apart, joined
    Column("natural_key", String(300), nullable=True),
    Column("payload", Text, nullable=False),
    Column("person_id", Integer, nullable=True),  # who recorded it; later changes have their own
    Column("person_name", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("channel", String(32), nullable=False),
    UniqueConstraint("agency", "natural_key"),
)
agency_settings = Table(
    "agency_settings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("value", Text, nullable=False),
    Column("source", String, nullable=False),
    Column("source_day", Date, nullable=True),
    Column("person_id", Integer, nullable=True),
    Column("person_name", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("channel", String(32), nullable=False),
    Index("ix_agency_settings_name", "agency", "name"),
)
