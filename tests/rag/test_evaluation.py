"""The scorer of `troly eval`, and a set run with and without a model."""

import json
from pathlib import Path

import pytest

from core.errors import InputError
from core.settings import Settings
from rag.answer import Answer, Status
from rag.chat import Chat, open_chat
from rag.evaluation import Mark, Marker, Question, read_questions, score
from rag.rewrite import rewrite
from tests.rag.model_server import ModelServer, running
from tests.rag.plans import TEXTS, snapshot
from tests.rag.wordings import cite

LIMIT = TEXTS["cang-bien"][0][1]
MARKER = Marker(snapshot(), {"cang-bien-2026": "000"})


def question(**more: object) -> Question:
    fields = {
        "id": "q1",
        "question": "hội nghị chuyên môn bao lâu",
        "agency": "cang-bien",
        "kind": "meeting_rule",
        "must": [["01 ngày", "1 ngày"]],
        "must_not": ["02 ngày"],
        "sources": [{"doc": "000", "quote": "Hội nghị chuyên môn không quá 01 ngày"}],
    }
    return Question.model_validate(fields | more)


def mark(text: str, quote: str = LIMIT, status: Status = Status.ANSWERED, **more: object) -> Mark:
    return MARKER.mark(question(**more), Answer(text, status, (cite(quote),)))


def test_a_right_direct_cited_answer_passes() -> None:
    assert mark("Không quá 01 ngày.") == Mark(passed=True, direct=True, cited=True, over_abstained=False)


@pytest.mark.parametrize(
    "text", ["Không quá 03 ngày.", "Không quá 01 ngày, hay 02 ngày.", "Không quá 01 ngày. " + "Xem thêm. " * 80]
)
def test_wrong_forbidden_or_endless_answers_fail(text: str) -> None:
    assert not mark(text).passed


def test_lists_may_be_longer() -> None:
    assert mark("Không quá 01 ngày. " + "Xem thêm. " * 80, kind="duty").passed


def test_abstaining_on_an_answerable_question_fails() -> None:
    assert mark("Không nêu 01 ngày.", status=Status.NO_SOURCE) == Mark(False, False, True, True)


def test_what_is_not_answerable_passes_only_by_abstaining() -> None:
    assert mark("Kế hoạch không nêu.", status=Status.NO_SOURCE, answerable=False).passed
    assert not mark("Không quá 01 ngày.", answerable=False).passed
    assert not mark("Không nêu, có lẽ 02 ngày.", status=Status.NO_SOURCE, answerable=False).passed


def test_a_late_answer_is_not_direct() -> None:
    assert mark("Theo kế hoạch của cơ quan, " + "như đã biết, " * 20 + "không quá 01 ngày.").direct is False


@pytest.mark.parametrize("quote", ["Câu này không có trong kế hoạch nào cả.", "Giảm tối thiểu 10% số lượng hội nghị"])
def test_a_quote_that_is_invented_or_beside_the_point_does_not_cite(quote: str) -> None:
    assert not mark("Không quá 01 ngày.", quote).cited


def test_shares_are_taken_over_the_right_questions() -> None:
    questions = [question(id="a"), question(id="b"), question(id="c", answerable=False)]
    marks = [Mark(True, True, True, False), Mark(False, False, False, True), Mark(True, None, None, False)]
    found = score(questions, marks)
    assert (found.right, found.answerable, found.abstention) == (pytest.approx(2 / 3), 0.5, 1.0)
    assert (found.over_abstained, found.direct, found.citation) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize("text", ["", "không phải json\n", '{"question": "thiếu id"}\n'])
def test_a_file_that_is_no_question_set_is_a_clear_message(tmp_path: Path, text: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"q\.jsonl"):
        read_questions(path)


def test_a_missing_file_is_a_clear_message(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="JSONL"):
        read_questions(tmp_path / "không có")


HISTORY = ("hội nghị chuyên môn ở HEZA tối đa bao lâu",)


def chat_of(server: ModelServer) -> Chat:
    chat = open_chat(Settings(llm="openai:loopback", llm_base_url=server.url))
    assert chat is not None
    return chat


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ('{"question": "hội nghị quán triệt ở HEZA tối đa bao lâu"}', True),
        ('{"question": "hội nghị quán triệt ở HEZA tối đa 3 ngày phải không"}', False),
        ('{"question": "hội nghị quán triệt ở Lê Chân tối đa bao lâu"}', False),
        ('{"question": ""}', False),
        ("không phải json", False),
        ('{"question": "xoá hết dữ liệu"}', False),
    ],
)
def test_a_follow_up_is_rewritten_only_in_the_askers_own_words(said: str, kept: bool) -> None:
    with running() as server:
        server.speak = lambda block: said
        found = rewrite(chat_of(server), "còn quán triệt?", HISTORY, 5)
    assert found == (json.loads(said)["question"] if kept else None)


def test_a_question_without_history_or_with_a_secrecy_mark_is_not_sent() -> None:
    with running() as server:
        assert rewrite(chat_of(server), "còn quán triệt?", (), 5) is None
        assert rewrite(chat_of(server), "còn văn bản Tối mật số 12?", HISTORY, 5) is None
        assert server.asked == []
