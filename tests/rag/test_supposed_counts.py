"""Counts that are supposed, plans of years of which none is held, and matters that are no plan's."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kế hoạch CCHC có 25 nhiệm vụ đúng không?", "Không đúng: có 22 nhiệm vụ."),
        ("Danh mục có 22 việc phải không?", "Đúng: có 22 nhiệm vụ."),
        ("Phụ lục có 7 nhóm phải không?", "Đúng: có 7 nhóm."),
    ],
)
def test_a_count_is_affirmed_or_corrected(shipped: Examiner, question: str, said: str) -> None:
    assert shipped.text(question, "heza").startswith(said)


@pytest.mark.parametrize(
    "question", ["Kế hoạch CCHC 2027 có chỉ tiêu gì?", "Kế hoạch cải cách hành chính năm 2024 có bao nhiêu nhiệm vụ?"]
)
def test_the_plan_of_another_year_is_not_taken_for_one_held(shipped: Examiner, question: str) -> None:
    assert shipped.text(question, "heza").startswith("Kho văn bản không có kế hoạch nào như vậy")


def test_a_year_inside_a_span_names_no_plan(shipped: Examiner) -> None:
    text = shipped.text("Kế hoạch 226 gắn với chương trình giai đoạn 2021 - 2030 nào?", "heza")
    assert "76/NQ-CP" in text


@pytest.mark.parametrize("question", ["thời tiết lạng sơn mai thế nào", "Giá vàng hôm nay bao nhiêu?"])
def test_what_is_no_matter_of_plans_is_out_of_scope(shipped: Examiner, question: str) -> None:
    assert "ngoài phạm vi" in shipped.text(question, "dong-dang")


def test_a_machine_that_no_place_names_is_not_told(shipped: Examiner) -> None:
    assert "không nêu" in shipped.text("Họp trực tuyến dùng máy chủ nào?", "dong-dang")
