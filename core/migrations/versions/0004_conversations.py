"""Conversations: what came in, what goes out, who writes, what was reminded of, and the dialogue's own state."""

import sqlalchemy as sa
from alembic import op

from core.columns import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _mail()
    _people()
    _duties()
    _dialogue()


def _mail() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("event_id", sa.String(200), nullable=False),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("refused", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("channel", "event_id", name="uq_inbox_channel"),
    )
    _open_rows("inbox", "state = 'waiting'")
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("inbox_id", sa.Integer(), nullable=True),
        sa.Column("dedupe", sa.String(200), nullable=True),
        sa.Column("card", sa.String(64), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("meta", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("sent_id", sa.String(200), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name="fk_outbox_inbox_id_inbox"),
        sa.UniqueConstraint("dedupe", name="uq_outbox_dedupe"),
    )
    _open_rows("outbox", "state IN ('waiting', 'sending')")
    op.create_index("ix_outbox_conversation", "outbox", ["channel", "conversation", "id"])
    op.create_table(
        "outbox_files",
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(128), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("outbox_id", "order", name="pk_outbox_files"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name="fk_outbox_files_outbox_id_outbox"),
    )
    op.create_table(
        "conversations",
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("last_incoming_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "conversation", name="pk_conversations"),
    )


def _people() -> None:
    op.create_table(
        "accounts",
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("enrolled_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "account", name="pk_accounts"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_accounts_person_id_people"),
    )
    op.create_index("ix_accounts_person_id", "accounts", ["person_id"])
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code_digest", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name="fk_invitations_agency_agencies"),
        sa.UniqueConstraint("code_digest", name="uq_invitations_code_digest"),
    )
    op.create_table(
        "enrol_failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_enrol_failures"),
    )
    op.create_index("ix_enrol_failures_account", "enrol_failures", ["channel", "account", "at"])
    op.create_table(
        "channel_tokens",
        sa.Column("channel", sa.String(128), nullable=False),
        sa.Column("access_token", sa.Text(), nullable=False),
        sa.Column("refresh_token", sa.Text(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_channel_tokens"),
    )


def _duties() -> None:
    op.create_table(
        "reminders",
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_reminders"),
    )
    op.create_index("ix_reminders_agency", "reminders", ["agency", "at"])
    op.create_table(
        "review_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_review_items"),
    )
    op.create_index("ix_review_items_agency", "review_items", ["agency", "closed_at"])


def _dialogue() -> None:
    """Tables of the dialogue's own state: drafts, the earlier questions, what is still to be said on "tiếp"."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("asked", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("entry", sa.String(16), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_table(
        "dialogue_state",
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("account", sa.String(128), nullable=False),
        sa.Column("noticed", sa.Boolean(), nullable=False),
        sa.Column("card", sa.String(64), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("more", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "conversation", "account", name="pk_dialogue_state"),
    )


def _open_rows(table: str, condition: str) -> None:
    """An index of the rows not yet finished, in the order of their conversation: it stays small as the table grows."""
    where = sa.text(condition)
    op.create_index(
        f"ix_{table}_open", table, ["channel", "conversation", "id"], sqlite_where=where, postgresql_where=where
    )


def downgrade() -> None:
    for table in (
        "dialogue_state",
        "drafts",
        "review_items",
        "reminders",
        "channel_tokens",
        "enrol_failures",
        "invitations",
        "accounts",
        "conversations",
        "outbox_files",
        "outbox",
        "inbox",
    ):
        op.drop_table(table)
