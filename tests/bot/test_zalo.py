"""Zalo's own rules: tokens renewed once, errors by class, uploads, the reply window."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot import people_store, store
from bot.channel import Attachment, Delivery, Reply
from bot.sending import MayHaveArrived, NeedsAdministrator, NotSent, SendError, TryLater, Undeliverable, WindowClosed
from bot.zalo_events import from_bot, from_oa
from bot.zalo_oa import CAPABILITIES
from tests.bot.conftest import OA_ID, Office
from tests.bot.events import sample, zalo_text
from tests.bot.servers.http import Answer

TO = "246845883529197922"


def _send(office: Office, reply: Reply) -> str:
    sent: str = office.conversations.channels["zalo_oa"].send(Delivery("zalo_oa", TO, reply))
    return sent


def test_a_token_that_ends_is_renewed_once_however_many_send(office: Office) -> None:
    office.clock.forward(hours=25)
    failed: list[Exception] = []

    def send() -> None:
        try:
            _send(office, Reply("một"))
        except SendError as error:
            failed.append(error)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert office.zalo.refreshed == 1
    assert len(office.zalo.texts) == 8


def test_a_refused_token_is_renewed_and_the_message_sent_once(office: Office) -> None:
    office.zalo.access = "changed by somebody else"
    _send(office, Reply("một"))
    assert office.zalo.refreshed == 1
    assert [words for _, words in office.zalo.texts] == ["một"]
    with office.database.read() as connection:
        kept = people_store.tokens_of(connection, f"zalo_oa:{OA_ID}")
    assert kept is not None
    assert (kept.access_token, kept.refresh_token) == ("access-1", "refresh-1")


def test_a_spent_refresh_token_asks_for_the_administrator(office: Office) -> None:
    office.zalo.access, office.zalo.refresh = "other", "other"
    with pytest.raises(NeedsAdministrator, match="zalo-connect"):
        _send(office, Reply("một"))


def test_without_tokens_nothing_is_sent_and_it_is_said_why(office: Office) -> None:
    with office.database.write() as connection:
        connection.execute(text("DELETE FROM channel_tokens"))
    with pytest.raises(NeedsAdministrator, match="zalo-connect"):
        _send(office, Reply("một"))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-32, TryLater),
        (-230, WindowClosed),
        (-213, Undeliverable),
        (-227, Undeliverable),
        (-232, Undeliverable),
        (-244, Undeliverable),
        (-209, NeedsAdministrator),
        (-224, NeedsAdministrator),
        (-210, Undeliverable),
        (-240, Undeliverable),
    ],
)
def test_errors_by_their_class(office: Office, code: int, kind: type[SendError]) -> None:
    office.zalo.planned.append(Answer({"error": code, "message": "…"}))
    with pytest.raises(kind):
        _send(office, Reply("một"))


def test_a_lost_answer_and_a_bad_gateway_are_told_apart(office: Office) -> None:
    office.zalo.planned.append(Answer(None))
    with pytest.raises(MayHaveArrived):
        _send(office, Reply("một"))
    office.zalo.planned.append(Answer({}, 502))
    channel = office.conversations.channels["zalo_oa"]
    channel._client.base_url = "http://127.0.0.1:9"
    with pytest.raises(NotSent):
        _send(office, Reply("một"))


def test_pictures_and_files_are_uploaded_first(office: Office) -> None:
    chart = Attachment("bieu-do.png", "image/png", b"\x89PNG", "Họp trực tuyến 60 %")
    _send(office, Reply("", attachments=(chart,)))
    _send(office, Reply("", attachments=(Attachment("bao-cao.docx", "application/x", b"PK"),)))
    assert office.zalo.uploads == [("image", b"\x89PNG"), ("file", b"PK")]
    assert office.zalo.messages[0]["message"]["text"] == "Họp trực tuyến 60 %"
    _send(office, Reply("", attachments=(Attachment("bang.xlsx", "application/x", b"PK"),)))
    assert "bang.xlsx" in office.zalo.texts[-1][1]


def test_the_window_closes_after_48_hours(office: Office) -> None:
    now = office.clock.now()
    assert CAPABILITIES.may_write(now - timedelta(hours=47), now)
    assert not CAPABILITIES.may_write(now - timedelta(hours=48), now)
    assert not CAPABILITIES.may_write(None, now)


def test_every_published_event_is_understood() -> None:
    text_event = from_oa(sample("zalo_oa_webhooks", "user_send_text_quote"), OA_ID)
    assert text_event is not None
    assert (text_event.text, text_event.reply_to) == ("sửa thành 9h", "1d19cfb48434f168a827")
    for name, media in (("user_send_image", "image"), ("user_send_file", "file"), ("user_send_location", "location")):
        event = from_oa(sample("zalo_oa_webhooks", name), OA_ID)
        assert event is not None
        assert event.media == media
    follow = from_oa(sample("zalo_oa_webhooks", "follow"), OA_ID)
    assert follow is not None
    assert follow.text == "/start"
    for name in ("text", "image", "image_sdk_variant", "sticker", "voice", "unsupported"):
        event = from_bot(sample("zalo_bot_webhooks", name), "1")
        assert event is not None
        assert event.account == "6ede9afa66b88fe6d6a9"
    group = from_bot(sample("zalo_bot_webhooks", "group_text"), "1", "Bot Trợ lý")
    assert group is not None
    assert (group.text, group.is_group, group.conversation) == ("lịch họp?", True, "g-1234567890")


def test_a_number_presses_the_button_of_the_last_card_alone(office: Office) -> None:
    def say(identity: str, words: str) -> str:
        said = from_oa(zalo_text(identity, words, office.clock.now()), OA_ID)
        assert said is not None
        office.conversations.inbox.submit(said).result()
        office.settle()
        return office.zalo.texts[-1][1]

    assert "Trả lời 1 để Ghi, 2 để Huỷ" in say("m1", "thẻ")
    assert say("m2", "1") == "Đã bấm ghi:7 của thẻ 7"
    assert say("m3", "1") == "Đã ghi: 1"  # the last message was no card any more
    say("m4", "thẻ")
    assert say("m5", "3") == "Đã ghi: 3"
    with office.database.read() as connection:
        assert store.counts(connection, "outbox") == {"sent": 5}
