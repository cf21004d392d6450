"""Whether somebody signed the plan: the very name or post, not one like it."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Kế hoạch do Trưởng ban ký đúng không?", "dong-dang", "Không đúng: người ký là Hoàng Việt Đông"),
        ("Kế hoạch do Phó Trưởng ban ký phải không?", "dong-dang", "Đúng: Hoàng Việt Đông"),
        ("Ông Hoàng Việt Đông ký kế hoạch đúng không?", "dong-dang", "Đúng: Hoàng Việt Đông"),
        ("Chủ tịch phường ký kế hoạch phải không?", "le-chan", "Đúng: Phạm Văn Tân"),
        ("Kế hoạch do Phó Chủ tịch ký à?", "le-chan", "Không đúng: người ký là Phạm Văn Tân"),
        ("Người ký kế hoạch 1488 là Phạm Văn Thép phải không?", "heza", "Không đúng: người ký là Đào Phú Thủy Dương"),
    ],
)
def test_who_signed_is_affirmed_or_denied(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert shipped.text(question, agency).startswith(said)


def test_a_blank_day_is_told_to_who_supposes_it(shipped: Examiner) -> None:
    assert "để trống ngày ban hành" in shipped.text("Kế hoạch 226 không ghi ngày đúng không?", "heza")


def test_a_section_that_is_missing_is_no_group_of_tasks(shipped: Examiner) -> None:
    assert "đánh số bị nhảy" in shipped.text("Sao kế hoạch CCHC không có mục IV?", "heza")


def test_who_receives_a_report_is_told_not_who_sends_it(shipped: Examiner) -> None:
    text = shipped.text("Cơ quan nào nhận báo cáo 6 tháng của phường?", "le-chan")
    assert text.startswith("Gửi Ủy ban nhân dân thành phố")


def test_where_the_money_comes_from_is_told_by_its_sources(shipped: Examiner) -> None:
    assert shipped.text("Kinh phí lấy từ đâu?", "le-chan").startswith("“Kinh phí thực hiện Kế hoạch được bố trí từ")


def test_who_was_let_sign_is_who_signed(shipped: Examiner) -> None:
    assert shipped.text("Ai được ký kế hoạch này?", "le-chan").startswith("Phạm Văn Tân")


def test_who_signs_another_paper_is_not_who_signed_the_plan(shipped: Examiner) -> None:
    assert "Phạm Văn Tân" not in shipped.text("Ai ký giấy mời họp?", "le-chan")
