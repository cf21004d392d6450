"""A small plan with facts, for tests of single operators."""

from decimal import Decimal

from corpus.facts.model import Comparison, Deadline, Direction, Fact, Limit, Quantity, Target, Task, YearlyDue
from corpus.model import AgencyEntry, Document, Identity, Passage, SectionKind
from corpus.snapshot import Snapshot
from rag.answer import Answer, Asker
from rag.assistant import Assistant

AGENCY = "cang-bien"
_DOCUMENT = f"{AGENCY}-2026"
LIMIT = "Hội nghị chuyên môn không quá 1 ngày."
SHARE = "Tỷ lệ hội nghị trực tuyến đạt từ 60% trở lên."
CUT = "Giảm tối thiểu 10% số lượng hội nghị."
DAY = "Văn phòng gửi báo cáo năm về Sở Nội vụ trước ngày 05 tháng 12."
ROW = "3 | Rà soát quy trình | Phòng Tổ chức | Các phòng | Quý II | Quyết định"
TEXTS = (LIMIT, SHARE, CUT, DAY, ROW)


def plan(agency: str = AGENCY, limit: str = "1", texts: tuple[str, ...] = TEXTS) -> Snapshot:
    """A snapshot of one agency; `limit` is the days that a professional meeting may take."""
    document = f"{agency}-2026"
    said = tuple(text.replace("không quá 1 ngày", f"không quá {limit} ngày") for text in texts)
    passages = tuple(
        Passage(document, str(place), SectionKind.BULLET, f"Mục {place + 1}", ("Mục II. Quy định",), text, place)
        for place, text in enumerate(said)
    )
    return Snapshot(
        {agency: AgencyEntry(agency, agency.title(), agency.upper())},
        {document: Document(document, agency, Identity(title=f"Kế hoạch của {agency}", year=2026))},
        passages,
        _facts(agency, passages, limit),
        generations={agency: 1},
    )


def both(one: Snapshot, other: Snapshot) -> Snapshot:
    """Two agencies in one snapshot."""
    return Snapshot(
        {**one.agencies, **other.agencies},
        {**one.documents, **other.documents},
        one.passages + other.passages,
        one.facts + other.facts,
        generations={**one.generations, **other.generations},
    )


def asked(snapshot: Snapshot, question: str, *history: str, agency: str | None = AGENCY) -> Answer:
    return Assistant(snapshot).ask(question, Asker(agency), history)


def _facts(agency: str, passages: tuple[Passage, ...], limit: str) -> tuple[Fact, ...]:
    def where(passage: Passage, quote: str) -> dict[str, str]:
        return {
            "id": f"{passage.id}/fact/0",
            "document_id": passage.document_id,
            "agency": agency,
            "passage_id": passage.id,
            "locator": passage.locator,
            "quote": quote,
        }

    days = Quantity(value=Decimal(limit), unit="ngày", text=f"{limit} ngày")
    found: list[Fact] = []
    for passage in passages:
        here = where(passage, passage.text.rstrip("."))
        if "không quá" in passage.text:
            found.append(Limit(**here, subject="hội nghị chuyên môn", comparison=Comparison.AT_MOST, quantity=days))
        elif "60%" in passage.text:
            share = Quantity(value=Decimal(60), unit="%", text="60%")
            subject = "tỷ lệ hội nghị trực tuyến"
            found.append(Target(**here, subject=subject, comparison=Comparison.AT_LEAST, quantity=share))
        elif "10%" in passage.text:
            cut = Quantity(value=Decimal(10), unit="%", text="10%")
            found.append(
                Target(
                    **here,
                    subject="số lượng hội nghị",
                    direction=Direction.REDUCE,
                    comparison=Comparison.AT_LEAST,
                    quantity=cut,
                )
            )
        elif "trước ngày" in passage.text:
            day = passage.text.split("ngày ")[1][:2]
            found.append(
                Deadline(
                    **here,
                    what="gửi báo cáo năm về Sở Nội vụ",
                    due=YearlyDue(month=12, day=int(day)),
                    wording=f"trước ngày {day} tháng 12",
                    actor=passage.text.split(" gửi")[0],
                    receiver="Sở Nội vụ",
                    report_period="year",
                )
            )
        elif " | " in passage.text:
            number, content, lead, support, due, product = passage.text.split(" | ")
            found.append(
                Task(
                    **here,
                    number=number,
                    content=content,
                    lead=lead,
                    support=support,
                    due_text=due,
                    product=product,
                )
            )
    return tuple(found)
