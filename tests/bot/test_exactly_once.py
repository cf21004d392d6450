"""What comes in is acted on once and answered once, in order, whatever goes wrong on the way."""

import threading
from concurrent.futures import Future, wait
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot import store
from bot.channel import Incoming
from bot.sending import NotSent
from bot.telegram_events import from_update
from core.database import Database
from tests.bot.conftest import MakeOffice, Office
from tests.bot.events import telegram_text
from tests.bot.servers.http import Answer
from tests.bot.toy import records


def _said(office: Office, number: int, words: str, user: int = 7) -> Incoming:
    incoming = from_update(telegram_text(number, words, office.clock.now(), user), "7000000001", office.clock.now())
    assert incoming is not None
    return incoming


def _submit(office: Office, number: int, words: str, user: int = 7) -> bool:
    return office.conversations.inbox.submit(_said(office, number, words, user)).result()


def test_a_message_is_recorded_and_answered_once(make_office: MakeOffice, databases: Database) -> None:
    office = make_office(databases)
    assert _submit(office, 1, "họp giao ban")
    assert not _submit(office, 1, "họp giao ban")
    office.settle()
    with databases.read() as connection:
        assert [row.said for row in records(connection)] == ["họp giao ban"]
    assert [shown.text for shown in office.telegram.shown] == ["Đã ghi: họp giao ban"]


def _kept_together(office: Office, events: list[Incoming]) -> "list[Future[bool]]":
    """Submit the events while the writer is busy, so that it finds them side by side."""
    free = threading.Event()
    office.conversations.writer.submit("busy", lambda connection: free.wait(10))
    futures = [office.conversations.inbox.submit(event) for event in events]
    free.set()
    wait(futures)
    return futures


def test_arrivals_kept_together_keep_their_order_and_a_repeat_among_them_counts_once(
    make_office: MakeOffice, databases: Database
) -> None:
    office = make_office(databases)
    events = [_said(office, number, f"tin {number}") for number in (1, 2, 2, 3, 1)]
    assert [future.result() for future in _kept_together(office, events)] == [True, True, False, True, False]
    office.settle()
    assert [shown.text for shown in office.telegram.shown] == ["Đã ghi: tin 1", "Đã ghi: tin 2", "Đã ghi: tin 3"]


def test_an_arrival_that_cannot_be_kept_takes_no_other_with_it(make_office: MakeOffice, databases: Database) -> None:
    office = make_office(databases)
    one, broken, two = (_said(office, number, f"tin {number}") for number in (1, 2, 3))
    broken = replace(broken, account=None)  # type: ignore[arg-type]
    kept = _kept_together(office, [one, broken, two])
    assert [kept[0].result(), isinstance(kept[1].exception(), Exception), kept[2].result()] == [True, True, True]


def test_a_conversation_keeps_its_order_and_others_do_not_wait(make_office: MakeOffice, databases: Database) -> None:
    office = make_office(databases)
    for number in range(1, 31):
        _submit(office, number, f"tin {number}", user=1 + number % 3)
    office.settle()
    for user in (1, 2, 3):
        seen = [shown.text for shown in office.telegram.shown if shown.chat == str(user)]
        assert seen == [f"Đã ghi: tin {n}" for n in range(1, 31) if 1 + n % 3 == user]


def test_an_error_of_the_user_rolls_back_and_says_what_to_do(office: Office) -> None:
    _submit(office, 1, "lỗi")
    office.settle()
    with office.database.read() as connection:
        assert records(connection) == []
    assert [shown.text for shown in office.telegram.shown] == ["Chưa hiểu, xin gõ lại."]


def test_a_fault_is_tried_again_then_given_up_visibly_and_can_be_retried(office: Office) -> None:
    _submit(office, 1, "hỏng")
    _submit(office, 2, "tin sau")
    for _ in range(6):
        office.settle()
        office.clock.forward(seconds=30)
    with office.database.read() as connection:
        assert [row.said for row in records(connection)] == ["tin sau"]
        (dead,) = store.in_trouble(connection, "inbox")
    assert dead.problem == "RuntimeError"
    assert "chưa ghi gì" in office.telegram.shown[0].text
    with office.database.write() as connection:
        assert store.retry(connection, "inbox", dead.id, office.clock.now())
        assert not store.retry(connection, "inbox", dead.id, office.clock.now())


