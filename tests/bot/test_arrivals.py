"""What arrives is acknowledged first: handling and delivering give way to it, but are never held up for long."""

import threading
import time

from bot.arrivals import FEW, LONGEST, Arrivals
from tests.bot.conftest import Office
from tests.bot.events import telegram_text
from tests.bot.waiting import until


def _pouring(arrivals: Arrivals) -> None:
    for _ in range(FEW + 1):
        arrivals.note()


def test_nobody_waits_while_nothing_arrives() -> None:
    began = time.monotonic()
    assert Arrivals().give_way()
    assert time.monotonic() - began < LONGEST / 2


def test_work_goes_on_as_soon_as_what_poured_in_is_kept() -> None:
    arrivals, went_on = Arrivals(), threading.Event()
    _pouring(arrivals)
    threading.Thread(target=lambda: arrivals.give_way() and went_on.set()).start()
    assert not went_on.wait(LONGEST / 5)
    for _ in range(FEW + 1):
        arrivals.kept()
    assert went_on.wait(5)


def test_work_is_not_held_up_for_long_by_arrivals_that_never_end() -> None:
    arrivals = Arrivals()
    _pouring(arrivals)
    assert not arrivals.give_way()


def test_arrivals_that_are_kept_or_refused_are_all_counted_down(office: Office) -> None:
    from bot.telegram_events import from_update

    inbox, now = office.conversations.inbox, office.clock.now()
    for number in (1, 2, 2):
        event = from_update(telegram_text(number, f"tin {number}", now), "1", now)
        assert event is not None
        inbox.submit(event).result()
    until(lambda: inbox._arrivals._under_way == 0)
