"""How many requests a caller may make in a minute; counted in memory, by person where known, else by address."""

import threading
import time
from collections.abc import Callable

from api.errors import TooManyRequests

MINUTE = 60.0


class Rates:
    """The counters of one process: the requests of this minute, and of the last one by how much of it still counts."""

    def __init__(
        self, *, anonymous: int, caller: int, sign_in: int, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = {"anonymous": anonymous, "caller": caller, "sign_in": sign_in}
        self._timer = timer
        self._lock = threading.Lock()
        self._minute = 0
        self._now: dict[tuple[str, str], int] = {}
        self._before: dict[tuple[str, str], int] = {}

    def count(self, kind: str, who: str) -> None:
        """Count one request of `kind` ("anonymous", "caller", "sign_in"). Raises TooManyRequests."""
        with self._lock:
            minute, passed = divmod(self._timer(), MINUTE)
            self._turn_to(int(minute))
            seen = self._now.get((kind, who), 0)
            weighed = seen + self._before.get((kind, who), 0) * (1 - passed / MINUTE)
            if weighed + 1 > self._most[kind]:
                raise TooManyRequests(int(MINUTE))
            self._now[kind, who] = seen + 1

    def _turn_to(self, minute: int) -> None:
        """Begin another minute; what is older than two is forgotten."""
        if minute != self._minute:
            self._before = self._now if minute == self._minute + 1 else {}
            self._now, self._minute = {}, minute
