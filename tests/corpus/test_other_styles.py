"""Texts of other offices and habits: each is read into the places its readers would name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.identity import identify
from corpus.model import Section, SectionKind
from corpus.outline import outline
from corpus.passages import cut
from corpus.readers import read
from corpus.repair import repair

Reading = Callable[[str], Section]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """The outline of a text; a name with .md as its first line tells Markdown."""

    def outlined(text: str, suffix: str = ".txt") -> Section:
        path = tmp_path / f"van-ban{suffix}"
        path.write_text(text, encoding="utf-8")
        return outline(repair(read(path)))

    return outlined


def _places(root: Section) -> dict[str, str]:
    return {section.locator: section.text for section in root.walk() if section.locator}


def _of_kind(root: Section, kind: SectionKind) -> list[str]:
    return [section.text for section in root.walk() if section.kind is kind]


DECISION = """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN HÒA\tĐộc lập - Tự do - Hạnh phúc
Số: 45/QĐ-UBND\tTân Hòa, ngày 03 tháng 02 năm 2027

QUYẾT ĐỊNH
Ban hành Quy định về chế độ họp của Ủy ban nhân dân xã
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA

Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Chánh Văn phòng tại Tờ trình số 07/TTr-VP ngày 20/01/2027.

QUYẾT ĐỊNH:

Điều 1. Phạm vi điều chỉnh
1. Quy định này áp dụng với các cuộc họp của xã.
2. Không áp dụng đối với:
a) Họp đột xuất;
b) Cuộc họp khác theo quy định tại
Điều 5 Nghị định số 12/2026/NĐ-CP.
Điều 2. Thời gian họp
1. Họp giao ban không quá 01 giờ.
2. Họp chuyên đề:
- Không quá 02 giờ đối với họp trực tiếp;
+ Trường hợp đặc biệt do Chủ tịch quyết định;
- Không quá 90 phút đối với họp trực tuyến.
Điều 3. Trách nhiệm: Văn phòng theo dõi, báo cáo trước ngày 25 hằng tháng.
Điều 4
Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Trần Thị Bình
"""


def test_a_decision_is_cited_by_article_clause_and_point(reading: Reading) -> None:
    places = _places(reading(DECISION))
    assert places["Điều 1, khoản 2, điểm a"] == "a) Họp đột xuất;"
    assert places["Điều 2, khoản 1"].endswith("không quá 01 giờ.")
    assert places["Điều 2, khoản 2, gạch đầu dòng 2"].endswith("họp trực tuyến.")
    assert places["Điều 3"].endswith("hằng tháng.")


def test_the_last_article_keeps_its_only_sentence(reading: Reading) -> None:
    root = reading(DECISION)
    assert _places(root)["Điều 4, đoạn 1"] == "Quyết định này có hiệu lực kể từ ngày ký./."
    assert _of_kind(root, SectionKind.CLOSING) == []


def test_a_cross_reference_at_a_line_start_is_no_article(reading: Reading) -> None:
    root = reading(DECISION)
    assert [s.label for s in root.walk() if s.kind is SectionKind.ARTICLE] == ["1", "2", "3", "4"]
    assert _places(root)["Điều 1, khoản 2, điểm b"].endswith("tại Điều 5 Nghị định số 12/2026/NĐ-CP.")


def test_a_head_in_two_columns_is_read_column_by_column(reading: Reading) -> None:
    root = reading(DECISION)
    assert _of_kind(root, SectionKind.NUMBER) == ["Số: 45/QĐ-UBND"]
    assert _of_kind(root, SectionKind.PLACE_DATE) == ["Tân Hòa, ngày 03 tháng 02 năm 2027"]
    assert " ".join(_of_kind(root, SectionKind.ISSUER)).startswith("ỦY BAN NHÂN DÂN XÃ TÂN HÒA")
    assert len(_of_kind(root, SectionKind.PREAMBLE)) >= 2


WARD = """\
UBND PHƯỜNG HÒA AN
Số 12/KH-UBND
Hòa An, ngày … tháng 3 năm 2027
KẾ HOẠCH
Chuyển đổi số năm 2027

