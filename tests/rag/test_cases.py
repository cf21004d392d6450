"""In which case something is not done, or is sent back: told by the place that forbids it or says what is sent back."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Không được ban hành văn bản hành chính trong trường hợp nào?", "heza"),
        ("Khi nào thì không ban hành văn bản hành chính?", "le-chan"),
        ("Loại văn bản nào không được ban hành lại?", "dong-dang"),
    ],
)
def test_the_place_that_forbids_it_tells_the_case(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("“Không ban hành văn bản hành chính để chỉ đạo")


@pytest.mark.parametrize("question", ["Dự thảo nào bị trả lại hồ sơ?", "Hồ sơ dự thảo bị trả lại khi nào?"])
def test_what_is_sent_back_is_told(shipped: Examiner, question: str) -> None:
    assert "chưa tuân thủ đúng quy trình" in shipped.text(question, "le-chan")


def test_whom_to_tell_of_a_difficulty_is_told_by_the_clause_that_says_so(shipped: Examiner) -> None:
    text = shipped.text("Vướng mắc thì phản ánh về đâu?", "le-chan")
    assert "kịp thời phản ánh về phòng Văn hóa – Xã hội" in text


def test_who_was_punished_is_not_told_by_words_about_discipline(shipped: Examiner) -> None:
    assert "không nêu" in shipped.text("Ai bị kỷ luật trong năm qua?", "heza")
