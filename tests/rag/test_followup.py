"""A question that leans on the one before it, and one that stands alone."""

import pytest

from rag.answer import Status
from tests.rag.answering import asked, both, plan

PORT, WARD = "cang-bien", "phuong-sen"


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        ("Báo cáo năm gửi trước ngày nào?", "Gửi cho ai?", "Sở Nội vụ"),
        ("Báo cáo năm gửi cho ai?", "Trước ngày nào?", "05 tháng 12"),
        ("Nhiệm vụ số 3 ai chủ trì?", "Sản phẩm là gì?", "Quyết định"),
        ("Nhiệm vụ số 3 ai chủ trì?", "sp là j", "Quyết định"),
        ("Nhiệm vụ 3 sản phẩm là gì?", "Thế ai chủ trì?", "Phòng Tổ chức"),
        ("Hội nghị chuyên môn được họp bao lâu?", "Vậy một ngày rưỡi có được không?", "Không được"),
    ],
)
def test_what_is_left_out_comes_from_the_question_before(before: str, question: str, said: str) -> None:
    assert said in asked(plan(), question, before).text.splitlines()[0]


def test_a_new_subject_takes_the_place_of_the_old_one() -> None:
    answer = asked(plan(), "Thế còn tỷ lệ hội nghị trực tuyến?", "Phải giảm bao nhiêu phần trăm số lượng hội nghị?")
    assert "60%" in answer.text.splitlines()[0]


def test_another_agency_is_asked_the_same() -> None:
    two = both(plan(PORT), plan(WARD, limit="3"))
    before = "Cang-Bien: hội nghị chuyên môn được họp bao lâu?"
    answer = asked(two, "Phuong-Sen thì sao?", before, agency=None)
    assert "3 ngày" in answer.text and "1 ngày" not in answer.text


def test_the_chain_goes_on_over_several_questions() -> None:
    answer = asked(plan(), "Sản phẩm là gì?", "Nhiệm vụ số 3 ai chủ trì?", "Thời gian thế nào?")
    assert "Quyết định" in answer.text.splitlines()[0]


def test_another_number_asks_of_another_row() -> None:
    answer = asked(plan(), "Thế 9 thì sao?", "Nhiệm vụ số 3 ai chủ trì?")
    assert answer.status is Status.NO_SOURCE
    assert "9" in answer.text


def test_a_whole_question_owes_nothing_to_the_one_before() -> None:
    question = "Hội nghị chuyên môn được họp bao lâu?"
    assert asked(plan(), question, "Nhiệm vụ số 3 ai chủ trì?").text == asked(plan(), question).text


def test_history_without_words_is_no_history() -> None:
    question = "Báo cáo năm gửi trước ngày nào?"
    assert asked(plan(), question, "…", "👍").text == asked(plan(), question).text