Phần I
MỤC TIÊU

1. Mục tiêu chung
Nâng cao chất lượng phục vụ.
2. Mục tiêu cụ thể
2.1. 80% hồ sơ nộp trực tuyến.
2.2. Giảm 20% thời gian họp.

Phần II
NHIỆM VỤ

Mục 1. Hạ tầng số
(1) Lắp đặt wifi công cộng tại 05 điểm;
(2) Nâng cấp máy tính.
Mục 2. Dữ liệu số
1) Số hóa sổ hộ tịch.
2) Kết nối dữ liệu:
• Dân cư;
• Đất đai.

Phần III
TỔ CHỨC THỰC HIỆN
A. Các phòng chuyên môn
Chủ động thực hiện Kế hoạch.
B. Công an phường
Phối hợp bảo đảm an toàn.

Trên đây là Kế hoạch chuyển đổi số năm 2027 của phường./.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Cường
PHỤ LỤC 1
DANH MỤC NHIỆM VỤ
Mã\tThời hạn\tNhiệm vụ\tCơ quan chủ trì
NV-01\t30/6/2027\tLắp wifi\tPhòng Kinh tế
NV-02\tQuý III\tSố hóa\tVăn phòng
PHỤ LỤC 2
BIỂU CHỈ TIÊU
Chỉ tiêu\tĐơn vị tính\tKế hoạch 2027
Hồ sơ trực tuyến\t%\t80
"""


def test_a_ward_plan_in_parts_keeps_the_title_under_each_part(reading: Reading) -> None:
    root = reading(WARD)
    parts = [s for s in root.walk() if s.kind is SectionKind.PART]
    assert [part.title for part in parts] == ["MỤC TIÊU", "NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN"]
    assert _places(root)["Phần I, Mục 2.1"] == "2.1. 80% hồ sơ nộp trực tuyến."


def test_numbers_in_brackets_and_capital_letters_are_places_too(reading: Reading) -> None:
    places = _places(reading(WARD))
    assert places["Phần II, Mục 1.2"] == "(2) Nâng cấp máy tính."
    assert places["Phần III, Mục B"] == "B. Công an phường"
    assert places["Phần III, Mục B, đoạn 1"] == "Phối hợp bảo đảm an toàn."


def test_a_number_line_without_a_colon_is_the_number(reading: Reading) -> None:
    assert _of_kind(reading(WARD), SectionKind.NUMBER) == ["Số 12/KH-UBND"]


def test_rows_are_cited_by_their_code_whatever_the_order_of_columns(reading: Reading) -> None:
    row = next(s for s in reading(WARD).walk() if s.locator == "Phụ lục 1, nhiệm vụ NV-02")
    assert dict(row.cells) == {
        "Mã": "NV-02",
        "Thời hạn": "Quý III",
        "Nhiệm vụ": "Số hóa",
        "Cơ quan chủ trì": "Văn phòng",
    }


MARKDOWN = """\
# KẾ HOẠCH

**Nâng cao Chỉ số cải cách hành chính năm 2027**

## Mục tiêu chung

Đạt nhóm **khá** trở lên.

## Nhiệm vụ

### Hội họp

* Giảm 15% số cuộc họp
* Gửi tài liệu trước *02 ngày*

### Văn bản

1. Ký số 100% văn bản.

| STT | Việc | Hạn | Người làm |
|----|:---|---|---|
| 1 | Rà soát TTHC | 31/3/2027 | Phòng A |
"""


def test_a_markdown_plan_without_numbers_is_cited_by_its_headings(reading: Reading) -> None:
    places = _places(reading(MARKDOWN, ".md"))
    assert places["Mục “Mục tiêu chung”, đoạn 1"] == "Đạt nhóm khá trở lên."
    assert places["Mục “Nhiệm vụ”, Mục “Hội họp”, gạch đầu dòng 2"] == "- Gửi tài liệu trước 02 ngày"
    assert places["Mục “Nhiệm vụ”, Mục “Văn bản”, Mục 1"] == "1. Ký số 100% văn bản."


DOTTED = """\
CÔNG TY NƯỚC SẠCH
KẾ HOẠCH
Tiết kiệm điện năm 2027

