"""Who won, suffered or made something is told only where the plan says that very deed."""

import pytest

from tests.rag.answering import TEXTS, asked, plan

CAMERAS = "4 | Lắp camera tại cổng chợ | Công an xã | Phòng Tổ chức | Quý III | Biên bản"
ORDER = "Phòng Tổ chức kiểm tra kỷ luật, kỷ cương và công tác khen thưởng của các đơn vị."
WON = "Đơn vị trúng thầu lắp camera là trung tâm Ánh Dương."


@pytest.mark.parametrize(
    "question",
    [
        "Ai trúng thầu lắp camera tại cổng chợ?",
        "Đơn vị nào thi công lắp camera?",
        "Ai bán camera ở cổng chợ?",
        "Công ty nào tài trợ camera?",
        "Ai bị kỷ luật?",
        "Đơn vị nào bị kiểm điểm vì kỷ cương?",
        "Ai được khen thưởng?",
        "ai trung thau lap camera",
    ],
)
def test_a_deed_that_the_plan_does_not_say_is_nobodys(question: str) -> None:
    assert asked(plan(texts=(*TEXTS, CAMERAS, ORDER)), question).abstained


def test_a_deed_that_the_plan_says_is_told() -> None:
    answer = asked(plan(texts=(*TEXTS, WON)), "Ai trúng thầu lắp camera?")
    assert "Ánh Dương" in answer.text


def test_who_is_to_do_the_work_is_told_as_ever() -> None:
    assert asked(plan(texts=(*TEXTS, CAMERAS)), "Ai lắp camera ở cổng chợ?").text.startswith("Chủ trì: Công an xã")
