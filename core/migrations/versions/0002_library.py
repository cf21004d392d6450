"""The library: texts and their versions, passages, facts, kept source files, generations, the register of laws."""

import sqlalchemy as sa
from alembic import op

from core.columns import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "generations",
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("switched_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("agency", name="pk_generations"),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name="fk_generations_agency_agencies"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=True),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("identity", sa.JSON(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("added_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_documents"),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name="fk_documents_agency_agencies"),
    )
    op.create_index("ix_documents_agency", "documents", ["agency"])
    version = ["documents.id", "documents.version"]
    op.create_table(
        "sources",
        sa.Column("document_id", sa.String(128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "version", name="pk_sources"),
        sa.ForeignKeyConstraint(["document_id", "version"], version, name="fk_sources_document_id_documents"),
    )
    op.create_table(
        "passages",
        sa.Column("document_id", sa.String(128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "version", "order", name="pk_passages"),
        sa.UniqueConstraint("document_id", "version", "key", name="uq_passages_document_id"),
        sa.ForeignKeyConstraint(["document_id", "version"], version, name="fk_passages_document_id_documents"),
    )
    op.create_table(
        "facts",
        sa.Column("document_id", sa.String(128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "version", "order", name="pk_facts"),
        sa.ForeignKeyConstraint(["document_id", "version"], version, name="fk_facts_document_id_documents"),
    )
    op.create_table(
        "legal_register",
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("order", name="pk_legal_register"),
    )


def downgrade() -> None:
    for table in ("legal_register", "facts", "passages", "sources", "documents", "generations"):
        op.drop_table(table)
