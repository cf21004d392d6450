"""The agency's texts on pages: list and upload, one text with its facts marked, two versions compared."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from api import plans
from api.callers import Permit
from api.dependencies import SiteHere
from api.uploads import Sent
from api.web.rendering import page
from api.web.visitor import VisitorHere, doing, viewing
from core.people import Action
from corpus.model import TextKind, TextStatus

router = APIRouter(prefix="/ke-hoach", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.VIEW_PROGRESS))]
MayManage = Annotated[Permit, Depends(doing(Action.MANAGE_PLANS))]
MaySeeUpload = Annotated[Permit, Depends(viewing(Action.MANAGE_PLANS))]
Place = Annotated[int, Query(ge=0, le=10_000_000)]


@router.get("")
def listing(request: Request, permit: MayLook, site: SiteHere) -> Response:
    """The texts in use, and the form to send one in."""
    latest = site.uploads.latest(permit.scope) if permit.caller.may(Action.MANAGE_PLANS, permit.scope.agency) else []
    return page(request, "plans.html", plans=plans.living(site.context, permit.scope), uploads=latest)


@router.post("")
def upload(
    permit: MayManage,
    site: SiteHere,
    file: Annotated[UploadFile, File()],
    document: Annotated[str, Form(max_length=100, pattern=r"^[a-z0-9-]*$")] = "",
    kind: Annotated[TextKind, Form()] = TextKind.PLAN,
    replace: Annotated[bool, Form()] = False,
) -> Response:
    """Send a text in; its reading is shown on a page of its own."""
    sent = Sent(file.filename or "", file.file.read(), document, kind, replace or bool(document))
    return RedirectResponse(f"/ke-hoach/nap/{site.uploads.receive(permit, sent)}", 303)


@router.get("/nap/{upload_id}")
def upload_state(request: Request, upload_id: str, permit: MaySeeUpload, site: SiteHere) -> Response:
    """How far the reading is, and what was read."""
    found = site.uploads.get(permit.scope, upload_id)
    text = plans.text_of(site.context, permit.scope, found.document_id) if found.document_id else None
    return page(request, "upload.html", upload=found, text=text)


@router.get("/{document}")
def one(
    request: Request,
    document: str,
    caller: VisitorHere,
    site: SiteHere,
    version: Annotated[int | None, Query(alias="ban", ge=1, le=100_000)] = None,
    key: Annotated[str, Query(alias="doan", max_length=300)] = "",
    start: Annotated[Place, Query(alias="tu")] = 0,
    end: Annotated[Place, Query(alias="den")] = 0,
) -> Response:
    """A text, with the cited stretch pointed out."""
    scope = plans.scope_of(site.context, site.desk.readable(caller), caller, document)
    cited = (key, start, end) if key else None
    text = plans.text_of(site.context, scope, document, version, cited)
    gone = plans.earlier_passage(site.context, scope, text, key) if key else None
    return page(request, "plan.html", text=text, key=key, gone=gone)


@router.get("/{document}/khac-biet")
def compare(
    request: Request,
    document: str,
    permit: MayLook,
    site: SiteHere,
    old: Annotated[int, Query(alias="tu", ge=1, le=100_000)],
    new: Annotated[int, Query(alias="den", ge=1, le=100_000)],
) -> Response:
    """What changed from one version to another."""
    found = plans.compared(site.context, permit.scope, document, old, new)
    return page(request, "differences.html", found=found, document=document, old=old, new=new)


@router.post("/{document}/thu-hoi")
def withdraw(document: str, permit: MayManage, site: SiteHere) -> Response:
    """Take a text out of every answer."""
    site.context.library.withdraw(permit.scope, document, permit.person)
    return RedirectResponse("/ke-hoach?xong=thu-hoi", 303)


@router.post("/{document}/trang-thai")
def set_status(document: str, permit: MayManage, site: SiteHere, status: Annotated[str, Form()] = "") -> Response:
    """Say that a text is a draft, in force or expired; "" lets it tell by its dates."""
    told = TextStatus(status) if status in ("draft", "in_force", "expired") else None
    site.context.library.set_status(permit.scope, document, told, permit.person)
    return RedirectResponse(f"/ke-hoach/{document}?xong=trang-thai", 303)
