"""Meeting messages put together from parts with known meaning: day, hours, length, mode, title, in several orders."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import permutations

from hypothesis import strategies as st

from core.vietnamese.text import fold

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
SHORT_WEEKDAYS = ("t2", "t3", "t4", "t5", "t6", "t7", "cn")
MODES = {
    "trực tuyến": "truc_tuyen",
    "họp online": "truc_tuyen",
    "qua Zoom": "truc_tuyen",
    "hình thức trực tuyến": "truc_tuyen",
    "trực tiếp": "truc_tiep",
    "ngồi trực tiếp": "truc_tiep",
    "họp off": "truc_tiep",
    "kết hợp trực tiếp và trực tuyến": "ket_hop",
    "vừa trực tiếp vừa trực tuyến": "ket_hop",
}
TITLES = {
    "hội nghị quán triệt Kết luận 226": "quan_triet",
    "họp quán triệt Nghị quyết 57-NQ/TW": "quan_triet",
    "hội nghị chuyên môn về đất đai": "chuyen_mon",
    "họp chuyên môn về phòng cháy chữa cháy": "chuyen_mon",
    "họp quan trọng bàn đầu tư công": "quan_trong",
    "họp giao ban tuần": "giao_ban",
    "họp với doanh nghiệp": "khac",
    "hội nghị tổng kết công tác thi đua": "khac",
}
LENGTHS = {
    "2 tiếng": 2.0,
    "90 phút": 1.5,
    "2 tiếng rưỡi": 2.5,
    "một tiếng": 1.0,
    "1 tiếng 15 phút": 1.25,
    "1,5 giờ": 1.5,
    "45p": 0.75,
    "nửa ngày": 4.0,
    "một buổi": 4.0,
    "cả ngày": 8.0,
    "1,5 ngày": 12.0,
    "2 ngày": 16.0,
}


@dataclass(frozen=True)
class Built:
    """A message, when it was written, and what it says."""

    text: str
    now: datetime
    day: date
    clock: str
    hours: float
    mode: str
    meeting_type: str
    title: str


def day_words(day: date, today: date) -> list[str]:
    """The ways to name `day` on `today` that leave no doubt."""
    away = (day - today).days
    said = [
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.day}/{day.month}",
        f"ngày {day:%d/%m}",
    ]
    said += {0: ["hôm nay"], -1: ["hôm qua"], 1: ["ngày mai"], 2: ["ngày kia"], -2: ["hôm kia"]}.get(away, [])
    if 1 <= away <= 9:
        said.append(f"{away} ngày nữa")
    if -9 <= away <= -1:
        said.append(f"{-away} ngày trước")
    weeks = (day - timedelta(days=day.weekday()) - (today - timedelta(days=today.weekday()))).days // 7
    week = {-1: "tuần trước", 0: "tuần này", 1: "tuần sau"}.get(weeks)
    if week:
        said += [f"{WEEKDAYS[day.weekday()]} {week}", f"{SHORT_WEEKDAYS[day.weekday()]} {week}"]
    return said


def clock_words(minute: int) -> list[str]:
    """The ways to name an hour of the day, in the office's hours."""
    hour, rest = divmod(minute, 60)
    said = [f"{hour}h{rest:02d}", f"{hour}g{rest:02d}", f"{hour:02d}:{rest:02d}", f"{hour} giờ {rest:02d}"]
    if rest == 0:
        said += [f"{hour}h", f"{hour} giờ"]
    if rest == 30:
        said += [f"{hour} giờ 30 phút", f"{hour} giờ rưỡi"]
    if rest in (45, 50):
        said += [f"{hour + 1}h kém {60 - rest}", f"{hour + 1} giờ kém {60 - rest}"]
    return said


_SPANS: tuple[Callable[[str, str], str], ...] = (
    lambda a, b: f"từ {a} đến {b}",
    lambda a, b: f"{a} - {b}",
    lambda a, b: f"{a} đến {b}",
    lambda a, b: f"từ {a} tới {b}",
    lambda a, b: f"bắt đầu {a}, kết thúc {b}",
)


_ENDS = tuple(
    date(*d) for d in ((2026, 1, 1), (2026, 2, 28), (2026, 3, 1), (2026, 8, 31), (2026, 12, 31), (2027, 1, 3))
)


@st.composite
def messages(draw: st.DrawFn) -> Built:
    """Any message of the grid, days all over two years, month and year ends as likely as others."""
    ends = [
        date(2026, 1, 1),
        date(2026, 2, 28),
        date(2026, 3, 1),
        date(2026, 8, 31),
        date(2026, 12, 31),
        date(2027, 1, 3),
    ]
    today = draw(st.one_of(st.sampled_from(ends), st.dates(date(2026, 1, 1), date(2027, 6, 30))))
    day = today + timedelta(days=draw(st.integers(-30, 30)))
    start = draw(st.sampled_from([420, 450, 465, 480, 510, 530, 540, 600, 810, 840, 870, 885]))
    title, mode = draw(st.sampled_from(sorted(TITLES))), draw(st.sampled_from(sorted(MODES)))
    when = draw(st.sampled_from(day_words(day, today)))
    first = draw(st.sampled_from(clock_words(start)))
    if draw(st.booleans()):
        minutes = draw(st.sampled_from([45, 60, 90, 120, 150, 180]))
        last = draw(st.sampled_from(clock_words(start + minutes)))
        time, hours = draw(st.sampled_from(_SPANS))(first, last), minutes / 60
        parts = [when, time]
    else:
        length = draw(st.sampled_from(sorted(LENGTHS)))
        parts, hours = (
            [f"lúc {first} {when}" if draw(st.booleans()) else f"{when} lúc {first}", length],
            LENGTHS[length],
        )
    order = draw(st.sampled_from(list(permutations(range(len(parts) + 2)))))
    pieces = [*parts, mode, title]
    text = draw(st.sampled_from(["", "/hop ", "ghi giúp: "])) + ", ".join(pieces[place] for place in order)
    text = fold(text) if draw(st.booleans()) else text
    clock = f"{start // 60:02d}:{start % 60:02d}"
    return Built(
        text, datetime(today.year, today.month, today.day, 10), day, clock, hours, MODES[mode], TITLES[title], title
    )
