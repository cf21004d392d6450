"""A text on the page: its facts marked where they stand, a cited stretch pointed out, two versions compared."""

from dataclasses import replace
from datetime import date

from api.differences import differences
from api.marking import marked, stretch_of
from api.record_form import changes_in, fields_of
from corpus.facts.model import Comparison, Limit, Quantity
from corpus.model import Passage, SectionKind
from kpi.records import Meeting

TEXT = "1. Hội nghị chuyên môn không quá 1 ngày; họp giao ban không quá 2 giờ."
PASSAGE = Passage("p", "I.1", SectionKind.ITEM, "Mục I.1", (), TEXT, 0)


def _limit(quote: str) -> Limit:
    quantity = Quantity(value=1, unit="ngày", text="1 ngày")  # type: ignore[arg-type]
    place = {"document_id": "p", "agency": "a", "passage_id": "p#I.1", "locator": "Mục I.1"}
    return Limit(id="x", subject="s", comparison=Comparison.AT_MOST, quantity=quantity, quote=quote, **place)


def test_the_pieces_are_the_text_again_and_carry_their_facts() -> None:
    facts = [_limit("Hội nghị chuyên môn không quá 1 ngày"), _limit("không có trong đoạn")]
    pieces = marked(TEXT, facts, stretch_of(PASSAGE, "không quá 1 ngày; họp"))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece.text for piece in pieces if piece.kinds] == ["Hội nghị chuyên môn ", "không quá 1 ngày"]
    assert "".join(piece.text for piece in pieces if piece.cited) == "không quá 1 ngày; họp"


def test_a_quote_that_is_not_found_points_out_the_whole_passage() -> None:
    assert stretch_of(PASSAGE, "khác hẳn") == (0, len(TEXT))


def test_only_what_changed_is_shown_word_by_word() -> None:
    changed = replace(PASSAGE, text=TEXT.replace("2 giờ", "90 phút"))
    new = replace(PASSAGE, key="I.2", locator="Mục I.2", text="2. Điều mới.")
    found = differences([PASSAGE, replace(PASSAGE, key="II", text="Bỏ đi")], [changed, new])
    assert {(one.kind, one.locator) for one in found} >= {("changed", "Mục I.1"), ("new", "Mục I.2")}
    words = next(one for one in found if one.kind == "changed").words
    assert "".join(w.text for w in words if w.kind == "old").split() == ["2", "giờ."]
    assert "".join(w.text for w in words if w.kind == "new").split() == ["90", "phút."]
    assert differences([PASSAGE], [PASSAGE]) == []


def test_a_form_changes_only_the_fields_that_were_touched() -> None:
    record = Meeting(title="Họp", mode="truc_tuyen", day=date(2026, 5, 18), attendees=12)  # type: ignore[arg-type]
    sent = {field.name: field.value for field in fields_of(record)}
    assert changes_in(record, sent) == {}
    assert changes_in(record, {**sent, "mode": "truc_tiep", "attendees": ""}) == {
        "mode": "truc_tiep",
        "attendees": None,
    }
    assert changes_in(record, {"record": "document", "verdict": "ok"}) == {}
