"""Greetings, thanks and fillers are taken off a question; what is asked is left as typed."""

import pytest

from rag.courtesy import core_of

ASKED = "họp chuyên môn tối đa mấy ngày"


@pytest.mark.parametrize(
    "dressed",
    [
        "Chào anh chị, {}?",
        "Cho em hỏi {} vậy ad?",
        "Đề nghị trợ lý cho biết: {}?",
        "Anh ơi cho em hỏi với, {} ạ",
        "{}? Em cảm ơn ạ.",
        "Em muốn hỏi chút: {} ạ, cảm ơn nhiều",
        "Hi bot, {} thế?",
        "dạ thưa anh, {} nhỉ",
    ],
)
def test_courtesy_round_a_question_is_taken_off(dressed: str) -> None:
    assert core_of(dressed.format(ASKED)).rstrip("?") == ASKED


@pytest.mark.parametrize(
    "question",
    [
        "Được 3 ngày à?",
        "Phòng chị phải làm gì?",
        "Đề nghị biểu dương ai?",
        "Thế còn phối hợp?",
        "Co quan phai nop gi",
        "Vậy hạn là khi nào?",
    ],
)
def test_words_that_ask_are_left_alone(question: str) -> None:
    assert core_of(question) == question


def test_thanks_alone_are_left_as_they_are() -> None:
    assert core_of("Cảm ơn em") == "Cảm ơn em"
