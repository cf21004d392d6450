"""One thread that writes: jobs wait in a queue and share a transaction, so that one commit serves many messages.

SQLite takes one writer at a time and each commit is a disk flush; grouping keeps the acknowledgement short while
hundreds write at once. Each job runs in a savepoint: one that fails takes nothing else with it. Jobs of the same kind
that wait side by side (arrivals) share a savepoint and a statement, and only if that fails each gets its own.
PostgreSQL runs the same code, a writer in every process.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot import notices
from bot.arrivals import LONGEST, PAUSE, Arrivals
from core.database import Database
from core.errors import UnavailableError
from core.failpoints import reach

T = TypeVar("T")
Item = TypeVar("Item")
Together = Callable[[Connection, Sequence[Item]], Sequence[T]]
"""Writes several items at once; a result for each, in their order."""
GROUP_SECONDS = 0.02  # work of one commit; what arrives later, or is not urgent beside what is, waits for the next
MOST_TOGETHER = 100  # items of one statement
MOST_WAITING = 20_000


@dataclass(slots=True)
class _Job:
    name: str
    item: Any
    together: "Together[Any, Any]"
    urgent: bool
    future: "Future[Any]" = field(default_factory=Future)
    result: Any = None
    error: Exception | None = None

    def settle(self) -> None:
        if not self.future.set_running_or_notify_cancel():
            return  # nobody waits any more; the rows are kept all the same
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Writer:
    """Runs write jobs one after the other in its own thread, several to a commit. `commits` counts them."""

    def __init__(
        self, database: Database, *, most_waiting: int = MOST_WAITING, arrivals: Arrivals | None = None
    ) -> None:
        self._database = database
        self._arrivals = arrivals or Arrivals()
        self._held_since: float | None = None
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
        return self.submit_item(name, act, _alone, urgent=urgent)

    def submit_item(self, name: str, item: Item, together: "Together[Item, T]", *, urgent: bool = False) -> "Future[T]":
        """Queue one item, written in one go with its neighbours that name the same `together`; else as `submit`."""
        job = _Job(name, item, together, urgent)
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
                while not (self._urgent or self._closing or (self._normal and not self._holds_back())):
                    self._change.wait(PAUSE if self._normal else None)
                if not (self._urgent or self._normal):
                    return
            self._commit_group()

    def _commit_group(self) -> None:
        done: list[_Job] = []
        try:
            with self._database.write() as connection:
                ends, hurry = time.monotonic() + GROUP_SECONDS, False
                while jobs := self._next(hurry or (bool(done) and time.monotonic() > ends)):
                    done.extend(jobs)
                    _run(connection, jobs)
                    hurry = hurry or jobs[0].urgent
                _reach_all(done, "before-commit")
        except Exception as error:
            self._one_by_one(done, error)
            return
        self._committed(done)

    def _next(self, only_urgent: bool) -> list[_Job]:
        """The next job, and its neighbours that are written with it."""
        with self._change:
            queue = self._urgent or (None if only_urgent or self._holds_back() else self._normal)
            if not queue:
                return []
            jobs = [queue.popleft()]
            together = jobs[0].together
            while together is not _alone and queue and queue[0].together is together and len(jobs) < MOST_TOGETHER:
                jobs.append(queue.popleft())
        return jobs

    def _holds_back(self) -> bool:
        """Whether ordinary jobs wait: while messages pour in, but not for long."""
        if self._closing or not self._arrivals.pouring():
            self._held_since = None
            return False
        now = time.monotonic()
        self._held_since = self._held_since or now
        return now - self._held_since < LONGEST

    def _one_by_one(self, jobs: list[_Job], error: Exception) -> None:
        """The group's transaction failed (a deadlock, a lost connection): each job gets one of its own."""
        for job in jobs:
            try:
                with self._database.write() as connection:
                    _run(connection, [job])
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


def _alone(connection: Connection, acts: Sequence[Callable[[Connection], Any]]) -> list[Any]:
    """Of ordinary jobs each is run by itself."""
    return [act(connection) for act in acts]


def _run(connection: Connection, jobs: Sequence[_Job]) -> None:
    """Run the jobs in one savepoint; if that fails, each in its own, so that the guilty one alone fails."""
    try:
        with connection.begin_nested():
            results = jobs[0].together(connection, [job.item for job in jobs])
    except Exception as error:
        if len(jobs) == 1:
            jobs[0].result, jobs[0].error = None, error
            return
        for job in jobs:
            _run(connection, [job])
        return
    for job, result in zip(jobs, results, strict=True):
        job.result, job.error = result, None


def _reach_all(jobs: list[_Job], place: str) -> None:
    for name in {job.name for job in jobs}:
        reach(f"{name}.{place}")
