"""A database that cannot be opened says why, in words that give nothing away."""

from pathlib import Path

import pytest

from core.database import open_database
from core.errors import UnavailableError


def test_a_file_that_is_no_database_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "troly.db").write_text("không phải cơ sở dữ liệu " * 50, encoding="utf-8")
    with pytest.raises(UnavailableError, match=r"Không mở được cơ sở dữ liệu \(SQLITE_NOTADB\)"):
        open_database(f"sqlite:///{tmp_path / 'troly.db'}")


def test_a_server_that_is_away_is_told_without_the_password() -> None:
    with pytest.raises(UnavailableError, match="máy chủ cơ sở dữ liệu có đang chạy không") as told:
        open_database("postgresql://nguoi:matkhau@127.0.0.1:1/troly")
    assert "matkhau" not in str(told.value)
