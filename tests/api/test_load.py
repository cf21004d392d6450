"""Fifty people at once for a minute: questions, records and the dashboard stay quick, without a fault or a leak."""

from pathlib import Path

import pytest

from tests.benchmarks.web import Load, load

PATIENCE_MS = 300.0
MOST_GROWTH, MOST_MB = 1.1, 40.0


@pytest.fixture(scope="module")
def minute(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Load:
    """One minute of the crowd, on a data directory of its own."""
    import shutil

    folder = tmp_path_factory.mktemp("load") / "data"
    shutil.copytree(filled, folder)
    return load(folder, 60.0)


@pytest.mark.long
def test_nobody_meets_a_fault(minute: Load) -> None:
    assert minute.seen.faults == [], minute.told()
    assert minute.seen.times.keys() == {"question", "record", "dashboard"}


@pytest.mark.long
def test_memory_stays_flat(minute: Load) -> None:
    before, after = minute.memory
    assert after < before * MOST_GROWTH and after - before < MOST_MB, minute.told()


@pytest.mark.long
def test_nineteen_of_twenty_acts_of_each_kind_are_answered_in_time(minute: Load) -> None:
    slow = {kind: one["p95_ms"] for kind, one in minute.figures().items() if one["p95_ms"] > PATIENCE_MS}
    assert slow == {}, minute.told()
