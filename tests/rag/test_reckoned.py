"""Whether a thing falls under an aim, and what a plan does not say about counting."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Cuộc họp vừa trực tuyến vừa trực tiếp có được tính vào 60% không?", "heza"),
        ("hop vừa online vưa truc tiep thi co đươc tính vô 60% hông", "heza"),
        ("Họp hybrid có tính là họp trực tuyến không?", "le-chan"),
        ("Giao ban qua Zalo có được tính vào chỉ tiêu 60% họp trực tuyến không?", "heza"),
        ("Văn bản gửi Zalo có được coi là văn bản điện tử không?", "heza"),
    ],
)
def test_what_counts_is_not_affirmed_where_the_plan_is_silent(shipped: Examiner, question: str, agency: str) -> None:
    assert "không nêu trường hợp này có được tính hay không" in shipped.text(question, agency)


@pytest.mark.parametrize(
    ("question", "agency", "left_out"),
    [
        ("Văn bản mật có phải gửi điện tử không?", "heza", "trừ văn bản mật"),
        ("Văn bản mật có phải gửi qua mạng không?", "dong-dang", "bí mật nhà nước"),
        ("Văn bản chuyên ngành bắt buộc có phải giảm 15% không?", "dong-dang", "văn bản chuyên ngành bắt buộc"),
        ("Văn bản quy phạm pháp luật có tính vào chỉ tiêu giảm 15% không?", "dong-dang", "không bao gồm"),
    ],
)
def test_what_an_aim_leaves_out_is_denied_with_its_words(
    shipped: Examiner, question: str, agency: str, left_out: str
) -> None:
    text = shipped.text(question, agency)
    assert text.startswith("Không")
    assert left_out in text.splitlines()[0]


def test_what_an_aim_takes_in_is_affirmed(shipped: Examiner) -> None:
    assert shipped.text("Văn bản hành chính có phải giảm 15% không?", "dong-dang").startswith("Đúng")
    assert shipped.text("Báo cáo định kỳ có phải gửi qua mạng không?", "dong-dang").startswith("Có")
