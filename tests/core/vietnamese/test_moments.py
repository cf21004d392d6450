"""Days, hours and spans seen from today."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.days import find_days
from core.vietnamese.found_days import Certainty
from core.vietnamese.moments import read_moment
from core.vietnamese.text import fold

WEDNESDAY = datetime(2026, 5, 20, 9)


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


@pytest.mark.parametrize(
    ("text", "day", "clock", "hours"),
    [
        ("14h-16h30 chiều nay", "2026-05-20", "14:00", "2.5"),
        ("8h kém 15 đến 8h45 sáng nay", "2026-05-20", "07:45", "1"),
        ("t6 tuần này 9h đến 11h", "2026-05-22", "09:00", "2"),
        ("thứ sáu tuần sau lúc 8g30, nửa ngày", "2026-05-29", "08:30", "4"),
        ("20/5 2 tiếng rưỡi", "2026-05-20", "", "2.5"),
        ("từ 8h 21/5 đến hết 22/5", "2026-05-21", "08:00", "16"),
        ("từ 14h ngày 21/5 đến 11h30 ngày 22/5", "2026-05-21", "14:00", "8"),
        ("19-05-2026; 1 ngày", "2026-05-19", "", "8"),
        ("hôm kia 90 phút", "2026-05-18", "", "1.5"),
        ("mốt 8h họp 2h", "2026-05-22", "08:00", "2"),
        ("ngày 14 tháng 5 cả ngày", "2026-05-14", "", "8"),
        ("8h-17h ngày 15/5 nghỉ trưa 1 tiếng", "2026-05-15", "08:00", "8"),
        ("15/5, 7h30-11h30 và 13h30-16h30", "2026-05-15", "07:30", "7"),
        ("sáng nay 7h đến 8h30, 8h30 đến 10h", "2026-05-20", "07:00", "3"),
        ("8h đến 17h hôm nay, nghỉ từ 11h30 đến 13h30", "2026-05-20", "08:00", "7"),
        ("hôm nay 8h15 đến 9h45", "2026-05-20", "08:15", "1.5"),
        ("hôm nay họp từ 9h đến 2h chiều", "2026-05-20", "09:00", "5"),
        ("hôm nay họp từ 9h đến 1h", "2026-05-20", "09:00", "4"),
        ("sáng nay họp từ 9h đến 1h", "2026-05-20", "09:00", "4"),
        ("hôm nay 7 rưỡi đến 9 rưỡi", "2026-05-20", "07:30", "2"),
        ("tối nay 7h30 họp 2 tiếng", "2026-05-20", "19:30", "2"),
        ("lúc 2 giờ trưa nay, 1 tiếng", "2026-05-20", "14:00", "1"),
        ("từ 13h30 21/5 đến 17h 22/5", "2026-05-21", "13:30", "12"),
        ("từ 8h 21/5 đến 11h30 22/5", "2026-05-21", "08:00", "12"),
        ("hoàn thành trong vòng 5 ngày, hôm nay họp 2 tiếng", "2026-05-20", "", "2"),
        ("hôm nay họp trong vòng 2 tiếng", "2026-05-20", "", "2"),
    ],
)
def test_a_moment_is_read_with_and_without_accents(text: str, day: str, clock: str, hours: str) -> None:
    for typed in (text, fold(text)):
        moment = read_moment(typed, WEDNESDAY)
        assert (str(moment.day), _clock(moment.minute), moment.hours) == (day, clock, Decimal(hours)), typed


@pytest.mark.parametrize("text", ["31/6 lúc 8h", "30/2/2026", "20/5 lúc 25h", "8h75 hôm nay", "ngày 32/5"])
def test_what_no_calendar_or_clock_shows_is_a_fault_of_the_start(text: str) -> None:
    moment = read_moment(text, WEDNESDAY)
    assert moment.start_fault and moment.day is None


@pytest.mark.parametrize("text", ["hôm nay từ 14h đến 10h", "hôm nay -2 tiếng", "hôm nay 0 phút"])
def test_an_impossible_length_leaves_the_start_standing(text: str) -> None:
    moment = read_moment(text, WEDNESDAY)
    assert moment.hours_fault and moment.day == date(2026, 5, 20)


@pytest.mark.parametrize("text", ["tuần sau", "cuối tuần", "đầu tháng", "thứ hai này sẽ họp", "ngày 20/5 và 22/5"])
def test_words_that_name_no_single_day_are_asked_back(text: str) -> None:
    moment = read_moment(text, WEDNESDAY)
    assert moment.day is None and moment.vague


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("họp 3 giờ chiều nay", 15),
        ("tối nay 8h họp", 20),
        ("4h họp hôm nay", 16),
        ("10h hôm nay", 10),
        ("họp 10 giờ đêm nay", 22),
        ("2h đêm 20/5", 2),
        ("12h đêm 20/5", 24),
    ],
)
def test_the_part_of_the_day_tells_which_hour_is_meant(text: str, hour: int) -> None:
    assert read_moment(text, WEDNESDAY).minute == hour * 60


def test_a_break_as_long_as_the_meeting_leaves_no_length() -> None:
    assert read_moment("hôm nay 8h-10h nghỉ 2 tiếng", WEDNESDAY).hours_fault


def test_a_meeting_past_midnight_ends_the_next_day() -> None:
    assert read_moment("31/12 từ 22h đến 1h sáng", WEDNESDAY).hours == 3


def test_dates_without_a_year_stay_near_at_the_turn_of_the_year() -> None:
    assert find_days("28/12 họp", date(2026, 1, 5))[0].first == date(2025, 12, 28)
    assert find_days("5/1 họp", date(2026, 12, 28))[0].first == date(2027, 1, 5)
    assert find_days("30/12-2/1", date(2026, 12, 28))[0].last == date(2027, 1, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mùng 5 tới", "2026-06-05"),
        ("ngày 25 vừa rồi", "2026-04-25"),
        ("ngày 10 vừa qua", "2026-05-10"),
        ("đã họp ngày 25", "2026-04-25"),
        ("sẽ họp ngày 5", "2026-06-05"),
        ("ngày 5 tháng trước", "2026-04-05"),
        ("thứ tư tới", "2026-05-27"),
        ("thứ năm tới", "2026-05-21"),
        ("thứ tư vừa rồi", "2026-05-13"),
        ("thứ ba vừa rồi", "2026-05-19"),
        ("thứ ba sau", "2026-05-26"),
    ],
)
def test_the_coming_one_lies_ahead_and_the_last_one_behind(text: str, day: str) -> None:
    (found,) = find_days(text, WEDNESDAY.date())
    assert str(found.first) == day


@pytest.mark.parametrize(("text", "today"), [("29/2", (2026, 5, 20)), ("31/4", (2026, 5, 20)), ("30/2", (2028, 1, 5))])
def test_a_day_that_the_year_does_not_have_is_no_day(text: str, today: tuple[int, int, int]) -> None:
    (found,) = find_days(text, date(*today))
    assert found.certainty is Certainty.IMPOSSIBLE


def test_a_leap_day_is_a_day_in_its_year() -> None:
    assert find_days("29/2", date(2028, 1, 5))[0].first == date(2028, 2, 29)


def test_a_date_inside_a_cited_text_is_not_the_meeting_day() -> None:
    assert read_moment("kỷ niệm ngày 19/5, họp 21/5", WEDNESDAY).day == date(2026, 5, 21)


SPELT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


@pytest.mark.parametrize(("number", "word"), [*enumerate(SPELT, 1)])
def test_the_first_ten_days_of_a_month_are_said_in_words(number: int, word: str) -> None:
    assert find_days(f"mồng {word}", WEDNESDAY.date())[0].first == date(2026, 5, number)


@pytest.mark.parametrize(("number", "word"), [*enumerate(SPELT[:5], 1)])
def test_a_few_days_ahead_or_back_are_counted_in_words(number: int, word: str) -> None:
    today, days = WEDNESDAY.date(), timedelta(days=number)
    assert find_days(f"{word} hôm nữa", today)[0].first == today + days
    assert find_days(f"{word} ngày trước", today)[0].first == today - days


def test_a_stretch_of_days_is_read_once_also_behind_another_day() -> None:
    today, stretch = find_days("hôm nay báo lịch họp 28/5-30/5", WEDNESDAY.date())
    assert today.first == WEDNESDAY.date()
    assert (stretch.first, stretch.last) == (date(2026, 5, 28), date(2026, 5, 30))


def test_words_that_only_look_like_a_day_are_left_alone() -> None:
    assert find_days("chị Mai làm mãi, rác thải, chiều qua Zoom", date(2026, 5, 20)) == []


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.sampled_from(["thứ hai", "t3", "thứ tư", "t5", "thứ sáu", "t7", "chủ nhật"]),
)
def test_a_weekday_of_this_week_lies_between_monday_and_sunday(today: date, name: str) -> None:
    (found,) = find_days(f"{name} tuần này", today)
    monday = today - timedelta(days=today.weekday())
    assert found.certainty is Certainty.SAID and found.first is not None
    assert monday <= found.first <= monday + timedelta(days=6)


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_yesterday_and_tomorrow_are_right_across_month_and_year_ends(today: date) -> None:
    assert find_days("hôm qua", today)[0].first == today - timedelta(days=1)
    assert find_days("sáng mai", today)[0].first == today + timedelta(days=1)
    assert find_days(f"{today:%d/%m/%Y}", today)[0].first == today


@given(st.text(max_size=120), st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_any_text_is_read_without_error(text: str, now: datetime) -> None:
    read_moment(text, now)
