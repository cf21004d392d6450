"""The process may die at any instant: nothing acknowledged is lost, nothing is recorded twice, all is answered."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.clock import SystemClock
from core.database import Database
from core.failpoints import EXIT_CODE
from tests.bot.events import telegram_text
from tests.bot.office_process import OfficeProcess, free_port
from tests.bot.servers.telegram import FakeTelegram
from tests.bot.toy import records, set_up
from tests.bot.waiting import until

BOUNDARIES = [f"{job}.{side}-commit" for job in ("inbox", "worker", "sending", "sent") for side in ("before", "after")]
KILLS = 100


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as server:
        yield server
        assert server.wrong == []


@pytest.fixture
def process(databases: Database, telegram: FakeTelegram, tmp_path: Path) -> Iterator[OfficeProcess]:
    with databases.write() as connection:
        set_up(connection)
    url = databases.engine.url.render_as_string(hide_password=False)
    made = OfficeProcess(url, tmp_path, telegram.base_url, free_port())
    yield made
    made.kill()


def _updates(count: int) -> dict[int, dict[str, Any]]:
    now = SystemClock().now()
    return {n: telegram_text(n, f"tin {n}", now, user=1 + n % 7) for n in range(1, count + 1)}


def _answered(telegram: FakeTelegram) -> Counter[str]:
    return Counter(shown.text.rpartition("Đã ghi: ")[2] for shown in list(telegram.shown))


def _wait_answered(telegram: FakeTelegram, wanted: set[str], seconds: float) -> None:
    until(lambda: wanted <= _answered(telegram).keys(), seconds)


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_killed_at_a_commit_boundary(
    boundary: str, process: OfficeProcess, telegram: FakeTelegram, databases: Database
) -> None:
    updates = _updates(5)
    process.start(failpoint=boundary)
    if process.wait_live():
        for update in updates.values():
            process.post(update)
    assert process.wait_dead() == EXIT_CODE
    process.start()
    assert process.wait_live()
    assert all(process.post(update) for update in updates.values())  # Telegram repeats what it does not know kept
    _wait_answered(telegram, {f"tin {n}" for n in updates}, 10)
    process.stop()
    with databases.read() as connection:
        assert sorted(row.said for row in records(connection)) == sorted(f"tin {n}" for n in updates)
    doubled = [shown.text for shown in telegram.shown if shown.text.startswith("Đã ghi")]
    assert len(doubled) == len(set(doubled))  # a repeat always says that it is one


@pytest.mark.long
def test_killed_at_a_hundred_instants_under_load(
    process: OfficeProcess, telegram: FakeTelegram, databases: Database
) -> None:
    chance, updates, acknowledged = random.Random(7), _updates(1500), set()
    stopping = threading.Event()

    def stream(seed: int) -> None:
        mine = random.Random(seed)
        while not stopping.is_set():
            number = mine.choice(list(updates))  # in any order, many of them again and again
            if process.post(updates[number]):
                acknowledged.add(number)
            else:
                stopping.wait(0.01)

    threads = [threading.Thread(target=stream, args=(seed,)) for seed in range(4)]
    process.start()
    for thread in threads:
        thread.start()
    for _ in range(KILLS):
        process.wait_live()
        stopping.wait(chance.uniform(0, 0.3))
        process.kill()
        process.start()
    assert process.wait_live()
    stopping.set()
    for thread in threads:
        thread.join()
    _wait_answered(telegram, {f"tin {n}" for n in acknowledged}, 120)
    process.stop()
    with databases.read() as connection:
        written = Counter(row.said for row in records(connection))
    assert set(written.values()) <= {1}
    assert {f"tin {n}" for n in acknowledged} <= written.keys()
    unannounced = Counter(s.text for s in telegram.shown if s.text.startswith("Đã ghi"))
    assert set(unannounced.values()) <= {1}
    assert len(acknowledged) > KILLS
