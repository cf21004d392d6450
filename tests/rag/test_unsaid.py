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


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Họp trực tuyến có phải gửi tài liệu trước không?", "heza"),
        ("hop truc tuyen co phai gui tai lieu truoc khong", "heza"),
        ("Lãnh đạo có được họp ngoài giờ không?", "le-chan"),
        ("Họp trực tiếp có được không?", "heza"),
        ("Lãnh đạo phường có được đi nước ngoài không?", "le-chan"),
        ("Văn phòng có phải trực ngày lễ không?", "heza"),
        ("Công chức có được làm việc từ xa không?", "heza"),
        ("Phòng ban có phải báo cáo hằng tuần không?", "le-chan"),
        ("Cán bộ có được nhận quà không?", "heza"),
    ],
)
def test_a_rule_is_not_read_out_of_half_its_words(shipped: Examiner, question: str, agency: str) -> None:
    assert "không nêu nội dung này" in shipped.text(question, agency)


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Phòng Văn hóa có phải đôn đốc các phòng ban không?", "le-chan"),
        ("Có phải công khai kết quả xử lý không?", "dong-dang"),
        ("Thủ trưởng có bị xử lý trách nhiệm liên đới không?", "le-chan"),
    ],
)
def test_what_a_plan_says_in_nearly_the_same_words_is_affirmed(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("Có.")


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Ai chủ trì họp giao ban?", "le-chan"),
        ("Ai phụ trách công nghệ thông tin?", "dong-dang"),
        ("Phí họp trực tuyến do ai trả?", "heza"),
        ("Ai trả lời báo chí?", "heza"),
        ("Ai chịu trách nhiệm bảo mật?", "heza"),
    ],
)
def test_the_doer_of_something_else_is_not_named(shipped: Examiner, question: str, agency: str) -> None:
    assert "không nêu nội dung này" in shipped.text(question, agency)
