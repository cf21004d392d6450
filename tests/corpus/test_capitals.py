"""An issuer set in capitals is named as a sentence would name it."""

import pytest

from corpus.capitals import in_running_letters


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("SỞ NỘI VỤ TỈNH LẠNG SƠN", "Sở Nội vụ tỉnh Lạng Sơn"),
        ("UBND TỈNH PHÚ THỌ", "UBND tỉnh Phú Thọ"),
        ("ỦY BAN NHÂN DÂN XÃ ĐỒI CHÈ", "Ủy ban nhân dân xã Đồi Chè"),
        ("Ủy ban nhân dân XÃ BÌNH THƯỢNG", "Ủy ban nhân dân xã Bình Thượng"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
        (
            "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH THÀNH PHỐ HẢI PHÒNG",
            "Sở Văn hóa, Thể thao và Du lịch thành phố Hải Phòng",
        ),
        (
            "BAN QUẢN LÝ KHU KINH TẾ CỬA KHẨU ĐỒNG ĐĂNG - LẠNG SƠN",
            "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
        ),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG LÊ CHÂN", "Trung tâm Phục vụ hành chính công phường Lê Chân"),
        ("VĂN PHÒNG HĐND VÀ UBND XÃ SUỐI NHUM", "Văn phòng HĐND và UBND xã Suối Nhum"),
        ("PHÒNG KẾ HOẠCH - TÀI CHÍNH", "Phòng Kế hoạch - Tài chính"),
        ("ỦY BAN NHÂN DÂN QUẬN 7", "Ủy ban nhân dân quận 7"),
        ("KHO BẠC NHÀ NƯỚC KHU VỰC III", "Kho bạc Nhà nước khu vực III"),
        ("BỘ Y TẾ", "Bộ Y tế"),
        ("Ban Quản lý Khu kinh tế Hải Phòng", "Ban Quản lý Khu kinh tế Hải Phòng"),
        ("UBND tỉnh Phú Thọ", "UBND tỉnh Phú Thọ"),
        ("", ""),
    ],
)
def test_capitals_become_running_letters(capitals: str, name: str) -> None:
    assert in_running_letters(capitals) == name
