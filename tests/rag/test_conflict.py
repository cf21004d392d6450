"""Whether a plan contradicts itself: every matter with two levels is named, and none is made up."""

from pathlib import Path

import pytest

from core.clock import FixedClock
from core.database import Database
from corpus.library import Library
from corpus.model import AgencyEntry
from corpus.prepare import Order
from rag import wording
from rag.answer import Answer, Asker, Status
from rag.assistant import Assistant

PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI NHUM

Số: 31/KH-UBND

Suối Nhum, ngày 05 tháng 02 năm 2027

KẾ HOẠCH
Đổi mới lề lối làm việc năm 2027

I. MỤC TIÊU
- Tỷ lệ hồ sơ giải quyết trên môi trường số đạt từ 90% trở lên.
- Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.

II. NHIỆM VỤ
- Phấn đấu tỷ lệ hồ sơ giải quyết trên môi trường số đạt {other}%.
- Tỷ lệ cuộc họp trực tuyến đạt tối thiểu 55%.
"""
QUESTIONS = [
    "Kế hoạch có chỗ nào nêu hai mức khác nhau không?",
    "trong ke hoach co so lieu nao mau thuan khong",
    "Các chỉ tiêu trong kế hoạch có chỗ nào không khớp nhau?",
]


def asked(database: Database, clock: FixedClock, folder: Path, question: str, other: str) -> Answer:
    library = Library(database, clock)
    library.save_agency(AgencyEntry("suoi-nhum", "UBND xã Suối Nhum, tỉnh Phú Thọ", "Suối Nhum", province="Phú Thọ"))
    path = folder / "ke-hoach.txt"
    path.write_text(PLAN.format(other=other), encoding="utf-8")
    library.add(Order(path, "suoi-nhum", "suoi-nhum-hop"))
    return Assistant(library.snapshot()).ask(question, Asker("suoi-nhum"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_levels_of_one_matter_are_told_with_their_places(
    question: str, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    answer = asked(database, clock, tmp_path, question, "97")
    assert answer.status is Status.CONFLICTING
    assert "90%" in answer.text and "97%" in answer.text
    assert "55%" not in answer.text
    assert len(answer.citations) == 2


def test_a_plan_at_one_with_itself_is_not_said_to_differ(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    answer = asked(database, clock, tmp_path, QUESTIONS[0], "90")
    assert answer.text == wording.NO_LEVELS
