"""What happened with a model, by request id: enough to look into an answer, nothing personal.

The question is not kept. The prompt can be made again from its version and the passages; its digest proves it.
"""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from core.guard import mask_personal

LARGEST = 5_000_000  # bytes of a trace file before it is set aside; one older file is kept


@dataclass(frozen=True, slots=True)
class Trace:
    """One attempt to have an answer worded. `reason` is "used" or why the extractive answer was given;
    `reply` the model's words with personal numbers masked, `violations` what was wrong with them."""

    request: str
    at: str
    agency: str | None
    model: str
    prompt: str
    prompt_digest: str
    passages: tuple[str, ...]
    reason: str
    violations: tuple[str, ...] = ()
    reply: str = ""
    attempts: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_counted: bool = False
    latency_ms: int = 0


Record = Callable[[Trace], None]


def forget(_: Trace) -> None:
    """Records nothing."""


class TraceFile:
    """Appends traces as lines of JSON to a file only its owner may read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def __call__(self, trace: Trace) -> None:
        line = json.dumps(asdict(trace) | {"reply": mask_personal(trace.reply).text}, ensure_ascii=False) + "\n"
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > LARGEST:
                self._path.replace(self._path.with_suffix(".old.jsonl"))
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(line)
