"""Files that may not be taken in are refused within bounds, in Vietnamese, and say what to do."""

import io
import os
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import FileRefused, SecretRefused
from corpus.readers.limits import Limits
from corpus.readers.sandbox import read_safely
from corpus.readers.worker import out_of_memory
from tests.fixtures.draw import as_docx, as_pdf
from tests.fixtures.sheet import Sheet, Text, Title

_SHORT = Sheet("ngan", "a", "A", (("decimal", "%1."),), (Title(("KẾ HOẠCH",)), Text("Họp giao ban không quá 01 giờ.")))
_MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _docx() -> bytes:
    return as_docx(_SHORT)


def _changed(parts: dict[str, bytes]) -> bytes:
    """A Word file with parts added or replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_docx())) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            if name not in parts:
                out.writestr(name, source.read(name))
        for name, data in parts.items():
            out.writestr(name, data)
    return target.getvalue()


def _part(name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(_docx())).read(name)


def _with_link(kind: str, target: str) -> bytes:
    rels = _part("word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        f'<Relationship Id="rX" Type="{_REL}{kind}" Target="{target}" TargetMode="External"/></Relationships>'.encode(),
    )
    return _changed({"word/_rels/document.xml.rels": rels})


def _zip_bomb() -> bytes:
    return _changed({"word/media/zeros.bin": b"\0" * 300_000_000})


def _many_members() -> bytes:
    return _changed({f"word/media/{i}.txt": b"x" for i in range(5_000)})


def _encrypted_docx() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


def _pdf_writer():
    import pypdf

    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(as_pdf(_SHORT)))
    return writer


def _written(writer) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _pdf_with(action: str) -> bytes:
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    writer = _pdf_writer()
    if action == "attachment":
        writer.add_attachment("a.exe", b"MZ")
    elif action == "password":
        writer.encrypt("bí mật")
    else:
        kind, key, value = {"script": ("/JavaScript", "/JS", "app.alert(1)"), "launch": ("/Launch", "/F", "cmd.exe")}[
            action
        ]
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject(kind), NameObject(key): TextStringObject(value)}
        )
    return _written(writer)


def _hidden_script() -> bytes:
    """A script whose name is spelled in hex, unseen by a search for its letters."""
    return _pdf_with("script").replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/J#53")


def _empty_pages(count: int) -> bytes:
    """Pages by hand: a writer would need minutes for so many."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (i + 3) for i in range(count))
    objects.append(b"<</Type/Pages/Count 1/Kids[" + kids + b"]>>")  # the number told is a lie
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count
    parts, places, at = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, start=1):
        places.append(at)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        at += len(parts[-1])
    xref = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    xref += b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(xref + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at))
    return b"".join(parts)


