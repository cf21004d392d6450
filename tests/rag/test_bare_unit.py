"""A unit named without a question: its duties are told."""

from dataclasses import replace

import pytest

from corpus.facts.model import Duty, Role
from corpus.snapshot import Snapshot
from tests.rag.answering import TEXTS, asked, plan

KEEPS = "Công an các xã chủ trì giữ trật tự cổng chợ."
HELPS = "4 | Lắp camera tại cổng chợ | Phòng Tổ chức | Công an các xã | Quý III | Biên bản"
OTHERS = "Phòng Tổ chức kiểm tra trách nhiệm của Công an các xã và các phòng."


def with_duties() -> Snapshot:
    """The small plan with two duties of one unit, and one of another that speaks of it."""
    bare = plan(texts=(*TEXTS, KEEPS, HELPS, OTHERS))
    told = {
        KEEPS: ("Công an các xã", Role.LEADS, "chủ trì giữ trật tự cổng chợ"),
        HELPS: ("Công an các xã", Role.COORDINATES, "Lắp camera tại cổng chợ"),
        OTHERS: ("Phòng Tổ chức", Role.DOES, "kiểm tra trách nhiệm của Công an các xã và các phòng"),
    }
    duties = tuple(
        Duty(
            id=f"{p.id}/duty",
            document_id=p.document_id,
            agency="cang-bien",
            passage_id=p.id,
            locator=p.locator,
            quote=p.text,
            actor=told[p.text][0],
            role=told[p.text][1],
            action=told[p.text][2],
        )
        for p in bare.passages
        if p.text in told
    )
    return replace(bare, facts=(*bare.facts, *duties))


@pytest.mark.parametrize(
    "question",
    [
        "Trách nhiệm của Công an các xã?",
        "Nhiệm vụ của Công an các xã",
        "Công an các xã",
        "vai tro cua cong an xa",
        "Công việc được giao cho công an xã?",
    ],
)
def test_a_unit_without_a_question_is_told_by_its_duties(question: str) -> None:
    text = asked(with_duties(), question).text
    assert "giữ trật tự cổng chợ" in text
    assert "Phối hợp: Lắp camera tại cổng chợ" in text
    assert "kiểm tra trách nhiệm" not in text


def test_a_question_about_the_unit_is_answered_and_no_list_told() -> None:
    text = asked(with_duties(), "Công an các xã phối hợp lắp camera khi nào?").text
    assert "Quý III" in text
    assert "giữ trật tự" not in text.splitlines()[0]
