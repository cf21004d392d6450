"""A data directory filled from the shipped plans, made once and copied for each test that writes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.cli import troly
from tests.api.serving import Running, serving


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the shipped plans, for tests that only read."""
    folder = tmp_path_factory.mktemp("filled")
    done = troly("corpus", "list", data_dir=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def own_data(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled data directory, for a test that writes."""
    shutil.copytree(filled, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(scope="module")
def server(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running server over the shipped plans, shared by the tests of a module."""
    folder = tmp_path_factory.mktemp("serving") / "data"
    shutil.copytree(filled, folder)
    with serving(folder, sign_ins_per_minute=10_000) as running:
        yield running
