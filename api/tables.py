"""The tables of the web page and the REST API, as SQLAlchemy sees them; the migration makes them."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text

from core.columns import Moment
from core.database import metadata

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", String(64), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("purpose", String(16), nullable=False),  # api, calendar
    Column("label", String, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("scopes", JSON, nullable=False),  # names of actions; empty: all that the role may
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=True),
    Column("revoked_at", Moment, nullable=True),
)
sign_in_codes = Table(
    "sign_in_codes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", String(64), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment, nullable=True),
)
web_sessions = Table(
    "web_sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", String(64), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=True),
)
answered_writes = Table(
    "answered_writes",
    metadata,
    Column("person_id", Integer, primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("request", String(64), nullable=False),  # digest of what was asked under this key
    Column("answer", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
uploads = Table(
    "uploads",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("file_name", String, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, reading, done, failed
    Column("message", String, nullable=False),
    Column("document_id", String(128), nullable=False),
    Column("outcome", String(16), nullable=False),  # added, replaced, unchanged
    Column("at", Moment, nullable=False),
    Column("done_at", Moment, nullable=True),
)
review_answers = Table(
    "review_answers",
    metadata,
    Column("item_id", ForeignKey("review_items.id"), primary_key=True),
    Column("agency", String(64), nullable=False),
    Column("passage_id", String, nullable=False),  # empty where only a note was left
    Column("locator", String, nullable=False, server_default=""),
    Column("quote", Text, nullable=False, server_default=""),  # the whole passage as it was then
    Column("note", String, nullable=False),
    Column("person_id", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=True),  # answers no longer follow it
    Index("ix_review_answers_agency", "agency"),
)