def _huge_picture() -> bytes:
    """A PNG of a few bytes that claims 60,000 × 60,000 points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
_HTML = "<!DOCTYPE html><html><body>Kế hoạch</body></html>".encode()

_REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("a.docx", _zip_bomb, "giải nén"),
    "a zip of very many members": ("a.docx", _many_members, "quá nhiều thành phần"),
    "a member that climbs out of its folder": ("a.docx", lambda: _changed({"../../x.xml": b"x"}), "đường dẫn"),
    "a macro": ("a.docx", lambda: _changed({"word/vbaProject.bin": b"x"}), "macro"),
    "a macro document by its suffix": ("a.docm", _docx, "macro"),
    "a macro document renamed": (
        "a.docx",
        lambda: _changed(
            {"[Content_Types].xml": _part("[Content_Types].xml").replace(b"document.main", b"x") + _MACRO_TYPE.encode()}
        ),
        "macro",
    ),
    "an encrypted Word file": ("a.docx", _encrypted_docx, "mật khẩu"),
    "a template from elsewhere": (
        "a.docx",
        lambda: _with_link("attachedTemplate", "http://x.test/t.dotm"),
        "bên ngoài",
    ),
    "a picture from elsewhere": ("a.docx", lambda: _with_link("image", "http://x.test/a.png"), "bên ngoài"),
    "XML entities": ("a.docx", lambda: _changed({"word/comments.xml": _ENTITIES}), "XML"),
    "a broken Word file": ("a.docx", lambda: _docx()[:3000], "hỏng"),
    "a Word file whose text is cut": ("a.docx", lambda: _changed({"word/document.xml": b"<w:document"}), "hỏng"),
    "a zip that is no Word file": ("a.docx", lambda: _only({"a.txt": b"x"}), "đuôi"),
    "a script in a PDF": ("a.pdf", lambda: _pdf_with("script"), "JavaScript"),
    "a script with its name spelled in hex": ("a.pdf", _hidden_script, "JavaScript"),
    "a PDF that starts a program": ("a.pdf", lambda: _pdf_with("launch"), "mở chương trình"),
    "a PDF with an attachment": ("a.pdf", lambda: _pdf_with("attachment"), "đính kèm"),
    "an encrypted PDF": ("a.pdf", lambda: _pdf_with("password"), "mật khẩu"),
    "a broken PDF": ("a.pdf", lambda: as_pdf(_SHORT)[:700], "hỏng"),
    "a PDF of noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "hỏng"),
    "10,000 empty pages": ("a.pdf", lambda: _empty_pages(10_000), "trang"),
    "an empty page": ("a.pdf", lambda: _empty_pages(1), "Không đọc được chữ"),
    "a PDF that is also a zip": ("a.pdf", lambda: as_pdf(_SHORT) + _docx(), "hai loại"),
    "a zip before a PDF": ("a.pdf", lambda: _docx() + as_pdf(_SHORT), "đuôi"),
    "a Word file called PDF": ("a.pdf", _docx, "đuôi"),
    "a PDF called Word": ("a.docx", lambda: as_pdf(_SHORT), "đuôi"),
    "HTML called Word": ("a.docx", lambda: _HTML, "đuôi"),
    "HTML called text": ("a.txt", lambda: _HTML, "đuôi"),
    "a program called text": ("a.txt", lambda: b"MZ\x90\x00" + b"\0" * 100, "đuôi"),
    "an empty file": ("a.docx", lambda: b"", "rỗng"),
    "an unknown suffix": ("a.xyz", lambda: b"abc", ".docx"),
    "an old Word file": ("a.doc", _encrypted_docx, "lưu lại thành .docx"),
    "a picture of billions of points": ("a.png", _huge_picture, "quá lớn"),
    "a broken picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"abc" * 50, "hỏng"),
    "a picture that is also a page": (
        "a.jpg",
        lambda: b"\xff\xd8\xff\xe0<html><script>1</script>" + b"x" * 99,
        "hai loại",
    ),
}


def _only(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("case", _REFUSED)
def test_a_file_that_may_not_come_in_is_refused_with_a_reason(case: str, tmp_path: Path) -> None:
    name, made, words = _REFUSED[case]
    path = tmp_path / name
    path.write_bytes(made())
    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        read_safely(path)
    assert words in str(refused.value)
    assert time.monotonic() - began < 15


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "thu-muc.pdf").mkdir()
    for name in ("khong-co.pdf", "thu-muc.pdf"):
        with pytest.raises(FileRefused):
            read_safely(tmp_path / name)


def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.pdf")
    with pytest.raises(FileRefused):
        read_safely(tmp_path / "ong.pdf")


def test_a_file_over_the_size_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(_docx())
    with pytest.raises(FileRefused, match="MB"):
        read_safely(path, Limits(file_bytes=10_000))


def test_reading_stops_at_the_time_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(_SHORT))
    with pytest.raises(FileRefused, match="giây"):
        read_safely(path, Limits(seconds=0.05))


def test_reading_stops_at_the_memory_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(_SHORT))
    with pytest.raises(FileRefused, match="bộ nhớ"):
        read_safely(path, Limits(memory_bytes=45_000_000))  # enough to start in, not to load a reader


def test_a_library_that_is_missing_is_not_taken_for_memory_that_ended() -> None:
    limits = Limits(memory_bytes=1 << 60)
    assert not out_of_memory(ModuleNotFoundError("No module named 'docx'"), limits)
    assert out_of_memory(ImportError("failed to map segment from shared object"), limits)
    assert out_of_memory(MemoryError(), limits)


@pytest.mark.parametrize("answer", ["", '{"blocks": [', "[]"])
def test_an_answer_cut_short_is_a_file_that_cannot_be_read(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(_SHORT))
    monkeypatch.setattr(
        "corpus.readers.sandbox._command", lambda _, out: ["sh", "-c", f"printf '%s' '{answer}' > {out}"]
    )
    with pytest.raises(FileRefused, match="dừng giữa chừng"):
        read_safely(path)


def test_an_ordinary_link_is_no_danger(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(_with_link("hyperlink", "https://binhminh.gov.vn"))
    assert "01 giờ" in " ".join(block.text for block in read_safely(path).blocks)


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Tối mật"])
@pytest.mark.parametrize("draw", [as_docx, as_pdf])
def test_a_stamped_text_is_refused_whatever_the_format(
    stamp: str, draw: Callable[[Sheet], bytes], tmp_path: Path
) -> None:
    stamped = Sheet("mat", "a", "A", _SHORT.levels, (Title((stamp,)), *_SHORT.items))
    path = tmp_path / ("a.docx" if draw is as_docx else "a.pdf")
    path.write_bytes(draw(stamped))
    with pytest.raises(SecretRefused) as refused:
        read_safely(path)
    assert "giao ban" not in str(refused.value)


def test_words_about_secrecy_are_no_stamp(tmp_path: Path) -> None:
    about = Text("Bảo đảm 100% văn bản điện tử (trừ văn bản mật); giữ bí mật nhà nước; dùng bảo mật hai lớp.")
    path = tmp_path / "a.docx"
    path.write_bytes(as_docx(Sheet("khong", "a", "A", _SHORT.levels, (*_SHORT.items, about))))
    assert read_safely(path).blocks
