"""Lengths of time as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.durations import find_durations
from core.vietnamese.numbers import parse_number
from core.vietnamese.text import fold

SAID = [
    ("1,5 ngày", 12),
    ("ngày rưỡi", 12),
    ("nửa ngày", 4),
    ("một buổi", 4),
    ("cả ngày", 8),
    ("2 tiếng rưỡi", "2.5"),
    ("2 ngày rưỡi", 20),
    ("90 phút", "1.5"),
    ("3h", 3),
    ("ba tiếng", 3),
    ("1 tiếng 30", "1.5"),
    ("½ ngày", 4),
    ("1/2 ngày", 4),
    ("nửa tiếng", "0.5"),
    ("1h30", "1.5"),
    ("45'", "0.75"),
    ("2 1/2 ngày", 20),
    ("1 ngày 1 buổi", 12),
    ("cả buổi sáng", 4),
]


@pytest.mark.parametrize(("said", "hours"), SAID)
def test_a_length_is_read_with_and_without_accents(said: str, hours: int | str) -> None:
    for text in (f"họp {said} ở Ban", fold(f"họp {said} ở Ban")):
        assert [d.hours for d in find_durations(text)] == [Decimal(hours)]


@pytest.mark.parametrize(
    "words",
    [
        *("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười lăm"),
        *("hai mươi", "ba mươi", "bốn mươi", "bốn mươi lăm", "năm mươi", "sáu mươi", "chín mươi"),
    ],
)
def test_a_length_in_words_is_the_length_in_figures(words: str) -> None:
    (spoken,), (written,) = find_durations(f"họp {words} phút"), find_durations(f"họp {parse_number(words)} phút")
    assert spoken.hours == written.hours


@pytest.mark.parametrize(
    "text", ["lúc 8h", "từ 8h đến 11h30", "3h chiều", "ngày 15/5", "số 2 ngày 15/5", "sau tiếng trống", "một buổi họp"]
)
def test_an_hour_of_the_day_or_a_date_is_no_length(text: str) -> None:
    assert find_durations(text) == []


def test_a_bare_hour_is_marked_as_possibly_a_clock() -> None:
    assert [d.may_be_clock for d in find_durations("8h00, 3 tiếng")] == [True, False]


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in find_durations(text):
        assert found.hours > 0
