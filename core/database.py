"""One data layer for SQLite and PostgreSQL: engine, read and write transactions, migrations under a lock.

On SQLite every write begins with BEGIN IMMEDIATE (a read-then-write under the default BEGIN fails as soon as two
threads meet), in WAL mode with synchronous=FULL, so a committed row survives a power cut.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, MetaData, create_engine, event, inspect, text
from sqlalchemy.engine import Connection

from core import wording
from core.errors import UnavailableError

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
_LOOK_AGAIN = 0.02  # seconds
_TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL)  # another one holds the file
POOLED = 20  # more than a server has threads: opening a SQLite connection costs more than most that is asked of it


class Database:
    """An engine with the rules of this product. `url` is a SQLAlchemy URL; psycopg is the PostgreSQL driver."""

    def __init__(self, url: str) -> None:
        self.url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        self.is_sqlite = self.url.startswith("sqlite")
        self.engine = self._make_engine()
        self._one_writer = threading.Lock()

    def _make_engine(self) -> Engine:
        if not self.is_sqlite:
            return create_engine(self.url, pool_pre_ping=True)
        waits = {"timeout": BUSY_SECONDS, "check_same_thread": False}
        engine = create_engine(self.url, connect_args=waits, pool_size=POOLED)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)
        return engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads: one consistent view."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write; commits at the end, rolls back on any error."""
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._one_writer, self.engine.connect() as connection:
            connection.execution_options(troly_write=True)
            with connection.begin():
                yield connection

    def revision(self) -> str | None:
        """The schema revision the database is at, None when it is empty."""
        with self.read() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def is_sound(self) -> bool:
        """Whether the database answers and, for SQLite, its file passes the quick integrity check."""
        with self.read() as connection:
            if not self.is_sqlite:
                return connection.execute(text("SELECT 1")).scalar() == 1
            return connection.execute(text("PRAGMA quick_check")).scalar() == "ok"

    def close(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]  # SQLAlchemy's event signature
    connection.isolation_level = None  # SQLAlchemy's own BEGIN is replaced by _begin
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait for its lock here: two processes may open a new file at the same time."""
    ends = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _TAKEN or time.monotonic() > ends:
                raise
            time.sleep(_LOOK_AGAIN)


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("troly_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def open_database(url: str) -> Database:
    """Open the database at `url`, making the folder of a SQLite file. Raises UnavailableError in Vietnamese."""
    database = Database(url)
    if database.is_sqlite and database.engine.url.database:
        Path(database.engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        with database.read() as connection:
            connection.execute(text("SELECT 1"))
    except Exception as error:
        cause = getattr(error, "orig", None) or error  # its words may name the place and the user: they are not told
        reason = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or type(cause).__name__
        raise UnavailableError(wording.DATABASE_UNUSABLE.format(reason=reason)) from error
    return database
