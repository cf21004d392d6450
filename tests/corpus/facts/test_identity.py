"""What a text says of itself is bound to the place that shows it, blanks included."""

from datetime import date

from corpus.facts import extract
from corpus.facts.model import IdentityFact
from corpus.model import Document, Identity, SectionKind
from tests.corpus.facts.plans import passage

PLACES = [
    passage("Số: /KH-UBND", kind=SectionKind.NUMBER, order=0),
    passage("Bình Minh, ngày 02 tháng 3 năm 2026", kind=SectionKind.PLACE_DATE, order=1),
    passage("KẾ HOẠCH", kind=SectionKind.TITLE, order=2),
    passage("Cải cách hành chính năm 2026", kind=SectionKind.TITLE, order=3),
    passage("Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", kind=SectionKind.RECIPIENTS, order=4),
    passage("CHỦ TỊCH\nTrần Thị Mai", kind=SectionKind.SIGNATURE, order=5),
]
IDENTITY = Identity(
    title="Cải cách hành chính năm 2026",
    type_name="Kế hoạch",
    place="Bình Minh",
    issued=date(2026, 3, 2),
    year=2026,
    signer="Trần Thị Mai",
    signer_role="Chủ tịch",
    recipients=("UBND tỉnh", "Lưu: VT"),
)


def test_each_field_stands_at_its_place() -> None:
    found = [f for f in extract(PLACES, Document("ke-hoach", "xa", IDENTITY)) if isinstance(f, IdentityFact)]
    assert {f.field: (f.value, f.passage_id.split("#")[1]) for f in found} == {
        "number": (None, "p0"),
        "date": ("2026-03-02", "p1"),
        "place": ("Bình Minh", "p1"),
        "type": ("Kế hoạch", "p2"),
        "title": ("Cải cách hành chính năm 2026", "p3"),
        "recipients": ("UBND tỉnh; Lưu: VT", "p4"),
        "signer": ("Trần Thị Mai", "p5"),
        "signer_role": ("Chủ tịch", "p5"),
    }
