"""The vectors of a data directory are used by every door, the server's through the vector store."""

import shutil
from pathlib import Path

import pytest

from api.context import open_context
from core.settings import Settings


@pytest.mark.parametrize("serving", [False, True])
def test_a_process_searches_with_the_vectors_that_are_there(serving: bool, filled: Path, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "data")
    with open_context(Settings(data_dir=tmp_path / "data"), serving=serving) as context:
        searcher = context.assistant().views["heza"].searcher
        assert searcher is not None
        assert searcher.search("Hội nghị chuyên môn tối đa bao lâu?", ["heza"])[0].dense > 0
        assert searcher.problem == ""
