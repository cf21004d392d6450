"""Rows of the library: versions of texts with their passages, facts and source files, and generations.

A text keeps its id over its versions. A version lives from the generation `since` up to, not including, `until`;
nothing is deleted, so a citation of an earlier generation still resolves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    text,
    update,
)

from core.columns import Moment
from core.database import metadata
from core.people import AgencyScope
from corpus.facts.model import Fact
from corpus.model import Document, Passage, RegisteredBasis
from corpus.rows import identity_out, passage_in, passage_out

_VERSION = ["documents.id", "documents.version"]

generations = Table(
    "generations",
    metadata,
    Column("agency", ForeignKey("agencies.code"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("switched_at", Moment, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("status", String(32), nullable=True),  # as an administrator set it; None: worked out from the text
    Column("format", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("identity", JSON, nullable=False),
    Column("file_name", String, nullable=False),
    Column("reading", Integer, nullable=False),  # READING of the code that read it
    Column("since", Integer, nullable=False),
    Column("until", Integer, nullable=True),
    Column("added_at", Moment, nullable=False),
)
sources = Table(
    "sources",
    metadata,
    Column("document_id", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    ForeignKeyConstraint(["document_id", "version"], _VERSION),
)
passages = Table(
    "passages",
    metadata,
    Column("document_id", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("order", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("document_id", "version", "key"),
    ForeignKeyConstraint(["document_id", "version"], _VERSION),
)
facts = Table(
    "facts",
    metadata,
    Column("document_id", String(128), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("order", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(["document_id", "version"], _VERSION),
)
legal_register = Table(
    "legal_register",
    metadata,
    Column("order", Integer, primary_key=True, autoincrement=False),
    Column("body", JSON, nullable=False),
)

_GENERATIONS = select(generations)  # asked for at every request: put together once


def insert_version(
    connection: Connection,
    scope: AgencyScope,
    document: Document,
    *,
    version: int,
    status: str | None,
    file_name: str,
    reading: int,
    content: bytes,
    at: datetime,
    passage_rows: Sequence[Passage],
    fact_rows: Sequence[Fact],
) -> None:
    """Add a version of a text with all that was read from it; it lives from `document.generation` on."""
    row = {
        "id": document.id,
        "version": version,
        "agency": scope.agency,
        "kind": document.kind.value,
        "status": status,
        "format": document.format,
        "digest": document.digest,
        "identity": identity_out(document.identity),
        "file_name": file_name,
        "reading": reading,
        "since": document.generation,
        "added_at": at,
    }
    connection.execute(insert(documents).values(row))
    key = {"document_id": document.id, "version": version}
    connection.execute(insert(sources).values(content=content, **key))
    if passage_rows:
        rows = [{"order": p.order, "key": p.key, "body": passage_out(p), **key} for p in passage_rows]
        connection.execute(insert(passages), rows)
    if fact_rows:
        rows = [
            {"order": order, "kind": fact.kind, "body": fact.model_dump_json(), **key}
            for order, fact in enumerate(fact_rows)
        ]
        connection.execute(insert(facts), rows)


def current_version(connection: Connection, document_id: str) -> Row[Any] | None:
    """The living version of a text, whoever's it is (ids are unique over agencies); None when there is none."""
    return connection.execute(
        select(documents).where(documents.c.id == document_id, documents.c.until.is_(None))
    ).first()


def latest_version(connection: Connection, document_id: str) -> Row[Any] | None:
    """The last version of a text, living or withdrawn, whoever's it is."""
    return connection.execute(
        select(documents).where(documents.c.id == document_id).order_by(documents.c.version.desc()).limit(1)
    ).first()


def version_with_digest(connection: Connection, scope: AgencyScope, digest: str) -> Row[Any] | None:
    """The living version of the agency that came from this very file."""
    mine = (documents.c.agency == scope.agency) & (documents.c.digest == digest) & documents.c.until.is_(None)
    return connection.execute(select(documents).where(mine)).first()


def end_version(connection: Connection, scope: AgencyScope, document_id: str, generation: int) -> None:
    """Let the living version of the agency's text end with the generation before `generation`."""
    mine = (documents.c.agency == scope.agency) & (documents.c.id == document_id) & documents.c.until.is_(None)
    connection.execute(update(documents).where(mine).values(until=generation))


def set_status(connection: Connection, scope: AgencyScope, document_id: str, status: str | None) -> None:
    """Set what an administrator says of the living version's standing; None lets the text tell."""
    mine = (documents.c.agency == scope.agency) & (documents.c.id == document_id) & documents.c.until.is_(None)
    connection.execute(update(documents).where(mine).values(status=status))


