"""The office of these tests, on SQLite and on PostgreSQL."""

import pytest

from core.database import Database
from tests.kpi.office import Office


@pytest.fixture
def office(databases: Database) -> Office:
    """An enrolled agency with an empty ledger, once on each database."""
    return Office(databases)


@pytest.fixture
def small_office(database: Database) -> Office:
    """The same on SQLite alone, for rules that no database can change."""
    return Office(database)
