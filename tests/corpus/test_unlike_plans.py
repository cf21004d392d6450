"""Plans in other hands, as text and as Word: each place can be cited and each rule is read, whatever the style."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from corpus.facts.model import Fact
from corpus.prepare import Order, PreparedText, prepare

UNLIKE = Path(__file__).parent / "unlike"


def as_word(source: Path, target: Path) -> None:
    """The text as an office would type it in Word: capitals in bold, rows parted by tabs or bars as a real table."""
    import docx

    document = docx.Document()
    rows: list[list[str]] = []
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip(" -")]
    for line in [*lines, ""]:
        cells = line.strip().strip("|").split("|") if line.startswith("|") else line.split("\t")
        if rows and rows[0][0].startswith("Nơi nhận") and line.startswith("-"):
            cells = [*cells, ""]
        if len(cells) > 1:
            if not set("".join(cells)) <= set("-: "):
                rows.append([cell.strip(" *") for cell in cells])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if line:
            _add_paragraph(document, line)
    document.save(target)


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = (
        None if any("CỘNG HÒA" in cell or "Nơi nhận" in cell for row in rows for cell in row) else "Table Grid"
    )
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(place, column).text = cell


def _add_paragraph(document: Any, line: str) -> None:
    marks = len(line) - len(line.lstrip("#"))
    words = line.lstrip("# ").replace("*", "-" if line.lstrip().startswith("* ") else "").strip()
    paragraph = document.add_heading(level=marks) if marks else document.add_paragraph()
    paragraph.add_run(words).bold = words.isupper() or bool(marks)


@cache
def _prepared(name: str, suffix: str) -> PreparedText:
    source = next(UNLIKE.glob(f"{name}.*"))
    if suffix != ".docx":
        return prepare(Order(source, "co-quan"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.docx"
        as_word(source, path)
        return prepare(Order(path, "co-quan"))


Read = Callable[[str], PreparedText]


@pytest.fixture(params=["text", ".docx"])
def plan(request: pytest.FixtureRequest) -> Read:
    """Prepares the plan of a name, once from its text and once from Word."""
    return lambda name: _prepared(name, request.param)


def _texts(text: PreparedText) -> dict[str, str]:
    return {passage.locator: passage.text for passage in text.passages}


def _facts(text: PreparedText, kind: str) -> list[Any]:
    return [fact for fact in text.facts if fact.kind == kind]


def _bounds(text: PreparedText, kind: str) -> set[tuple[str, Decimal, str]]:
    return {(f.subject, f.quantity.value, f.quantity.unit) for f in _facts(text, kind)}


def test_letters_hold_roman_numbers_and_lists_nest_inside_lists(plan: Read) -> None:
    told = _texts(plan("ke-hoach-tinh"))
    assert told["Mục C, Mục I.1.2"].startswith("2) Công bố danh mục")
    assert told["Mục C, Mục I.2, gạch đầu dòng 1, điểm a"] == "a) Thời gian chờ tối đa 15 phút;"
    assert told["Mục C, Mục I.2, gạch đầu dòng 2"].startswith("- Tại cấp xã")
    assert told["Mục B.1.1.3"].startswith("1.1.3. 100%")
    assert told["Chữ ký"].endswith("Hoàng Thị Thu")


def test_a_provinces_bounds_keep_thing_case_and_exception(plan: Read) -> None:
    text = plan("ke-hoach-tinh")
    assert {
        ("Hội nghị toàn tỉnh", Decimal(1), "ngày"),
        ("Tài liệu họp", Decimal(10), "trang"),
        ("bố trí", Decimal(2), "công chức"),
    } <= _bounds(text, "limit")
    wait = next(limit for limit in _facts(text, "limit") if limit.subject == "chờ")
    assert (wait.measure, wait.condition) == ("Thời gian", "Tại Trung tâm Phục vụ hành chính công tỉnh")
    signed = next(target for target in _facts(text, "target") if "ký số" in target.subject)
    assert signed.exclusions == "trừ văn bản có nội dung mật theo quy định"


def test_a_heading_of_several_units_owes_what_stands_below_it(plan: Read) -> None:
    due = next(d for d in _facts(plan("ke-hoach-tinh"), "deadline") if "kế hoạch cụ thể" in d.what)
    assert due.actor == "Các sở, ban, ngành; UBND các xã, phường"
    assert due.receiver == "Sở Khoa học và Công nghệ"


def test_letters_of_the_alphabet_are_no_skipped_roman_numbers(plan: Read) -> None:
    assert _facts(plan("ke-hoach-tinh"), "finding") == []


def test_a_party_programme_is_headed_and_cited_without_numbers(plan: Read) -> None:
    text = plan("chuong-trinh-dang-uy")
    place = "Mục “NHIỆM VỤ VÀ GIẢI PHÁP”, Mục “Đổi mới phương thức lãnh đạo”, gạch đầu dòng 1"
    assert _texts(text)[place].startswith("- Hội nghị Ban Chấp hành")
    assert text.document.identity.number == "09-CTr/ĐU"
    assert text.document.identity.signer == "Phạm Quốc Bảo"
    assert ("Kết nạp", Decimal(35), "đảng viên") in _bounds(text, "limit")


def test_a_regulation_after_the_signature_is_read_under_its_own_name(plan: Read) -> None:
    text = plan("quyet-dinh-quy-dinh")
    told = _texts(text)
    assert told["Quy định kèm theo, Điều 3, khoản 2, điểm b"].startswith("b) Không quá 90 phút")
    assert told["Điều 3"].startswith("Điều 3. Chánh Văn phòng")
    assert text.document.identity.signer == "Đỗ Văn Hùng"
    online = next(limit for limit in _facts(text, "limit") if limit.subject == "họp trực tuyến")
    assert (online.quantity.text, online.condition) == ("90 phút", "Họp chuyên đề")
    assert {d.report_period for d in _facts(text, "deadline")} >= {"month", "quarter", "year"}


@pytest.mark.parametrize(
    ("name", "issuer"),
    [
        ("quyet-dinh-quy-dinh", "Ủy ban nhân dân phường Tân Lập"),
        ("ke-hoach-cuc", "Cục Hóa chất"),
        ("ke-hoach-tinh", "Ủy ban nhân dân tỉnh Sơn Hà"),
        ("cong-van", "Văn phòng HĐND và UBND"),
    ],
)
def test_the_issuer_is_told_without_the_body_above_it(name: str, issuer: str, plan: Read) -> None:
    assert plan(name).document.identity.issuer == issuer


def test_a_time_of_day_is_no_length(plan: Read) -> None:
    found = _bounds(plan("quyet-dinh-quy-dinh"), "limit")
    assert ("Họp giao ban tuần", Decimal(60), "phút") in found
    assert not any("lúc" in subject for subject, _, _ in found)


def test_a_table_in_talk_of_the_day_still_tells_who_does_what_when(plan: Read) -> None:
    tasks = _facts(plan("ke-hoach-so"), "task")
    assert [(t.content, t.lead, t.due_text, t.product) for t in tasks][:2] == [
        ("Bỏ mẫu báo cáo trùng", "Văn phòng Sở", "30/9/2027", "Danh sách mẫu"),
        ("Tập huấn học bạ số", "Phòng Giáo dục phổ thông", "Quý IV/2027", "12 lớp"),
    ]


def test_a_column_of_months_dates_its_rows(plan: Read) -> None:
    tasks = _facts(plan("ke-hoach-cuc"), "task")
    assert [(t.content, t.due_text, t.due.end.month) for t in tasks] == [
        ("Giao kế hoạch", "Tháng 01", 1),
        ("Hội nghị ngành", "Tháng 3", 3),
        ("Sơ kết 6 tháng", "Tháng 6", 6),
        ("Tổng kết năm", "Tháng 12", 12),
    ]


def test_a_change_from_one_level_to_another_aims_at_the_second(plan: Read) -> None:
    target = next(t for t in _facts(plan("ke-hoach-cuc"), "target") if "giấy phép" in t.subject)
    assert (target.quantity.value, target.quantity.unit, target.base) == (Decimal(10), "ngày làm việc", "từ 15 ngày")


def test_the_wider_bullet_may_be_a_plus_sign(plan: Read) -> None:
    told = _texts(plan("ke-hoach-cuc"))
    assert told["Mục II, gạch đầu dòng 2, gạch đầu dòng 1"] == "- Kiểm tra ít nhất 25 doanh nghiệp;"


def test_figures_of_the_year_before_are_no_aims(plan: Read) -> None:
    text = plan("ke-hoach-bang-trong-than")
    assert [(t.subject, t.quantity.text) for t in _facts(text, "target")] == [
        ("Tỷ lệ hài lòng của người bệnh", "≥ 92 %"),
        ("Thời gian chờ khám trung bình", "≤ 30 phút"),
        ("Bệnh viện có bệnh án điện tử", "16 bệnh viện"),
    ]
    assert [task.group for task in _facts(text, "task")] == ["Khối văn phòng Sở", "Khối văn phòng Sở", "Khối đơn vị"]


def test_a_letter_gives_days_of_the_week_and_month(plan: Read) -> None:
    text = plan("cong-van")
    assert text.document.identity.title == "V/v chấn chỉnh việc họp và gửi báo cáo"
    weekly, monthly, ahead = [d.due.model_dump() for d in _facts(text, "deadline")]
    assert [(d["every"], d["day"], d["before"]) for d in (weekly, monthly)] == [("week", 4, True), ("month", 22, True)]
    assert (ahead["amount"], ahead["unit"]) == (2, "ngày làm việc")


@pytest.mark.parametrize("name", sorted(path.stem for path in UNLIKE.iterdir()))
def test_every_place_is_told_once_and_every_quote_stands_in_its_passage(name: str, plan: Read) -> None:
    text = plan(name)
    by_id = {passage.id: passage for passage in text.passages}
    assert len(by_id) == len(text.passages)
    for fact in text.facts:
        assert _stands(fact, by_id[fact.passage_id].text), fact.id
    assert len({fact.id for fact in text.facts}) == len(text.facts)


def _stands(fact: Fact, text: str) -> bool:
    return fact.quote in text
