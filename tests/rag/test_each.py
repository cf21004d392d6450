"""Several tasks, units or reports in one question: each is told, and how far apart they are."""

import pytest

from tests.rag.answering import ROW, TEXTS, asked, plan

EARLY = "Trung tâm gửi báo cáo năm về Sở Nội vụ trước ngày 01 tháng 12."
OTHER = "4 | Lắp camera tại cổng chợ | Công an xã | Phòng Tổ chức | Quý III | Biên bản"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nhiệm vụ 3 và nhiệm vụ 4 ai chủ trì?", ("Phòng Tổ chức", "Công an xã")),
        ("nhiem vu 3 va 4 han khi nao", ("Quý II", "Quý III")),
        ("Sản phẩm của nhiệm vụ 3, 4 là gì?", ("Quyết định", "Biên bản")),
    ],
)
def test_every_row_named_is_told(question: str, said: tuple[str, str]) -> None:
    lines = asked(plan(texts=(ROW, OTHER)), question).text.splitlines()
    assert len(lines) == 2
    assert all(one in line for one, line in zip(said, lines, strict=True))


def test_a_year_behind_a_row_is_no_second_row() -> None:
    assert "Quý III" not in asked(plan(texts=(ROW, OTHER)), "Nhiệm vụ 3 năm 2026 hạn khi nào?").text


@pytest.mark.parametrize(
    "question",
    [
        "Hạn báo cáo năm của Trung tâm và của Văn phòng là ngày nào?",
        "Trung tâm và Văn phòng gửi báo cáo năm trước ngày nào?",
        "han bao cao nam cua trung tam voi van phong la ngay nao",
    ],
)
def test_the_day_of_every_unit_named_is_told(question: str) -> None:
    text = asked(plan(texts=(*TEXTS, EARLY)), question).text
    assert "01 tháng 12: Trung tâm" in text
    assert "05 tháng 12: Văn phòng" in text


@pytest.mark.parametrize(
    "question",
    [
        "Hạn báo cáo năm của Trung tâm và Văn phòng cách nhau mấy ngày?",
        "Văn phòng gửi báo cáo năm sau Trung tâm bao nhiêu ngày?",
        "Từ lúc Trung tâm gửi báo cáo năm đến lúc Văn phòng gửi báo cáo cách nhau bao lâu?",
    ],
)
def test_the_days_between_two_dues_are_worked_out(question: str) -> None:
    answer = asked(plan(texts=(*TEXTS, EARLY)), question)
    assert answer.text.startswith("Cách nhau 4 ngày")
    assert len(answer.citations) == 2


def test_who_is_sent_a_report_is_no_second_unit_to_tell_of() -> None:
    answer = asked(plan(texts=(*TEXTS, EARLY)), "Trung tâm gửi báo cáo năm cho Văn phòng trước ngày nào?")
    assert "05 tháng 12" not in answer.text.splitlines()[0]
