"""One thread that writes: jobs wait in a queue and share a transaction, so that one commit serves many messages.

SQLite takes one writer at a time and each commit is a disk flush; grouping keeps the acknowledgement short while
hundreds write at once. Each job runs in a savepoint: one that fails takes nothing else with it. PostgreSQL runs the
same code, a writer in every process.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot import notices
from core.database import Database
from core.errors import UnavailableError
from core.failpoints import reach

T = TypeVar("T")
GROUP_SECONDS = 0.02  # work of one commit; what arrives later waits for the next
MOST_WAITING = 20_000


@dataclass(slots=True)
class _Job:
    name: str
    act: Callable[[Connection], Any]
    future: "Future[Any]" = field(default_factory=Future)
    result: Any = None
    error: Exception | None = None

    def run(self, connection: Connection) -> None:
        self.result = self.error = None
        try:
            with connection.begin_nested():
                self.result = self.act(connection)
        except Exception as error:
            self.error = error

    def settle(self) -> None:
        if not self.future.set_running_or_notify_cancel():
            return  # nobody waits any more; the rows are kept all the same
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Writer:
    """Runs write jobs one after the other in its own thread, several to a commit. `commits` counts them."""

    def __init__(self, database: Database, *, most_waiting: int = MOST_WAITING) -> None:
        self._database = database
        self._most_waiting = most_waiting
        self._urgent: deque[_Job] = deque()
        self._normal: deque[_Job] = deque()
        self._change = threading.Condition()
        self._closing = False
        self.commits = 0
        self._thread = threading.Thread(target=self._loop, name="writer", daemon=True)
        self._thread.start()

    def submit(self, name: str, act: Callable[[Connection], T], *, urgent: bool = False) -> "Future[T]":
        """Queue a job; its future ends after the commit. Raises UnavailableError when too much is waiting.

        `name` marks the job's failpoints. Urgent jobs (acknowledgements) overtake the others. A job may run twice,
        if the first transaction came to nothing.
        """
        job = _Job(name, act)
        with self._change:
            if self._closing or len(self._urgent) + len(self._normal) >= self._most_waiting:
                raise UnavailableError(notices.OVERLOADED)
            (self._urgent if urgent else self._normal).append(job)
            self._change.notify()
        return job.future

    def run(self, name: str, act: Callable[[Connection], T]) -> T:
        """Queue a job and wait for its commit."""
        return self.submit(name, act).result()

    def close(self) -> None:
        """Finish what is queued, then stop."""
        with self._change:
            self._closing = True
            self._change.notify()
        self._thread.join()

    def _loop(self) -> None:
        while True:
            with self._change:
                while not (self._urgent or self._normal or self._closing):
                    self._change.wait()
                if not (self._urgent or self._normal):
                    return
            self._commit_group()

    def _commit_group(self) -> None:
        done: list[_Job] = []
        try:
            with self._database.write() as connection:
                ends = time.monotonic() + GROUP_SECONDS
                while (job := self._next(bool(done) and time.monotonic() > ends)) is not None:
                    done.append(job)
                    job.run(connection)
                _reach_all(done, "before-commit")
        except Exception as error:
            self._one_by_one(done, error)
            return
        self._committed(done)

    def _next(self, time_is_up: bool) -> _Job | None:
        with self._change:
            if self._urgent:
                return self._urgent.popleft()
            if self._normal and not time_is_up:
                return self._normal.popleft()
        return None

    def _one_by_one(self, jobs: list[_Job], error: Exception) -> None:
        """The group's transaction failed (a deadlock, a lost connection): each job gets one of its own."""
        for job in jobs:
            try:
                with self._database.write() as connection:
                    job.run(connection)
                    _reach_all([job], "before-commit")
            except Exception as own:
                job.error = own
            self._committed([job])
        if not jobs:  # the transaction did not even begin
            with self._change:
                waiting = [*self._urgent, *self._normal]
                self._urgent.clear()
                self._normal.clear()
            for job in waiting:
                job.future.set_exception(error)

    def _committed(self, jobs: list[_Job]) -> None:
        self.commits += 1
        _reach_all(jobs, "after-commit")
        for job in jobs:
            job.settle()


def _reach_all(jobs: list[_Job], place: str) -> None:
    for name in {job.name for job in jobs}:
        reach(f"{name}.{place}")
