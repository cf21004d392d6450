"""Rates: so many requests in any minute, each caller by itself, nobody remembered for long."""

import pytest

from api.errors import TooManyRequests
from api.rates import Rates


class Timer:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 600.0

    def __call__(self) -> float:
        return self.seconds


def allowed(rates: Rates, times: int, who: str = "1.2.3.4", kind: str = "anonymous") -> int:
    """How many of so many requests pass."""
    passed = 0
    for _ in range(times):
        try:
            rates.count(kind, who)
            passed += 1
        except TooManyRequests:
            pass
    return passed


@pytest.fixture
def timer() -> Timer:
    return Timer()


@pytest.fixture
def rates(timer: Timer) -> Rates:
    return Rates(anonymous=10, caller=100, sign_in=2, timer=timer)


def test_no_more_than_the_limit_pass_in_a_minute(rates: Rates) -> None:
    assert allowed(rates, 25) == 10


def test_callers_and_kinds_are_counted_by_themselves(rates: Rates) -> None:
    assert allowed(rates, 25) == 10 and allowed(rates, 25, "5.6.7.8") == 10
    assert allowed(rates, 25, kind="sign_in") == 2 and allowed(rates, 25, "7", "caller") == 25


def test_a_burst_over_the_turn_of_a_minute_is_held_back(rates: Rates, timer: Timer) -> None:
    timer.seconds = 659.0
    assert allowed(rates, 10) == 10
    timer.seconds = 661.0
    assert allowed(rates, 10) == 0
    timer.seconds = 690.0
    assert allowed(rates, 10) == 5  # half of the last minute's still count
    timer.seconds = 780.0
    assert allowed(rates, 20) == 10


def test_who_comes_no_more_is_forgotten(rates: Rates, timer: Timer) -> None:
    for number in range(1000):
        allowed(rates, 1, f"address {number}")
    timer.seconds += 120
    allowed(rates, 1)
    assert len(rates._now) + len(rates._before) == 1
