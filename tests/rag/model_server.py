"""A loopback server that speaks OpenAI's streaming chat protocol, well or badly, as a test tells it."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Speaker = Callable[[dict[str, Any]], str]


class ModelServer:
    """`speak` turns the data block of a prompt into the model's text; `manner` says how the text is delivered.

    Manners: good, plain (no usage), error:CODE, redirect, hang, drip, cut, silent_cut, length, garbage, empty, endless.
    """

    def __init__(self) -> None:
        self.speak: Speaker = lambda block: ""
        self.manner = "good"
        self.asked: list[dict[str, Any]] = []
        self.released = threading.Event()
        self._server = _QuietServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def stop(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(request)
                try:
                    block = json.loads(request["messages"][-1]["content"])
                    _Delivery(self, outer).deliver(outer.speak(block), outer.manner)
                except OSError:
                    self.close_connection = True

        return Handler


class _QuietServer(ThreadingHTTPServer):
    """Clients that hang up are part of the game."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing."""


class _Delivery:
    """Sends one reply in one manner."""

    def __init__(self, handler: BaseHTTPRequestHandler, server: ModelServer) -> None:
        self._handler = handler
        self._server = server

    def deliver(self, text: str, manner: str) -> None:
        name, _, code = manner.partition(":")
        if name == "error":
            self._whole(int(code), {"error": {"message": "no", "type": "server_error"}})
        elif name == "redirect":
            self._handler.send_response(307)
            self._handler.send_header("Location", "http://203.0.113.1/v1/chat/completions")
            self._handler.send_header("Content-Length", "0")
            self._handler.end_headers()
        elif name == "hang":
            self._server.released.wait(30)
        else:
            self._stream(text, name)

    def _whole(self, code: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self._handler.send_response(code)
        self._handler.send_header("Content-Type", "application/json")
        self._handler.send_header("Content-Length", str(len(data)))
        self._handler.end_headers()
        self._handler.wfile.write(data)

    def _stream(self, text: str, name: str) -> None:
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", "text/event-stream")
        self._handler.send_header("Transfer-Encoding", "chunked")
        self._handler.end_headers()
        if name == "garbage":
            self._chunk(b"data: {not json\n\n")
            return self._chunk(b"")
        if name != "empty":
            for part in _parts(text, endless=name == "endless"):
                self._event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": part}}]})
                if name == "cut" or (name == "drip" and self._server.released.wait(0.2)):
                    self._handler.connection.shutdown(socket.SHUT_RDWR)
                    return None
                if name == "silent_cut":
                    return self._chunk(b"")
        finish = "length" if name == "length" else "stop"
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        if name != "plain":
            usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
            self._event({"choices": [], "usage": usage})
        self._chunk(b"data: [DONE]\n\n")
        return self._chunk(b"")

    def _event(self, body: dict[str, Any]) -> None:
        head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "loopback"}
        self._chunk(f"data: {json.dumps(head | body, ensure_ascii=False)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self._handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self._handler.wfile.flush()


def _parts(text: str, endless: bool) -> Iterator[str]:
    while endless:
        yield text or "…"
    step = max(1, len(text) // 3)
    for start in range(0, len(text), step):
        yield text[start : start + step]


@contextmanager
def running() -> Iterator[ModelServer]:
    """A server for the length of a test."""
    server = ModelServer()
    try:
        yield server
    finally:
        server.stop()
