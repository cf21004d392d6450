"""Who does something, and when a text was issued, as somebody supposes it: affirmed only where the plan says so."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Nghị định 42 ban hành năm 2020 đúng không?", "heza", "Không đúng: Nghị định số 42/2022/NĐ-CP"),
        ("Nghị định 42 ban hành năm 2022 đúng không?", "heza", "Đúng: Nghị định số 42/2022/NĐ-CP"),
        ("Kế hoạch 226 ký năm 2025 đúng không?", "heza", "Không đúng: Hải Phòng, ngày tháng 4 năm 2026"),
        ("Kế hoạch ban hành ngày 7/5/2026 đúng không?", "le-chan", "Đúng: Phường Lê Chân, ngày 07 tháng 5"),
        ("Kế hoạch ban hành ngày 10/5/2026 phải không?", "le-chan", "Không đúng: Phường Lê Chân, ngày 07 tháng 5"),
        ("Kế hoạch 170 ngày 02/5/2026 đúng không?", "dong-dang", "Đúng: Kế hoạch số 170/KH-UBND"),
    ],
)
def test_a_day_of_issue_is_held_to_the_one_stated(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert shipped.text(question, agency).startswith(said)


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("Có phải Văn phòng đưa tin lên fanpage không?", "heza", "Không: Trung tâm Xúc tiến đầu tư"),
        ("Nhiệm vụ 18 do Phòng Tài chính chủ trì đúng không?", "heza", "Không: Văn phòng Ban Quản lý"),
        ("Nhiệm vụ 18 do Văn phòng chủ trì đúng không?", "heza", "Đúng: Văn phòng Ban Quản lý"),
        ("Phòng Văn hóa - Xã hội phối hợp, Văn phòng chủ trì đúng không?", "le-chan", "Không: Phòng Văn hóa"),
        ("Kế hoạch do Công an phường theo dõi đúng không?", "le-chan", "Không: Phòng Văn hóa"),
    ],
)
def test_who_does_it_is_held_to_whom_the_plan_names(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert shipped.text(question, agency).startswith(said)


def test_the_duty_of_another_unit_is_not_affirmed(shipped: Examiner) -> None:
    assert not shipped.text("Trung tâm có phải báo cáo Sở Nội vụ không?", "dong-dang").startswith("Có")
    assert shipped.text("Trung tâm có phải báo cáo Ban Quản lý không?", "dong-dang").startswith("Có")
