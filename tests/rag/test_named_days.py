"""Days that a question names without saying what they are for; ranges of tasks; cuts counted in other words."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("01/12 là hạn nộp của ai?", "dong-dang", ("Trung tâm Quản lý cửa khẩu",)),
        ("Ngày 10/6 là hạn gì?", "le-chan", ("Phòng Văn hóa – Xã hội", "báo cáo")),
        ("Mốc 15/5/2025 là hạn gì?", "heza", ("báo cáo gửi Sở Nội vụ",)),
        ("10/5 và 15/5 là hai mốc gì?", "heza", ("sơ kết", "báo cáo gửi Sở Nội vụ")),
        ("Chỗ ghi 01/12, chỗ ghi 05/12, hai mốc đó của đơn vị nào?", "dong-dang", ("Trung tâm", "Văn phòng")),
    ],
)
def test_what_is_due_on_a_day_is_told_with_whose_it_is(
    shipped: Examiner, question: str, agency: str, said: tuple[str, ...]
) -> None:
    text = shipped.text(question, agency)
    assert all(words in text for words in said)
    assert "60%" not in text


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [("Nhiệm vụ 4 đến 6 là gì?", 4, 6), ("việc 14 tới 17 có hạn khi nào", 14, 17)],
)
def test_every_task_of_a_range_is_told(shipped: Examiner, question: str, first: int, last: int) -> None:
    text = shipped.text(question, "heza")
    assert all(f"Nhiệm vụ {number}:" in text for number in range(first, last + 1))


@pytest.mark.parametrize("question", ["Mỗi năm phải bớt mấy cuộc họp?", "bớt bao nhiêu hội nghị"])
def test_a_cut_is_told_whatever_the_thing_is_called(shipped: Examiner, question: str) -> None:
    assert shipped.text(question, "heza").startswith("Giảm 10%")


def test_hours_said_by_their_halves_are_a_length(shipped: Examiner) -> None:
    text = shipped.text("hội nghị chuyên môn từ 7 rưỡi sáng đến 6 rưỡi chiều được không", "le-chan")
    assert text.startswith("Không được, vượt quy định")
    assert shipped.text("Hội nghị quán triệt từ 7 rưỡi đến 9 rưỡi có được không?", "le-chan").startswith("Được")


def test_a_yearly_report_is_no_length_of_five_days(shipped: Examiner) -> None:
    assert shipped.text("báo cáo năm ngày nào", "le-chan").startswith("Trước ngày 10 tháng 12")
