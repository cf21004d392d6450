"""Slips of the finger are mended where the texts prove what was meant."""

import pytest

from rag.lexicon import Lexicon
from rag.spelling import correct
from tests.rag.plans import snapshot


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(snapshot())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoij nghị", "hoi nghị"),
        ("vawn phòng", "van phòng"),
        ("chuyeen môn", "chuyen môn"),
        ("trực tuyếnn", "trực tuyến"),
        ("3 tiếg", "3 tieng"),
    ],
)
def test_a_slip_becomes_the_syllable_that_fits(lexicon: Lexicon, typed: str, meant: str) -> None:
    from core.vietnamese.text import fold

    assert [fold(word) for word in correct(typed.split(), lexicon)] == fold(meant).split()


@pytest.mark.parametrize("typed", ["hội nghị", "con mèo", "zoom 365", "xng"])
def test_words_that_may_be_meant_so_are_left_alone(lexicon: Lexicon, typed: str) -> None:
    assert correct(typed.split(), lexicon) == typed.split()


def test_a_syllable_without_its_vowel_is_mended_beside_a_neighbour_that_proves_it(lexicon: Lexicon) -> None:
    assert correct(["hội", "nghị", "chuyên", "mn"], lexicon)[-1] == "mn"
    assert correct(["thủ", "tục", "hnh", "chính"], lexicon)[2] == "hanh"
