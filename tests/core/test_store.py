"""Agencies, people and the audit trail: each agency sees its own, and nobody rewrites the trail."""

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from core import audit, store
from core.clock import FixedClock
from core.database import Database
from core.errors import ConflictError, NotFoundError
from core.people import Agency, AgencyScope, Role

BIEN, RUNG = AgencyScope("bien"), AgencyScope("rung")


def _two_agencies(connection: Connection) -> None:
    store.save_agency(connection, Agency("bien", "Sở Biển", "Biển"), aliases=("SB",))
    store.save_agency(connection, Agency("rung", "Sở Rừng", "Rừng"))
    store.save_unit(connection, BIEN, "Văn phòng")


def test_an_agency_sees_only_its_own_people(databases: Database) -> None:
    with databases.write() as connection:
        _two_agencies(connection)
        mine = store.add_person(connection, BIEN, "An", Role.CLERK, "Văn phòng")
        store.add_person(connection, RUNG, "Bình", Role.CLERK)
        assert store.people_of(connection, BIEN) == [mine]
        assert store.people_of(connection, AgencyScope("bien", "Phòng khác")) == []
        with pytest.raises(NotFoundError):
            store.person_of(connection, RUNG, mine.id)
        with pytest.raises(NotFoundError, match="Phòng lạ"):
            store.add_person(connection, BIEN, "Chi", Role.CLERK, "Phòng lạ")


def test_saving_an_agency_again_changes_its_row_and_adds_none(databases: Database) -> None:
    with databases.write() as connection:
        _two_agencies(connection)
        store.save_agency(connection, Agency("bien", "Sở Biển đảo", "Biển"))
        assert store.agency_of(connection, BIEN).name == "Sở Biển đảo"
        assert [row.code for row in store.all_agencies(connection)] == ["bien", "rung"]
        with pytest.raises(NotFoundError, match="khong-co"):
            store.agency_of(connection, AgencyScope("khong-co"))


def test_the_only_administrator_can_neither_leave_nor_step_down(databases: Database) -> None:
    with databases.write() as connection:
        _two_agencies(connection)
        only = store.add_person(connection, BIEN, "An", Role.ADMINISTRATOR)
        for change in ({"active": False}, {"role": Role.CLERK}):
            with pytest.raises(ConflictError, match="duy nhất"):
                store.change_person(connection, BIEN, only.id, **change)  # type: ignore[arg-type]
        store.add_person(connection, BIEN, "Bình", Role.ADMINISTRATOR)
        assert not store.change_person(connection, BIEN, only.id, active=False).active


@pytest.mark.parametrize("statement", ["UPDATE audit SET action = 'x'", "DELETE FROM audit"])
def test_the_audit_trail_can_only_grow(databases: Database, clock: FixedClock, statement: str) -> None:
    with databases.write() as connection:
        audit.record(connection, BIEN, clock.now(), None, "ingest", "ke-hoach", passages=3)
    with pytest.raises(DatabaseError, match="append-only"), databases.write() as connection:
        connection.execute(text(statement))
    with databases.read() as connection:
        entry = audit.latest(connection, BIEN)[0]
        assert (entry.at, entry.action, entry.detail) == (clock.now(), "ingest", {"passages": 3})
        assert audit.latest(connection, RUNG) == []


def test_an_act_that_is_rolled_back_leaves_no_trace(databases: Database, clock: FixedClock) -> None:
    with pytest.raises(RuntimeError), databases.write() as connection:
        audit.record(connection, BIEN, clock.now(), None, "ingest", "ke-hoach")
        raise RuntimeError
    with databases.read() as connection:
        assert audit.latest(connection, BIEN) == []
