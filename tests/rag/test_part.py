"""Which part a unit has in a task: it leads, it helps, or it has none."""

import pytest

from rag.answer import Status
from tests.rag.answering import ROW, TEXTS, asked, plan

OTHER = "4 | Lắp camera tại cổng chợ | Công an xã | Phòng Tổ chức | Quý III | Biên bản"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phòng Tổ chức chủ trì hay phối hợp rà soát quy trình?", "Phòng Tổ chức chủ trì."),
        ("Phòng Tổ chức chủ trì hay phối hợp lắp camera?", "Phòng Tổ chức phối hợp."),
        ("cong an xa chu tri hay phoi hop lap camera", "Công an xã chủ trì."),
        ("Công an xã giữ vai trò gì trong việc lắp camera?", "Công an xã chủ trì."),
        ("Nhiệm vụ 4 Phòng Tổ chức làm đầu mối hay phối hợp?", "Phòng Tổ chức phối hợp."),
        ("Công an xã chủ trì hay phối hợp?", "Công an xã chủ trì. Nhiệm vụ 4: Lắp camera tại cổng chợ."),
        ("Công an xã có chủ trì gì không hay chỉ phối hợp?", "Có. Công an xã chủ trì. Nhiệm vụ 4:"),
        ("Phòng Tổ chức có chủ trì lắp camera không?", "Không. Phòng Tổ chức phối hợp."),
        ("Công an xã có phải đơn vị chủ trì lắp camera không?", "Có. Công an xã chủ trì."),
        ("Công an xã chủ trì hay phối hợp nhiệm vụ 3?", "Công an xã không chủ trì và không phối hợp trong việc này."),
    ],
)
def test_the_part_of_the_unit_is_said_first(question: str, said: str) -> None:
    answer = asked(plan(texts=(*TEXTS, OTHER)), question)
    assert answer.text.startswith(said)
    assert answer.citations


def test_a_part_in_what_no_plan_speaks_of_is_not_told() -> None:
    answer = asked(plan(texts=(ROW, OTHER)), "Công an xã chủ trì hay phối hợp mua xe ô tô?")
    assert answer.status is Status.NO_SOURCE
