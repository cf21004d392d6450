"""The schema migrates by itself on SQLite, by command on PostgreSQL, and is what the store modules declare."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from core.database import Database, metadata, open_database
from core.errors import ConflictError, SettingsError
from core.migrate import ensure_current, head, migrate

ROOT = Path(__file__).resolve().parents[2]


def test_the_head_read_from_file_names_is_alembics_head() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from core.database import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == head()


def test_an_empty_sqlite_database_migrates_by_itself(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'data' / 'troly.db'}")
    ensure_current(database, tmp_path / "data")
    assert database.revision() == head()
    database.close()


def test_postgresql_refuses_a_mismatch_until_migrated_by_command(empty_postgresql: str, tmp_path: Path) -> None:
    database = open_database(empty_postgresql)
    with pytest.raises(SettingsError, match="troly migrate"):
        ensure_current(database, tmp_path)
    assert migrate(database, tmp_path) == (None, head())
    ensure_current(database, tmp_path)
    database.close()


def test_a_database_of_a_newer_version_is_refused(databases: Database, tmp_path: Path) -> None:
    with databases.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ConflictError, match="mới hơn"):
        ensure_current(databases, tmp_path)


def test_the_migrated_tables_and_columns_are_what_the_stores_declare(databases: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    for store in [*ROOT.glob("*/**/store.py"), *ROOT.glob("*/**/*_store.py")]:
        if not {".venv", "tests"} & set(store.parts):
            importlib.import_module(".".join(store.relative_to(ROOT).with_suffix("").parts))
    with databases.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = [entry for entry in compare_metadata(context, metadata) if entry[0] != "remove_index"]
    assert differences == []  # an index the migration alone knows is well: no code depends on it


def test_a_start_at_the_head_does_not_import_alembic(database: Database, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from core.database import open_database; "
        "from core.migrate import ensure_current; "
        f"ensure_current(open_database({database.url!r}), Path({str(tmp_path)!r})); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("point", ["migrate.before-commit", "migrate.after-commit"])
def test_a_migration_killed_at_its_commit_leaves_the_old_or_the_new_schema(point: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'troly.db'}"
    program = (
        "from pathlib import Path; from core.database import open_database; from core.migrate import migrate; "
        f"migrate(open_database({url!r}), Path({str(tmp_path)!r}))"
    )
    killed = subprocess.run([sys.executable, "-c", program], env={"TROLY_FAILPOINT": point}, cwd=ROOT, check=False)
    assert killed.returncode == 137
    database = open_database(url)
    assert database.revision() == (None if point.endswith("before-commit") else head())
    ensure_current(database, tmp_path)
    assert database.revision() == head()
    database.close()
