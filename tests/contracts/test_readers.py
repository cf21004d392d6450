"""One plan in every format reads as nearly the same blocks: the contract that all readers keep."""

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.model import Block, BlockKind, SourceText
from corpus.readers import read
from tests.fixtures.build import PLANS, SHEETS
from tests.fixtures.draw import as_docx, as_pdf, as_scan
from tests.fixtures.sheet import Sheet, as_text

_DRAW: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "txt": ("plan.txt", lambda sheet: as_text(sheet).encode()),
    "docx": ("plan.docx", as_docx),
    "pdf": ("plan.pdf", as_pdf),
    "scan": ("plan.pdf", as_scan),
}
_FORMATS = [pytest.param(name, marks=pytest.mark.long) if name == "scan" else name for name in _DRAW]
_LIKENESS = {"txt": 1.0, "docx": 0.99, "pdf": 0.99, "scan": 0.96}


@pytest.fixture(params=[sheet.id for sheet in SHEETS])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return next(sheet for sheet in SHEETS if sheet.id == request.param)


def _read(sheet: Sheet, kind: str, folder: Path) -> SourceText:
    name, draw = _DRAW[kind]
    (folder / name).write_bytes(draw(sheet))
    return read(folder / name)


def _words(blocks: tuple[Block, ...]) -> list[str]:
    return [word for block in blocks for word in block.text.replace(" | ", " ").split()]


@pytest.mark.parametrize("kind", _FORMATS)
def test_every_format_gives_the_same_words_in_the_same_order(kind: str, sheet: Sheet, tmp_path: Path) -> None:
    source = _read(sheet, kind, tmp_path)
    (tmp_path / "text").mkdir()
    told = _read(sheet, "txt", tmp_path / "text")
    assert source.format == kind
    assert SequenceMatcher(None, _words(told.blocks), _words(source.blocks), autojunk=False).ratio() >= _LIKENESS[kind]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_born_digital_formats_give_the_same_paragraphs_and_rows(kind: str, sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    told = _read(sheet, "txt", tmp_path / "text")
    found = {block.text for block in _read(sheet, kind, tmp_path).blocks}
    missing = [block.text for block in told.blocks if block.text not in found]
    assert not missing


@pytest.mark.parametrize("kind", _FORMATS)
def test_blocks_are_numbered_in_order_and_rows_know_their_table(kind: str, sheet: Sheet, tmp_path: Path) -> None:
    blocks = _read(sheet, kind, tmp_path).blocks
    places = [block.lines[0] for block in blocks]
    assert places == sorted(set(places))
    for block in blocks:
        assert (block.kind is BlockKind.TABLE_ROW) == bool(block.cells) == (block.table is not None)
        assert block.text == block.text.strip() != ""
        assert (block.confidence is not None) == (kind == "scan")


@pytest.mark.parametrize("kind", _FORMATS)
def test_the_digest_is_that_of_the_file(kind: str, tmp_path: Path) -> None:
    import hashlib

    source = _read(SHEETS[2], kind, tmp_path)
    assert source.digest == hashlib.sha256((tmp_path / _DRAW[kind][0]).read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sorted(path.name for path in PLANS.iterdir() if path.suffix in (".docx", ".pdf")))
def test_the_kept_fixtures_are_what_the_sheets_draw(name: str) -> None:
    from tests.fixtures.build import FILES

    if name.endswith(".docx"):
        assert FILES[name]() == (PLANS / name).read_bytes()
    else:
        assert name in FILES
