"""Numbers are read as an office writes and speaks them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.numbers import parse_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("01", "1"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1.488", "1488"),
        ("1.234.567,89", "1234567.89"),
        ("0.500", "0.5"),
        ("½", "0.5"),
        ("1½", "1.5"),
        ("¾", "0.75"),
        ("1/2", "0.5"),
        ("1 1/2", "1.5"),
        ("nửa", "0.5"),
        ("một", "1"),
        ("không", "0"),
        ("mười", "10"),
        ("mười lăm", "15"),
        ("mười một", "11"),
        ("hai mươi", "20"),
        ("hai mươi hai", "22"),
        ("hai mươi mốt", "21"),
        ("ba mươi tư", "34"),
        ("chín mươi lăm", "95"),
        ("một trăm", "100"),
        ("một trăm linh năm", "105"),
        ("hai trăm lẻ bảy", "207"),
        ("ba trăm hai mươi", "320"),
        ("một nghìn hai trăm", "1200"),
        ("hai nghìn không trăm hai mươi sáu", "2026"),
        ("mười hai nghìn bốn trăm", "12400"),
        ("ba triệu", "3000000"),
        ("hai rưỡi", "2.5"),
        ("một triệu rưỡi", "1500000"),
        ("Hai Mươi", "20"),
    ],
)
def test_a_written_number_has_its_value(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("words", ["", "  ", "ngày", "hai bàn", "một cửa", "rưỡi", "12a", "1/0", "0/5"])
def test_other_words_are_no_number(words: str) -> None:
    assert parse_number(words) is None


@given(st.integers(min_value=0, max_value=999_999))
def test_grouped_thousands_read_back(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number
