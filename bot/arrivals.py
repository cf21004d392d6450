"""Acknowledgements first: while messages pour in, handling and delivering them give way for a moment."""

import threading
import time
from collections import deque

FEW = 4  # arrivals that may be on their way into the inbox, or follow each other, without others being held back
BURST = 0.015  # seconds; more than few within it pour
PAUSE = 0.002  # seconds between two looks
LONGEST = 0.25  # seconds anything is held back


class Arrivals:
    """Counts what arrives and is not yet kept, and holds others back meanwhile."""

    def __init__(self) -> None:
        self._latest: deque[float] = deque([0.0] * (FEW + 1), maxlen=FEW + 1)
        self._under_way = 0
        self._lock = threading.Lock()
        self._never = threading.Event()

    def heard(self) -> None:
        """Something is coming in."""
        with self._lock:
            self._latest.append(time.monotonic())

    def note(self) -> None:
        """Something arrived just now."""
        with self._lock:
            self._latest.append(time.monotonic())
            self._under_way += 1

    def kept(self) -> None:
        """One of what arrived is kept, or given up."""
        with self._lock:
            self._under_way -= 1

    def give_way(self) -> bool:
        """Wait while messages pour in, but not for long. False if they still do."""
        ends = time.monotonic() + LONGEST
        while self.pouring():
            if time.monotonic() > ends:
                return False
            self._never.wait(PAUSE)
        return True

    def pouring(self) -> bool:
        """Whether messages come in faster than one after the other."""
        return self._under_way > FEW or time.monotonic() - self._latest[0] < BURST
