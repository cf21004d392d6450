"""Counts and times for Prometheus, kept by the application itself: no registry is shared, no message is looked at."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.types import Scope

from bot import store
from core.database import Database

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """One process's metrics; what waits in inbox and outbox is read when asked."""

    def __init__(self, database: Database) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        labels = ("method", "route", "status")
        self._requests = Counter("troly_requests", "HTTP requests", labels, registry=self.registry)
        self._seconds = Histogram(
            "troly_request_seconds", "Time to answer", ("route",), buckets=SECONDS, registry=self.registry
        )
        self._answers = Counter("troly_answers", "Questions by how they ended", ("status",), registry=self.registry)
        self.registry.register(_Boxes(database))

    def seen(self, scope: Scope, status: int, seconds: float) -> None:
        """One request was answered. Routes are told by their pattern, so that paths cannot grow the counters."""
        route = scope.get("route")
        name = getattr(route, "path", "") or "none"
        self._requests.labels(scope["method"], name, str(status)).inc()
        self._seconds.labels(name).observe(seconds)

    def answered(self, status: str) -> None:
        """One question was answered."""
        self._answers.labels(status).inc()

    def text(self) -> bytes:
        """The exposition."""
        return generate_latest(self.registry)


class _Boxes(Collector):
    def __init__(self, database: Database) -> None:
        self._database = database

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with self._database.read() as connection:
            for box in ("inbox", "outbox"):
                family = GaugeMetricFamily(f"troly_{box}", f"Rows in the {box} by state", labels=["state"])
                for state, number in store.counts(connection, box).items():
                    family.add_metric([state], number)
                yield family

    def describe(self) -> Iterator[GaugeMetricFamily]:
        return iter(())
