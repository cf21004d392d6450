"""A rank held against an aim of the plan: the lower figure is the better one."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("PAR Index năm nay Ban xếp hạng 7 thành phố thì coi như đạt mục tiêu chưa?", "Chưa đạt, ngoài top 5: hạng 7"),
        ("PAR Index xếp thứ 3 có đạt không?", "Đạt: kế hoạch đặt top 5, hạng 3"),
        ("Xếp hạng 5 PAR Index thì đạt mục tiêu chưa?", "Đạt: kế hoạch đặt top 5, hạng 5"),
        ("Ban mình được hạng tư PAR Index, vậy đạt mục tiêu rồi chứ?", "Đạt: kế hoạch đặt top 5, hạng 4"),
        ("Ban vào top 10 PAR Index thì có đạt chỉ tiêu không?", "Chưa chắc đạt: kế hoạch đặt top 5; top 10"),
        ("PAR Index nằm trong nhóm 3 đơn vị dẫn đầu thì đạt chưa?", "Đạt: kế hoạch đặt top 5, top 3"),
        ("Mục tiêu PAR Index là top 10 đúng không?", "Không đúng: kế hoạch đặt trong top 5"),
        ("PAR Index top 5 là chỉ tiêu năm 2026 đúng không?", "Đúng: kế hoạch đặt trong top 5"),
        ("Nếu PAR Index chỉ xếp thứ 9 thì sao?", "Chưa đạt, ngoài top 5: hạng 9"),
    ],
)
def test_a_rank_is_told_to_be_within_the_aim_or_not(shipped: Examiner, question: str, said: str) -> None:
    assert shipped.text(question, "heza").startswith(said)


def test_how_far_a_rank_falls_short_and_what_would_do_is_told(shipped: Examiner) -> None:
    text = shipped.text("PAR Index đứng hạng 6 thì còn thiếu mấy bậc nữa mới đạt?", "heza")
    assert "thấp hơn 1 bậc" in text
    assert "hạng 5 trở lên" in text


def test_a_rank_is_no_number_of_a_task(shipped: Examiner) -> None:
    assert "Nhiệm vụ 7" not in shipped.text("PAR Index của phường xếp thứ 7 có đạt không?", "le-chan")


def test_who_asks_for_the_rank_aimed_at_is_told_it(shipped: Examiner) -> None:
    assert shipped.text("PAR Index phấn đấu xếp thứ mấy?", "heza").startswith("Trong top 5")


@pytest.mark.parametrize(
    ("word", "place"),
    [
        *(("nhất", 1), ("nhì", 2), ("hai", 2), ("ba", 3), ("tư", 4), ("bốn", 4), ("năm", 5)),
        *(("sáu", 6), ("bảy", 7), ("tám", 8), ("chín", 9), ("mười", 10)),
    ],
)
def test_a_place_said_in_a_word_is_held_against_the_aim(shipped: Examiner, word: str, place: int) -> None:
    verdict = shipped.text(f"PAR Index xếp thứ {word} thì đạt mục tiêu chưa?", "heza")
    assert f"hạng {place} " in verdict
    assert verdict.startswith("Đạt" if place <= 5 else "Chưa đạt")
