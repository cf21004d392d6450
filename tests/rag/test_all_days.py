"""The days of a plan, where they are asked for as such."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "days"),
    [
        ("Trong kế hoạch có mấy mốc thời gian phải nhớ?", "dong-dang", ("01/6", "01/12", "05 tháng 6", "05 tháng 12")),
        ("Kế hoạch của phường có những thời hạn nào?", "le-chan", ("10 tháng 6", "10 tháng 12")),
        ("Liệt kê các hạn báo cáo trong kế hoạch", "le-chan", ("10 tháng 6", "10 tháng 12")),
        ("KH 1488 có mấy mốc hạn, ngày nào, cho việc j", "heza", ("10/5/2025", "15/5/2025")),
        ("cac moc thoi gian trong ke hoach cchc 2026 la gi", "heza", ("15/01/2026", "tháng 5/2026")),
    ],
)
def test_each_day_is_told_with_what_is_due(
    shipped: Examiner, question: str, agency: str, days: tuple[str, ...]
) -> None:
    text = shipped.text(question, agency)
    assert text.startswith(f"Kế hoạch đặt {len(days)} mốc thời gian:")
    assert all(day in text for day in days)


def test_the_day_of_one_matter_is_told_alone(shipped: Examiner) -> None:
    assert "mốc thời gian" not in shipped.text("Thời hạn báo cáo 6 tháng của phường là ngày nào?", "le-chan")
