"""Runs an application in a real HTTP server on a free port, within the test process."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import uvicorn

from api.app import create_app


@contextmanager
def served(office: Any) -> Iterator[str]:
    """The office's application on loopback; its address. The conversations run meanwhile."""
    context = SimpleNamespace(settings=office.settings, database=office.database, clock=office.clock)
    app = create_app(context, office.conversations)  # type: ignore[arg-type]
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    waited = threading.Event()
    while not server.started and thread.is_alive():
        waited.wait(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
