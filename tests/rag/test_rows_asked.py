"""Rows of the annex by what they have or lack, and their numbers; a heading that is named tells its clauses."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Nhiệm vụ nào không có đơn vị phối hợp?", "1, 3, 5, 20"),
        ("Việc nào Văn phòng chỉ phối hợp?", "10"),
        ("Nhiệm vụ nào có hạn cụ thể?", "1, 18"),
    ],
)
def test_rows_are_found_by_what_they_have_or_lack(shipped: Examiner, question: str, numbers: str) -> None:
    assert f"(số {numbers})" in shipped.text(question, "heza")


@pytest.mark.parametrize(
    ("question", "number"), [("IOC là việc số mấy?", 19), ("tổng kiểm kê tài sản công là nhiệm vụ số mấy", 18)]
)
def test_the_number_of_a_row_is_told(shipped: Examiner, question: str, number: int) -> None:
    assert shipped.text(question, "heza").startswith(f"Nhiệm vụ {number}:")


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Kế hoạch CCHC 2026 có mục đích gì?", "heza", "khâu đột phá"),
        ("Mục đích của kế hoạch là gì?", "le-chan", "Khắc phục triệt để các hạn chế"),
        ("Nội dung trọng tâm của kế hoạch 1488 gồm những gì?", "heza", "Phân tích nguyên nhân"),
    ],
)
def test_a_heading_that_is_named_tells_its_clauses(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert said in shipped.text(question, agency)


def test_an_index_is_not_taken_for_a_text_that_is_cited(shipped: Examiner) -> None:
    text = shipped.text("Bộ chỉ số CCHC do ai ban hành?", "heza")
    assert "do Bộ Nội vụ ban hành" in text
    assert "376/BNV" not in text


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Nhiệm vụ quý IV gồm những gì", "2, 3, 4, 5, 20, 21, 22"),
        ("Quý II có nhiệm vụ nào", "2, 3, 4, 5, 18, 20, 21, 22"),
        ("Nhiệm vụ nào xong trong quý I?", "1"),
    ],
)
def test_what_runs_in_a_quarter_is_told_apart_from_what_ends_in_it(
    shipped: Examiner, question: str, numbers: str
) -> None:
    assert f"(số {numbers})" in shipped.text(question, "heza")


def test_the_number_of_a_row_counts_nothing(shipped: Examiner) -> None:
    text = shipped.text("có bao nhiêu thủ tục hành chính cắt giảm", "heza")
    assert "không nêu con số" in text
