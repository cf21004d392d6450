"""A plan named by a year of which none is held: "Kế hoạch CCHC 2027 có chỉ tiêu gì?" is not answered by this year's."""

import re

from core.vietnamese.text import keys, tokens
from rag import wording
from rag.answer import Status
from rag.draft import Draft
from rag.frame import Frame, Mode
from rag.view import View

_PLAN_OF = re.compile(r"(?<![\w'])(?:ke hoach|kh) (?P<name>(?:[\w']+ ){0,8}?)(?:nam )?(?P<year>20\d\d)(?! ?[-–\d/])")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SMALL = frozenset(tokens("cua nam ban minh co quan cchc hanh chinh so ket thuc hien trien khai cho giai doan"))


def other_year(frame: Frame, view: View) -> Draft | None:
    """That no such plan is held; None where no plan is named by a year, or one of that year is held or cited."""
    match = _PLAN_OF.search(frame.plain)
    if match is None or frame.mode is Mode.COMPARE or len(set(_YEAR.findall(frame.plain))) > 1:
        return None
    names = [
        f"{d.identity.title} {d.identity.issuer} {d.identity.year} {d.identity.number or ''}" for d in view.documents
    ]
    said = set(match["name"].split()) - _SMALL
    if said - {word for name in names for word in keys(name)} or any(match["year"] in name for name in names):
        return None
    cited = re.compile(rf"kế hoạch[^.;]{{0,120}}{match['year']}", re.IGNORECASE)
    if any(cited.search(passage.text) for passage in view.passages):
        return None
    return Draft(wording.NO_PLAN_OF_YEAR.format(year=match["year"]), Status.NO_SOURCE, show_quotes=False)
