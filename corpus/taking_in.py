"""Puts prepared texts into the library under one new generation of their agency, within the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from core import audit
from core.errors import ConflictError
from core.people import AgencyScope, Person
from corpus import store
from corpus.facts.model import Fact
from corpus.model import Document, Passage, TextStatus
from corpus.prepare import READING, PreparedText
from corpus.rows import document_in


class Outcome(StrEnum):
    """What taking a file in came to."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The result of one file: the text as the library now holds it, and what was read of it (nothing if unchanged)."""

    outcome: Outcome
    document: Document
    passages: tuple[Passage, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How texts are taken in: when, by whom, with what standing, and what may happen to a text already there."""

    at: datetime
    person: Person | None = None
    status: TextStatus | None = None
    may_replace: bool = False
    read_again: bool = False  # take in the same file once more, because reading has changed


def take_in(connection: Connection, scope: AgencyScope, texts: Sequence[PreparedText], manner: Manner) -> list[TakenIn]:
    """Take in the texts of one agency; its generation moves unless every text was there already."""
    generation = store.generation_of(connection, scope) + 1
    results = [_take_one(connection, scope, text, manner, generation) for text in texts]
    if any(result.outcome is not Outcome.UNCHANGED for result in results):
        store.switch_generation(connection, scope, generation, manner.at)
    return results


def next_generation(connection: Connection, scope: AgencyScope, at: datetime) -> int:
    """Move the agency to a new generation; returns its number."""
    generation = store.generation_of(connection, scope) + 1
    store.switch_generation(connection, scope, generation, at)
    return generation


def _take_one(
    connection: Connection, scope: AgencyScope, text: PreparedText, manner: Manner, generation: int
) -> TakenIn:
    document = replace(text.document, generation=generation)
    same = store.version_with_digest(connection, scope, document.digest)
    if same is not None and not manner.read_again:
        return TakenIn(Outcome.UNCHANGED, document_in(same))
    last = store.latest_version(connection, document.id)
    if last is not None and last.agency != scope.agency:
        raise ConflictError(f"Mã văn bản “{document.id}” đã thuộc cơ quan khác; hãy chọn mã khác.")
    living = last is not None and last.until is None
    if living and not manner.may_replace:
        raise ConflictError(
            f"Đã có văn bản “{document.id}” với nội dung khác. Thêm --replace để thay bằng bản mới, "
            "hoặc --document MÃ để nạp thành văn bản riêng."
        )
    if living:
        store.end_version(connection, scope, document.id, generation)
    version = 1 if last is None else last.version + 1
    store.insert_version(
        connection,
        scope,
        document,
        version=version,
        status=None if manner.status is None else manner.status.value,
        file_name=text.file_name,
        reading=READING,
        content=text.content,
        at=manner.at,
        passage_rows=text.passages,
        fact_rows=text.facts,
    )
    action = "plan.replace" if living else "plan.add"
    audit.record(
        connection, scope, manner.at, manner.person, action, document.id, version=version, generation=generation
    )
    return TakenIn(Outcome.REPLACED if living else Outcome.ADDED, document, text.passages, text.facts)
