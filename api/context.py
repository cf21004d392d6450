"""Builds what an entry point needs, once: settings → database → library → assistant.

Opening makes an empty data directory usable: it migrates, fills the library and builds the indexes, under one lock,
so that two commands started together do it once. What happens is told to `say`, never printed to stdout.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from api import wording
from api.answering import Answering
from core.clock import Clock, SystemClock
from core.database import Database, open_database
from core.errors import NotFoundError, SettingsError, TrolyError, UnavailableError
from core.migrate import ensure_current, setup_lock
from core.settings import Settings
from corpus.library import Library
from corpus.snapshot import Snapshot
from rag.folders import has_vectors

if TYPE_CHECKING:
    from rag.assistant import Assistant

Say = Callable[[str], None]


def say_nothing(line: str) -> None:
    """Tells nobody."""


class Context:
    """The parts of one running process. Safe to share between threads."""

    def __init__(self, settings: Settings, database: Database, clock: Clock, serving: bool = False) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        self.library = Library(database, clock)
        self.answering = Answering(settings, database, self.library, clock, serving)

    def snapshot(self) -> Snapshot:
        """Everything the plans in use say, of now."""
        return self.library.snapshot()

    def assistant(self) -> "Assistant":
        """The assistant over the present snapshot."""
        return self.answering.assistant()

    def index(self, say: Say = say_nothing) -> None:
        """Build the vectors that the present texts lack. They are derived: without them search is lexical, so a model
        or a vector server that cannot be had is told and stops nothing."""
        from rag.search import build

        try:
            build(self.snapshot(), self.settings.data_dir, self.settings.embedding_model, self.settings.chroma_url)
        except TrolyError as error:
            say(wording.NOT_INDEXED.format(message=error))

    def require_agency(self, code: str) -> str:
        """`code`, if there is such an agency. Raises NotFoundError that names those there are."""
        agencies = self.snapshot().agencies
        if code not in agencies:
            raise NotFoundError(wording.NO_SUCH_AGENCY.format(code=code, known=", ".join(sorted(agencies))))
        return code

    def close(self) -> None:
        self.answering.close()
        self.database.close()


@contextmanager
def open_context(
    settings: Settings | None = None, clock: Clock | None = None, say: Say = say_nothing, serving: bool = False
) -> Iterator[Context]:
    """A context whose data directory is ready for use; closed at the end. `serving`: it is a server's."""
    settings = settings or load_settings()
    database = _open(settings)
    context = Context(settings, database, clock or SystemClock(), serving)
    try:
        _make_ready(context, say)
        yield context
    finally:
        context.close()


def load_settings() -> Settings:
    """The settings of the environment. Raises SettingsError that names the one that is wrong."""
    from pydantic import ValidationError
    from pydantic_settings.exceptions import SettingsError as NotJson

    try:
        return Settings()
    except NotJson as error:
        raise SettingsError(wording.SETTING_NOT_JSON) from error
    except ValidationError as error:
        first = error.errors()[0]
        name = "TROLY_" + "_".join(str(part) for part in first["loc"]).upper()
        why = wording.BAD_SETTING_KINDS.get(first["type"], wording.BAD_SETTING_OTHER)
        raise SettingsError(wording.BAD_SETTING.format(name=name, why=why)) from error


def _open(settings: Settings) -> Database:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnavailableError(wording.DATA_DIR_UNUSABLE.format(folder=settings.data_dir)) from error
    return open_database(settings.database)


def _make_ready(context: Context, say: Say) -> None:
    """Migrate, fill and index where needed; a data directory in use costs two small queries and a look at a folder."""
    settings, library = context.settings, context.library
    ensure_current(context.database, settings.data_dir)
    if library.is_empty():
        with _alone(settings, say):
            if library.is_empty():
                _fill(context, say)
    elif message := _missing_model(settings):
        say(wording.NOT_INDEXED.format(message=message))
    elif not has_vectors(settings.data_dir):  # whoever filled it came no further
        with _alone(settings, say):
            if not has_vectors(settings.data_dir):
                say(wording.INDEXING)
                context.index(say)


@contextmanager
def _alone(settings: Settings, say: Say) -> Iterator[None]:
    """Under the lock of those who set a data directory up; one that has to wait for it says so."""
    lock = setup_lock(settings.data_dir)
    try:
        lock.acquire(timeout=0)
    except TimeoutError:
        say(wording.WAITING)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _missing_model(settings: Settings) -> str:
    """Why the embedding model that is set cannot be had from this machine; empty where it can, or none is set."""
    if not settings.embedding_model:
        return ""
    from rag.embedding import missing_model

    return missing_model(settings.embedding_model)


def _fill(context: Context, say: Say) -> None:
    folder = context.settings.corpus_dir
    if not folder.is_dir():
        raise SettingsError(wording.CORPUS_DIR_MISSING.format(folder=folder))
    say(wording.FILLING.format(folder=context.settings.data_dir))

    def progress(name: str, done: int, total: int) -> None:
        say(wording.READ_FILE.format(name=name, done=done, total=total))

    for failure in context.library.fill(folder, progress):
        say(wording.FILE_FAILED.format(name=failure.path.name, message=failure.message))
    say(wording.INDEXING)
    context.index(say)
    say(wording.FILLED)
