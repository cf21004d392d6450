"""What follows for who fails is told where the plan says it; a target or a row is no answer to it."""

import pytest

from rag.answer import Status
from tests.rag.answering import TEXTS, asked, plan
from tests.rag.questions import Examiner

STRICT = "Tham mưu xử lý đối với các trường hợp không thực hiện nghiêm túc Kế hoạch."
WAITING = "Người dân chờ tại quầy quá 20 phút thì bộ phận tiếp nhận phải có thư xin lỗi."


@pytest.mark.parametrize(
    "question",
    [
        "Nếu không đạt tỷ lệ hội nghị trực tuyến thì bị xử lý thế nào?",
        "Không giảm đủ 10% hội nghị thì bị phạt gì?",
        "Họp quá giờ có bị kỷ luật không?",
        "hoi nghi chuyen mon qua gio thi hau qua la gi",
        "Không hoàn thành nhiệm vụ 3 thì bị sao?",
        "Chậm báo cáo thì sao?",
    ],
)
def test_where_the_plan_says_of_no_consequence_none_is_made_of_a_target(question: str) -> None:
    answer = asked(plan(texts=(*TEXTS, STRICT, WAITING)), question)
    assert answer.status is Status.NO_SOURCE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Không thực hiện nghiêm kế hoạch thì bị xử lý thế nào?", "không thực hiện nghiêm túc"),
        ("Đơn vị nào không thực hiện nghiêm kế hoạch thì sao?", "không thực hiện nghiêm túc"),
        ("Để dân chờ quá 20 phút thì bị gì?", "thư xin lỗi"),
    ],
)
def test_what_the_plan_says_is_done_is_quoted(question: str, said: str) -> None:
    answer = asked(plan(texts=(*TEXTS, STRICT, WAITING)), question)
    assert said in answer.text
    assert "60%" not in answer.text


def test_what_is_done_with_papers_is_no_penalty() -> None:
    said = "Hồ sơ thiếu thành phần được hướng dẫn bổ sung một lần."
    answer = asked(plan(texts=(*TEXTS, said)), "Hồ sơ thiếu thành phần thì xử lý thế nào?")
    assert "hướng dẫn bổ sung" in answer.text


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        (
            "Theo kế hoạch thực hiện Kết luận 226, người đứng đầu phòng để công chức dưới quyền nhũng nhiễu doanh "
            "nghiệp thì bị xử lý những loại trách nhiệm nào?",
            "heza",
        ),
        ("Cấp dưới nhũng nhiễu thì sếp có bị liên đới không?", "le-chan"),
        ("Trưởng phòng có bị liên đới trách nhiệm khi nhân viên sách nhiễu doanh nghiệp không?", "heza"),
        ("Để xảy ra vi phạm thì thủ trưởng bị xử lý những trách nhiệm gì?", "dong-dang"),
    ],
)
def test_the_kinds_of_responsibility_of_who_leads_are_told(shipped: Examiner, question: str, agency: str) -> None:
    text = shipped.text(question, agency)
    assert "trách nhiệm cá nhân" in text
    assert "liên đới" in text