def test_a_platform_that_is_away_gets_the_reply_later(office: Office) -> None:
    channel = office.conversations.channels["telegram"]
    real, down = channel.send, True

    def send(delivery):  # type: ignore[no-untyped-def]
        if down:
            raise NotSent("ConnectError")
        return real(delivery)

    channel.send = send
    _submit(office, 1, "một")
    office.settle()
    assert office.telegram.shown == []
    down = False
    office.clock.forward(minutes=1)
    office.settle()
    assert [shown.text for shown in office.telegram.shown] == ["Đã ghi: một"]


def test_flood_control_is_obeyed(office: Office) -> None:
    flood = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 0}}
    office.telegram.planned.append(Answer(flood, 429))
    _submit(office, 1, "một")
    office.settle()
    office.clock.forward(seconds=1)
    office.settle()
    assert [shown.text for shown in office.telegram.shown] == ["Đã ghi: một"]


def test_a_send_whose_answer_is_lost_is_marked_and_not_repeated(make_office: MakeOffice, database: Database) -> None:
    office = make_office(database, timeout=0.3)
    office.telegram.planned.append(0.8)
    _submit(office, 1, "một")
    office.settle()
    office.clock.forward(hours=1)
    _submit(office, 2, "hai")
    office.settle()
    assert [shown.text for shown in office.telegram.shown] == ["Đã ghi: một", "Đã ghi: hai"]
    with database.read() as connection:
        (row,) = store.in_trouble(connection, "outbox")
    assert row.state == "uncertain"


def test_a_reply_whose_sender_died_is_sent_again_and_says_so(office: Office) -> None:
    _submit(office, 1, "một")
    office.conversations.worker.drain()
    with office.database.write() as connection:
        connection.execute(text("UPDATE outbox SET state = 'sending'"))
    office.settle()
    assert office.telegram.shown == []
    office.conversations.sender.recover(alone=True)
    office.settle()
    (shown,) = office.telegram.shown
    assert shown.text.endswith("Đã ghi: một")
    assert "Gửi lại" in shown.text


def test_a_person_who_blocked_the_bot_stops_nobody_else(office: Office) -> None:
    blocked = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
    office.telegram.planned.append(Answer(blocked, 403))
    _submit(office, 1, "một", user=1)
    office.settle()
    _submit(office, 2, "hai", user=2)
    office.settle()
    assert [shown.text for shown in office.telegram.shown] == ["Đã ghi: hai"]
    with office.database.read() as connection:
        assert [row.state for row in store.in_trouble(connection, "outbox")] == ["dead"]


def test_nothing_of_a_secret_message_is_stored(make_office: MakeOffice, databases: Database) -> None:
    office = make_office(databases)
    _submit(office, 1, "/vanban đến 21/CV-TU mật, bản giấy")
    office.settle()
    assert "dấu mật" in office.telegram.shown[0].text
    with databases.read() as connection:
        assert records(connection) == []
        kept = connection.execute(text("SELECT event_id, refused, payload FROM inbox")).one()
    assert (kept.event_id, kept.refused) == ("tg:7000000001:1", "mật")
    assert "21/CV" not in kept.payload


def test_ten_thousand_updates_replayed_change_nothing(office: Office) -> None:
    def play() -> None:
        futures = [office.conversations.inbox.submit(said) for said in stream]
        for future in futures:
            future.result()

    stream = [_said(office, number, f"tin {number}", user=1 + number % 200) for number in range(1, 10_001)]
    play()
    with office.database.write() as connection:  # as if all were handled: the replay is what is looked at
        connection.execute(text("UPDATE inbox SET state = 'done'"))
    with office.database.read() as connection:
        before = store.counts(connection, "inbox"), store.counts(connection, "outbox"), records(connection)
    play()
    office.settle()
    with office.database.read() as connection:
        after = store.counts(connection, "inbox"), store.counts(connection, "outbox"), records(connection)
    assert after == before
    assert office.telegram.shown == []


def test_an_event_older_than_a_day_is_a_replay(office: Office) -> None:
    said = _said(office, 1, "một")
    office.clock.forward(hours=23)
    assert not office.conversations.inbox.is_stale(said)
    office.clock.moment += timedelta(hours=2)
    assert office.conversations.inbox.is_stale(said)
