"""The whole application in a real HTTP server on a free port, within the test process, with people of two agencies."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from api import tokens
from api.app import create_app
from api.context import Context, open_context
from api.serve import make_conversations
from core.clock import Clock
from core.people import AgencyScope, Person, Role
from core.settings import Settings
from core.store import add_person


@dataclass
class Running:
    """A server under test: its address, its context, a person and a token for each agency and role."""

    url: str
    context: Context
    app: Any
    people: dict[tuple[str, Role], Person] = field(default_factory=dict)
    tokens: dict[tuple[str, Role], str] = field(default_factory=dict)

    def client(self, agency: str | None = None, role: Role | None = None) -> httpx.Client:
        """A client with that role's token; without one, a stranger."""
        headers = {"Authorization": f"Bearer {self.tokens[agency, role]}"} if agency and role else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def enrol(self, agency: str) -> None:
        """A person and a token of every role in the agency."""
        now = self.context.clock.now()
        with self.context.database.write() as connection:
            for role in Role:
                person = add_person(connection, AgencyScope(agency), f"Người {role.value}", role)
                self.people[agency, role] = person
                self.tokens[agency, role] = tokens.issue(connection, person, now)


@contextmanager
def serving(data_dir: Path, clock: Clock | None = None, **settings: Any) -> Iterator[Running]:
    """The application over a filled data directory."""
    with open_context(Settings(data_dir=data_dir, **settings), clock) as context:
        app = create_app(context, make_conversations(context))
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        waited = threading.Event()
        while not server.started and thread.is_alive():
            waited.wait(0.01)
        running = Running(f"http://127.0.0.1:{listener.getsockname()[1]}", context, app)
        for agency in ("heza", "le-chan"):
            running.enrol(agency)
        yield running
        server.should_exit = True
        thread.join()
