"""The whole of an installation's data in one file, taken while it runs, and put back whole or not at all.

The file is a zip: every table as JSON lines out of one consistent view of the database, the small files of the data
directory (keys), and a manifest with counts and checksums. It does not depend on the database it came from: what was
saved from SQLite can be restored into PostgreSQL. Vectors and indexes are left out; they are rebuilt.
"""

import base64
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, DateTime, MetaData, Table, func, insert, inspect, null, select, text
from sqlalchemy.types import JSON, Date, LargeBinary, Numeric

from core import wording
from core.database import MIGRATIONS, Database
from core.errors import ConflictError, FileRefused, UnavailableError
from core.failpoints import reach
from core.migrate import head, setup_lock

FORMAT = 1
LARGEST_FILE = 1_000_000
_BATCH = 500
_MANIFEST = "manifest.json"
_REVISIONS = "alembic_version"
_DERIVED = (".db", ".db-wal", ".db-shm", ".lock", ".zip", ".tmp")


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds: rows by table, files, the schema's revision, when it was taken."""

    path: Path
    revision: str
    taken_at: datetime
    rows: dict[str, int]
    files: tuple[str, ...]


def back_up(database: Database, data_dir: Path, path: Path, now: datetime) -> BackupReport:
    """Save everything to `path` and read it back to verify. Raises ConflictError where the file exists already."""
    if path.exists():
        raise ConflictError(wording.BACKUP_EXISTS.format(path=path))
    partial = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = _write(database, data_dir, archive, now)
        report = verify(partial)
        reach("backup.before-rename")
        partial.rename(path)
    except OSError as error:
        raise UnavailableError(wording.BACKUP_NOT_WRITTEN.format(path=path)) from error
    finally:
        partial.unlink(missing_ok=True)
    return BackupReport(path, manifest["revision"], report.taken_at, report.rows, report.files)


def verify(path: Path) -> BackupReport:
    """Read a backup through and hold it against its manifest. Raises FileRefused in Vietnamese."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            if manifest["format"] != FORMAT:
                raise FileRefused(wording.BACKUP_FOREIGN.format(path=path))
            for name, told in manifest["tables"].items():
                digest = _Digest(line for line in _lines(archive, name))
                if digest.told() != told:
                    raise FileRefused(wording.BACKUP_BROKEN_TABLE.format(path=path, name=name))
            for name, told in manifest["files"].items():
                if sha256(archive.read(f"files/{name}")).hexdigest() != told:
                    raise FileRefused(wording.BACKUP_BROKEN_FILE.format(path=path, name=name))
    except FileNotFoundError:
        raise FileRefused(wording.BACKUP_MISSING.format(path=path)) from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError) as error:
        raise FileRefused(wording.BACKUP_UNREADABLE.format(path=path)) from error
    rows = {name: told["rows"] for name, told in manifest["tables"].items()}
    taken = datetime.fromisoformat(manifest["taken_at"])
    return BackupReport(path, manifest["revision"], taken, rows, tuple(manifest["files"]))


def restore(database: Database, data_dir: Path, path: Path, *, replace: bool = False) -> BackupReport:
    """Put a backup back, in one transaction, then bring its schema to this version.

    Refuses over existing data unless `replace`. Stop the server first: running processes hold what they have read.
    """
    report = verify(path)
    if report.revision > head():
        raise ConflictError(wording.BACKUP_NEWER.format(found=report.revision, needed=head()))
    with setup_lock(data_dir), zipfile.ZipFile(path) as archive:
        with database.write() as connection:
            if not replace and (found := _rows_present(connection)):
                raise ConflictError(wording.DATABASE_IN_USE.format(rows=found))
            _empty(connection, database.is_sqlite)
            _migrate_to(connection, report.revision)
            _fill(connection, archive, json.loads(archive.read(_MANIFEST)), database.is_sqlite)
            _migrate_to(connection, "head")
            reach("restore.before-commit")
        for name in report.files:
            if replace or not (data_dir / name).exists():
                (data_dir / name).write_bytes(archive.read(f"files/{name}"))
    return report


def _write(database: Database, data_dir: Path, archive: zipfile.ZipFile, now: datetime) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    with database.engine.connect() as connection:
        if not database.is_sqlite:  # one view for all tables; SQLite's read transaction is one already
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            revision = connection.execute(text(f"SELECT version_num FROM {_REVISIONS}")).scalar_one()
            for table in _tables(connection):
                digest = _Digest(())
                with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
                    for line in _dump(connection, table):
                        digest.add(line)
                        out.write(line + b"\n")
                tables[table.name] = digest.told()
    files = {}
    for file in _small_files(data_dir):
        content = file.read_bytes()
        archive.writestr(f"files/{file.name}", content)
        files[file.name] = sha256(content).hexdigest()
    manifest = {
        "format": FORMAT,
        "revision": revision,
        "taken_at": now.isoformat(),
        "tables": tables,
        "files": files,
    }
    archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _small_files(data_dir: Path) -> list[Path]:
    if not data_dir.is_dir():
        return []
    found = [file for file in sorted(data_dir.iterdir()) if file.is_file() and not file.name.endswith(_DERIVED)]
    return [file for file in found if file.stat().st_size <= LARGEST_FILE]


def _tables(connection: Connection) -> list[Table]:
    """Every table, those referred to before those that refer."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != _REVISIONS]


