"""A row of a table of targets asked for by its code: "CT5 mức bao nhiêu?"."""

from core.vietnamese.text import keys
from corpus.facts import headers
from corpus.facts.model import Target
from corpus.model import SectionKind
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame, Slot
from rag.leads import capital, lead_of
from rag.levels import of_its_year
from rag.view import View


def coded_target(frame: Frame, view: View) -> Draft | None:
    """The levels of the row that bears the code in the question; None where no row of targets does."""
    rows = {p.id: p for p in view.passages if p.kind is SectionKind.TABLE_ROW and _bears(frame, p.text)}
    found = [t for t in view.facts_of(Target, frame.documents) if t.passage_id in rows]
    found = [t for t in found if not frame.years or any(t.speaks_of(year) for year in frame.years)] or found
    if not found:
        return None
    unit = headers.cells_by_meaning(rows[found[0].passage_id].cells).get(headers.LEAD, "")
    lead = capital(unit) if Slot.ACTOR in frame.slots else ""
    lines = tuple(of_its_year(t, lead_of(t, frame)) for t in found if t.passage_id == found[0].passage_id)
    row = rows[found[0].passage_id]
    return Draft(lead, pieces=(Piece(row, shorten(row.text)),), lines=lines, value=" | ".join(lines))


def _bears(frame: Frame, text: str) -> bool:
    """Whether a row begins with a code of letters and figures that the question names."""
    code = keys(text.partition(" | ")[0])
    written = "".join(code)
    if not code or written.isdigit() or not any(c.isdigit() for c in written):
        return False
    return f" {' '.join(code)} " in f" {' '.join(keys(frame.question))} "
