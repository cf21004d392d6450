"""On which processor cores this process works; where the system cannot be told (elsewhere than on Linux), on any."""

import contextlib
import os

_SETTABLE = hasattr(os, "sched_setaffinity")
_GIVEN = sorted(os.sched_getaffinity(0)) if _SETTABLE else []


def keep_to_one() -> None:
    """Let this thread, and those it starts, work on one core of those given to the process.

    Python runs one thread at a time. At every statement of the database it is another one's turn, and waking that one
    on another core can cost more than the turn itself.
    """
    if _SETTABLE:
        os.sched_setaffinity(0, {_GIVEN[os.getpid() % len(_GIVEN)]})  # by chance: several servers may share a machine


def give_all(process_id: int) -> None:
    """Let a child work on every core that was given to this process."""
    if _SETTABLE:
        with contextlib.suppress(ProcessLookupError):  # it has ended already
            os.sched_setaffinity(process_id, _GIVEN)
