"""Hears an event of a platform come in before it is read: of two hundred at once the server reads every one before it
works on the first, and whatever else goes on would take its turns meanwhile."""

import asyncio

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from bot.arrivals import Arrivals
from bot.service import WEBHOOKS

_EVENTS = tuple(f"POST {path} ".encode() for path in WEBHOOKS.values())


def hearing(arrivals: Arrivals) -> type[asyncio.Protocol]:
    """Uvicorn's own protocol, which tells `arrivals` of every event."""

    class Hearing(AutoHTTPProtocol):  # type: ignore[misc, valid-type]  # chosen when uvicorn is imported
        def data_received(self, data: bytes) -> None:
            if data.startswith(_EVENTS):
                arrivals.heard()
            super().data_received(data)

    return Hearing
