"""The tables of conversations, as SQLAlchemy sees them; the migration makes them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from core.columns import Moment
from core.database import metadata

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("event_id", String(200), nullable=False),
    Column("account", String(128), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("payload", Text, nullable=False),  # the Incoming as JSON; of a refused message without its text
    Column("refused", String(64), nullable=False, default=""),  # the secrecy word it was refused for
    Column("state", String(16), nullable=False, default="waiting"),  # waiting, done, dead
    Column("attempts", Integer, nullable=False, default=0),
    Column("due_at", Moment, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("done_at", Moment, nullable=True),
    Column("problem", String, nullable=False, default=""),
    UniqueConstraint("channel", "event_id"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("inbox_id", ForeignKey("inbox.id"), nullable=True),
    Column("dedupe", String(200), nullable=True, unique=True),
    Column("card", String(64), nullable=False, default=""),
    Column("payload", Text, nullable=False),  # the Reply as JSON, without its attachments
    Column("meta", JSON, nullable=False, default=dict),
    Column("state", String(16), nullable=False, default="waiting"),  # waiting, sending, sent, uncertain, dead
    Column("attempts", Integer, nullable=False, default=0),
    Column("due_at", Moment, nullable=False),  # of a row being sent: until when its sender holds it
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment, nullable=True),
    Column("sent_id", String(200), nullable=False, default=""),
    Column("problem", String, nullable=False, default=""),
)
outbox_files = Table(
    "outbox_files",
    metadata,
    Column("outbox_id", ForeignKey("outbox.id"), primary_key=True),
    Column("order", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("alt", String, nullable=False, default=""),
    Column("content", LargeBinary, nullable=False),
)
conversations = Table(
    "conversations",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("conversation", String(128), primary_key=True),
    Column("is_group", Boolean, nullable=False),
    Column("last_incoming_at", Moment, nullable=False),
)
accounts = Table(
    "accounts",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("account", String(128), primary_key=True),
    Column("conversation", String(128), nullable=False),  # where the person is written to in private
    Column("agency", String(64), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("enrolled_at", Moment, nullable=False),
)
invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    Column("unit", String, nullable=False, default=""),
    Column("role", String(32), nullable=False),
    Column("name", String, nullable=False, default=""),
    Column("code_digest", String(64), nullable=False, unique=True),  # SHA-256; the code itself is never kept
    Column("person_id", Integer, nullable=True),  # whom it enrolled, or the person who gets one more account
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment, nullable=True),
)
enrol_failures = Table(
    "enrol_failures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("account", String(128), nullable=False),
    Column("at", Moment, nullable=False),
)
channel_tokens = Table(
    "channel_tokens",
    metadata,
    Column("channel", String(128), primary_key=True),
    Column("access_token", Text, nullable=False),
    Column("refresh_token", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
reminders = Table(
    "reminders",
    metadata,
    Column("key", String(300), primary_key=True),
    Column("agency", String(64), nullable=False),
    Column("unit", String, nullable=False, default=""),
    Column("person_id", Integer, nullable=True),
    Column("at", Moment, nullable=False),
    Column("title", Text, nullable=False),
    Column("reached", Boolean, nullable=False),
)
review_items = Table(
    "review_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency", String(64), nullable=False, default=""),
    Column("kind", String(32), nullable=False),  # unanswered, down_voted
    Column("question", Text, nullable=False),
    Column("status", String(32), nullable=False, default=""),
    Column("at", Moment, nullable=False),
    Column("closed_at", Moment, nullable=True),
    Column("closed_by", Integer, nullable=True),
)
