"""The library: the one way texts come in, are replaced, change standing and go; the one place they are read from.

Every change is one database transaction that also switches the agency's generation: killed at any instant, what is
left is the old state or the new. Reading a file comes before that transaction, indexes after it.
"""

import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row

from core import audit
from core import store as core_store
from core.clock import Clock, SystemClock
from core.database import Database
from core.errors import InputError, NotFoundError
from core.failpoints import reach
from core.people import AgencyScope, Person
from corpus import store
from corpus.agencies import all_agencies, save_agency
from corpus.life import standing_on
from corpus.model import AgencyEntry, Document, Passage, TextStatus
from corpus.prepare import READING, Failure, Order, PreparedText, prepare
from corpus.preparing import Progress, prepare_all, silent
from corpus.rows import document_in
from corpus.snapshot import Snapshot
from corpus.taking_in import Manner, TakenIn, next_generation, take_in
from corpus.units import proposed_units


@dataclass(frozen=True, slots=True)
class Listed:
    """A version of a text in the list of an agency. `until` is the generation that ended it, None while it lives."""

    document: Document
    version: int
    file_name: str
    since: int
    until: int | None
    reading_is_current: bool


class Library:
    """The texts of all agencies, in `database`. Safe to share between threads."""

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()
        self._held: tuple[date, Snapshot] | None = None  # the last one read, and on which day
        self._reading = threading.Lock()

    def is_empty(self) -> bool:
        """Whether the library was never filled."""
        with self._database.read() as connection:
            return not core_store.all_agencies(connection)

    def fill(self, corpus_dir: Path, progress: Progress = silent) -> list[Failure]:
        """Fill an empty library from agencies.toml, legal_bases.toml and plans/<agency>/<document id>.<ext>.

        One transaction takes in everything that can be read; the files that cannot are returned. A library that is
        already filled is left as it is. Raises InputError when not one of the files can be read.
        """
        from corpus.registry import load_agencies, load_register

        agencies = list(load_agencies(corpus_dir / "agencies.toml").values())
        register = load_register(corpus_dir / "legal_bases.toml")
        outcomes = list(prepare_all(_orders(corpus_dir, agencies), progress))
        texts = [outcome for outcome in outcomes if isinstance(outcome, PreparedText)]
        texts.sort(key=lambda text: text.document.id)
        failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        if failures and not texts:
            raise InputError(f"Không đọc được văn bản nào trong “{corpus_dir}”: {failures[0].message}")
        with self._database.write() as connection:
            store.lock_filling(connection)
            if core_store.all_agencies(connection):
                return []
            store.replace_register(connection, register)
            for entry in agencies:
                save_agency(connection, entry)
                mine = [text for text in texts if text.document.agency == entry.code]
                take_in(connection, AgencyScope(entry.code), mine, Manner(self._clock.now()))
            reach("library.fill.before-commit")
        reach("library.fill.after-commit")
        return failures

    def save_agency(self, entry: AgencyEntry) -> None:
        """Add an agency, or bring its names and units up to date."""
        with self._database.write() as connection:
            save_agency(connection, entry)
            next_generation(connection, AgencyScope(entry.code), self._clock.now())
            reach("library.agency.before-commit")
        reach("library.agency.after-commit")

    def proposed_units(self, scope: AgencyScope) -> list[str]:
        """Names of units that the agency's own plans give and the agency has not."""
        snapshot = self.snapshot()
        entry = snapshot.agencies.get(scope.agency)
        return list(proposed_units(snapshot.facts_of(scope.agency), entry.units if entry else {}))

    def add_units(self, scope: AgencyScope, names: Sequence[str]) -> None:
        """Take names into the agency's units, so that collective names reach their people."""
        entry = next((entry for entry in self.agencies() if entry.code == scope.agency), None)
        if entry is None:
            raise NotFoundError(f"Chưa có cơ quan “{scope.agency}”. Xem danh sách: troly corpus list")
        self.save_agency(replace(entry, units={**entry.units, **{n: () for n in names if n not in entry.units}}))

    def agencies(self) -> list[AgencyEntry]:
        """Every agency with its units, by code."""
        with self._database.read() as connection:
            return all_agencies(connection)

    def add(
        self,
        order: Order,
        *,
        status: TextStatus | None = None,
        person: Person | None = None,
        may_replace: bool = False,
    ) -> TakenIn:
        """Take in one file. The same file again changes nothing; another text under a known id is refused."""
        return self.take_in(prepare(order), status=status, person=person, may_replace=may_replace)

    def replace(self, order: Order, *, person: Person | None = None) -> TakenIn:
        """Take in a new version of a text; citations of the old one still resolve."""
        if not order.document_id:
            raise InputError("Hãy cho biết mã văn bản cần thay (--document MÃ).")
        return self.add(order, person=person, may_replace=True)

    def take_in(
        self,
        text: PreparedText,
        *,
        status: TextStatus | None = None,
        person: Person | None = None,
        may_replace: bool = False,
    ) -> TakenIn:
        """Take in a prepared text, in one transaction that switches its agency's generation."""
        return self._take_in(text, Manner(self._clock.now(), person, status, may_replace))

    def read_again(self, scope: AgencyScope, document_id: str, person: Person | None = None) -> TakenIn:
        """Read a text's kept file once more with the present readers, as a new version."""
        with self._database.read() as connection:
            row = self._living(connection, scope, document_id)
            content = store.source_of(connection, scope, document_id, row.version)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(row.file_name).name
            path.write_bytes(content or b"")
            text = prepare(Order(path, scope.agency, document_id, document_in(row).kind))
        status = TextStatus(row.status) if row.status else None
        return self._take_in(text, Manner(self._clock.now(), person, status, may_replace=True, read_again=True))

    def withdraw(self, scope: AgencyScope, document_id: str, person: Person | None = None) -> None:
        """Take a text out of every answer; citations of it still resolve."""
        now = self._clock.now()
        with self._database.write() as connection:
            self._living(connection, scope, document_id)
            generation = next_generation(connection, scope, now)
            store.end_version(connection, scope, document_id, generation)
            audit.record(connection, scope, now, person, "plan.withdraw", document_id, generation=generation)
            reach("library.withdraw.before-commit")
        reach("library.withdraw.after-commit")

    def set_status(
        self, scope: AgencyScope, document_id: str, status: TextStatus | None, person: Person | None = None
    ) -> None:
        """Say that a text is a draft, in force or expired; None lets the text tell by its dates."""
        if status is TextStatus.WITHDRAWN:
            return self.withdraw(scope, document_id, person)
        told = None if status is None else status.value
        now = self._clock.now()
        with self._database.write() as connection:
            self._living(connection, scope, document_id)
            generation = next_generation(connection, scope, now)
            store.set_status(connection, scope, document_id, told)
            audit.record(connection, scope, now, person, "plan.status", document_id, told=told, generation=generation)
            reach("library.status.before-commit")
        reach("library.status.after-commit")
        return None

    def list(self, scope: AgencyScope) -> Sequence[Listed]:
        """Every version of every text of the agency, by id, oldest first; what was ended is listed as withdrawn."""
        standing = {document.id: document.status for document in self.snapshot().documents.values()}
        with self._database.read() as connection:
            core_store.agency_of(connection, scope)
            rows = store.versions_of(connection, scope)
        listed = []
        for row in rows:
            document = document_in(row)
            status = TextStatus.WITHDRAWN if row.until is not None else standing.get(row.id, document.status)
            current = row.reading == READING
            document = replace(document, status=status)
            listed.append(Listed(document, row.version, row.file_name, row.since, row.until, current))
        return listed

    def source(self, scope: AgencyScope, document_id: str, version: int) -> bytes:
        """The file a version was read from. Raises NotFoundError."""
        with self._database.read() as connection:
            content = store.source_of(connection, scope, document_id, version)
        if content is None:
            raise NotFoundError(f"Không có văn bản “{document_id}” (bản {version}) trong cơ quan này.")
        return content

    def passages(self, scope: AgencyScope, document_id: str, version: int) -> tuple[Passage, ...]:
        """Everything a version says, in reading order; empty when there is no such version."""
        with self._database.read() as connection:
            return store.passages_of_version(connection, scope, document_id, version)

    def passage(self, scope: AgencyScope, passage_id: str, generation: int | None = None) -> Passage:
        """The passage a citation points to, as it stood in `generation` (else as it stands, or stood last)."""
        document_id, _, key = passage_id.partition("#")
        with self._database.read() as connection:
            found = store.passage_at(connection, scope, document_id, key, generation)
        if found is None:
            raise NotFoundError(f"Không có đoạn trích “{passage_id}” trong cơ quan này.")
        return found

    def snapshot(self) -> Snapshot:
        """Everything in use, of one moment; read again when a generation has moved or a day has passed."""
        today = self._clock.now().date()
        with self._database.read() as connection:  # those who find it fresh do not wait for each other
            held = self._held
            if held is not None and held[0] == today and held[1].generations == _generations(connection):
                return held[1]
        with self._reading, self._database.read() as connection:
            held, generations = self._held, _generations(connection)
            if held is None or held[0] != today or held[1].generations != generations:
                held = self._held = today, _read_snapshot(connection, generations, today)
            return held[1]

    def _take_in(self, text: PreparedText, manner: Manner) -> TakenIn:
        scope = AgencyScope(text.document.agency)
        with self._database.write() as connection:
            core_store.agency_of(connection, scope)
            (result,) = take_in(connection, scope, [text], manner)
            reach("library.add.before-commit")
        reach("library.add.after-commit")
        return result

    def _living(self, connection: Connection, scope: AgencyScope, document_id: str) -> Row[Any]:
        row = store.current_version(connection, document_id)
        if row is None or row.agency != scope.agency:
            raise NotFoundError(f"Cơ quan không có văn bản “{document_id}” đang dùng. Xem: troly corpus list")
        return row


def _orders(corpus_dir: Path, agencies: Sequence[AgencyEntry]) -> Sequence[Order]:
    return [
        Order(path, entry.code, path.stem)
        for entry in agencies
        for path in sorted((corpus_dir / "plans" / entry.code).glob("[!.]*.*"))
    ]


def _generations(connection: Connection) -> dict[str, int]:
    return dict(store.public_generations(connection))


def _read_snapshot(connection: Connection, generations: dict[str, int], today: date) -> Snapshot:
    facts = store.public_facts(connection)
    documents: dict[str, Document] = {}
    for row in store.public_versions(connection):
        document = document_in(row)
        own = (fact for fact in facts if fact.document_id == document.id)
        status = standing_on(today, document, own, row.status)
        if status is not TextStatus.DRAFT:
            documents[document.id] = replace(document, status=status)
    return Snapshot(
        agencies={entry.code: entry for entry in all_agencies(connection)},
        documents=documents,
        passages=tuple(p for p in store.public_passages(connection) if p.document_id in documents),
        facts=tuple(fact for fact in facts if fact.document_id in documents),
        register=store.register(connection),
        generations=generations,
    )
