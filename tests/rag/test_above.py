"""Which text from above a plan carries out: its number, day and issuer; the plan's own stay its own."""

from pathlib import Path

import pytest

from core.clock import FixedClock
from core.database import Database
from corpus.library import Library
from corpus.model import AgencyEntry
from corpus.prepare import Order
from rag.answer import Answer, Asker
from rag.assistant import Assistant

PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI NHUM

Số: 31/KH-UBND

Suối Nhum, ngày 05 tháng 02 năm 2027

KẾ HOẠCH
Đổi mới lề lối làm việc năm 2027

Căn cứ Quyết định số 77/QĐ-TTg ngày 03/01/2027 của Thủ tướng Chính phủ về đổi mới lề lối làm việc;
Thực hiện Kế hoạch số 12/KH-UBND ngày 20/01/2027 của Ủy ban nhân dân tỉnh Phú Thọ về đổi mới lề lối làm việc;

I. MỤC TIÊU
- Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.
"""


@pytest.fixture
def assistant(database: Database, clock: FixedClock, tmp_path: Path) -> Assistant:
    library = Library(database, clock)
    library.save_agency(AgencyEntry("suoi-nhum", "UBND xã Suối Nhum, tỉnh Phú Thọ", "Suối Nhum", province="Phú Thọ"))
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    library.add(Order(path, "suoi-nhum", "suoi-nhum-hop"))
    return Assistant(library.snapshot())


def asked(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, Asker("suoi-nhum"))


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch của ủy ban tỉnh mà mình thực hiện ký ngày nào, số mấy?",
        "ke hoach cap tren ma xa lam theo la so may",
        "Xã căn cứ vào kế hoạch cấp trên nào?",
    ],
)
def test_the_plan_from_above_is_told_with_number_day_and_issuer(assistant: Assistant, question: str) -> None:
    answer = asked(assistant, question)
    assert "12/KH-UBND" in answer.text and "20/01/2027" in answer.text
    assert "31/KH-UBND" not in answer.text and "77/QĐ-TTg" not in answer.text
    assert answer.citations


def test_the_plans_own_number_is_told_where_that_is_asked(assistant: Assistant) -> None:
    answer = asked(assistant, "Kế hoạch của xã số mấy, ký ngày nào?")
    assert "31/KH-UBND" in answer.text and "12/KH-UBND" not in answer.text
