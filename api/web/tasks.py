"""The tasks of the annexes, and where each stands."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api import records, tasks
from api.callers import Permit
from api.dependencies import SiteHere
from api.people import unit_names
from api.web.rendering import page
from api.web.visitor import doing, viewing
from core.people import Action

router = APIRouter(prefix="/nhiem-vu", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.VIEW_PROGRESS))]
MayRecord = Annotated[Permit, Depends(doing(Action.RECORD))]


@router.get("")
def listing(
    request: Request,
    permit: MayLook,
    site: SiteHere,
    unit: Annotated[str, Query(alias="don_vi", max_length=300)] = "",
) -> Response:
    """Every task; of one unit where asked."""
    with site.context.database.read() as connection:
        units = unit_names(connection, permit.scope)
    return page(request, "tasks.html", tasks=tasks.tasks_of(site.context, permit.scope, unit), unit=unit, units=units)


@router.post("")
def progress(
    permit: MayRecord,
    site: SiteHere,
    document: Annotated[str, Form(max_length=128)],
    task: Annotated[str, Form(max_length=50)],
    state: Annotated[str, Form(max_length=20)],
    percent: Annotated[str, Form(max_length=3)] = "",
) -> Response:
    """Note where a task stands today."""
    now = site.clock.now()
    fields = {"record": "task_progress", "document_id": document, "task": task, "state": state, "day": now.date()}
    if percent:
        fields["percent"] = percent
    with site.context.database.write() as connection:
        records.write(connection, permit.scope, fields, records.stamp(permit, now), None)
    return RedirectResponse("/nhiem-vu?xong=nhiem-vu", 303)