def _dump(connection: Connection, table: Table) -> Iterator[bytes]:
    streamed = connection.execute(select(table).execution_options(yield_per=_BATCH))
    for row in streamed.mappings():
        plain = {name: _plain(value) for name, value in row.items()}
        yield json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):  # kept in UTC by both databases, with its zone by one of them only
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return str(value) if isinstance(value, Decimal) else value


def _lines(archive: zipfile.ZipFile, table: str) -> Iterator[bytes]:
    with archive.open(f"tables/{table}.jsonl") as lines:
        for line in lines:
            yield line.rstrip(b"\n")


class _Digest:
    """Rows counted and summed up whatever their order, which the databases do not share."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.rows, self._sum = 0, 0
        for line in lines:
            self.add(line)

    def add(self, line: bytes) -> None:
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(sha256(line).digest())) % 2**256

    def told(self) -> dict[str, Any]:
        return {"rows": self.rows, "sum": f"{self._sum:064x}"}


def _rows_present(connection: Connection) -> int:
    return sum(connection.execute(select(func.count()).select_from(t)).scalar_one() for t in _tables(connection))


def _empty(connection: Connection, is_sqlite: bool) -> None:
    """Drop every table, and on PostgreSQL the functions of the triggers."""
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)
    if is_sqlite:
        return
    functions = "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
    mine = f"{functions} AND proowner = current_user::regrole AND proname LIKE '%append_only'"
    for name in list(connection.execute(text(mine)).scalars()):
        connection.execute(text(f"DROP FUNCTION {name} CASCADE"))


def _migrate_to(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: dict[str, Any], is_sqlite: bool) -> None:
    tables = {table.name: table for table in _tables(connection)}
    if absent := set(manifest["tables"]) - set(tables):
        raise FileRefused(wording.BACKUP_STRANGE_TABLES.format(names=", ".join(sorted(absent))))
    for name, table in tables.items():
        if name not in manifest["tables"]:
            continue
        connection.execute(table.delete())  # what the migrations themselves put in
        batch: list[dict[str, Any]] = []
        for line in _lines(archive, name):
            batch.append({column: _typed(table, column, value) for column, value in json.loads(line).items()})
            if len(batch) == _BATCH:
                connection.execute(insert(table), batch)
                batch = []
        if batch:
            connection.execute(insert(table), batch)
        if not is_sqlite:
            _reset_sequence(connection, table)
        if _Digest(_dump(connection, table)).told() != manifest["tables"][name]:
            raise FileRefused(wording.RESTORE_DIFFERS.format(name=name))


def _typed(table: Table, column: str, value: Any) -> Any:
    kind = table.c[column].type
    if value is None:
        return null() if isinstance(kind, JSON) else None
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    return Decimal(value) if isinstance(kind, Numeric) and isinstance(value, str) else value


def _reset_sequence(connection: Connection, table: Table) -> None:
    """Let the next id come after the restored ones."""
    for column in inspect(table).primary_key:
        place = {"table": f'"{table.name}"', "column": column.name}
        owned = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), place).scalar()
        if owned:
            largest = connection.execute(select(func.max(column))).scalar()
            if largest is not None:
                connection.execute(text("SELECT setval(:sequence, :value)"), {"sequence": owned, "value": largest})
