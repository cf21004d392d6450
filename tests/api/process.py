"""`troly serve` in a process of its own on a free port, as an office runs it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.api.cli import environment
from tests.api.forking import ROOT

PATIENCE = 120.0  # seconds until it must be ready, its first texts read


@dataclass(frozen=True)
class Served:
    """A server: its process and its address."""

    process: subprocess.Popen[bytes]
    url: str


@contextmanager
def served(data_dir: Path, **variables: str) -> Iterator[Served]:
    """The server, once it says that it is ready; stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(port)]
    own = environment(data_dir, **variables)
    process = subprocess.Popen(command, cwd=ROOT, env=own, stderr=subprocess.DEVNULL)
    try:
        made = Served(process, f"http://127.0.0.1:{port}")
        _wait(made)
        yield made
    finally:
        process.terminate()
        process.wait(30)


def _wait(server: Served) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and server.process.poll() is None:
        try:
            httpx.get(f"{server.url}/health/ready").raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")
