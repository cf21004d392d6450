"""The guard refuses what carries a secrecy mark, asks where it cannot tell, and lets talk about secrecy pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SecretRefused
from core.guard import PersonalData, Secrecy, look_for_secret, mask_personal, refuse_secret


@pytest.mark.parametrize(
    "text",
    [
        "/vanban đến 21/CV-TU mật, bản giấy",
        "/vanban đi 33/BC-XYZ tối mật, gửi điện tử",
        "nhận công văn 9-CV/TU độ mật: Tuyệt mật",
        "Độ mật: Mật",
        "MẬT",
        "em gửi công văn mật ạ",
        "TỐI MẬT",
        "[Mật] Kế hoạch diễn tập",
        "Công văn Mật của Tỉnh uỷ về diễn tập",
        "vừa nhận văn bản mật của Tỉnh uỷ, nhập vào đâu?",
        "tài liệu đóng dấu Mật gửi sáng nay",
        "Báo cáo tuyệt mật gửi Bộ",
        "M Ậ T",
        "công văn ma\u0323\u0302t số 5",  # decomposed letters
        "công văn m\u200bật số 5",  # an invisible space inside
    ],
)
def test_a_secrecy_mark_is_certain(text: str) -> None:
    assert look_for_secret(text) is Secrecy.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "/vanban den 21/CV-TU mat, ban giay",
        "nhan cong van mat cua tinh uy",
        "van ban tuyet mat gui bo",
        "bao cao toi mat so 12",
        "cv mat sang nay",
        "đã gửi cv mat cho Sở",
    ],
)
def test_a_mark_typed_without_accents_is_a_doubt(text: str) -> None:
    assert look_for_secret(text) is Secrecy.DOUBT


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản mật có phải gửi điện tử không?",
        "văn bản mật có phải gửi điện tử không",
        "van ban mat co phai gui dien tu khong",
        "100% văn bản gửi dạng điện tử (trừ văn bản mật)",
        "Họp về công tác bảo mật thông tin sáng nay 2 tiếng",
        "Tập huấn bảo vệ bí mật nhà nước, trực tiếp, 1 ngày",
        "Triển khai hệ thống quản lý văn bản mật dùng chung",
        "quên mật khẩu đăng nhập",
        "gặp mặt doanh nghiệp đầu xuân",
        "gap mat doanh nghiep 2 tieng",
        "họp toi mat 2 tieng",
        "hop giai phong mat bang sang nay",
        "Mặt trận Tổ quốc họp giao ban",
        "mat dien nen hoan hop 15/5",
        "văn bản này không mật, số 15/BC-ABC",
        "hội nghị chuyên môn tối đa bao lâu?",
        "",
    ],
)
def test_talk_about_secrecy_and_lookalikes_pass(text: str) -> None:
    assert look_for_secret(text) is Secrecy.CLEAN


def test_the_refusal_says_what_to_do_and_repeats_nothing() -> None:
    with pytest.raises(SecretRefused) as certain:
        refuse_secret("họp giao ban", "công văn mật số 5 về kho vũ khí")
    assert "xoá" in str(certain.value)
    assert "vũ khí" not in str(certain.value)
    with pytest.raises(SecretRefused, match="gõ lại có dấu"):
        refuse_secret("cv mat so 5")
    refuse_secret("họp giao ban", "")


@pytest.mark.parametrize(
    ("text", "masked", "found"),
    [
        ("CCCD 031099012345 nhé", "CCCD [số định danh đã che] nhé", {PersonalData.IDENTITY_CARD}),
        ("cmnd: 031234567", "cmnd: [số định danh đã che]", {PersonalData.IDENTITY_CARD}),
        ("gọi 0912 345 678", "gọi [số điện thoại đã che]", {PersonalData.PHONE}),
        (
            "gọi +84-91-234-5678 hoặc 0225.3842.123",
            "gọi [số điện thoại đã che] hoặc [số điện thoại đã che]",
            {PersonalData.PHONE},
        ),
        (
            "số 1488/KH-BQL ngày 18/4/2025, 80 hồ sơ, 1.250.000 đồng",
            "số 1488/KH-BQL ngày 18/4/2025, 80 hồ sơ, 1.250.000 đồng",
            set(),
        ),
        ("Quyết định 0123456789/QĐ-TTg", "Quyết định 0123456789/QĐ-TTg", set()),
    ],
)
def test_personal_numbers_are_masked_and_document_numbers_kept(
    text: str, masked: str, found: set[PersonalData]
) -> None:
    assert mask_personal(text).text == masked
    assert mask_personal(text).found == found


@given(st.text(max_size=300))
def test_the_guard_takes_any_text(text: str) -> None:
    assert look_for_secret(text) in Secrecy
    assert mask_personal(mask_personal(text).text).text == mask_personal(text).text
