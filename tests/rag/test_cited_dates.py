"""The day and number of a cited text and of the plan itself; what the plan leaves untold is said to be untold."""

from datetime import datetime
from pathlib import Path

import pytest

from core.clock import OFFICE_ZONE, FixedClock
from rag.answer import Answer, Asker, Status
from rag.assistant import Assistant
from tests.rag.questions import snapshot_of

PLAN = """SỞ TÀI CHÍNH

Số: 58/QĐ-STC

Hà Trung, ngày 12 tháng 02 năm 2026

QUYẾT ĐỊNH

Ban hành Quy định về tiếp dân và hội họp năm 2026

Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;

Căn cứ Luật Viên chức;

Căn cứ Nghị định số 120/2024/NĐ-CP ngày 15/3/2024 của Chính phủ về trật tự đô thị;

I. QUY ĐỊNH

- Hội nghị chuyên môn không quá 1 ngày.

- Văn phòng gửi báo cáo năm về Sở Nội vụ trước ngày 05 tháng 12.
"""
CLOCK = FixedClock(datetime(2026, 5, 20, 9, tzinfo=OFFICE_ZONE))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("cited")
    plans: Path = folder / "corpus" / "plans" / "stc"
    plans.mkdir(parents=True)
    (plans / "stc-2026.txt").write_text(PLAN, encoding="utf-8")
    (folder / "corpus" / "agencies.toml").write_text(
        '[stc]\nname = "Sở Tài chính"\nshort_name = "Sở Tài chính"\n', encoding="utf-8"
    )
    (folder / "corpus" / "legal_bases.toml").write_text("basis = []\n", encoding="utf-8")
    return Assistant(snapshot_of(folder / "corpus", folder, CLOCK), CLOCK)


def asked(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, Asker("stc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Luật Tiếp công dân ban hành ngày nào?", "25 tháng 11 năm 2013"),
        ("Nghị định 120 ngày nào?", "15/3/2024"),
        ("Nghị định về trật tự đô thị số mấy, ngày nào?", "120/2024/NĐ-CP"),
        ("số và ngày của nghị định về trật tự đô thị", "15/3/2024"),
        ("Quyết định này ban hành ngày nào?", "12 tháng 02 năm 2026"),
        ("Số hiệu của quyết định này?", "58/QĐ-STC"),
    ],
)
def test_the_day_and_number_that_the_plan_gives_are_told(assistant: Assistant, question: str, said: str) -> None:
    answer = asked(assistant, question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("Luật Viên chức ban hành ngày nào?", "ngày ban hành"),
        ("Luật Viên chức số mấy?", "số văn bản"),
        ("Luật Viên chức có hiệu lực khi nào?", "ngày có hiệu lực"),
        ("Nghị định 120 có hiệu lực từ ngày nào?", "ngày có hiệu lực"),
    ],
)
def test_what_the_plan_does_not_tell_of_a_text_is_said_to_be_untold(
    assistant: Assistant, question: str, untold: str
) -> None:
    answer = asked(assistant, question)
    assert answer.abstained
    assert f"không nêu {untold}" in answer.text


def test_a_text_that_the_plan_does_not_cite_has_no_day(assistant: Assistant) -> None:
    assert asked(assistant, "Nghị định 100 ngày nào?").abstained
