"""Backups are consistent, verified, refuse to overwrite, and move between the two databases."""

import threading
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core import audit
from core.backup import back_up, restore, verify
from core.database import Database, open_database
from core.errors import ConflictError, FileRefused
from core.migrate import head
from core.people import Agency, AgencyScope, Role
from core.store import add_person, people_of, save_agency, save_unit

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
SCOPE = AgencyScope("so-mau")


def fill(database: Database, people: int = 3) -> None:
    with database.write() as connection:
        save_agency(connection, Agency("so-mau", "Sở Mẫu", "SM"), aliases=["SM", "Sở M"])
        save_unit(connection, SCOPE, "Văn phòng", ["VP"])
        for number in range(people):
            person = add_person(connection, SCOPE, f"Người {number}", Role.CLERK, "Văn phòng")
            audit.record(connection, SCOPE, NOW, person, "person.added", str(person.id), count=number)


def people(database: Database) -> list[str]:
    with database.read() as connection:
        return [person.name for person in people_of(connection, SCOPE)]


def test_what_was_saved_comes_back_on_an_empty_database(databases: Database, tmp_path: Path) -> None:
    fill(databases)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secret.key").write_bytes(b"k")
    made = back_up(databases, tmp_path / "data", tmp_path / "save.zip", NOW)
    other = open_database(f"sqlite:///{tmp_path / 'other' / 'troly.db'}")
    restore(other, tmp_path / "other", made.path)
    assert people(other) == ["Người 0", "Người 1", "Người 2"]
    assert other.revision() == head()
    assert (tmp_path / "other" / "secret.key").read_bytes() == b"k"
    with other.read() as connection:
        assert [(entry.at, entry.detail) for entry in audit.latest(connection, SCOPE)][-1] == (NOW, {"count": 0})
    other.close()


def test_restore_refuses_over_existing_data_unless_told(databases: Database, tmp_path: Path) -> None:
    fill(databases)
    back_up(databases, tmp_path, tmp_path / "save.zip", NOW)
    with databases.write() as connection:
        add_person(connection, SCOPE, "Người mới", Role.CLERK)
    with pytest.raises(ConflictError, match="đang có dữ liệu"):
        restore(databases, tmp_path, tmp_path / "save.zip")
    assert "Người mới" in people(databases)
    restore(databases, tmp_path, tmp_path / "save.zip", replace=True)
    assert people(databases) == ["Người 0", "Người 1", "Người 2"]
    with databases.write() as connection:
        assert add_person(connection, SCOPE, "Sau đó", Role.CLERK).id == 4, "ids go on after the restored ones"


def test_the_trail_stays_append_only_after_a_restore(databases: Database, tmp_path: Path) -> None:
    fill(databases)
    back_up(databases, tmp_path, tmp_path / "save.zip", NOW)
    restore(databases, tmp_path, tmp_path / "save.zip", replace=True)
    with pytest.raises(Exception, match="append-only"), databases.write() as connection:
        connection.exec_driver_sql("DELETE FROM audit")


def test_sqlite_moves_to_postgresql(database: Database, postgresql_database: Database, tmp_path: Path) -> None:
    fill(database)
    back_up(database, tmp_path, tmp_path / "save.zip", NOW)
    restore(postgresql_database, tmp_path, tmp_path / "save.zip")
    assert people(postgresql_database) == people(database)


def test_a_backup_taken_while_others_write_holds_whole_transactions(databases: Database, tmp_path: Path) -> None:
    fill(databases, people=1)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with databases.write() as connection:
                person = add_person(connection, SCOPE, "Người", Role.CLERK)
                audit.record(connection, SCOPE, NOW, person, "person.added", str(person.id))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        reports = [back_up(databases, tmp_path, tmp_path / f"{n}.zip", NOW) for n in range(3)]
    finally:
        stop.set()
        writer.join()
    assert all(report.rows["people"] == report.rows["audit"] for report in reports)


def test_a_damaged_backup_is_refused_and_nothing_changes(database: Database, tmp_path: Path) -> None:
    fill(database)
    back_up(database, tmp_path, tmp_path / "good.zip", NOW)
    with zipfile.ZipFile(tmp_path / "good.zip") as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content.replace("Người 1".encode(), "Người 9".encode()))
    with pytest.raises(FileRefused, match="people"):
        restore(database, tmp_path, tmp_path / "bad.zip", replace=True)
    assert people(database) == ["Người 0", "Người 1", "Người 2"]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04rest"])
def test_any_other_file_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(FileRefused, match="không phải bản sao lưu"):
        verify(tmp_path / "x.zip")


def test_an_earlier_backup_is_never_overwritten(database: Database, tmp_path: Path) -> None:
    fill(database)
    back_up(database, tmp_path, tmp_path / "save.zip", NOW)
    with pytest.raises(ConflictError, match="đã có"):
        back_up(database, tmp_path, tmp_path / "save.zip", NOW)
