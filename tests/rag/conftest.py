"""The shipped plans, read once for all question sets."""

import pytest

from tests.golden.told_answers import CLOCK
from tests.rag.questions import CORPUS, Examiner, snapshot_of


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Examiner:
    return Examiner(snapshot_of(CORPUS, tmp_path_factory.mktemp("shipped"), CLOCK), CLOCK)
