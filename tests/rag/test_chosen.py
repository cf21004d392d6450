"""A passage that the office has named for a question answers that question, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.model import TextStatus
from corpus.snapshot import Snapshot
from rag.answer import Answer, Asker, Status
from rag.assistant import Assistant
from rag.chosen import Choice
from rag.wording_chosen import CHOSEN
from tests.rag.plans import TEXTS, snapshot

QUESTION = "Ai tổng hợp phần việc còn thiếu của quý?"
PLACE = 3
OFFICE = Asker("cang-bien")


def choice(question: str = QUESTION, quote: str = TEXTS["cang-bien"][PLACE][1]) -> Choice:
    return Choice(question, f"cang-bien-2026#{PLACE}", f"gạch đầu dòng {PLACE}", quote)


def ask(
    question: str,
    asker: Asker = OFFICE,
    made: Sequence[Choice] = (choice(),),
    history: Sequence[str] = (),
    texts: Snapshot | None = None,
) -> Answer:
    return Assistant(texts or snapshot()).ask(
        question, asker, history, lambda agency: made if agency == "cang-bien" else ()
    )


def is_chosen(answer: Answer) -> bool:
    return answer.chosen and CHOSEN in answer.text and answer.citations[0].locator == f"gạch đầu dòng {PLACE}"


def test_the_named_passage_answers_verbatim_with_its_citation() -> None:
    found = ask(QUESTION)
    assert is_chosen(found) and found.status is Status.ANSWERED
    assert found.citations[0].quote == TEXTS["cang-bien"][PLACE][1] and found.citations[0].quote in found.text
    assert not ask(QUESTION, made=()).chosen


@pytest.mark.parametrize(
    "said",
    [
        "ai tổng hợp phần việc còn thiếu của quý",
        "Ai tong hop phan viec con thieu cua quy?",
        "Cho em hỏi ai tổng hợp phần việc còn thiếu của quý ạ?",
        "Phần việc còn thiếu của quý thì ai tổng hợp vậy?",
    ],
)
def test_another_way_to_ask_the_same_gets_it(said: str) -> None:
    assert is_chosen(ask(said))


@pytest.mark.parametrize(
    "said",
    [
        "Ai tổng hợp phần việc đã xong của quý?",
        "Ai tổng hợp phần việc còn thiếu của năm?",
        "Ai không tổng hợp phần việc còn thiếu của quý?",
        "Khi nào tổng hợp phần việc còn thiếu của quý?",
        "Ai tổng hợp phần việc còn thừa của quý?",
    ],
)
def test_a_question_that_asks_something_else_does_not(said: str) -> None:
    assert not ask(said).chosen


def test_marks_that_make_another_word_make_another_question() -> None:
    made = (choice("Việc hoãn họp báo cho ai biết?"),)
    assert is_chosen(ask("việc hoãn họp báo cho ai biết", made=made))
    assert not ask("Việc hoàn họp báo cho ai biết?", made=made).chosen


def test_another_agency_and_a_question_about_one_are_not_affected() -> None:
    assert not ask(QUESTION, Asker("rung-nui")).chosen
    assert not ask(f"Rung-Nui: {QUESTION}").chosen
    named = ask(f"Cang-Bien: {QUESTION}", Asker("rung-nui"))
    assert not named.chosen or named.text.startswith("CANG-BIEN")


def test_nobody_known_is_answered_for_each_agency_as_before() -> None:
    assert not ask(QUESTION, Asker()).chosen


def test_a_question_that_leans_on_an_earlier_one_is_not_taken_for_it() -> None:
    made = (choice("Thế còn quý thì sao?"),)
    assert not ask("Thế còn quý thì sao?", made=made, history=("Ai báo cáo tháng?",)).chosen


def test_the_newest_choice_counts_and_one_taken_back_ends_it() -> None:
    assert not ask(QUESTION, made=(choice(quote=""), choice())).chosen
    assert is_chosen(ask(QUESTION, made=(choice(), choice(quote=""))))


def test_a_withdrawn_text_ends_it() -> None:
    texts = snapshot()
    gone = {
        key: replace(d, status=TextStatus.WITHDRAWN) for key, d in texts.documents.items() if d.agency != "rung-nui"
    }
    assert not ask(QUESTION, texts=replace(texts, documents={**texts.documents, **gone})).chosen


def test_a_text_that_replaces_it_keeps_it_where_the_words_stand_in_the_same_place() -> None:
    texts = snapshot()
    document = replace(texts.documents["cang-bien-2026"], id="cang-bien-moi")
    moved = tuple(replace(p, document_id="cang-bien-moi") for p in texts.passages if p.document_id == "cang-bien-2026")
    same = replace(texts, documents={document.id: document}, passages=moved)
    assert is_chosen(ask(QUESTION, texts=same)) and ask(QUESTION, texts=same).citations[0].document_id == document.id
    changed = replace(moved[PLACE], text=moved[PLACE].text.replace("15", "20"))
    other = replace(same, passages=(*moved[:PLACE], changed, *moved[PLACE + 1 :]))
    assert not ask(QUESTION, texts=other).chosen


def test_a_long_passage_is_quoted_within_bounds() -> None:
    long = "Văn phòng tổng hợp. " * 60
    texts = snapshot(
        {"cang-bien": (*TEXTS["cang-bien"][:PLACE], ("Mục IV", long.strip())), "rung-nui": TEXTS["rung-nui"]}
    )
    found = ask(QUESTION, made=(choice(quote=long.strip()),), texts=texts)
    assert is_chosen(found) and len(found.citations[0].quote) <= 400 and len(found.text) <= 600
    assert found.citations[0].quote in long
