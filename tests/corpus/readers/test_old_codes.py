"""Texts typed before Unicode read as what they say; ordinary texts are never taken for such."""

import io
from pathlib import Path

import pytest

from core.errors import FileRefused, SecretRefused
from corpus.prepare import Order, prepare
from corpus.readers.old_codes import decoder_of, from_tcvn3, from_vni

TCVN3 = """ñy ban nh©n d©n
x· b×nh minh

Sè: 15/KH-UBND
B×nh Minh, ngµy 02 th¸ng 3 n¨m 2026

KÕ ho¹ch
§æi míi viÖc tæ chøc häp n¨m 2026

I. Quy ®Þnh
- Häp giao ban kh«ng qu¸ 90 phót.
- Tµi liÖu göi tr\xadíc ngµy häp 02 ngµy.
"""
VNI = """Keá hoaïch ñoåi môùi vieäc toå chöùc hoïp naêm 2026
I. Quy ñònh
- Hoïp giao ban khoâng quaù 90 phuùt.
- Taøi lieäu göûi tröôùc ngaøy hoïp 02 ngaøy.
"""
TEXTS = ("Họp giao ban không quá 90 phút.", "Tài liệu gửi trước ngày họp 02 ngày.")


def told(path: Path) -> str:
    return "\n".join(passage.text for passage in prepare(Order(path, "xa-binh-minh")).passages)


@pytest.mark.parametrize(("text", "encoding"), [(TCVN3, "utf-8"), (TCVN3, "latin-1"), (VNI, "utf-8"), (VNI, "latin-1")])
def test_a_text_in_an_old_code_reads_as_what_it_says(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(text.encode(encoding))
    assert all(words in told(path) for words in TEXTS)


def _word_file(path: Path, *runs: tuple[str, str]) -> Path:
    import docx
    from docx.oxml.ns import qn

    document = docx.Document()
    for font, text in runs:
        run = document.add_paragraph().add_run(text)
        run.font.name = font
        run._element.rPr.rFonts.set(qn("w:hAnsi"), font)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def test_a_word_file_in_old_fonts_reads_as_what_it_says(tmp_path: Path) -> None:
    lines = [(".VnTime", line) for line in TCVN3.splitlines()[3:] if line.strip()]
    path = _word_file(
        tmp_path / "ke-hoach.docx",
        (".VnTimeH", "kÕ ho¹ch"),
        *lines,
        ("Times New Roman", "- Phòng có hội trường để họp."),
    )
    text = told(path)
    assert all(words in text for words in (*TEXTS, "KẾ HOẠCH", "Phòng có hội trường"))


def test_a_secrecy_stamp_in_an_old_code_is_a_stamp(tmp_path: Path) -> None:
    lines = [(".VnTime", line) for line in TCVN3.splitlines() if line.strip()]
    with pytest.raises(SecretRefused):
        prepare(Order(_word_file(tmp_path / "mat.docx", (".VnTimeH", "mËt"), *lines), "xa-binh-minh"))


def test_signs_that_no_code_explains_are_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "la.txt"
    path.write_text("\n".join(["w¸µ¶z q½»¼k x¾Æzz ¨¹·vv"] * 8), encoding="utf-8")
    with pytest.raises(FileRefused, match="UniKey"):
        prepare(Order(path, "xa-binh-minh"))


@pytest.mark.parametrize(
    "text",
    [
        "Có hòa, có là, có bà, có nó: và tại phòng họp, hội trường, ta có lý do để họp cho rõ việc đã bàn.",
        "An ha co la ba no va tai phong hop khong dau, gia 5 µm, 30 °C, điều § 5 «trích» của văn bản ½ ngày.",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert decoder_of([text] * 5, "a.txt") is None


def test_every_letter_has_its_place() -> None:
    assert from_tcvn3("®­îc ngµy ThuËn ¨n ý") == "được ngày Thuận ăn ý"
    assert from_vni("Ñöôïc ngaøy Thuaän aên yù yõ kyû") == "Được ngày Thuận ăn ý ỹ kỷ"
