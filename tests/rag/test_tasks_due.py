"""Tasks of the annex by when they are due: by a day, before or within a month, a quarter, a half-year."""

from datetime import date

import pytest

from corpus.facts.model import AbsoluteDue, ContinuousDue, SpanDue, Task
from corpus.model import AgencyEntry, Document, Identity, Passage, SectionKind
from corpus.snapshot import Snapshot
from rag import wording
from rag.answer import Status
from tests.rag.answering import AGENCY, asked

ROWS = (
    ("1", "Ban hành chương trình công tác", "Trước 15/01/2026", AbsoluteDue(day=date(2026, 1, 15))),
    ("2", "Rà soát quy trình nội bộ", "Quý II", SpanDue(start=date(2026, 4, 1), end=date(2026, 6, 30))),
    ("3", "Tổng kết phong trào thi đua", "Tháng 12/2026", SpanDue(start=date(2026, 12, 1), end=date(2026, 12, 31))),
    ("4", "Tuyên truyền trên cổng thông tin", "Thường xuyên", ContinuousDue(wording="Thường xuyên")),
)


def plan_of_tasks() -> Snapshot:
    document = f"{AGENCY}-2026"
    passages = tuple(
        Passage(
            document, n, SectionKind.TABLE_ROW, f"Phụ lục, nhiệm vụ {n}", (), f"{n} | {task} | Văn phòng | {due}", i
        )
        for i, (n, task, due, _) in enumerate(ROWS)
    )
    facts = tuple(
        Task(
            id=f"{document}/{n}",
            document_id=document,
            agency=AGENCY,
            passage_id=passage.id,
            locator=passage.locator,
            quote=passage.text,
            number=n,
            content=task,
            lead="Văn phòng",
            due_text=due_text,
            due=due,
        )
        for (n, task, due_text, due), passage in zip(ROWS, passages, strict=True)
    )
    return Snapshot(
        {AGENCY: AgencyEntry(AGENCY, AGENCY.title(), AGENCY.upper())},
        {document: Document(document, AGENCY, Identity(title=f"Kế hoạch của {AGENCY}", year=2026))},
        passages,
        facts,
        generations={AGENCY: 1},
    )


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Nhiệm vụ nào phải xong trước tháng 6/2026?", "số 1"),
        ("Nhiệm vụ nào phải hoàn thành chậm nhất quý II?", "số 1, 2"),
        ("nhiem vu nao den han trong 6 thang cuoi nam 2026", "số 3"),
        ("Trong tháng 6 có những nhiệm vụ nào đến hạn?", "số 2"),
        ("Nhiệm vụ nào phải xong trước ngày 15/01/2026?", "số 1"),
    ],
)
def test_the_tasks_due_in_the_time_asked_about_are_listed(question: str, numbers: str) -> None:
    answer = asked(plan_of_tasks(), question)
    assert answer.status is Status.ANSWERED
    assert f"({numbers})" in answer.text
    assert answer.citations


def test_a_time_in_which_nothing_is_due_is_said_to_be_empty() -> None:
    answer = asked(plan_of_tasks(), "Nhiệm vụ nào phải hoàn thành trong tháng 9/2026?")
    assert answer.text.startswith(wording.NO_TASK_DUE)
    assert answer.status is Status.NO_SOURCE


@pytest.mark.parametrize(
    "question",
    [
        "Khi nào phải gửi báo cáo tuyên truyền?",
        "Bao giờ tuyên truyền phòng chống dịch tại các chợ?",
        "Hạn nộp danh sách người dự thi trên cổng thông tin?",
    ],
)
def test_work_without_end_does_not_tell_when_other_work_is_due(question: str) -> None:
    assert "Thường xuyên" not in asked(plan_of_tasks(), question).text


def test_work_without_end_is_told_to_who_asks_for_it() -> None:
    answer = asked(plan_of_tasks(), "Khi nào tuyên truyền trên cổng thông tin?")
    assert "Thường xuyên" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    ["Nhiệm vụ 1 trước nhiệm vụ 3 mấy ngày?", "Hạn nhiệm vụ 1 và nhiệm vụ 3 cách nhau bao nhiêu ngày?"],
)
def test_the_days_between_two_rows_are_counted_from_their_last_days(question: str) -> None:
    assert asked(plan_of_tasks(), question).text.startswith("Cách nhau 350 ngày")
