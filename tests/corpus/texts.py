"""Small made-up texts, prepared as the readers would, for tests of the library."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from corpus.facts.model import AbsoluteDue, Comparison, Deadline, Limit, Quantity, YearlyDue
from corpus.model import AgencyEntry, Document, Identity, Passage, SectionKind
from corpus.prepare import PreparedText

SEA = AgencyEntry("so-bien", "Sở Biển tỉnh Vĩnh Hải", "Sở Biển", province="Vĩnh Hải", units={"Văn phòng": ("VP",)})
WOOD = AgencyEntry("so-rung", "Sở Rừng tỉnh Vĩnh Hải", "Sở Rừng", province="Vĩnh Hải")


def prepared(
    sentence: str = "Hội nghị giao ban không quá 2 giờ.",
    *,
    agency: str = "so-bien",
    document_id: str = "so-bien-hop",
    due: AbsoluteDue | YearlyDue | None = None,
) -> PreparedText:
    """A plan of one sentence under one heading, with a limit and, where given, a deadline."""
    content = sentence.encode()
    document = Document(
        id=document_id,
        agency=agency,
        identity=Identity("Kế hoạch họp", "Kế hoạch", "Sở Biển", issued=date(2026, 3, 2), recipients=("Lưu: VT",)),
        digest=sha256(content).hexdigest(),
    )
    heading = Passage(document_id, "I", SectionKind.HEADING, "Mục I", (), "I. HỌP", 0, (1, 1))
    passage = Passage(
        document_id,
        "I.-1",
        SectionKind.BULLET,
        "Mục I, gạch đầu dòng 1",
        ("I. HỌP",),
        sentence,
        1,
        (2, 2),
        cells={"Cột": "Ô"},
    )
    place = {"document_id": document_id, "agency": agency, "passage_id": passage.id, "locator": passage.locator}
    limit = Limit(
        id=f"{passage.id}/limit/0",
        quote=sentence,
        subject="hội nghị giao ban",
        comparison=Comparison.AT_MOST,
        quantity=Quantity(value=Decimal(2), unit="giờ", text="2 giờ"),
        **place,
    )
    facts = [limit]
    if due is not None:
        what = Deadline(id=f"{passage.id}/deadline/0", quote=sentence, what="báo cáo", due=due, wording="hạn", **place)
        return PreparedText(document, (heading, passage), (limit, what), "hop.txt", content)
    return PreparedText(document, (heading, passage), tuple(facts), "hop.txt", content)
