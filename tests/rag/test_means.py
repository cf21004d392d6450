"""Channels and means are told by the sentence that lists them, or said not to be there."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency", "said"),
    [
        ("tuyen truyền kết luận 226 ở phường qua nhũng kênh nao", "le-chan", "truyền thông đại chúng"),
        ("Tuyên truyền Kết luận 226 bằng những phương tiện nào?", "heza", "Fanpage"),
        ("Tuyên truyền bằng phương tiện gì?", "le-chan", "truyền thông đại chúng"),
        ("Ban tuyên truyền trên nền tảng số nào?", "dong-dang", "Zalo"),
        ("TTHC được công khai ở những trang nào?", "heza", "Cơ sở dữ liệu quốc gia"),
        ("Kế hoạch được đưa tin trên đâu?", "heza", "fanpage"),
    ],
)
def test_the_sentence_that_lists_the_means_answers(shipped: Examiner, question: str, agency: str, said: str) -> None:
    assert said in shipped.text(question, agency)


def test_the_means_of_several_agencies_are_told_side_by_side(shipped: Examiner) -> None:
    text = shipped.text("HEZA và phường Lê Chân tuyên truyền Kết luận 226 qua những kênh nào?", None)
    assert "Fanpage" in text
    assert "truyền thông đại chúng" in text


@pytest.mark.parametrize("question", ["Họp trực tuyến trên nền tảng nào?", "Phản ánh kiến nghị qua kênh nào?"])
def test_a_channel_for_other_work_is_no_answer(shipped: Examiner, question: str) -> None:
    assert "không nêu kênh, phương tiện" in shipped.text(question, "heza")
