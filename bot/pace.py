"""Keeps to a platform's rate limits: so many messages a second overall, and a least time between two to one chat."""

import threading
import time
from collections.abc import Callable

from bot.channel import Capabilities


class Pace:
    """Says whether a message may go now. `timer` gives seconds and is replaceable in tests."""

    def __init__(self, capabilities: Capabilities, timer: Callable[[], float] = time.monotonic) -> None:
        self._capabilities = capabilities
        self._timer = timer
        self._lock = threading.Lock()
        self._next_at_all = 0.0
        self._next: dict[str, float] = {}

    def take(self, conversation: str, *, group: bool = False) -> bool:
        """Whether a message to this conversation may go now; if so, it is counted as sent."""
        with self._lock:
            now = self._timer()
            if now < self._next_at_all or now < self._next.get(conversation, 0.0):
                return False
            if self._capabilities.per_second:
                earliest = now - self._burst()
                self._next_at_all = max(self._next_at_all, earliest) + 1 / self._capabilities.per_second
            wait = self._capabilities.group_seconds if group else self._capabilities.chat_seconds
            if wait:
                self._forget(now)
                self._next[conversation] = now + wait
            return True

    def pause(self, seconds: float) -> None:
        """The platform asks to send nothing for a while."""
        with self._lock:
            self._next_at_all = max(self._next_at_all, self._timer() + seconds)

    def soonest(self) -> float:
        """Seconds until something held back may go; a second where nothing is."""
        with self._lock:
            now = self._timer()
            waits = [at - now for at in (self._next_at_all, *self._next.values()) if at > now]
        return min(waits, default=1.0)

    def _burst(self) -> float:
        """A pause saves up a little: half a second's worth may go at once."""
        return 0.5

    def _forget(self, now: float) -> None:
        if len(self._next) > 10_000:
            self._next = {name: at for name, at in self._next.items() if at > now}
