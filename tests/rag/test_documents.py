"""Which of an agency's plans a question means: by number, by year, by the words of its title."""

from dataclasses import replace

import pytest

from rag.answer import Asker
from rag.assistant import Assistant
from rag.documents import hinted_documents, names_a_plan, within_documents
from rag.view import View
from tests.rag.questions import CORPUS, snapshot_of
from tests.rag.test_answers import CLOCK

MEETINGS, REFORM, REVIEW = "heza-226-2026", "heza-cchc-2026", "heza-cchc-so-ket-2025"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(CORPUS, tmp_path_factory.mktemp("documents"), CLOCK), CLOCK)


@pytest.fixture(scope="module")
def view(assistant: Assistant) -> View:
    return assistant.views["heza"]


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Kế hoạch 1488 ban hành ngày nào?", (REVIEW,)),
        ("Kế hoạch 1488 được ban hành để thực hiện quyết định nào?", (REVIEW,)),
        ("Sơ kết cải cách hành chính giai đoạn 2021-2025 xong khi nào?", (REVIEW,)),
        ("Kế hoạch thực hiện Kết luận 226 ai ký?", (MEETINGS,)),
        ("ke hoach thuc hien ket luan 226 ai ki", (MEETINGS,)),
        ("Kế hoạch năm 2025 còn hiệu lực không?", (REVIEW,)),
        ("Hội nghị chuyên môn được họp bao lâu?", ()),
    ],
)
def test_a_plan_is_meant_by_its_number_or_the_words_of_its_title(
    assistant: Assistant, view: View, question: str, meant: tuple[str, ...]
) -> None:
    assert hinted_documents(assistant.frame(question), view) == meant


def test_a_text_that_only_one_plan_cites_points_to_that_plan(assistant: Assistant, view: View) -> None:
    frame = assistant.frame("Nghị định 118 về cơ chế một cửa ban hành ngày nào?")
    assert hinted_documents(frame, view) == (REFORM,)


def test_an_agency_with_one_plan_needs_no_hint(assistant: Assistant) -> None:
    frame = assistant.frame("Kế hoạch thực hiện Kết luận 226 ai ký?")
    assert hinted_documents(frame, assistant.views["le-chan"]) == ()


def test_a_plan_is_named_by_the_word_plan_not_by_its_topic_alone(assistant: Assistant, view: View) -> None:
    assert names_a_plan(assistant.frame("Kế hoạch cải cách hành chính năm 2026 có những gì?"), view)
    assert not names_a_plan(assistant.frame("Cải cách hành chính có những gì?"), view)


def test_the_words_that_name_the_plan_weigh_little_beside_the_subject(assistant: Assistant, view: View) -> None:
    frame = assistant.frame("Kế hoạch cải cách hành chính năm 2026 đặt mức thanh toán trực tuyến là bao nhiêu?")
    meant = replace(frame, documents=hinted_documents(frame, view))
    weights = {term.surface: term.weight for term in within_documents(meant, view).terms}
    assert weights["toán"] > weights["cách"]


def test_each_years_plan_is_asked_where_two_years_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("Kế hoạch năm 2025 và năm 2026 về cải cách hành chính mỗi bản ai ký?", Asker("heza"))
    assert {REVIEW, REFORM} <= {citation.document_id for citation in answer.citations}
