"""A length said by where it reaches is more than the days before; a meeting put off lasts no longer."""

from decimal import Decimal

import pytest

from rag.lexicon import Lexicon
from rag.question import Reader
from tests.rag.answering import asked, plan
from tests.rag.plans import snapshot


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Lexicon(snapshot()))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Hội nghị chuyên môn kéo sang ngày thứ hai có được không?", "1"),
        ("hoi nghi lan sang ngay thu ba duoc khong", "2"),
        ("Họp tổng kết kéo qua hôm sau được chứ?", "1"),
        ("Họp chuyên môn kéo sang chiều có ổn không?", "0.5"),
    ],
)
def test_reaching_into_another_day_is_more_than_the_days_before(reader: Reader, question: str, days: str) -> None:
    (said,) = reader.read(question).asserted
    assert said.more
    assert said.value == Decimal(days)


@pytest.mark.parametrize(
    "question", ["Cuộc họp chuyển sang ngày thứ hai được không?", "Dời giao ban sang chiều có được không?"]
)
def test_a_meeting_put_off_lasts_no_longer(reader: Reader, question: str) -> None:
    assert not any(said.more for said in reader.read(question).asserted)


@pytest.mark.parametrize(
    ("limit", "question", "begins"),
    [
        ("1", "Hội nghị chuyên môn kéo sang ngày thứ hai có được không?", "Không được"),
        ("3", "Hội nghị chuyên môn kéo sang ngày thứ hai có được không?", "Được"),
        ("1.5", "Hội nghị chuyên môn kéo sang ngày thứ hai có được không?", "Chỉ được"),
    ],
)
def test_it_is_held_against_the_limit(limit: str, question: str, begins: str) -> None:
    assert asked(plan(limit=limit), question).text.startswith(begins)


def test_a_limit_never_says_yes_to_a_length_that_was_not_understood() -> None:
    answer = asked(plan(), "Hội nghị chuyên môn kéo dài tới khi nào xong thì thôi có được không?").text
    assert not answer.startswith("Có")
