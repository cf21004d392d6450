"""How many requests a caller may make in a minute; counted in memory, by person where known, else by address."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from api.errors import TooManyRequests


class Rates:
    """The counters of one process."""

    def __init__(self, *, anonymous: int, caller: int, sign_in: int) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._limits = {
            "anonymous": RateLimitItemPerMinute(anonymous),
            "caller": RateLimitItemPerMinute(caller),
            "sign_in": RateLimitItemPerMinute(sign_in),
        }

    def count(self, kind: str, who: str) -> None:
        """Count one request of `kind` ("anonymous", "caller", "sign_in"). Raises TooManyRequests."""
        if not self._limiter.hit(self._limits[kind], kind, who):
            raise TooManyRequests(60)
