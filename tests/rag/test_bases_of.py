"""What a plan stands on, by the type of text asked for."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch cải cách hành chính căn cứ luật nào?",
        "Phần căn cứ của Kế hoạch cải cách hành chính năm 2026 viện dẫn luật nào, ngày bao nhiêu?",
    ],
)
def test_only_texts_of_the_type_asked_for_are_told(shipped: Examiner, question: str) -> None:
    text = shipped.text(question, "heza")
    assert "Luật Tổ chức chính quyền địa phương, ngày 16 tháng 6 năm 2025" in text
    assert "Nghị quyết" not in text


def test_a_type_that_is_not_among_the_bases_is_denied_first(shipped: Examiner) -> None:
    text = shipped.text("Trong căn cứ của kế hoạch 226 có nghị định nào không?", "heza")
    assert text.startswith("Không, căn cứ của kế hoạch không có nghị định nào")


def test_all_bases_are_told_where_no_type_is_named(shipped: Examiner) -> None:
    text = shipped.text("Kế hoạch của phường căn cứ vào những văn bản nào?", "le-chan")
    assert text.startswith("Các căn cứ của kế hoạch:")


def test_the_day_of_a_law_that_is_known_by_its_name_is_told(shipped: Examiner) -> None:
    text = shipped.text("Luật Tổ chức chính quyền địa phương mà kế hoạch CCHC 2026 viện dẫn là ngày nào?", "heza")
    assert text.startswith("Luật Tổ chức chính quyền địa phương, ngày 16 tháng 6 năm 2025")
