"""Evidence ranked for a question: the clause that says it first, and only where it offers what is asked."""

import pytest

from rag.assistant import Assistant
from rag.match import Match
from tests.rag.plans import snapshot


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(snapshot())


def ranked(assistant: Assistant, question: str, agency: str = "cang-bien") -> list[Match]:
    return assistant.views[agency].rank(assistant.frame(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hội nghị chuyên môn mấy ngày?", "chuyên môn"),
        ("van ban dien tu dat bao nhieu phan tram", "100%"),
        ("Giảm bao nhiêu hội nghị so với năm 2025?", "10%"),
        ("Ai rà soát thủ tục hành chính?", "phòng chuyên môn"),
    ],
)
def test_the_clause_that_says_it_comes_first(assistant: Assistant, question: str, said: str) -> None:
    assert said in ranked(assistant, question)[0].entry.quote


def test_evidence_offers_the_kind_of_thing_asked_for(assistant: Assistant) -> None:
    best = next(m for m in ranked(assistant, "Tổng hợp báo cáo trước ngày nào?") if m.fills)
    assert "ngày 15 hằng tháng" in best.entry.quote


def test_what_shares_no_word_is_left_out(assistant: Assistant) -> None:
    assert not ranked(assistant, "zoom teams skype")


def test_shares_are_between_none_and_all(assistant: Assistant) -> None:
    for match in ranked(assistant, "Hội nghị chuyên môn của văn phòng mấy ngày?"):
        assert 0 < match.cover <= 1
        assert 0 <= match.own_cover <= match.cover + 1e-9
        assert 0 <= match.pair_cover <= 1


def test_each_agency_answers_from_its_own_plans(assistant: Assistant) -> None:
    assert {m.entry.agency for m in ranked(assistant, "Hội nghị chuyên môn mấy ngày?", "rung-nui")} == {"rung-nui"}
