"""A length against the limits of a plan that has one for each of several kinds."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize("question", ["Họp 1 ngày có được không?", "Hội nghị 1 ngày có vượt quy định không?"])
def test_where_no_kind_is_named_the_verdict_on_each_is_told(shipped: Examiner, question: str) -> None:
    text = shipped.text(question, "dong-dang")
    assert "mức tối đa là ½ ngày đối với hội nghị quán triệt; 1 ngày vượt 0,5 ngày" in text
    assert "1 ngày nằm trong mức 01 ngày đối với hội nghị chuyên môn" in text
    assert "1 ngày nằm trong mức 1,5 ngày đối với hội nghị quan trọng" in text


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị sơ kết 2 ngày được không?",
        "Hội nghị tập huấn 2 ngày có vượt quy định không?",
        "họp giao ban tuần 3 tiếng có vượt quy định không",
        "hoi nghi so ket duoc to chuc toi da may ngay",
        "Hội thảo khoa học được kéo dài tối đa bao lâu?",
    ],
)
@pytest.mark.parametrize("agency", ["heza", "le-chan", "dong-dang"])
def test_a_kind_that_the_plan_does_not_limit_is_held_to_no_other_limit(
    shipped: Examiner, question: str, agency: str
) -> None:
    text = shipped.text(question, agency)
    assert text.startswith("Kế hoạch của ")
    assert "không đặt mức cho loại được hỏi" in text or "không nêu" in text


def test_a_kind_that_is_named_is_held_to_its_own_limit_alone(shipped: Examiner) -> None:
    text = shipped.text("Hội nghị quan trọng kéo 2 ngày thì có đúng không?", "le-chan")
    assert text.startswith("Không được, vượt quy định: mức tối đa là 1,5 ngày")


def test_the_kind_asked_about_before_is_still_meant(shipped: Examiner) -> None:
    earlier = ["Hội nghị chuyên môn của phường tối đa mấy ngày?"]
    assert "mức tối đa là 1 ngày" in shipped.text("Nếu họp một ngày rưỡi?", "le-chan", earlier)


def test_what_is_said_round_the_kind_makes_it_no_other_kind(shipped: Examiner) -> None:
    text = shipped.text("Theo kế hoạch này thì họp 3 ngày được không?", "heza")
    assert "mức tối đa là 1 ngày đối với hội nghị chuyên môn; 3 ngày vượt 2 ngày" in text


def test_another_kind_asked_about_next_has_its_own_limit(shipped: Examiner) -> None:
    earlier = ["Họp chuyên môn ở phường tối đa mấy ngày?"]
    assert "1,5 ngày" in shipped.text("Còn họp quan trọng phải bàn kỹ?", "le-chan", earlier)


@pytest.mark.parametrize(
    "question",
    [
        "Họp chuyên môn hơn 1 ngày có được không?",
        "Hội nghị quán triệt trên nửa ngày có được không?",
        "hop chuyen mon qua 1 ngay thi co sao khong",
    ],
)
def test_more_than_the_limit_itself_is_too_long(shipped: Examiner, question: str) -> None:
    assert shipped.text(question, "heza").startswith("Không được, vượt quy định: mức tối đa là")
