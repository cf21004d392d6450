"""Bounds that one sentence sets for things it tells apart are answered each by itself."""

import pytest

from corpus.facts import extract
from corpus.model import AgencyEntry
from corpus.snapshot import Snapshot
from rag.answer import Answer, Asker
from rag.assistant import Assistant
from tests.corpus.facts.plans import document, passage
from tests.rag.questions import Examiner

TEXTS = (
    "Tỷ lệ hài lòng của người bệnh nội trú đạt 90%, ngoại trú 88%.",
    "Thời gian khám bệnh không quá 2 giờ đối với khám đơn thuần, 3 giờ nếu có xét nghiệm.",
    "Giảm 10% chi phí điện, 15% chi phí giấy in và 5% chi phí xăng xe.",
)


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    passages = tuple(passage(text, ("I. Chỉ tiêu",), order=place) for place, text in enumerate(TEXTS))
    plan = document()
    agency = AgencyEntry("co-quan", "Bệnh viện Bình An", "Bình An")
    facts = extract(passages, plan)
    return Assistant(Snapshot({"co-quan": agency}, {plan.id: plan}, passages, facts, generations={"co-quan": 1}))


def asked(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, Asker("co-quan"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Tỷ lệ hài lòng của người bệnh ngoại trú là bao nhiêu?", "88%"),
        ("ty le hai long nguoi benh noi tru phai dat bao nhieu", "90%"),
        ("Khám bệnh có xét nghiệm tối đa bao lâu?", "3 giờ"),
        ("Khám đơn thuần tối đa mấy giờ?", "2 giờ"),
        ("Giảm bao nhiêu chi phí giấy in?", "15%"),
        ("Chi phí xăng xe giảm mấy phần trăm?", "5%"),
    ],
)
def test_the_bound_of_the_thing_named_is_said_first(assistant: Assistant, question: str, said: str) -> None:
    answer = asked(assistant, question)
    assert said in answer.text.splitlines()[0]
    assert "hai mức" not in answer.text
    assert answer.citations


def test_a_long_list_of_one_agency_is_told_item_by_item_under_its_name(shipped: Examiner) -> None:
    text = shipped.text("So với HEZA, Đồng Đăng có thêm chỉ tiêu nào?", "dong-dang")
    assert text.startswith("Khác nhau:\nHEZA:\n- ")
    assert "Trả lời “tiếp” để xem" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hải Phòng với Lạng Sơn ai giảm hội nghị nhiều hơn?", ["HEZA: Giảm 10%", "Đồng Đăng: Giảm ít nhất 10%"]),
        (
            "Cơ quan nào quy định giảm văn bản nhiều nhất?",
            ["Chỉ có Đồng Đăng nêu.", "15%", "HEZA: kế hoạch không nêu."],
        ),
    ],
)
def test_who_does_more_is_told_by_the_levels_of_each(shipped: Examiner, question: str, said: list[str]) -> None:
    text = shipped.text(question, None)
    assert all(part in text for part in said)
