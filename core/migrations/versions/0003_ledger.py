"""The ledger: changes that are only ever added, the present state of each entry, and the agency's own settings."""

import sqlalchemy as sa
from alembic import op

from core.columns import Moment
from core.migrations.append_only import make_append_only

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(16), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_changes"),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name="fk_ledger_changes_agency_agencies"),
        sa.UniqueConstraint("agency", "entry", "version", name="uq_ledger_changes_agency"),
    )
    op.create_index("ix_ledger_changes_key", "ledger_changes", ["agency", "key"])
    make_append_only("ledger_changes")
    op.create_table(
        "ledger_entries",
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("record", sa.String(32), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("category", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("other_of", sa.Integer(), nullable=False),
        sa.Column("start_month", sa.Integer(), nullable=False),
        sa.Column("bucket", sa.String(500), nullable=False),
        sa.Column("natural_key", sa.String(300), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("agency", "entry", name="pk_ledger_entries"),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name="fk_ledger_entries_agency_agencies"),
        sa.UniqueConstraint("agency", "natural_key", name="uq_ledger_entries_agency"),
    )
    tallied = ("day", "until", "total", "part", "other", "other_of", "unit")  # so that it never touches the rows
    op.create_index("ix_ledger_entries_tally", "ledger_entries", ["agency", "live", "start_month", "bucket", *tallied])
    op.create_index("ix_ledger_entries_record", "ledger_entries", ["agency", "live", "record", "day", "until"])
    op.create_table(
        "agency_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_day", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agency_settings"),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name="fk_agency_settings_agency_agencies"),
    )
    op.create_index("ix_agency_settings_name", "agency_settings", ["agency", "name"])
    make_append_only("agency_settings")


def downgrade() -> None:
    for table in ("agency_settings", "ledger_entries", "ledger_changes"):
        op.drop_table(table)
