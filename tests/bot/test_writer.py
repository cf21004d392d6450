"""The one thread that writes: what is acknowledged waits for nothing else, and no job takes another with it."""

import threading
import time

import pytest
from sqlalchemy import Connection

from bot.arrivals import FEW, LONGEST, Arrivals
from bot.writer import Writer
from core.database import Database
from core.people import Agency
from core.store import all_agencies, save_agency


def _held(writer: Writer) -> threading.Event:
    """Keep the writer busy until the event is set, so that what is queued meanwhile waits side by side."""
    begun, let_go = threading.Event(), threading.Event()

    def hold(connection: Connection) -> None:
        begun.set()
        assert let_go.wait(10)

    writer.submit("held", hold)
    assert begun.wait(10)
    return let_go


def test_what_is_urgent_is_kept_before_anything_else_that_waits(database: Database) -> None:
    writer, order = Writer(database), list[str]()
    let_go = _held(writer)
    slow = writer.submit("slow", lambda connection: order.append("slow"))
    quick = writer.submit("quick", lambda connection: order.append("quick"), urgent=True)
    quick.add_done_callback(lambda _: order.append("acknowledged"))
    let_go.set()
    slow.result(10)
    writer.close()
    assert order == ["quick", "acknowledged", "slow"]


def test_while_messages_pour_in_nothing_else_is_written_but_not_for_long(database: Database) -> None:
    arrivals = Arrivals()
    writer = Writer(database, arrivals=arrivals)
    for _ in range(FEW + 1):
        arrivals.note()  # and they are never kept
    began = time.monotonic()
    other = writer.submit("other", lambda connection: time.monotonic())
    event = writer.submit("event", lambda connection: time.monotonic(), urgent=True)
    assert event.result(10) - began < LONGEST / 2 and LONGEST <= other.result(10) - began < LONGEST * 4
    last = writer.submit("last", lambda connection: "written")
    writer.close()
    assert last.result(10) == "written"


def test_a_job_that_fails_takes_nothing_else_with_it(database: Database) -> None:
    writer = Writer(database)
    let_go = _held(writer)

    def broken(connection: Connection) -> None:
        save_agency(connection, Agency("hong", "Sở Hỏng", "SH"))
        raise ValueError("hỏng")

    kept = writer.submit("kept", lambda connection: save_agency(connection, Agency("so", "Sở Mẫu", "SM")))
    failed = writer.submit("failed", broken)
    let_go.set()
    kept.result(10)
    with pytest.raises(ValueError, match="hỏng"):
        failed.result(10)
    writer.close()
    with database.read() as connection:
        assert [row.code for row in all_agencies(connection)] == ["so"]
