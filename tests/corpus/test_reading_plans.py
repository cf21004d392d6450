"""The shipped plans, and any text at all: outlines as reviewed, nothing lost, bad files refused in Vietnamese."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import FileRefused, SettingsError
from core.vietnamese.text import nfc
from corpus.model import Block, BlockKind, Identity, SectionKind, SourceText
from corpus.outline import outline
from corpus.passages import cut
from corpus.prepare import Order, prepare
from corpus.readers import read
from corpus.registry import load_agencies, load_register
from corpus.repair import repair
from tests.golden.outlines import GOLDEN, PLANS, plans, printed

CORPUS = PLANS.parent
SHIPPED = sorted(plans())
LINES = (
    "KẾ HOẠCH",
    "Số: /KH-UBND",
    "I. MỤC TIÊU",
    "II - NHIỆM VỤ",
    "1. Yêu cầu",
    "1.1. Họp ngắn",
    "a) Giảm 10% số cuộc họp;",
    "- Gửi trước 02 ngày.",
    "+ Họp trực tuyến",
    "Điều 2. Hiệu lực",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Phụ lục",
    "Nơi nhận:",
    "- Lưu: VT.",
    "KT. CHỦ TỊCH",
    "Văn phòng chủ trì theo dõi./.",
    "và tổ chức thực hiện tốt.",
    "Căn cứ Luật số 72/2025/QH15;",
)
ROWS = (("TT", "Nội dung", "Thời hạn"), ("1", "Rà soát", "30/6"), ("I", "Nhóm", ""), ("", "tiếp theo", ""))


def _words(text: str) -> Counter[str]:
    return Counter(word for word in text.split() if word != "|")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_plan_has_the_outline_that_was_reviewed(name: str) -> None:
    assert printed(plans()[name]) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_passages_put_together_are_the_plan(name: str) -> None:
    repaired = repair(read(plans()[name]))
    passages = cut(outline(repaired), name)
    assert _words(" ".join(p.text for p in passages)) == _words(" ".join(b.text for b in repaired.blocks))
    assert len({p.id for p in passages}) == len(passages)
    assert [p.order for p in passages] == list(range(len(passages)))


@pytest.mark.parametrize("name", SHIPPED)
def test_repair_never_changes_a_figure(name: str) -> None:
    source = read(plans()[name])

    def figures(text: SourceText) -> Counter[str]:
        return Counter(word for block in text.blocks for word in block.text.split() if any(c.isdigit() for c in word))

    assert figures(repair(source)) == figures(source)


def _identity(path: Path) -> Identity:
    return prepare(Order(path, "co-quan")).document.identity


def test_the_annex_has_every_task_under_its_group_with_every_column() -> None:
    passages = cut(outline(repair(read(plans()["heza-cchc-2026"]))), "x")
    rows = [p for p in passages if p.kind is SectionKind.TABLE_ROW]
    assert [row.cells["TT"] for row in rows] == [str(n) for n in range(1, 23)]
    assert {len(row.cells) for row in rows} == {6}
    assert rows[16].cells["Đơn vị phối hợp"].endswith("Hỗ trợ doanh nghiệp Hải Phòng")
    assert rows[21].cells["Sản phẩm"] == "Quyết định phê duyệt Đề án của UBND thành phố"
    assert rows[21].heading_path[-1] == "VII | Xây dựng Chính quyền điện tử, Chính quyền số"


_PARAGRAPHS = st.sampled_from(LINES).map(lambda text: Block(BlockKind.PARAGRAPH, text, (1, 1)))
_TABLE_ROWS = st.sampled_from(ROWS).map(
    lambda cells: Block(BlockKind.TABLE_ROW, " | ".join(cells), (1, 1), cells=cells, table=1)
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.one_of(_PARAGRAPHS, _PARAGRAPHS, _TABLE_ROWS), max_size=25))
def test_whatever_the_order_of_lines_nothing_is_lost_or_doubled(blocks: list[Block]) -> None:
    repaired = repair(SourceText("txt", "", tuple(blocks)))
    passages = cut(outline(repaired), "x")
    assert _words(" ".join(p.text for p in passages)) == _words(" ".join(b.text for b in repaired.blocks))
    assert len({p.key for p in passages}) == len(passages)


@pytest.mark.parametrize(
    "content",
    [b"", b" \r\n\t\n", bytes(range(256)) * 8, "Họp".encode("utf-16-le") * 50, b"K\xd5 ho\xb9ch h\xd1p"],
    ids=["empty", "blank", "binary", "utf-16 without its mark", "an old font"],
)
def test_a_file_that_is_no_text_is_refused_in_vietnamese(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match="ke-hoach"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_windows_line_ends_and_byte_order_marks_change_nothing(encoding: str, tmp_path: Path) -> None:
    plain, windows = tmp_path / "a.txt", tmp_path / "b.txt"
    text = "I. HỌP\n\n- Không quá 01 giờ.\n"
    plain.write_text(text, encoding="utf-8")
    windows.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert read(windows).blocks == read(plain).blocks


def test_a_text_without_headings_is_cited_by_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "ghi-chu.txt"
    path.write_text("Cơ quan họp giao ban.\n\nThứ hai nộp báo cáo.\n", encoding="utf-8")
    assert [p.locator for p in cut(outline(repair(read(path))), "x")] == ["Đoạn 1", "Đoạn 2"]


def test_a_text_that_is_only_a_table_keeps_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "bang.txt"
    path.write_text("STT\tNhiệm vụ\tHạn\n1\tRà soát\t30/6\n2\tTổng kết\t15/12\n", encoding="utf-8")
    rows = [p for p in cut(outline(repair(read(path))), "x") if p.kind is SectionKind.TABLE_ROW]
    assert [dict(row.cells) for row in rows] == [
        {"STT": "1", "Nhiệm vụ": "Rà soát", "Hạn": "30/6"},
        {"STT": "2", "Nhiệm vụ": "Tổng kết", "Hạn": "15/12"},
    ]


def test_a_blank_number_and_day_stay_blank() -> None:
    identity = _identity(plans()["heza-226-2026"])
    assert (identity.number, identity.symbol) == (None, "/KH-BQL")
    assert (identity.issued, identity.month, identity.year) == (None, 4, 2026)
    assert identity.signer_role is not None and identity.signer_role.startswith("Phó Trưởng ban")


def test_a_space_before_the_symbol_is_no_part_of_the_number() -> None:
    assert _identity(plans()["heza-cchc-so-ket-2025"]).number == "1488/KH-BQL"


def test_every_plan_names_the_agency_it_is_filed_under() -> None:
    agencies = load_agencies(CORPUS / "agencies.toml")
    for plan in plans().values():
        assert nfc(_identity(plan).issuer) == agencies[plan.parent.name].name


def test_a_law_known_from_memory_alone_is_marked_so() -> None:
    register = load_register(CORPUS / "legal_bases.toml")
    assert not any(basis.held for basis in register)
    assert any(basis.confirmed for basis in register) and not all(basis.confirmed for basis in register)


def test_a_broken_register_names_its_file(tmp_path: Path) -> None:
    broken = tmp_path / "agencies.toml"
    broken.write_text("[heza\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"agencies\.toml"):
        load_agencies(broken)
