"""Waiting for what other threads do."""

import threading
import time
from collections.abc import Callable


def until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Return as soon as the condition holds; fail if it does not in time."""
    ends, pause = time.monotonic() + seconds, threading.Event()
    while not holds():
        assert time.monotonic() < ends, "waited in vain"
        pause.wait(0.01)
