"""Fixtures that every package's tests share: real databases, data directories, a fixed clock.

`database` is a migrated SQLite database; `databases` runs the test once on SQLite and once on a real PostgreSQL.
Both are empty but for the schema and private to the test.
"""

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from core.clock import OFFICE_ZONE, FixedClock
from core.database import Database, open_database
from core.migrate import migrate


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of this test process; the URL of its administrative database.

    Its folder lies outside pytest's own: run as root the server has a user of its own, and each starting pytest closes
    that folder to other users.
    """
    import pgserver

    with tempfile.TemporaryDirectory(prefix="troly-postgresql-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "data")
        for statement in ("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"):
            _execute(server.get_uri(), statement)  # no test pulls the plug; a database a test costs half as much
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the whole schema, copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    database = open_database(f"sqlite:///{folder / 'troly.db'}")
    migrate(database, folder)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return folder / "troly.db"


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a template database with the whole schema."""
    _execute(postgresql_server, "CREATE DATABASE troly_template")
    database = open_database(_named(postgresql_server, "troly_template"))
    migrate(database, tmp_path_factory.mktemp("migrating"))
    database.close()
    return "troly_template"


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database with the whole schema."""
    shutil.copyfile(migrated_sqlite, tmp_path / "troly.db")
    opened = open_database(f"sqlite:///{tmp_path / 'troly.db'}")
    yield opened
    opened.close()


@pytest.fixture
def empty_postgresql(postgresql_server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with nothing in it."""
    name = f"troly_{uuid.uuid4().hex[:12]}"
    _execute(postgresql_server, f"CREATE DATABASE {name}")
    yield _named(postgresql_server, name)
    _execute(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql_database(postgresql_server: str, migrated_postgresql: str) -> Iterator[Database]:
    """An empty PostgreSQL database with the whole schema."""
    name = f"troly_{uuid.uuid4().hex[:12]}"
    _execute(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {migrated_postgresql}")
    opened = open_database(_named(postgresql_server, name))
    yield opened
    opened.close()
    _execute(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Database:
    """An empty database with the whole schema: the test runs on SQLite and on PostgreSQL."""
    name = "database" if request.param == "sqlite" else "postgresql_database"
    opened: Database = request.getfixturevalue(name)
    return opened


@pytest.fixture
def clock() -> FixedClock:
    """Wednesday 20 May 2026, nine in the morning."""
    return FixedClock(datetime(2026, 5, 20, 9, 0, tzinfo=OFFICE_ZONE))


def _named(url: str, name: str) -> str:
    """`url` with another database name, kept on the same server."""
    from sqlalchemy.engine import make_url

    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _execute(url: str, statement: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
