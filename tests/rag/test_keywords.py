"""Lexical ranking."""

import numpy as np
import pytest

from core.vietnamese.text import fold
from rag.keywords import KeywordIndex, terms

TEXTS = [
    "Hội nghị chuyên môn không quá 01 ngày",
    "Hội nghị quán triệt không quá nửa ngày",
    "Tỷ lệ văn bản điện tử đạt 100%",
    "Đường dây nóng của cơ quan",
]


def best(question: str, texts: list[str] = TEXTS) -> int:
    return int(np.argmax(KeywordIndex(texts).scores(question).bm25))


@pytest.mark.parametrize("question", ["hội nghị chuyên môn bao lâu", "HOI NGHI CHUYEN MON", "hội nghi chuyên mon"])
def test_accents_and_case_do_not_keep_a_question_from_its_text(question: str) -> None:
    assert best(question) == 0


def test_the_letter_d_with_a_stroke_is_found_without_it() -> None:
    assert best("duong day nong") == 3


def test_neighbouring_syllables_tell_words_apart() -> None:
    assert best("văn bản điện tử", ["bản điện văn tử", "văn bản điện tử"]) == 1


def test_accents_in_the_question_prefer_the_text_that_agrees() -> None:
    texts = ["ban hành kế hoạch đoàn kết", "bán hàng kê hoạch đoạn kết"]
    assert best("bán hàng", texts) == 1 and best("ban hành", texts) == 0


def test_a_question_without_accents_asks_for_folded_terms_alone() -> None:
    assert not [term for term in terms(fold("Hội nghị")) if term.startswith("=")]


def test_coverage_is_the_share_of_the_question_a_text_holds() -> None:
    scores = KeywordIndex(TEXTS).scores("hội nghị quán triệt")
    assert scores.coverage[1] == pytest.approx(1)
    assert 0 < scores.coverage[0] < 1
    assert scores.coverage[2] == 0


def test_words_no_text_uses_weigh_against_the_question() -> None:
    index = KeywordIndex(TEXTS)
    known, odd = index.scores("hội nghị"), index.scores("hội nghị mèo béo")
    assert odd.coverage[0] < known.coverage[0]
    assert odd.bm25[0] / odd.idf < known.bm25[0] / known.idf


@pytest.mark.parametrize("question", ["", "🙂🙂", "?!", "\x00\x01", "xyz qwk"])
def test_a_question_without_known_words_scores_nothing(question: str) -> None:
    scores = KeywordIndex(TEXTS).scores(question)
    assert not scores.bm25.any() and not scores.coverage.any()


@pytest.mark.parametrize("texts", [[], [""], ["", "..."]])
def test_texts_without_words_can_be_indexed(texts: list[str]) -> None:
    assert not KeywordIndex(texts).scores("hội nghị").bm25.any()
