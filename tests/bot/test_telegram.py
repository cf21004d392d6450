"""Telegram: polling that loses nothing, cards replaced in place, taps acknowledged, commands told."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.channel import Attachment, Button, Delivery, Reply
from bot.inbox import Inbox
from bot.notices import COMMANDS
from bot.sending import MayHaveArrived, NeedsAdministrator, NotSent, TryLater, Undeliverable
from bot.telegram import TelegramChannel
from bot.telegram_events import from_update
from bot.writer import Writer
from core.clock import FixedClock
from core.database import Database
from tests.bot.conftest import WEBHOOK_SECRET
from tests.bot.events import sample, telegram_press, telegram_text
from tests.bot.servers.http import Answer
from tests.bot.servers.telegram import TOKEN, FakeTelegram
from tests.bot.waiting import until


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as server:
        yield server
        assert server.wrong == []


@pytest.fixture
def channel(telegram: FakeTelegram, clock: FixedClock) -> Iterator[TelegramChannel]:
    made = TelegramChannel(TOKEN, telegram.base_url, clock, timeout=0.5)
    yield made
    made.close()


def _delivery(reply: Reply, **meta: str) -> Delivery:
    return Delivery("telegram", "7", reply, meta=meta)


def test_updates_are_kept_before_the_offset_moves(
    telegram: FakeTelegram, channel: TelegramChannel, database: Database, clock: FixedClock
) -> None:
    writer = Writer(database)
    telegram.push(telegram_text(1, "một", clock.now()), {"update_id": 2}, telegram_text(3, "ba", clock.now()))
    channel.start_polling(Inbox(writer, clock))
    telegram.wait_confirmed(3)
    with database.read() as connection:
        kept = connection.execute(text("SELECT event_id FROM inbox ORDER BY id")).scalars().all()
    assert kept == ["tg:7000000001:1", "tg:7000000001:3"]
    channel.stop_polling()
    writer.close()


def test_what_cannot_be_kept_is_not_confirmed(
    telegram: FakeTelegram, channel: TelegramChannel, database: Database, clock: FixedClock
) -> None:
    writer = Writer(database, most_waiting=0)
    telegram.push(telegram_text(1, "một", clock.now()))
    channel.start_polling(Inbox(writer, clock))
    until(lambda: any(call.path.endswith("getUpdates") for call in telegram.calls))
    writer._most_waiting = 10
    telegram.wait_confirmed(1)
    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM inbox")).scalar() == 1
    channel.stop_polling()
    writer.close()


def test_a_card_is_replaced_in_place_and_a_lost_one_sent_anew(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    sent = channel.send(_delivery(Reply("Ghi?", (Button("✅ Ghi", "ghi:1"),), card="1")))
    assert channel.send(_delivery(Reply("Đã ghi"), edit=sent)) == sent
    for description in ("message is not modified: same", "message to edit not found"):
        telegram.planned.append(
            Answer({"ok": False, "error_code": 400, "description": f"Bad Request: {description}"}, 400)
        )
        channel.send(_delivery(Reply("Đã ghi"), edit=sent))
    assert [shown.method for shown in telegram.shown] == ["sendMessage", "editMessageText", "sendMessage"]


def test_a_tap_is_acknowledged(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    channel.send(_delivery(Reply("Đã ghi"), ticket="4382bfdwdsb323b2d9"))
    assert [call.path.rpartition("/")[2] for call in telegram.calls] == ["answerCallbackQuery", "sendMessage"]


def test_charts_go_as_photos_and_reports_as_documents(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    channel.send(_delivery(Reply("", attachments=(Attachment("a.png", "image/png", b"\x89PNG", "biểu đồ"),))))
    channel.send(_delivery(Reply("", attachments=(Attachment("a.docx", "application/x", b"PK", "báo cáo"),))))
    assert [(s.method, s.text) for s in telegram.shown] == [("sendPhoto", "biểu đồ"), ("sendDocument", "báo cáo")]


def test_errors_tell_what_may_have_arrived(telegram: FakeTelegram, channel: TelegramChannel, clock: FixedClock) -> None:
    telegram.planned.append(Answer(sample("telegram_updates", "flood_response"), 429))
    with pytest.raises(TryLater) as flood:
        channel.send(_delivery(Reply("x")))
    assert flood.value.seconds == 5
    for status, kind in ((403, Undeliverable), (400, Undeliverable), (502, NotSent), (500, NotSent)):
        telegram.planned.append(Answer({"ok": False, "error_code": status, "description": "x"}, status))
        with pytest.raises(kind):
            channel.send(_delivery(Reply("x")))
    telegram.planned.append(0.8)
    with pytest.raises(MayHaveArrived):
        channel.send(_delivery(Reply("x")))
    for token, url, kind in (
        ("1:wrong", telegram.base_url, NeedsAdministrator),
        (TOKEN, "http://127.0.0.1:9/bot", NotSent),
    ):
        other = TelegramChannel(token, url, clock)
        with pytest.raises(kind) as error:
            other.send(_delivery(Reply("x")))
        assert token not in str(error.value)
        other.close()


def test_commands_and_webhook_are_arranged(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    channel.arrange("https://office.example/webhooks/telegram", WEBHOOK_SECRET)
    assert telegram.commands == COMMANDS
    assert channel.webhook() == "https://office.example/webhooks/telegram"
    assert channel.describe() == "troly_thu_bot"
    channel.arrange("", "")
    assert channel.webhook() == ""
    assert all(call.fields.get("drop_pending_updates") is None for call in telegram.calls)


def test_groups_captions_edits_and_presses_are_understood(clock: FixedClock) -> None:
    now = clock.now()
    group = from_update(telegram_text(1, "/hop@troly_thu_bot giao ban", now, chat=-5), "1", now)
    assert group is not None
    assert (group.text, group.conversation, group.account, group.is_group) == ("/hop giao ban", "-5", "7", True)
    document = from_update(sample("telegram_updates", "document"), "1", now)
    assert document is not None
    assert (document.text, document.media) == ("/vanban", "document")
    edited = from_update(sample("telegram_updates", "edited"), "1", now)
    assert edited is not None
    assert edited.edited
    assert edited.sent_at.timestamp() == 1760000050
    press = from_update(telegram_press(9, "ghi:1", 13), "1", now)
    assert press is not None
    assert (press.button, press.reply_to, press.text, press.sent_at) == ("ghi:1", "13", "", now)
