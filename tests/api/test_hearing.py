"""Events of the platforms are heard before they are read; pages and the API are not."""

import threading
from typing import Any

import httpx
import uvicorn

from api.hearing import hearing
from bot.arrivals import Arrivals
from tests.bot.waiting import until


class Heard(Arrivals):
    """Counts."""

    count = 0

    def heard(self) -> None:
        self.count += 1


async def silent(scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_only_events_are_heard() -> None:
    arrivals = Heard()
    config = uvicorn.Config(silent, port=0, http=hearing(arrivals), lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    with httpx.Client(base_url=url) as client:
        for path in ("/webhooks/telegram", "/webhooks/zalo/oa", "/webhooks/zalo/bot", "/api/v1/messages"):
            assert client.post(path, json={}).status_code == 200
        assert client.get("/webhooks/telegram").status_code == 200
    server.should_exit = True
    thread.join(10)
    assert arrivals.count == 3
