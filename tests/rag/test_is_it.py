"""A unit supposed after it was asked who is held against whom the plan names."""

import pytest

from rag.answer import Status
from tests.rag.answering import asked, plan
from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("before", "question", "agency", "said"),
    [
        ("Ai chủ trì theo dõi kế hoạch?", "Có phải Văn phòng không?", "le-chan", "Không: Phòng Văn hóa – Xã hội"),
        ("Ai chủ trì theo dõi kế hoạch?", "Phòng Văn hóa - Xã hội phải không?", "le-chan", "Đúng: Phòng Văn hóa"),
        ("Ai chủ trì sơ kết CCHC?", "Văn phòng à?", "heza", "Đúng: Văn phòng Ban Quản lý"),
        ("Nhiệm vụ 10 ai chủ trì?", "Văn phòng phải không?", "heza", "Không: Các phòng chuyên môn có TTHC"),
        ("Đơn vị nào đôn đốc kế hoạch?", "Trung tâm Quản lý cửa khẩu à?", "dong-dang", "Không: Văn phòng"),
    ],
)
def test_the_unit_supposed_is_affirmed_or_corrected(
    shipped: Examiner, before: str, question: str, agency: str, said: str
) -> None:
    assert shipped.text(question, agency, (before,)).startswith(said)


def test_a_unit_named_alone_is_nothing_to_affirm() -> None:
    assert asked(plan(), "Văn phòng phải không?").status is Status.NO_SOURCE
