"""A wide annex with merged header cells, codes and groups says the same from a copier as from Word."""

from pathlib import Path
from typing import Any

import pytest

from core.vietnamese.text import fold
from corpus.facts.model import Fact, Target, Task
from corpus.prepare import Order, prepare
from tests.fixtures.draw import as_docx, as_scan
from tests.fixtures.sheets.benh_vien import SHEET


def _facts(path: Path, data: bytes) -> tuple[Fact, ...]:
    path.write_bytes(data)
    return prepare(Order(path, SHEET.agency, SHEET.id)).facts


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


def _tasks(facts: tuple[Fact, ...]) -> list[tuple[str, ...]]:
    return [
        (f.number, f.group_label, *map(_letters, (f.lead, f.support, f.due_text, f.product)))
        for f in facts
        if isinstance(f, Task)
    ]


def _targets(facts: tuple[Fact, ...]) -> list[tuple[Any, ...]]:
    return [(fold(f.subject), f.quantity.value, f.comparison, f.years) for f in facts if isinstance(f, Target)]


@pytest.mark.long
@pytest.mark.parametrize(("dpi", "skew", "noise"), [(200, 1.5, 8), (150, 0.8, 5)])
def test_a_scanned_annex_says_what_the_word_file_says(dpi: int, skew: float, noise: float, tmp_path: Path) -> None:
    printed = _facts(tmp_path / "a.docx", as_docx(SHEET))
    scanned = _facts(tmp_path / "a.pdf", as_scan(SHEET, dpi=dpi, skew=skew, noise=noise))
    assert (len(_tasks(printed)), len(_targets(printed))) == (12, 6)
    assert _tasks(scanned) == _tasks(printed)
    assert _targets(scanned) == _targets(printed)
