"""The parts of a plan and of its annex are counted and named."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Kế hoạch CCHC 2026 có mấy mục lớn?", "heza", "4 mục"),
        ("Kế hoạch có mấy phần?", "dong-dang", "3 mục"),
        ("Phần nhiệm vụ, giải pháp có mấy nhóm nhiệm vụ?", "dong-dang", "6 mục"),
        ("Mục II có mấy mục nhỏ?", "le-chan", "6 mục"),
        ("Danh mục nhiệm vụ CCHC 2026 kèm kế hoạch được chia làm mấy mảng lớn?", "heza", "7 nhóm"),
        ("phụ lục kế hoạch CCHC chia thành mấy phần", "heza", "7 nhóm"),
        ("Danh mục nhiệm vụ chia theo những lĩnh vực nào?", "heza", "7 nhóm"),
        ("Có bao nhiêu lĩnh vực trong phụ lục?", "heza", "7 nhóm"),
    ],
)
def test_parts_are_counted(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert shipped.text(question, agency).startswith(said)


def test_the_parts_of_another_text_are_not_those_of_the_plan(shipped: Examiner) -> None:
    question = "Đề cương báo cáo sơ kết kèm kế hoạch 1488 gồm mấy phần, dài bao nhiêu trang?"
    assert "MỤC ĐÍCH, YÊU CẦU" not in shipped.text(question, "heza")
