"""The opposite of what an aim asks for is denied, not affirmed; days and months are held to the deadline nearest."""

import pytest

from tests.rag.answering import asked, plan
from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Văn bản giấy còn được dùng khi trao đổi giữa các cơ quan không?", "le-chan"),
        ("Văn bản trao đổi giữa các cơ quan còn gửi giấy được không", "heza"),
        ("Có tăng số lượng hội nghị không?", "heza"),
    ],
)
def test_the_opposite_of_an_aim_is_denied(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("Không.")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("UBND tỉnh nhận báo cáo ngày 5/12 thì trễ chưa", "Không kịp, quá hạn: hạn là trước ngày 05 tháng 12"),
        ("Trung tâm nộp báo cáo ngày 30/11 được chưa?", "Kịp: hạn là trước ngày 01/12"),
        ("Trung tâm nộp báo cáo ngày 2/6 được chưa?", "Không kịp, quá hạn: hạn là trước ngày 01/6"),
    ],
)
def test_a_day_is_held_to_the_deadline_it_lies_nearest_to(shipped: Examiner, question: str, said: str) -> None:
    assert shipped.text(question, "dong-dang").startswith(said)


def test_a_share_of_a_month_is_worked_out_from_two_counts(shipped: Examiner) -> None:
    text = shipped.text("tháng này làm 8 cuộc họp, 5 cuộc trực tuyến thì đạt tỉ lệ chưa", "dong-dang")
    assert text.startswith("Đạt: kế hoạch đặt ít nhất 60%, 62,5%")


def test_no_bound_on_anything_is_made_of_a_plan_without_one() -> None:
    assert not asked(plan(), "Có giảm biên chế không?").text.startswith("Có.")
