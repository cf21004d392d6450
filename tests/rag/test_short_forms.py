"""Short forms of several meanings, read by what stands beside them."""

import pytest

from rag.short_forms import written_out
from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("pl co may nv", "phụ lục co may nhiệm vụ"),
        ("trong PL có bn nv", "trong phụ lục có bn nhiệm vụ"),
        ("giam bn pt", "giam bn phần trăm"),
        ("nam ngoai ra 200 vb", "nam ngoai ra 200 văn bản"),
        ("sở nv gửi gì", "sở nv gửi gì"),
        ("1 VB dài mấy trang", "1 VB dài mấy trang"),
    ],
)
def test_a_short_form_is_written_out_where_it_can_mean_one_thing_only(typed: str, read: str) -> None:
    assert written_out(typed) == read


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("pl co may nv", "heza", "22 nhiệm vụ"),
        ("vb giay giam bn pt", "dong-dang", "Giảm ít nhất 15%"),
        ("ban da ra 200 vb nam ngoai thi nam nay con duoc ra bao nhieu", "dong-dang", "nhiều nhất 170 văn bản"),
        ("kinh phi lay o dau", "le-chan", "ngân sách nhà nước"),
        ("kh nay gui nhung dau", "dong-dang", "Nơi nhận:"),
    ],
)
def test_questions_in_short_forms_are_answered(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert said in shipped.text(question, agency)