1. MỤC TIÊU
1.1. Mục tiêu chung
Tiết kiệm 5% điện năng.
1.2. Mục tiêu cụ thể
1.2.1. Giảm 3% tổn thất.
2. GIẢI PHÁP
2.1 Tuyên truyền
- Treo pano;
– Phát tờ rơi.
2.2 Kỹ thuật
a. Thay đèn.
b. Tắt máy sau 17.30 hằng ngày.
1.500 người được tập huấn.
"""


def test_dotted_numbers_nest_and_figures_are_no_numbering(reading: Reading) -> None:
    root = reading(DOTTED)
    places = _places(root)
    assert places["Mục 1.2.1"] == "1.2.1. Giảm 3% tổn thất."
    assert places["Mục 2.1, gạch đầu dòng 2"] == "– Phát tờ rơi."
    assert places["Mục 2.2, điểm b"].startswith("b. Tắt máy")
    assert "1.500" not in {s.label for s in root.walk()}


LETTER = """\
Kính gửi: Các phòng

MỤC ĐÍCH
Nâng cao hiệu quả.
TỔ CHỨC THỰC HIỆN
Văn phòng chủ trì.
"""


def test_capitals_on_a_line_of_their_own_head_the_text_below(reading: Reading) -> None:
    passages = cut(reading(LETTER), "thu")
    assert next(p for p in passages if p.text == "Văn phòng chủ trì.").heading_path == ("TỔ CHỨC THỰC HIỆN",)


@pytest.mark.parametrize("text", [DECISION, WARD, MARKDOWN, DOTTED, LETTER])
def test_nothing_of_a_text_is_lost_or_doubled(text: str, reading: Reading, tmp_path: Path) -> None:
    root = reading(text, ".md" if text is MARKDOWN else ".txt")
    path = next(tmp_path.glob("van-ban.*"))
    source = " ".join(block.text for block in repair(read(path)).blocks)
    told = " ".join(passage.text for passage in cut(root, "x"))
    assert sorted(_words(told)) == sorted(_words(source))
    assert len({passage.id for passage in cut(root, "x")}) == len(cut(root, "x"))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word != "|"]


PLACES_AND_DAYS = """\
LỊCH KIỂM TRA
1. Lịch
| Đợt | Địa điểm | Lực lượng |
|---|---|---|
| (1) | (2) | (3) |
| 1 | Chợ Mới | Tổ một |
| 2 | Bến xe | Tổ hai |
"""


def test_a_table_without_familiar_column_names_keeps_its_header(reading: Reading) -> None:
    rows = [s for s in reading(PLACES_AND_DAYS, ".md").walk() if s.kind is SectionKind.TABLE_ROW]
    assert [dict(row.cells) for row in rows] == [
        {"Đợt": "1", "Địa điểm": "Chợ Mới", "Lực lượng": "Tổ một"},
        {"Đợt": "2", "Địa điểm": "Bến xe", "Lực lượng": "Tổ hai"},
    ]


def test_articles_numbered_anew_keep_addresses_of_their_own(reading: Reading) -> None:
    anew = "CHƯƠNG TRÌNH\nĐiều 1. Đối tượng\n1. Áp dụng với mọi phòng.\nĐiều 2. Thời gian\n1. Họp không quá 01 giờ.\n"
    passages = cut(reading(DECISION.replace("Nơi nhận", "") + anew), "xa-tan-hoa")
    keys = [passage.key for passage in passages]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["Trung tá Lê Văn Hòa", "BSCKII. Trần Thị An", "ThS.Đỗ Minh", "Phạm Quốc Bảo"])
def test_a_signer_may_bear_a_rank_or_a_degree(reading: Reading, name: str) -> None:
    signed = f"{DECISION.partition('Nơi nhận')[0]}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n{name}\n"
    assert identify(reading(signed)).signer == name
