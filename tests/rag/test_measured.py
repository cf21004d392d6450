"""What a share is a share of, in each wording of the plan."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Chỉ tiêu 60% trực tuyến tính trên hội nghị hay trên cuộc họp, các chỗ ghi có thống nhất không?", "heza"),
        ("60% trực tuyến tính trên hội nghị hay cuộc họp?", "dong-dang"),
        ("Tỷ lệ 60% tính theo hội nghị hay theo cuộc họp?", "dong-dang"),
        ("Chỗ ghi hội nghị trực tuyến, chỗ ghi họp trực tuyến 60%, có mâu thuẫn không?", "heza"),
        ("Tỷ lệ 60% tính trên tổng số gì?", "heza"),
    ],
)
def test_both_wordings_of_one_aim_are_told(shipped: Examiner, question: str, agency: str) -> None:
    text = shipped.text(question, agency)
    assert "ghi không cùng một cách" in text
    assert "hội nghị trực tuyến" in text
    assert "tỷ lệ họp trực tuyến" in text


def test_the_one_wording_that_is_named_is_told_with_its_base(shipped: Examiner) -> None:
    text = shipped.text("60% hội nghị trực tuyến tính trên cái gì?", "heza")
    assert text.startswith("Số lượng hội nghị trực tuyến trên tổng số hội nghị trong năm")


def test_a_choice_of_two_figures_asks_for_no_base(shipped: Examiner) -> None:
    text = shipped.text("Em làm báo cáo chỉ tiêu giải quyết thủ tục thì ghi 95 hay 100%?", "dong-dang")
    assert "không cùng một cách" not in text
