"""Small made-up plans for search tests."""

from corpus.model import AgencyEntry, Document, Identity, Passage, SectionKind
from corpus.snapshot import Snapshot

TEXTS = {
    "cang-bien": (
        ("Mục II. Hội nghị", "Hội nghị chuyên môn không quá 01 ngày; hội nghị quán triệt không quá nửa ngày."),
        ("Mục II. Hội nghị", "Giảm tối thiểu 10% số lượng hội nghị so với năm 2025."),
        ("Mục III. Văn bản", "Tỷ lệ văn bản điện tử đạt 100%, trừ văn bản mật."),
        ("Mục IV. Tổ chức thực hiện", "Văn phòng chủ trì tổng hợp, báo cáo trước ngày 15 hằng tháng."),
        ("Mục IV. Tổ chức thực hiện", "Các phòng chuyên môn phối hợp rà soát thủ tục hành chính."),
    ),
    "rung-nui": (
        ("Mục I. Mục tiêu", "Hội nghị chuyên môn không quá 02 ngày."),
        ("Mục I. Mục tiêu", "Mỗi công chức trồng và chăm sóc ít nhất năm cây rừng."),
    ),
}


def snapshot(texts: dict[str, tuple[tuple[str, str], ...]] = TEXTS, generation: int = 1) -> Snapshot:
    """A snapshot of one plan an agency; each text is (heading, passage)."""
    documents = {f"{a}-2026": Document(f"{a}-2026", a, Identity(title=f"Kế hoạch của {a}")) for a in texts}
    passages = tuple(
        Passage(f"{agency}-2026", str(place), SectionKind.BULLET, f"gạch đầu dòng {place}", (heading,), text, place)
        for agency, pairs in texts.items()
        for place, (heading, text) in enumerate(pairs)
    )
    agencies = {a: AgencyEntry(a, a.title(), a.upper()) for a in texts}
    return Snapshot(agencies, documents, passages, (), generations=dict.fromkeys(texts, generation))
