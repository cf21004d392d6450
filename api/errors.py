"""The one shape of an error over HTTP: problem details (RFC 9457) for the API, a page with the same words for people.

NotSignedIn  →  401   nobody is signed in, and somebody must be
TooManyRequests → 429
and the tree of `core.errors`, by `STATUS`.
"""

import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api import wording_web as wording
from core.errors import (
    ConflictError,
    DeniedError,
    InputError,
    NotFoundError,
    SecretRefused,
    SettingsError,
    TrolyError,
    UnavailableError,
)

log = structlog.get_logger()
MEDIA_TYPE = "application/problem+json"


class NotSignedIn(DeniedError):  # noqa: N818  # what is the case
    """Nobody is signed in."""


class TooManyRequests(TrolyError):  # noqa: N818
    """The caller must wait `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(wording.DETAILS[429])
        self.seconds = seconds


class Problem(BaseModel):
    """Chi tiết lỗi (RFC 9457)."""

    type: str = Field("about:blank", description="Loại lỗi")
    title: str = Field(description="Tên lỗi")
    status: int = Field(description="Mã HTTP")
    detail: str = Field(description="Lỗi gì và làm gì tiếp")
    request_id: str = Field("", description="Mã yêu cầu, để báo người quản trị")


STATUS: Mapping[type[TrolyError], int] = {
    NotSignedIn: 401,
    TooManyRequests: 429,
    DeniedError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    SecretRefused: 422,
    InputError: 422,
    UnavailableError: 503,
    SettingsError: 503,
}


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems a route may answer with, for its description."""
    return {
        status: {
            "description": wording.TITLES[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def status_of(error: TrolyError) -> int:
    """The HTTP status of an expected error."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def problem(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The error as problem details, or as a page where a person is looking."""
    if _wants_page(request):
        from api.web.rendering import error_page

        return error_page(request, status, detail, headers)
    body = Problem(
        title=wording.TITLES.get(status, HTTPStatus(status).phrase),
        status=status,
        detail=detail,
        request_id=request_id(request),
    )
    return JSONResponse(body.model_dump(), status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def request_id(request: Request) -> str:
    """The id under which this request is logged."""
    found: str = request.scope.get("troly_request_id", "")
    return found


def install(app: FastAPI) -> None:
    """Answer every error in the one shape."""
    app.add_exception_handler(TrolyError, _expected)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)


def _wants_page(request: Request) -> bool:
    path = request.url.path
    if path.startswith(("/api/", "/health", "/metrics", "/webhooks/")):
        return False
    return "text/html" in request.headers.get("accept", "")


async def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrolyError)
    headers = {}
    if isinstance(error, TooManyRequests):
        headers["Retry-After"] = str(error.seconds)
    if isinstance(error, NotSignedIn) and not _wants_page(request):
        headers["WWW-Authenticate"] = "Bearer"
    return problem(request, status_of(error), str(error), headers)


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors()]
    return problem(request, 422, wording.UNREADABLE.format(faults="; ".join(faults[:5])))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = wording.DETAILS.get(error.status_code, str(error.detail))
    return problem(request, error.status_code, detail.replace("{method}", request.method), error.headers)


def unexpected(request: Request, error: Exception) -> Response:
    """What nobody foresaw: logged by kind and place, without anybody's words."""
    name = request_id(request)
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = ", ".join(f"{frame.filename}:{frame.lineno}" for frame in where)
    log.error("request failed", request_id=name, path=request.url.path, error=type(error).__name__, place=place)
    return problem(request, 500, wording.DETAILS[500].format(request_id=name))
