"""Numbers for Prometheus."""

from fastapi import APIRouter
from fastapi.responses import Response

from api.dependencies import SiteHere

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
def metrics(site: SiteHere) -> Response:
    """The exposition; a proxy should keep it inside the house."""
    return Response(site.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
