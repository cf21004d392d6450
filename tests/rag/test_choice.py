"""A choice of two values: the one the plan states is told, both where the plan differs inside itself."""

import pytest

from rag.answer import Status
from tests.rag.answering import asked, plan


@pytest.mark.parametrize(
    ("question", "said", "other"),
    [
        ("Hội nghị chuyên môn tối đa 1 ngày hay 2 ngày?", "1 ngày", "2 ngày"),
        ("Tỷ lệ hội nghị trực tuyến là 60% hay 80%?", "60%", "80%"),
        ("Báo cáo năm hạn 05/12 hay 15/12?", "05 tháng 12", "15"),
        ("báo cáo năm hạn ngày 5 hay ngày 10 tháng 12", "05 tháng 12", "10"),
    ],
)
def test_the_value_the_plan_states_is_told(question: str, said: str, other: str) -> None:
    answer = asked(plan(), question)
    first = answer.text.splitlines()[0]
    assert answer.status is Status.ANSWERED
    assert said in first
    assert other not in first


def test_neither_value_gives_the_plans_own() -> None:
    assert "60%" in asked(plan(), "Tỷ lệ hội nghị trực tuyến là 70% hay 80%?").text.splitlines()[0]
