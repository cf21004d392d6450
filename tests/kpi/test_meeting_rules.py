"""A meeting's length held against the limits the plan states."""

from datetime import datetime
from decimal import Decimal

import pytest

from core.vietnamese.moments import read_moment
from corpus.facts.model import Comparison, Limit, Quantity
from kpi.draft import LunchBreak
from kpi.meeting_rules import applicable, judge_limits, sessions_touched

NOW = datetime(2026, 5, 20, 9)


def limit(subject: str, value: str, unit: str = "ngày", condition: str = "") -> Limit:
    return Limit(
        id=subject,
        document_id="plan",
        agency="heza",
        passage_id="p",
        locator="II.4",
        quote=subject,
        subject=subject,
        condition=condition,
        comparison=Comparison.AT_MOST,
        quantity=Quantity(value=Decimal(value), unit=unit, text=value),
    )


HALF_A_DAY = limit("Hội nghị quán triệt", "0.5")


@pytest.mark.parametrize(
    ("said", "outcome", "net"),
    [
        ("08:00–11:30", "ok", "3.5"),
        ("08:00–14:00", "ok", "4"),
        ("13:30–17:30", "ok", "4"),
        ("07:30–12:00", "violation", "4.5"),
        ("08:00–17:00", "violation", "7"),
        ("5 tiếng", "violation", "5"),
    ],
)
def test_net_working_time_is_compared_and_equal_is_within(said: str, outcome: str, net: str) -> None:
    verdict = judge_limits("họp quán triệt", read_moment(f"hôm nay {said}", NOW), [HALF_A_DAY], LunchBreak())
    assert (verdict.outcome, verdict.net_hours) == (outcome, Decimal(net))
    assert verdict.limit is HALF_A_DAY


def test_a_span_over_lunch_that_stays_within_is_remarked_upon() -> None:
    verdict = judge_limits("họp quán triệt", read_moment("hôm nay 8h-14h", NOW), [HALF_A_DAY], LunchBreak())
    assert len(verdict.remarks) == 2


@pytest.mark.parametrize(
    ("said", "sessions"),
    [
        ("8h-11h30", 1),
        ("13:30–17:30", 1),
        ("8h-14h", 2),
        ("16h-19h", 2),
        ("17h45-19h", 2),
        ("18h-20h", 1),
        ("8h-19h", 3),
    ],
)
def test_a_span_reaches_into_the_sessions_it_touches(said: str, sessions: int) -> None:
    assert sessions_touched(read_moment(f"hôm nay {said}", NOW), LunchBreak()) == sessions


def test_an_afternoon_that_ends_with_the_office_day_calls_for_no_remark() -> None:
    moment = read_moment("hôm nay 13:30–17:30", NOW)
    assert judge_limits("họp quán triệt", moment, [HALF_A_DAY], LunchBreak()).remarks == ()


def test_another_number_in_the_plan_gives_another_verdict() -> None:
    moment = read_moment("hôm nay 3,5 tiếng", NOW)
    assert (
        judge_limits("họp giao ban", moment, [limit("họp giao ban", "3", "giờ")], LunchBreak()).outcome == "violation"
    )
    assert judge_limits("họp giao ban", moment, [limit("họp giao ban", "4", "giờ")], LunchBreak()).outcome == "ok"


def test_a_meeting_of_which_the_plan_says_nothing_is_unknown() -> None:
    assert (
        judge_limits("họp giao ban", read_moment("hôm nay 9 tiếng", NOW), [HALF_A_DAY], LunchBreak()).outcome
        == "unknown"
    )


def test_the_closest_subject_decides_and_speeches_are_not_meetings() -> None:
    rules = [
        limit("cuộc họp", "2"),
        limit("hội nghị sơ kết, tổng kết", "1"),
        limit("hội nghị quán triệt nghị quyết, chỉ thị", "0.5"),
        limit("phát biểu kết luận hội nghị", "50", "phút"),
    ]
    assert [r.subject for r in applicable("hội nghị tổng kết năm", rules)] == ["hội nghị sơ kết, tổng kết"]
    assert [r.subject for r in applicable("họp quán triệt luật", rules)] == ["hội nghị quán triệt nghị quyết, chỉ thị"]
    assert [r.subject for r in applicable("họp về chỉ thị 13", rules)] == ["cuộc họp"]
