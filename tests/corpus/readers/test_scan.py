"""Scans as offices send them: skewed, specked, turned, stamped, with tables, or among printed pages."""

import io
from pathlib import Path
from typing import Any

import pytest

from core.errors import SecretRefused, UnavailableError
from core.vietnamese.text import tokens
from corpus.model import Block, BlockKind
from corpus.readers import pdf, scan
from corpus.readers.roman_headings import mended
from tests.fixtures.draw import as_pdf, as_scan, pictures, worn
from tests.fixtures.sheet import Grid, NewPage, Sheet, Title, as_text
from tests.fixtures.sheets import phuong_an_hai, so_tai_chinh

_WIDE = Sheet(
    "ngang",
    "a",
    "A",
    (("decimal", "%1."),),
    (
        NewPage(landscape=True),
        Title(("PHỤ LỤC",)),
        Grid(
            rows=(
                ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
                ("1", "Rà soát thủ tục hành chính", "Văn phòng", "Quý I"),
                ("2", "Tập huấn chuyển đổi số", "Phòng Văn hóa", "Tháng 5"),
            ),
            widths=(40, 300, 160, 120),
        ),
    ),
)


def _saved(path: Path, image: Any, **options: Any) -> Path:
    from PIL import Image

    Image.fromarray(image).save(path, **options)
    return path


def _likeness(blocks: tuple[Block, ...], sheet: Sheet) -> float:
    """Share of the sheet's words that were read, order aside."""
    from collections import Counter

    wanted, found = Counter(tokens(as_text(sheet))), Counter(tokens(" ".join(b.text for b in blocks)))
    return sum((wanted & found).values()) / sum(wanted.values())


@pytest.mark.long
@pytest.mark.parametrize("skew", [-2.5, 0.0, 3.0])
def test_a_skewed_specked_scan_is_read(skew: float, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(as_scan(so_tai_chinh.SHEET, skew=skew))
    source = pdf.read(tmp_path / "a.pdf")
    assert source.format == "scan"
    assert _likeness(source.blocks, so_tai_chinh.SHEET) > 0.97
    assert all(b.confidence is not None and 0 < b.confidence <= 1 for b in source.blocks)


def test_a_picture_of_a_page_is_read_with_its_table(tmp_path: Path) -> None:
    page = pictures(as_pdf(phuong_an_hai.SHEET), 200)[1]
    source = scan.read(_saved(tmp_path / "a.png", worn(page, skew=1.0, noise=8, seed=1)))
    rows = [b.cells for b in source.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows[2] == ("2", "Đường ven sông", "Công an phường", "Tháng 6/2026")
    assert source.pages == 1


@pytest.mark.long
@pytest.mark.parametrize("turns", [1, 3])
def test_a_landscape_page_fed_upright_is_turned(turns: int, tmp_path: Path) -> None:
    import numpy as np

    page = pictures(as_pdf(_WIDE), 200)[-1]
    source = scan.read(_saved(tmp_path / "a.jpg", np.rot90(page, turns), quality=80))
    rows = [b.cells for b in source.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows[1:] == [
        ("1", "Rà soát thủ tục hành chính", "Văn phòng", "Quý I"),
        ("2", "Tập huấn chuyển đổi số", "Phòng Văn hóa", "Tháng 5"),
    ]


@pytest.mark.long
def test_a_page_upside_down_is_turned(tmp_path: Path) -> None:
    import numpy as np

    page = pictures(as_pdf(phuong_an_hai.SHEET), 200)[0]
    source = scan.read(_saved(tmp_path / "a.png", np.rot90(page, 2)))
    assert "đường dây nóng được trả lời trong 24 giờ" in " ".join(b.text for b in source.blocks)


@pytest.mark.long
def test_pages_that_are_pictures_among_printed_ones_are_read_in_order(tmp_path: Path) -> None:
    import pypdf

    printed = pypdf.PdfReader(io.BytesIO(as_pdf(phuong_an_hai.SHEET)))
    scanned = pypdf.PdfReader(io.BytesIO(as_scan(phuong_an_hai.SHEET)))
    writer = pypdf.PdfWriter()
    writer.add_page(printed.pages[0])
    writer.add_page(scanned.pages[1])
    with (tmp_path / "a.pdf").open("wb") as file:
        writer.write(file)
    source = pdf.read(tmp_path / "a.pdf")
    assert {b.page for b in source.blocks if b.confidence is None} == {1}
    assert {b.page for b in source.blocks if b.confidence is not None} == {2}
    assert _likeness(source.blocks, phuong_an_hai.SHEET) > 0.97


@pytest.mark.long
def test_a_red_stamp_is_seen_on_a_scan(tmp_path: Path) -> None:
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    page = Image.fromarray(np.stack([pictures(as_pdf(phuong_an_hai.SHEET), 200)[0]] * 3, axis=2))
    font = ImageFont.truetype("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf", 46)
    drawing = ImageDraw.Draw(page)
    drawing.rectangle((180, 330, 420, 410), outline=(200, 20, 30), width=5)
    drawing.text((215, 342), "TỐI MẬT", font=font, fill=(200, 20, 30))
    page.save(tmp_path / "a.png")
    with pytest.raises(SecretRefused):
        scan.read(tmp_path / "a.png")


def test_without_tesseract_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(as_scan(_WIDE))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnavailableError, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
        pdf.read(tmp_path / "a.pdf")


def _headings(*labels: str) -> list[str]:
    blocks = [
        Block(BlockKind.PARAGRAPH, f"{label} TỔ CHỨC THỰC HIỆN", (i, i), confidence=0.9)
        for i, label in enumerate(labels)
    ]
    return [block.text.split()[0] for block in mended(blocks)]


def test_misread_roman_headings_are_set_right_by_their_neighbours() -> None:
    assert _headings("L", "IH.", "II.", "IV.") == ["I.", "II.", "III.", "IV."]


def test_roman_headings_that_jump_stay_as_printed() -> None:
    assert _headings("I.", "II.", "III.", "V.") == ["I.", "II.", "III.", "V."]


def test_arabic_headings_are_left_alone() -> None:
    assert _headings("1.", "2.") == ["1.", "2."]
