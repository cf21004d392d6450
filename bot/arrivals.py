"""Acknowledgements first: while messages pour in, handling and delivering them give way for a moment."""

import threading
import time

QUIET = 0.01  # seconds without an arrival
LONGEST = 0.25  # seconds anything is held back


class Arrivals:
    """Notes when something arrives, and holds others back meanwhile."""

    def __init__(self) -> None:
        self._latest = 0.0
        self._never = threading.Event()

    def note(self) -> None:
        """Something arrived just now."""
        self._latest = time.monotonic()

    def give_way(self) -> bool:
        """Wait until nothing arrives for a moment, but not for long. False if it is still pouring."""
        ends = time.monotonic() + LONGEST
        while (now := time.monotonic()) - self._latest < QUIET:
            if now > ends:
                return False
            self._never.wait(QUIET / 2)
        return True
