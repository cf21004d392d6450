"""What a plan does not say is neither affirmed, denied nor taken from something that is only alike."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Nộp kế hoạch kiểm tra ngày 20/3 có trễ không?", "heza"),
        ("Báo cáo kiểm soát TTHC nộp 20/12 có trễ không?", "heza"),
        ("Ngày 6/6 nộp báo cáo 6 tháng có trễ không?", "heza"),
        ("Báo cáo tuần gửi vào thứ mấy?", "dong-dang"),
        ("Mức thưởng cho đơn vị hoàn thành tốt là bao nhiêu?", "heza"),
        ("Mức phạt khi không giảm được hội nghị là bao nhiêu?", "dong-dang"),
        ("Giảm văn bản 12% là đạt chưa?", "heza"),
        ("Kế hoạch của Ban có quy định cỡ chữ văn bản không?", "dong-dang"),
        ("Kế hoạch của phường có quy định cỡ chữ văn bản không?", "le-chan"),
        ("Kế hoạch có quy định phông chữ không?", "heza"),
        ("Kế hoạch có nêu số lượng cuộc họp mỗi tuần không?", "heza"),
        ("Ban dùng phần mềm họp trực tuyến gì?", "dong-dang"),
        ("Phần mềm họp trực tuyến nào được dùng?", "heza"),
    ],
)
def test_what_is_not_set_or_named_is_said_to_be_missing(shipped: Examiner, question: str, agency: str) -> None:
    text = shipped.text(question, agency)
    assert text.startswith("Kế hoạch của ")
    assert "không nêu" in text


def test_what_a_plan_only_prefers_is_not_said_to_be_binding(shipped: Examiner) -> None:
    text = shipped.text("Có bắt buộc họp không giấy không?", "heza")
    assert not text.startswith(("Có", "Không"))
    assert "họp không giấy tờ" in text


def test_what_a_plan_wants_without_is_denied(shipped: Examiner) -> None:
    text = shipped.text("Có được họp giấy tờ như cũ không hay phải họp không giấy?", "le-chan")
    assert text.startswith("Không")
