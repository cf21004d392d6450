"""Brings the schema to this version's revision: SQLite by itself, PostgreSQL when an administrator says so.

Alembic is imported only when there is something to do: at every other start the revision is compared and that is all.
"""

from pathlib import Path

from filelock import FileLock
from sqlalchemy import text

from core import wording
from core.database import MIGRATIONS, Database
from core.errors import ConflictError, SettingsError
from core.failpoints import reach

LOCK_NAME = "setup.lock"
_ADVISORY_LOCK = 7_301_226  # any number, the same for every process of this product


def head() -> str:
    """The revision this version of the product needs: the highest number in the versions folder."""
    return max(path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def setup_lock(data_dir: Path) -> FileLock:
    """The lock held by whoever migrates, fills or rebuilds; it may be taken again by its holder."""
    data_dir.mkdir(parents=True, exist_ok=True)
    return FileLock(data_dir / LOCK_NAME, is_singleton=True)


def ensure_current(database: Database, data_dir: Path) -> None:
    """Make the schema current (SQLite) or refuse a mismatch in Vietnamese (PostgreSQL, or a newer database)."""
    found, needed = database.revision(), head()
    if found == needed:
        return
    if found is not None and found > needed:
        raise _newer(found, needed)
    if not database.is_sqlite:
        raise SettingsError(wording.MIGRATE_FIRST.format(found=found or wording.EMPTY, needed=needed))
    migrate(database, data_dir)


def migrate(database: Database, data_dir: Path) -> tuple[str | None, str]:
    """Run the missing migrations in one transaction under a lock. Returns the revision before and after."""
    with setup_lock(data_dir):
        found, needed = database.revision(), head()
        if found == needed:
            return found, needed
        if found is not None and found > needed:
            raise _newer(found, needed)
        _upgrade(database)
        return found, needed


def _upgrade(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.write() as connection:
        if not database.is_sqlite:  # another machine may be migrating the same server
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        reach("migrate.before-commit")
    reach("migrate.after-commit")


def _newer(found: str, needed: str) -> ConflictError:
    return ConflictError(wording.DATABASE_NEWER.format(found=found, needed=needed))
