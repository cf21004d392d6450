"""Named periods span the days an office means by them."""

from datetime import date

import pytest

from core.vietnamese.periods import find_periods, half_span, month_span, quarter_span, year_span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Tháng 01/2026 đến tháng 5/2026", (2026, 1, 1), (2026, 5, 31)),
        ("từ tháng 3 đến tháng 9 năm 2026", (2026, 3, 1), (2026, 9, 30)),
        ("tháng 11/2026 đến tháng 2/2027", (2026, 11, 1), (2027, 2, 28)),
        ("2026-2027", (2026, 1, 1), (2027, 12, 31)),
        ("giai đoạn 2021 - 2030", (2021, 1, 1), (2030, 12, 31)),
        ("năm 2026 – 2027", (2026, 1, 1), (2027, 12, 31)),
        ("từ năm 2026 đến năm 2028", (2026, 1, 1), (2028, 12, 31)),
        ("Quý III/2026", (2026, 7, 1), (2026, 9, 30)),
        ("quý 2 năm 2026", (2026, 4, 1), (2026, 6, 30)),
        ("Quý I, II/2026", (2026, 1, 1), (2026, 6, 30)),
        ("Quý II và quý IV năm 2026", (2026, 4, 1), (2026, 12, 31)),
        ("6 tháng đầu năm 2026", (2026, 1, 1), (2026, 6, 30)),
        ("6 tháng cuối năm 2026", (2026, 7, 1), (2026, 12, 31)),
        ("9 tháng đầu năm 2026", (2026, 1, 1), (2026, 9, 30)),
        ("Tháng 9/2026", (2026, 9, 1), (2026, 9, 30)),
        ("tháng 02 năm 2028", (2028, 2, 1), (2028, 2, 29)),
        ("Cả năm 2026", (2026, 1, 1), (2026, 12, 31)),
        ("hết năm 2026", (2026, 1, 1), (2026, 12, 31)),
        ("ngay trong năm 2026:", (2026, 1, 1), (2026, 12, 31)),
    ],
)
def test_a_period_that_names_its_year(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    (found,) = find_periods(text)
    assert (found.first, found.last) == (date(*first), date(*last))
    assert found.dated
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Tháng 9", (2027, 9, 1), (2027, 9, 30)),
        ("quý IV", (2027, 10, 1), (2027, 12, 31)),
        ("Cả năm", (2027, 1, 1), (2027, 12, 31)),
        ("6 tháng đầu năm", (2027, 1, 1), (2027, 6, 30)),
    ],
)
def test_a_period_without_a_year_takes_the_plan_s(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert list(find_periods(text)) == []
    (found,) = find_periods(text, 2027)
    assert (found.first, found.last) == (date(*first), date(*last))
    assert not found.dated


@pytest.mark.parametrize(
    "text", ["hằng tháng", "05 tháng", "quý báu", "trong năm", "tháng 13", "2027-2026", "nghị quyết"]
)
def test_rhythms_and_other_words_are_no_periods(text: str) -> None:
    assert list(find_periods(text, 2026)) == []


def test_spans_by_number() -> None:
    assert month_span(2026, 2) == (date(2026, 2, 1), date(2026, 2, 28))
    assert quarter_span(2026, 4) == (date(2026, 10, 1), date(2026, 12, 31))
    assert half_span(2026, 2) == (date(2026, 7, 1), date(2026, 12, 31))
    assert year_span(2026) == (date(2026, 1, 1), date(2026, 12, 31))
