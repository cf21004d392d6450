"""The one way from a question to an answer, whatever door it came through: whose plans may be read, what they say, and,
where an office has a language model switched on, its wording of that."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from api import wording_channels as wording
from core.clock import Clock
from core.database import Database
from core.people import AgencyScope
from core.settings import Settings
from corpus.library import Library
from corpus.snapshot import Snapshot

if TYPE_CHECKING:
    from rag.answer import Answer, Asker
    from rag.assistant import Assistant
    from rag.chosen import Choice
    from rag.compose import Composer
    from rag.index import DenseIndex

TRACES = "traces/model.jsonl"
MOST_NARROWED = 32  # assistants kept at once for different sets of agencies


class Answering:
    """Answers from the present plans. Safe to share between threads. A process that serves (`serving`) searches the
    vector store; any other reads the vectors of each generation from their files."""

    def __init__(
        self, settings: Settings, database: Database, library: Library, clock: Clock, serving: bool = False
    ) -> None:
        self._settings = settings
        self._database = database
        self._library = library
        self._clock = clock
        self._serving = serving
        self._building = threading.Lock()
        self._vectors: DenseIndex | None = None
        self._whole: Assistant | None = None
        self._narrowed: dict[frozenset[str], Assistant] = {}
        self._composer: tuple[Snapshot, Composer] | None = None

    def answer(
        self,
        question: str,
        asker: "Asker",
        history: Sequence[str] = (),
        readable: frozenset[str] | None = None,
        *,
        worded: bool = True,
    ) -> "Answer":
        """The answer from the plans of `readable` agencies (None: of all). `worded` False keeps the model out of it,
        for it may take seconds: never ask for its words inside a write transaction."""
        assistant = self.assistant()
        if readable is not None and not readable >= set(assistant.snapshot.agencies):
            if closed := _closed(assistant, question, history, readable):
                return closed
            assistant = self.assistant(readable)
        found = assistant.ask(question, asker, history, self._choices)
        composer = self.composer() if worded and not found.chosen else None
        return found if composer is None else composer.compose(question, found, asker.agency)

    def assistant(self, readable: frozenset[str] | None = None) -> "Assistant":
        """The assistant over the present snapshot, or over what some agencies' plans say of it; built again only when
        a text has come, changed or gone."""
        snapshot = self._library.snapshot()
        with self._building:
            if self._whole is None or self._whole.snapshot is not snapshot:
                self._whole = self._assistant_over(snapshot)
                self._narrowed.clear()
            if readable is None or readable >= set(snapshot.agencies):
                return self._whole
            if readable not in self._narrowed:
                if len(self._narrowed) >= MOST_NARROWED:
                    self._narrowed.clear()
                self._narrowed[readable] = self._assistant_over(narrowed(snapshot, readable))
            return self._narrowed[readable]

    def _assistant_over(self, snapshot: Snapshot) -> "Assistant":
        from rag.assistant import Assistant
        from rag.index import DenseIndex

        if self._vectors is None:
            settings = self._settings
            self._vectors = DenseIndex(
                settings.data_dir, settings.embedding_model, settings.chroma_url, serving=self._serving
            )
        return Assistant(snapshot, self._clock, self._vectors, rebuild=self._serving)

    def close(self) -> None:
        """Let go of the vector store."""
        if self._vectors is not None:
            self._vectors.close()

    def composer(self) -> "Composer | None":
        """The language model of the settings; None without one. Raises SettingsError for one that cannot be used."""
        if not self._settings.llm:
            return None
        from rag.compose import make_composer
        from rag.traces import TraceFile

        snapshot = self._library.snapshot()
        with self._building:
            if self._composer is None or self._composer[0] is not snapshot:
                record = TraceFile(self._settings.data_dir / TRACES)
                made = make_composer(self._settings, snapshot.agencies, self._lets_word, record)
                if made is None:
                    return None
                self._composer = (snapshot, made)
            return self._composer[1]

    def _choices(self, agency: str) -> "Sequence[Choice]":
        """The passages the agency has named for questions on its review list."""
        from api.review import choices

        with self._database.read() as connection:
            return choices(connection, AgencyScope(agency))

    def _lets_word(self, agency: str | None) -> bool:
        """Whether the agency has the model switched on. Without an agency those that are cited decide."""
        from kpi.agency_settings import agencies_with_model

        if agency is None:
            return True
        with self._database.read() as connection:
            return agency in agencies_with_model(connection)


def _closed(whole: "Assistant", question: str, history: Sequence[str], readable: frozenset[str]) -> "Answer | None":
    """The refusal of a question that names an agency whose plans this asker may not read; the others' rules must
    not pass for its own."""
    from rag.answer import Answer, Status

    agencies = whole.snapshot.agencies
    shut = [agencies[code].name for code in whole.frame(question, history).agencies if code not in readable]
    return Answer(wording.CLOSED_AGENCY.format(agencies=", ".join(shut)), Status.REFUSED) if shut else None


def narrowed(snapshot: Snapshot, agencies: frozenset[str]) -> Snapshot:
    """What the plans of these agencies say."""
    documents = {key: document for key, document in snapshot.documents.items() if document.agency in agencies}
    return replace(
        snapshot,
        agencies={code: entry for code, entry in snapshot.agencies.items() if code in agencies},
        documents=documents,
        passages=tuple(p for p in snapshot.passages if p.document_id in documents),
        facts=tuple(f for f in snapshot.facts if f.document_id in documents),
    )
