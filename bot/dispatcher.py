"""A queue worked through in the background: conversations at once, each in order, arrivals first."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ClassVar

import structlog
from sqlalchemy import Row

from bot.arrivals import Arrivals

log = structlog.get_logger()
IDLE_SECONDS = 0.5  # how long another process's row may lie unseen
AT_ONCE = 64
AT_ONCE_IN_A_RUSH = 8


class Dispatcher(ABC):
    """Hands rows of a queue to a few threads until it is closed."""

    name: ClassVar[str]

    def __init__(self, threads: int, arrivals: Arrivals | None = None) -> None:
        self._arrivals = arrivals or Arrivals()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=self.name)
        self._busy: set[tuple[str, str]] = set()  # conversations under way
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Work in the background until `close`."""
        self._thread = threading.Thread(target=self._loop, name=self.name, daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There is something new in the queue."""
        self._wake.set()

    def close(self) -> None:
        """Finish what has begun, begin nothing new."""
        self._closing.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
        self._pool.shutdown(wait=True)

    def drain(self) -> int:
        """Work through everything that is due now, then return how many rows that was."""
        done = 0
        while futures := self._dispatch(AT_ONCE):
            for future in futures:
                future.result()
            done += len(futures)
        return done

    @abstractmethod
    def _dispatch(self, at_once: int) -> "Sequence[Future[None]]":
        """Begin with rows that are due, so that no more than `at_once` conversations are under way.

        Looking costs more the more is waiting: nothing is looked for while more than half of those are."""

    def _idle(self) -> float:
        """Seconds to wait when there was nothing to begin with."""
        return IDLE_SECONDS

    def _loop(self) -> None:
        while not self._closing.is_set():
            self._wake.clear()
            started: Sequence[Future[None]] = ()
            try:
                started = self._dispatch(AT_ONCE if self._arrivals.give_way() else AT_ONCE_IN_A_RUSH)
            except Exception as error:  # the database is away: keep trying
                log.error("queue unreadable", queue=self.name, error=type(error).__name__)
            if not started:
                self._wake.wait(self._idle())

    def _under_way(self) -> set[tuple[str, str]]:
        with self._lock:
            return set(self._busy)

    def _take(self, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
        """Those of the rows whose conversation is not under way; from now on it is."""
        with self._lock:
            free = [row for row in rows if (row.channel, row.conversation) not in self._busy]
            self._busy.update((row.channel, row.conversation) for row in free)
        return free

    def _release(self, rows: Sequence[Row[Any]]) -> None:
        with self._lock:
            self._busy.difference_update((row.channel, row.conversation) for row in rows)