def versions_of(connection: Connection, scope: AgencyScope) -> list[Row[Any]]:
    """Every version of the agency's texts, by id, oldest first."""
    return list(
        connection.execute(
            select(documents).where(documents.c.agency == scope.agency).order_by(documents.c.id, documents.c.version)
        )
    )


def source_of(connection: Connection, scope: AgencyScope, document_id: str, version: int) -> bytes | None:
    """The file a version was read from."""
    query = select(sources.c.content).join(
        documents, (documents.c.id == sources.c.document_id) & (documents.c.version == sources.c.version)
    )
    return connection.execute(
        query.where(documents.c.agency == scope.agency, documents.c.id == document_id, documents.c.version == version)
    ).scalar()


def passages_of_version(
    connection: Connection, scope: AgencyScope, document_id: str, version: int
) -> tuple[Passage, ...]:
    """The passages of one version of the agency's text, in reading order."""
    query = (
        select(passages)
        .join(documents, (documents.c.id == passages.c.document_id) & (documents.c.version == passages.c.version))
        .where(documents.c.agency == scope.agency, documents.c.id == document_id, documents.c.version == version)
    )
    return tuple(map(passage_in, connection.execute(query.order_by(passages.c.order))))


def passage_at(
    connection: Connection, scope: AgencyScope, document_id: str, key: str, generation: int | None
) -> Passage | None:
    """The passage as it stood in `generation`; without one, as it stands now or stood last."""
    query = (
        select(passages)
        .join(documents, (documents.c.id == passages.c.document_id) & (documents.c.version == passages.c.version))
        .where(documents.c.agency == scope.agency, passages.c.document_id == document_id, passages.c.key == key)
        .order_by(passages.c.version.desc())
        .limit(1)
    )
    if generation is not None:
        until = documents.c.until
        query = query.where(documents.c.since <= generation, until.is_(None) | (until > generation))
    row = connection.execute(query).first()
    return None if row is None else passage_in(row)


def generation_of(connection: Connection, scope: AgencyScope) -> int:
    """The agency's generation; 0 before its first text."""
    return connection.execute(select(generations.c.number).where(generations.c.agency == scope.agency)).scalar() or 0


def switch_generation(connection: Connection, scope: AgencyScope, number: int, at: datetime) -> None:
    """Make `number` the agency's generation, with the rest of the caller's transaction."""
    values = {"number": number, "switched_at": at}
    changed = connection.execute(update(generations).where(generations.c.agency == scope.agency).values(values))
    if changed.rowcount == 0:
        connection.execute(insert(generations).values(agency=scope.agency, **values))


def lock_filling(connection: Connection) -> None:
    """Let one process at a time fill the library, over machines too; SQLite's write transaction does so anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7301227)"))


def replace_register(connection: Connection, entries: Iterable[RegisteredBasis]) -> None:
    """Put the register of laws in place of the one there is; it is common to all agencies."""
    connection.execute(delete(legal_register))
    rows = [{"order": order, "body": asdict(entry)} for order, entry in enumerate(entries)]
    if rows:
        connection.execute(insert(legal_register), rows)


def register(connection: Connection) -> tuple[RegisteredBasis, ...]:
    """The register of laws, common to all agencies."""
    rows = connection.execute(select(legal_register.c.body).order_by(legal_register.c.order))
    return tuple(RegisteredBasis(**body) for (body,) in rows)


def public_generations(connection: Connection) -> Mapping[str, int]:
    """Every agency's generation: plans are public texts, read by all."""
    return {row.agency: row.number for row in connection.execute(_GENERATIONS)}


def public_versions(connection: Connection) -> list[Row[Any]]:
    """The living versions of every agency: plans are public texts, read by all."""
    return list(connection.execute(select(documents).where(documents.c.until.is_(None)).order_by(documents.c.id)))


def public_passages(connection: Connection) -> tuple[Passage, ...]:
    """The passages of all living versions, in reading order within each text."""
    living = (documents.c.id == passages.c.document_id) & (documents.c.version == passages.c.version)
    query = select(passages).join(documents, living).where(documents.c.until.is_(None))
    return tuple(map(passage_in, connection.execute(query.order_by(passages.c.document_id, passages.c.order))))


def public_facts(connection: Connection) -> tuple[Fact, ...]:
    """The facts of all living versions, in reading order within each text."""
    living = (documents.c.id == facts.c.document_id) & (documents.c.version == facts.c.version)
    query = select(facts.c.body).join(documents, living).where(documents.c.until.is_(None))
    bodies = connection.execute(query.order_by(facts.c.document_id, facts.c.order)).scalars()
    return tuple(TypeAdapter(list[Fact]).validate_json("[" + ",".join(bodies) + "]"))
