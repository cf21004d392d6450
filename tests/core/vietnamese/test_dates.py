"""Dates are read as far as a plan writes them, and no further."""

from datetime import date

import pytest

from core.vietnamese.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ngày 31/3/2026 của", (31, 3, 2026)),
        ("ngày 11 tháng 12 năm 2025", (11, 12, 2025)),
        ("Ngày 05 tháng 6", (5, 6, None)),
        ("trước ngày 01/6)", (1, 6, None)),
        ("trước 15/01/2026", (15, 1, 2026)),
        ("trước 15/6", (15, 6, None)),
        ("ngày mùng 3 tháng 9 năm 2026", (3, 9, 2026)),
        ("ngày 7 tháng 5, năm 2026", (7, 5, 2026)),
        ("ngày 16 tháng 6/2025", (16, 6, 2025)),
        ("31-3-2026", (31, 3, 2026)),
        ("31.3.2026", (31, 3, 2026)),
        ("2026-05-07", (7, 5, 2026)),
        ("ngày 29/02", (29, 2, None)),
    ],
)
def test_a_date_has_the_parts_it_names(text: str, parts: tuple[int, int, int | None]) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.month, found.year) == parts
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("ngày tháng 4 năm 2026", 4, 2026),
        ("ngày … tháng 01 năm 2026", 1, 2026),
        ("ngày ..... tháng ..... năm 2026", None, 2026),
        ("ngày /01/2026", 1, 2026),
    ],
)
def test_a_blank_day_stays_blank(text: str, month: int | None, year: int) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.month, found.year) == (None, month, year)
    assert found.on() is None


@pytest.mark.parametrize(
    "text",
    [
        "không quá 1/2 ngày",
        "Hội nghị quán triệt không quá ½ ngày",
        "TCVN ISO 9001:2015",
        "05/2025/TT-VPCP",
        "110/2023/QH15",
        "ngày 30/2/2026",
        "ngày 29 tháng 2 năm 2025",
        "top 5 thành phố",
        "trước 2/5 ngày",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert list(find_dates(text)) == []


def test_the_year_of_the_plan_completes_a_date() -> None:
    (found,) = find_dates("trước ngày 10 tháng 6")
    assert found.on() is None
    assert found.on(2026) == date(2026, 6, 10)


def test_a_leap_day_without_its_year_is_missing_in_other_years() -> None:
    (found,) = find_dates("ngày 29/02")
    assert found.on(2026) is None
    assert found.on(2028) == date(2028, 2, 29)


def test_dates_come_in_reading_order() -> None:
    text = "Định kỳ 6 tháng (trước ngày 10 tháng 6), hằng năm (trước ngày 10/12/2026)"
    assert [d.text for d in find_dates(text)] == ["ngày 10 tháng 6", "10/12/2026"]


def test_the_first_whole_date_is_parsed() -> None:
    assert parse_date("Hải Phòng, ngày 18 tháng 4 năm 2025") == date(2025, 4, 18)
    assert parse_date("ngày tháng 4 năm 2026") is None
    assert parse_date("trước ngày 05/6", 2027) == date(2027, 6, 5)
