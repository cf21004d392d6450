"""A plan in short: its headings, the largest of its groups of tasks, the texts of one body that it cites."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [("tóm tắt kế hoạch CCHC 2026", "heza"), ("kế hoạch gồm những nội dung chính gì", "le-chan")],
)
def test_a_plan_is_told_in_short_by_its_headings(shipped: Examiner, question: str, agency: str) -> None:
    assert "II. NHIỆM VỤ, GIẢI PHÁP" in shipped.text(question, agency)


def test_a_long_heading_is_not_left_out_of_the_outline(shipped: Examiner) -> None:
    text = shipped.text("kế hoạch gồm những nội dung chính gì", "le-chan")
    assert "2. Tiếp tục tăng cường sự lãnh đạo" in text
    assert "5. Đổi mới phương" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("nhóm nào có nhiều nhiệm vụ nhất", "Cải cách thủ tục hành chính: 8 nhiệm vụ"),
        ("nhóm nào ít việc nhất?", "Cải cách tổ chức bộ máy; Cải cách tài chính công: 1 nhiệm vụ"),
    ],
)
def test_the_largest_and_the_smallest_group_of_tasks_are_found(shipped: Examiner, question: str, said: str) -> None:
    assert shipped.text(question, "heza").startswith(said)


def test_the_texts_of_one_body_are_told_without_those_of_another(shipped: Examiner) -> None:
    text = shipped.text("Chính phủ ban hành những văn bản nào được dẫn", "heza")
    assert all(number in text for number in ("126/NQ-CP", "09/2019/NĐ-CP", "42/2022/NĐ-CP"))
    assert "144/KH-UBND" not in text
    assert "3470/QĐ-UBND" in shipped.text("UBND thành phố có những quyết định nào được căn cứ", "heza")
