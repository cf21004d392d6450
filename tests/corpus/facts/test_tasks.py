"""Rows of an annex become tasks, whatever the header words and the order of the columns."""

from datetime import date

import pytest

from corpus.facts import extract
from corpus.facts.headers import DUE, column_of
from corpus.facts.model import AbsoluteDue, Deadline, Duty, Role, SpanDue
from tests.corpus.facts.plans import document, rows, tasks

HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm")


def test_rows_stand_in_their_group() -> None:
    first, second = tasks(
        rows(
            HEADER,
            ("I", "Cải cách thể chế"),
            ("1", "Ban hành Kế hoạch", "Văn phòng", "", "Trước 15/01/2026", "Kế hoạch"),
            ("2", "Tự kiểm tra", "Văn phòng", "Các phòng; Trung tâm A", "Cả năm 2026", "Báo cáo"),
        )
    )
    assert (first.number, first.group_label, first.group) == ("1", "I", "Cải cách thể chế")
    assert (first.lead, first.support, first.product) == ("Văn phòng", "", "Kế hoạch")
    assert first.due == AbsoluteDue(day=date(2026, 1, 15))
    assert second.due == SpanDue(start=date(2026, 1, 1), end=date(2026, 12, 31))
    assert second.columns["Sản phẩm"] == "Báo cáo"


def test_other_words_and_another_order() -> None:
    (task,) = tasks(
        rows(
            ("Hạn xong", "Mã việc", "Việc phải làm", "Bộ phận cùng làm", "Bộ phận đầu mối", "Kết quả"),
            ("30/9/2027", "TS-02", "Dán mã định danh", "Văn phòng Sở", "Phòng Công sản", "Biên bản"),
        )
    )
    assert (task.number, task.content) == ("TS-02", "Dán mã định danh")
    assert (task.lead, task.support, task.due_text) == ("Phòng Công sản", "Văn phòng Sở", "30/9/2027")


def test_one_column_for_both_parts() -> None:
    (task,) = tasks(
        rows(
            ("STT", "Nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Tiến độ"),
            ("1", "Rà soát", "Chủ trì: Phòng Kinh tế; phối hợp: Công an xã", "Quý I/2026"),
        )
    )
    assert (task.lead, task.support) == ("Phòng Kinh tế", "Công an xã")


def test_a_table_without_known_content_words_takes_its_first_other_column() -> None:
    (task,) = tasks(rows(("Đợt", "Tuyến phố", "Lực lượng chính", "Thời gian"), ("1", "Ven sông", "Công an", "Tháng 6")))
    assert (task.number, task.content, task.lead) == ("1", "Ven sông", "Công an")


def test_a_task_gives_duties_and_a_deadline() -> None:
    table = rows(HEADER, ("1", "Tự kiểm tra", "Văn phòng", "Các phòng; Trung tâm A", "Cả năm", "Báo cáo quý"))
    found = extract(table, document())
    duties = [f for f in found if isinstance(f, Duty)]
    assert [(d.actor, d.role) for d in duties] == [
        ("Văn phòng", Role.LEADS),
        ("Các phòng", Role.COORDINATES),
        ("Trung tâm A", Role.COORDINATES),
    ]
    assert duties[0].partners == ("Các phòng", "Trung tâm A")
    (deadline,) = (f for f in found if isinstance(f, Deadline))
    assert (deadline.task, deadline.actor, deadline.what, deadline.report_period) == (
        "1",
        "Văn phòng",
        "Tự kiểm tra",
        "quarter",
    )


def test_a_table_of_figures_holds_no_tasks() -> None:
    assert tasks(rows(("TT", "Tên chỉ số", "Đơn vị tính", "Năm 2025"), ("1", "Dân số", "người", "12.000"))) == []


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Nội dung công việc", "content"),
        ("NHIỆM VỤ", "content"),
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan thực hiện", "lead"),
        ("Người phụ trách", "lead"),
        ("Đơn vị phối hợp", "support"),
        ("Phân công Bộ phận cùng làm", "support"),
        ("Cơ quan chủ trì, phối hợp", "lead_and_support"),
        ("Thời hạn", "due"),
        ("Tiến độ thực hiện", "due"),
        ("Mốc hoàn thành", "due"),
        ("Sản phẩm đầu ra", "product"),
        ("Kết quả", "product"),
        ("STT", "number"),
        ("Mã việc", "number"),
        ("Đơn vị tính", "unit"),
        ("Ghi chú", ""),
        ("", ""),
    ],
)
def test_a_header_is_recognised(header: str, meaning: str) -> None:
    assert column_of(header) == meaning


def test_the_date_is_when_work_is_done_not_when_it_begins() -> None:
    (task,) = tasks(
        rows(
            ("TT", "Nội dung", "Phân công – Chủ trì", "Thời gian – Bắt đầu", "Thời gian – Hoàn thành"),
            ("1", "Lắp ki-ốt", "Phòng A", "01/5/2026", "30/6/2026"),
        )
    )
    assert (task.lead, task.due_text) == ("Phòng A", "30/6/2026")


def test_a_date_without_a_year_takes_that_of_the_month_beside_it() -> None:
    (task,) = tasks(
        rows(
            ("Tháng", "Nội dung công việc", "Người thực hiện", "Thời hạn hoàn thành"),
            ("Tháng 3/2027", "Tư vấn hướng nghiệp", "Ban Tư vấn", "Trước 26/3"),
        )
    )
    assert task.due == AbsoluteDue(day=date(2027, 3, 26))


def test_sums_of_some_months_are_no_dates() -> None:
    header = ("STT", "Xí nghiệp", "Sản lượng – 6 tháng", "Sản lượng – Cả năm")
    assert DUE not in [column_of(name) for name in header]
    assert tasks(rows(header, ("1", "Xí nghiệp Một", "4.120", "8.450"))) == []
