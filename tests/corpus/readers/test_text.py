"""Tables typed with bars are read as tables, whichever way the bars are set; a lone bar in a sentence is no table."""

from pathlib import Path

import pytest

from corpus.facts.model import Task
from corpus.prepare import Order, prepare
from corpus.readers import text

ROWS = [
    ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Rà soát thủ tục", "Văn phòng", "30/6/2026"),
    ("2", "Lắp camera", "Công an xã", "Tháng 8/2026"),
]
BETWEEN = "\n".join(" | ".join(row) for row in ROWS)
OPEN_END = "\n".join("| " + " | ".join(row) for row in ROWS)
PARTED = "\n\n".join(" | ".join(row) for row in ROWS)
RULED = "\n--|--|--|--\n".join([" | ".join(ROWS[0]), "\n".join(" | ".join(row) for row in ROWS[1:])])
GRID = "\n+---+------+-----+----+\n".join(["", *("| " + " | ".join(row) + " |" for row in ROWS), ""])
TIGHT = "\n".join("|".join(row) for row in ROWS)


def cells(path: Path, content: str, suffix: str = "txt") -> list[tuple[str, ...]]:
    file = path / f"a.{suffix}"
    file.write_text(f"I. NHIỆM VỤ\n\n{content}\n\nII. KINH PHÍ\n", encoding="utf-8")
    return [block.cells for block in text.read(file).blocks if block.cells]


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("content", [BETWEEN, OPEN_END, PARTED, RULED, GRID, TIGHT])
def test_rows_between_bars_are_rows(content: str, suffix: str, tmp_path: Path) -> None:
    assert cells(tmp_path, content, suffix) == ROWS


def test_an_empty_cell_keeps_its_place(tmp_path: Path) -> None:
    assert cells(tmp_path, "| | Việc | Hạn |\n| 1 | | 30/6 |") == [("", "Việc", "Hạn"), ("1", "", "30/6")]


def test_a_bar_in_a_sentence_is_no_table(tmp_path: Path) -> None:
    assert cells(tmp_path, "Chọn Có | Không trên phiếu.\nNộp phiếu tại quầy.") == []


def test_its_rows_are_tasks(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(f"KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n\n{BETWEEN}\n", encoding="utf-8")
    found = [fact for fact in prepare(Order(file, "x")).facts if isinstance(fact, Task)]
    assert [(task.content, task.lead, task.due_text) for task in found] == [row[1:] for row in ROWS[1:]]
