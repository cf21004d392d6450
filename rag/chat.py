"""Asking a chat model: only on allowed hosts, streamed, never longer than its time, its tokens counted."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from core.errors import SettingsError
from core.settings import Settings
from rag import wording_model as wording

LONGEST_REPLY = 20_000  # characters; a model that goes on and on is cut off
_DEFAULT_HOSTS = {"openai": "api.openai.com", "ollama": "localhost"}


class Failure(StrEnum):
    """Why a model gave no reply."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"  # the server answered with an error
    CUT = "cut"
    TOO_LONG = "too_long"
    MALFORMED = "malformed"


class ModelError(Exception):
    """The model gave no usable reply; never shown to a user, who gets the extractive answer."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure}: {detail}")
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said. Token counts are the server's own, or estimated (`counted` False)."""

    text: str
    tokens_in: int
    tokens_out: int
    counted: bool


class Chat:
    """A LangChain chat model asked with a deadline. `model` needs only `stream(messages)`."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self.name = name

    def ask(self, system: str, user: str, seconds: float, go_on: Callable[[str], bool] = lambda _: True) -> Reply:
        """The whole reply to `user`, within `seconds`. `go_on` sees the text so far and may stop it early.

        Raises ModelError. The stream is read in its own thread: a server that hangs costs no more than the time.
        """
        chunks: queue.Queue[Any] = queue.Queue()
        stopped = threading.Event()
        reader = threading.Thread(target=self._read, args=(system, user, chunks, stopped), name="model", daemon=True)
        deadline = time.monotonic() + seconds
        reader.start()
        try:
            return self._collect(chunks, deadline, go_on, len(system) + len(user))
        finally:
            stopped.set()

    def _read(self, system: str, user: str, chunks: "queue.Queue[Any]", stopped: threading.Event) -> None:
        from langsmith.run_helpers import tracing_context

        try:
            with tracing_context(enabled=False):  # LangChain would report prompts elsewhere if its variables were set
                for chunk in self._model.stream([("system", system), ("human", user)]):
                    if stopped.is_set():
                        return
                    chunks.put(chunk)
            chunks.put(None)
        except Exception as error:
            chunks.put(error)

    def _collect(self, chunks: "queue.Queue[Any]", deadline: float, go_on: Callable[[str], bool], asked: int) -> Reply:
        text, used, finish = "", None, ""
        for chunk in _until(chunks, deadline):
            if isinstance(chunk, Exception):
                raise ModelError(_failure_of(chunk, bool(text)), type(chunk).__name__) from chunk
            text += _text_of(chunk)
            used = getattr(chunk, "usage_metadata", None) or used
            metadata = getattr(chunk, "response_metadata", None) or {}
            finish = metadata.get("finish_reason") or metadata.get("done_reason") or finish
            if len(text) > LONGEST_REPLY:
                raise ModelError(Failure.TOO_LONG)
            if not go_on(text):
                break
        if finish == "length" or not finish:
            raise ModelError(Failure.CUT, finish)
        if used:
            return Reply(text, int(used.get("input_tokens", 0)), int(used.get("output_tokens", 0)), True)
        return Reply(text, asked // 3, len(text) // 3, False)  # Vietnamese runs at about three characters a token


def _until(chunks: "queue.Queue[Any]", deadline: float) -> Iterator[Any]:
    while True:
        left = deadline - time.monotonic()
        try:
            chunk = chunks.get(timeout=max(0.0, left))
        except queue.Empty:
            raise ModelError(Failure.TIMEOUT) from None
        if left <= 0:
            raise ModelError(Failure.TIMEOUT)
        if chunk is None:
            return
        yield chunk


def _failure_of(error: Exception, begun: bool) -> Failure:
    names = {base.__name__ for base in type(error).__mro__}
    if any("Timeout" in name for name in names):
        return Failure.TIMEOUT
    if begun:
        return Failure.CUT
    return Failure.UNREACHABLE if any("Connect" in name for name in names) else Failure.REFUSED


def _text_of(chunk: Any) -> str:
    content = getattr(chunk, "content", "")
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content if isinstance(part, dict))


def open_chat(settings: Settings) -> Chat | None:
    """The model of the settings, None when none is named.

    Raises SettingsError when its host is not allowed, its provider is unknown or its package is missing.
    """
    if not settings.llm:
        return None
    provider, colon, _ = settings.llm.partition(":")
    if not colon:
        raise SettingsError(wording.NO_PROVIDER.format(name=settings.llm))
    check_host(provider, settings.llm_base_url, settings.llm_allowed_hosts)
    from rag.langchain import chat_model

    try:
        return Chat(chat_model(settings.llm, **_options(provider, settings)), settings.llm)
    except (ImportError, ValueError) as error:
        raise SettingsError(wording.NO_SUCH_PROVIDER.format(provider=provider)) from error


def check_host(provider: str, base_url: str, allowed: Sequence[str]) -> None:
    """Refuse a model on a host that the office has not allowed."""
    host = urlsplit(base_url if "//" in base_url else f"//{base_url}").hostname if base_url else None
    host = host or _DEFAULT_HOSTS.get(provider)
    if host is None:
        raise SettingsError(wording.NO_BASE_URL.format(provider=provider))
    if host.lower() not in {one.lower() for one in allowed}:
        raise SettingsError(wording.HOST_NOT_ALLOWED.format(host=host))


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    """What the provider's class takes. Redirects and proxies of the environment are off: they lead to other hosts."""
    options: dict[str, Any] = {"temperature": 0}
    if settings.llm_base_url:
        options["base_url"] = settings.llm_base_url
    if provider == "openai":
        import openai

        client = openai.DefaultHttpxClient(
            follow_redirects=False, trust_env=False, timeout=settings.llm_timeout_seconds
        )
        key = settings.llm_api_key.get_secret_value() or "none"
        options |= {"api_key": key, "max_retries": 0, "http_client": client, "stream_usage": True}
    elif provider == "ollama":
        options["client_kwargs"] = {
            "follow_redirects": False,
            "trust_env": False,
            "timeout": settings.llm_timeout_seconds,
        }
        options["format"] = "json"
    return options
