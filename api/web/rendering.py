"""Renders the pages: Jinja2 with escaping always on; what every page needs is given here."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api import wording_web as wording
from api.marking import stretch_of
from corpus.model import Passage
from kpi.lines import change_line
from kpi.remarks import describe

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


@cache
def environment() -> Environment:
    """The templates. A name that is not given is an error, not an empty place."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = _day
    made.filters["anchor"] = anchor
    made.filters["moment"] = _moment
    made.globals.update(describe=describe, change_line=change_line, words=wording)
    return made


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page. `visitor` is who looks at it, `plans` those of that moment (both set by `api.web.visitor`); None on pages
    that ask for nobody."""
    visitor, plans = (getattr(request.state, name, None) for name in ("visitor", "plans"))
    passages = plans.passage_by_id if plans is not None else {}
    given = {
        "visitor": visitor,
        "path": request.url.path,
        "notice": wording.DONE.get(request.query_params.get("xong", "")),
        "passage_link": lambda passage_id, quote: passage_link(passages, passage_id, quote),
        **values,
    }
    return HTMLResponse(environment().get_template(template).render(given), status)


def error_page(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error in words, with a way on."""
    made = page(request, "error.html", status, title=wording.TITLES.get(status, str(status)), detail=detail)
    made.headers.update(dict(headers or {}))
    return made


def passage_link(passages: Mapping[str, Passage], passage_id: str, quote: str) -> str:
    """The address of a passage in its plan, with the quoted stretch pointed out."""
    document, _, key = passage_id.partition("#")
    passage = passages.get(passage_id)
    start, end = stretch_of(passage, quote) if passage is not None else (0, 0)
    query = urlencode({"doan": key, "tu": start, "den": end})
    return f"/ke-hoach/{document}?{query}#{anchor(key)}"


def anchor(key: str) -> str:
    """The id under which a passage stands on its page."""
    return "doan-" + "".join(c if c.isalnum() and c.isascii() else "_" for c in key)


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


def _moment(value: datetime | None) -> str:
    return f"{value:%H:%M %d/%m/%Y}" if value else ""
