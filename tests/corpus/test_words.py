"""A word is mended only where something speaks for a scan's fault; two good words that stand together are meant."""

import pytest

from corpus.words import Words


@pytest.mark.parametrize(
    "text",
    [
        "Già làng, trưởng bản và người có uy tín",
        "Báo cáo vào đầu mỗi tháng",
        "Hợp đồng giữa bên bán giao hàng và bên mua",
        "Người lao động tự đóng bảo hiểm xã hội",
        "Thực phẩm chế biến từ động vật",
        "Các cổ đông góp vốn theo phần",
        "Cơ quan thống kê ngành về sinh, tử",
        "Bên thuê người dẫn đường trong rừng",
    ],
)
def test_good_words_that_merely_stand_together_are_left_alone(text: str) -> None:
    assert Words([text]).mend(text) == text


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("Phân đấu đạt 100%", "Phấn đấu đạt 100%"),
        ("Rà soát quy định, chòng chéo về thẩm quyền", "Rà soát quy định, chồng chéo về thẩm quyền"),
        ("Cập nhật trên ứng dụng số tay đảng viên", "Cập nhật trên ứng dụng sổ tay đảng viên"),
        ("Hỗ trợ doanh ng nghiệp", "Hỗ trợ doanh nghiệp"),
    ],
)
def test_a_word_that_only_a_scan_makes_is_mended(spoilt: str, mended: str) -> None:
    assert Words([spoilt]).mend(spoilt) == mended


def test_what_the_text_writes_elsewhere_is_what_was_meant() -> None:
    texts = ["Cải cách thể chế, thể chế hóa chủ trương", "Thế chế các quy định về tuyển dụng"]
    assert Words(texts).mend(texts[1]) == "Thể chế các quy định về tuyển dụng"
