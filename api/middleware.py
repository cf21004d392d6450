"""What every request passes: a request id, a bound on its size, security headers, a measured time."""

import re
import time
import uuid

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import wording_web as wording
from api.errors import problem, unexpected
from api.metrics import Metrics

MEGABYTE = 1_000_000
LARGEST_BODY = MEGABYTE
LARGEST_UPLOAD = 51 * MEGABYTE  # a text's own bound (corpus.readers.limits) and the form around it
_GIVEN_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_GIVEN_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SECURITY_HEADERS = tuple((name.lower().encode(), value.encode()) for name, value in _GIVEN_HEADERS.items())


class Surroundings:
    """Wraps the application; the inner ones never see a body that is too large."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        identifier = given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
        scope["troly_request_id"] = identifier
        started, status, begun = time.perf_counter(), 500, False

        async def send_on(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                status, begun = message["status"], True
                message["headers"] = [*_completed(message, scope["path"]), (b"x-request-id", identifier.encode())]
            await send(message)

        bound = LARGEST_UPLOAD if _is_upload(headers) else LARGEST_BODY
        try:
            if int(headers.get("content-length") or 0) > bound:
                await problem(Request(scope), 413, _too_large(bound))(scope, receive, send_on)
            else:
                await self._app(scope, _bounded(receive, bound), send_on)
        except Exception as error:
            if begun:
                raise  # half an answer is out: the connection must break
            await unexpected(Request(scope), error)(scope, receive, send_on)
        finally:
            self._metrics.seen(scope, status, time.perf_counter() - started)


def _completed(message: Message, path: str) -> list[tuple[bytes, bytes]]:
    """The headers of a response, and those of ours that it does not set itself."""
    headers = list(message.get("headers", ()))
    given = {name.lower() for name, _ in headers}
    cache = (b"cache-control", b"no-cache" if path.startswith("/static/") else b"no-store")
    return headers + [pair for pair in (*SECURITY_HEADERS, cache) if pair[0] not in given]


class _TooLarge(HTTPException):  # what is the case; an HTTPException passes FastAPI's reading unchanged
    """More was sent than was said."""


def _bounded(receive: Receive, bound: int) -> Receive:
    seen = 0

    async def receive_on() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > bound:
            raise _TooLarge(413, _too_large(bound))
        return message

    return receive_on


def _too_large(bound: int) -> str:
    return wording.TOO_LARGE.format(limit=bound // MEGABYTE)


def _is_upload(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("multipart/form-data")
