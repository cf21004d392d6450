"""The conversation: people of an agency talk with the assistant as in any chat, strangers ask about open plans."""

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Form, Header, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from api.callers import Caller
from api.dependencies import SiteHere
from api.downloads import download
from api.exports import Made
from api.messaging import Message, Said, Source, converse, file_of, history
from api.page_channel import WEB
from api.web.rendering import page
from api.web.visitor import FormCaller, VisitorHere
from core.errors import TrolyError
from core.people import Action

router = APIRouter(include_in_schema=False)
Fragment = Annotated[str | None, Header(alias="X-Fragment")]
MOST_EARLIER = 6


@router.get("/")
def conversation(request: Request, caller: VisitorHere, site: SiteHere) -> Response:
    """The conversation so far."""
    if caller.person is None:
        return _strangers_page(request, site)
    said = history(site.context.database, WEB, caller.person)
    return page(request, "chat.html", said=said, key=uuid.uuid4().hex)


@router.post("/tin-nhan")
async def send(
    request: Request,
    caller: FormCaller,
    site: SiteHere,
    text: Annotated[str, Form(max_length=4000)] = "",
    action: Annotated[str, Form(max_length=64)] = "",
    reply_to: Annotated[int, Form()] = 0,
    key: Annotated[str, Form(max_length=64)] = "",
    fragment: Fragment = None,
) -> Response:
    """A message or a button; with a script the replies alone come back, without one the whole page."""
    permit = caller.require(Action.ASK)
    message = Message(key or uuid.uuid4().hex, text, action, reply_to or None)
    said = await converse(site.context, site.conversations, WEB, permit.person, message)
    if fragment is None:
        return RedirectResponse("/#cuoi", 303)
    return page(request, "replies.html", said=said)


@router.post("/hoi")
async def ask(
    request: Request,
    caller: FormCaller,
    site: SiteHere,
    text: Annotated[str, Form(max_length=4000)] = "",
    agency: Annotated[str, Form(max_length=64)] = "",
    earlier: Annotated[list[str] | None, Form()] = None,
    fragment: Fragment = None,
) -> Response:
    """A stranger's question. Nothing of it is kept."""
    before = [question[:4000] for question in (earlier or [])[-MOST_EARLIER:]]
    try:
        answer = await run_in_threadpool(site.desk.ask, caller, text, agency or None, before)
    except TrolyError as error:
        if fragment is None:
            raise
        return page(request, "replies.html", said=[Said(0, site.clock.now(), str(error))])
    cited = answer.citations or answer.nearest
    sources = tuple(Source(f"{c.title}, {c.locator}", c.quote, c.passage_id) for c in cited)
    words = "\n".join([answer.text, *answer.more])
    told = Said(0, site.clock.now(), words, sources=sources)
    if fragment is not None:
        return page(request, "replies.html", said=[told])
    asked = Said(0, site.clock.now(), text, own=True)
    return _strangers_page(request, site, said=[asked, told], agency=agency, earlier=[*before, text])


@router.get("/tin-nhan/{reply}/tep/{place}")
def attachment(reply: int, place: int, caller: VisitorHere, site: SiteHere) -> Response:
    """A file under one of the person's own replies."""
    permit = caller.require(Action.ASK)
    return download(Made(*file_of(site.context.database, WEB, permit.person, reply, place)))


def _strangers_page(
    request: Request,
    site: SiteHere,
    said: list[Said] | None = None,
    agency: str = "",
    earlier: list[str] | None = None,
) -> Response:
    readable = site.desk.readable(Caller())
    agencies = sorted(
        (entry for code, entry in site.context.snapshot().agencies.items() if code in readable), key=lambda e: e.name
    )
    given: dict[str, Any] = {"said": said or [], "agency": agency, "earlier": earlier or [], "agencies": agencies}
    return page(request, "ask.html", **given)
