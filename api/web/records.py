"""The ledger on pages: filter, look at one entry, correct, undo, import last year's counts."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from api import baselines, exports, record_form, records
from api.callers import Permit
from api.dependencies import SiteHere
from api.downloads import download
from api.people import unit_names
from api.web.rendering import page
from api.web.visitor import doing, viewing
from core.people import Action
from kpi.wording import RECORD_NAMES

router = APIRouter(prefix="/so-ghi", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.VIEW_RECORDS))]
MayCorrect = Annotated[Permit, Depends(doing(Action.CORRECT_OWN))]
MayImport = Annotated[Permit, Depends(doing(Action.RECORD))]
MayExport = Annotated[Permit, Depends(viewing(Action.EXPORT))]
Kind = Annotated[str, Query(alias="loai", max_length=30)]
Period = Annotated[str, Query(alias="ky", max_length=10)]
Unit = Annotated[str, Query(alias="don_vi", max_length=300)]
PAGE = 50


@router.get("")
def listing(
    request: Request,
    permit: MayLook,
    site: SiteHere,
    kind: Kind = "",
    period: Period = "",
    unit: Unit = "",
    offset: Annotated[int, Query(alias="tu", ge=0, le=100_000)] = 0,
) -> Response:
    """Entries, newest first."""
    wanted = records.Filter((kind,) if kind else (), period.strip(), unit)
    found = records.listing(site.context, permit.scope, wanted, PAGE, offset)
    with site.context.database.read() as connection:
        units = unit_names(connection, permit.scope)
    return page(
        request, "records.html", found=found, wanted=wanted, kind=kind, kinds=RECORD_NAMES, units=units, size=PAGE
    )


@router.get(".csv")
def export(permit: MayExport, site: SiteHere, kind: Kind = "", period: Period = "", unit: Unit = "") -> Response:
    """The same entries as CSV."""
    wanted = records.Filter((kind,) if kind else (), period.strip(), unit)
    return download(exports.records_csv(site.context, permit.scope, wanted))


@router.get("/nhap")
def import_form(request: Request, permit: MayLook) -> Response:
    """The form for a file of last year's counts."""
    permit.caller.require(Action.RECORD)
    return page(request, "import.html", preview=None, question="")


@router.post("/nhap")
def import_file(
    request: Request,
    permit: MayImport,
    site: SiteHere,
    file: Annotated[UploadFile, File()],
    source: Annotated[str, Form(max_length=500)] = "",
    overlap: Annotated[str, Form()] = "",
) -> Response:
    """Keep the whole file, or show what is wrong in it and keep nothing."""
    taken = baselines.take_in(site.context, permit, file.filename or "", file.file.read(), source, overlap)
    if taken.kept:
        return RedirectResponse("/so-ghi?loai=baseline_count&xong=nhap", 303)
    return page(request, "import.html", 422, preview=taken.preview, question=taken.question)


@router.get("/{entry}")
def one(request: Request, entry: str, permit: MayLook, site: SiteHere) -> Response:
    """One entry with its history and the form to correct it."""
    found, history = records.entry_and_history(site.context, permit.scope, entry)
    own = found.person_id == permit.person.id
    may_change = permit.caller.may(Action.CORRECT_OWN if own else Action.CORRECT_ANY, permit.scope.agency)
    fields = record_form.fields_of(found.record)
    beside = records.imported_with(site.context, permit.scope, entry)
    given: dict[str, Any] = {
        "entry": found,
        "history": history,
        "fields": fields,
        "may_change": may_change,
        "beside": beside,
    }
    return page(request, "record.html", **given)


@router.post("/{entry}/sua")
async def correct(request: Request, entry: str, permit: MayCorrect, site: SiteHere) -> Response:
    """Give the entry the values of the form."""
    form = await request.form()
    sent = {name: value for name, value in form.items() if isinstance(value, str)}
    await run_in_threadpool(records.correct_by_form, site.context, permit, entry, sent)
    return RedirectResponse(f"/so-ghi/{entry}?xong=sua", 303)


@router.post("/{entry}/hoan-tac")
def undo(entry: str, permit: MayCorrect, site: SiteHere, why: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Take back the last change."""
    with site.context.database.write() as connection:
        records.undo(connection, permit.scope, entry, records.stamp(permit, site.clock.now(), why))
    return RedirectResponse(f"/so-ghi/{entry}?xong=hoan-tac", 303)


@router.post("/{entry}/hoan-tac-ca-lan")
def undo_import(
    entry: str, permit: MayCorrect, site: SiteHere, why: Annotated[str, Form(max_length=500)] = ""
) -> Response:
    """Take back everything that came in the same file."""
    records.undo_import(site.context, permit, entry, why)
    return RedirectResponse(f"/so-ghi/{entry}?xong=hoan-tac-ca-lan", 303)
