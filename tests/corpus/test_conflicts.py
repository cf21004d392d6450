"""A text's own gaps and differences are found, and no others."""

from datetime import date

from corpus.model import Identity, SectionKind
from tests.corpus.facts.plans import findings, passage

WHOLE = Identity(title="Kế hoạch", number="12/KH-UBND", year=2026, issued=date(2026, 1, 2))


def of(kind: str, *texts: str) -> list[str]:
    found = findings([passage(t, order=i) for i, t in enumerate(texts)], WHOLE)
    return [f.subject for f in found if f.finding == kind]


def test_two_levels_for_one_matter_in_other_words() -> None:
    one, other = (
        "tỷ lệ xử lý thủ tục hành chính trên môi trường số và số hóa văn bản đạt từ 95% trở lên",
        "phấn đấu thực hiện việc tiếp nhận, giải quyết thủ tục hành chính trên môi trường điện tử và số hóa hồ sơ "
        "đạt 100%",
    )
    (finding,) = findings([passage(one, order=0), passage(other, order=1)], WHOLE)
    assert finding.finding == "levels"
    assert finding.others == ("ke-hoach#p1",)
    assert "95%" in finding.detail and "100%" in finding.detail


def test_the_same_level_twice_or_other_matters_differ_in_nothing() -> None:
    assert of("levels", "Tỷ lệ họp trực tuyến đạt 60%.", "Tỷ lệ hội nghị trực tuyến đạt tối thiểu 60%.") == []
    assert of("levels", "Hồ sơ trực tuyến đạt 80%.", "Hồ sơ giải quyết đúng hạn đạt 98%.") == []
    assert of("levels", "Giảm 10% số lượng hội nghị.", "Số lượng hội nghị trực tuyến đạt 60%.") == []
    assert of("levels", "Văn bản ký số đạt 90% trong năm 2026.", "Văn bản ký số đạt 95% trong năm 2027.") == []


def test_two_limits_for_one_kind_of_meeting() -> None:
    assert of("levels", "Họp giao ban không quá 02 giờ.", "Họp giao ban không quá 03 giờ.") == ["Họp giao ban"]
    assert of("levels", "Họp giao ban không quá 02 giờ.", "Họp giao ban tuần không quá 01 giờ.") == []


def test_blanks_are_shown_where_they_stand() -> None:
    places = [
        passage("Số: /KH-UBND", kind=SectionKind.NUMBER, order=0),
        passage("Bình Minh, ngày tháng 3 năm 2026", kind=SectionKind.PLACE_DATE, order=1),
    ]
    found = findings(places, Identity(title="Kế hoạch", year=2026, month=3))
    assert [(f.subject, f.quote) for f in found] == [
        ("số văn bản", "Số: /KH-UBND"),
        ("ngày ban hành", "Bình Minh, ngày tháng 3 năm 2026"),
    ]
    assert findings(places, WHOLE) == []


def test_an_annex_that_is_announced_but_not_there() -> None:
    notice = passage("(Có Phụ lục Bảng phân công nhiệm vụ kèm theo).", order=0)
    (finding,) = findings([notice], WHOLE)
    assert (finding.finding, finding.subject) == ("missing_annex", "Phụ lục Bảng phân công nhiệm vụ")
    annex = passage("PHỤ LỤC", kind=SectionKind.APPENDIX, order=1)
    assert findings([notice, annex], WHOLE) == []


def test_a_number_that_is_skipped() -> None:
    heads = [
        passage(t, kind=SectionKind.HEADING, order=i)
        for i, t in enumerate(("I. MỤC ĐÍCH", "II. NHIỆM VỤ", "III. KINH PHÍ", "V. TỔ CHỨC THỰC HIỆN"))
    ]
    (finding,) = findings(heads, WHOLE)
    assert (finding.finding, finding.subject) == ("skipped_number", "mục IV")
    assert finding.others == ("ke-hoach#p2",)
    assert findings(heads[:3], WHOLE) == []


def test_a_decree_without_its_year() -> None:
    assert of("incomplete_number", "Thực hiện Nghị định số 118/NĐ-CP của Chính phủ.") == ["118/NĐ-CP"]
    assert of("incomplete_number", "Thực hiện Nghị định số 118/2025/NĐ-CP và Quyết định số 5/QĐ-TTg.") == []
