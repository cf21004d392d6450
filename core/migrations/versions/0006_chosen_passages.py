"""Questions settled by naming a passage are answered with it: its place and words, and when that was taken back."""

import sqlalchemy as sa
from alembic import op

from core.columns import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("review_answers", sa.Column("locator", sa.String(), nullable=False, server_default=""))
    op.add_column("review_answers", sa.Column("quote", sa.Text(), nullable=False, server_default=""))
    op.add_column("review_answers", sa.Column("ended_at", Moment(), nullable=True))
    op.create_index("ix_review_answers_agency", "review_answers", ["agency"])


def downgrade() -> None:
    op.drop_index("ix_review_answers_agency", "review_answers")
    for name in ("ended_at", "quote", "locator"):
        op.drop_column("review_answers", name)
