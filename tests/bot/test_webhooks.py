"""What platforms call: only true, recent, well-formed events get in, and the right status goes back."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.zalo_events import signature_holds
from core.database import Database
from tests.bot.conftest import APP_ID, BOT_SECRET, OA_SECRET_KEY, WEBHOOK_SECRET, MakeOffice, Office
from tests.bot.events import DATA, sample, signed, telegram_text, zalo_bot_text, zalo_text
from tests.bot.servers.telegram import TOKEN
from tests.bot.servers.zalo import APP_SECRET, BOT_TOKEN
from tests.bot.serving import served
from tests.bot.waiting import until

TELEGRAM, ZALO_OA, ZALO_BOT = "/webhooks/telegram", "/webhooks/zalo/oa", "/webhooks/zalo/bot"
TRUE = {"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET}
TRUE_BOT = {"X-Bot-Api-Secret-Token": BOT_SECRET}


@pytest.fixture
def running(make_office: MakeOffice, database: Database) -> Iterator[tuple[Office, httpx.Client]]:
    office = make_office(database)
    with served(office) as address, httpx.Client(base_url=address) as client:
        yield office, client


def _stored(office: Office) -> list[Any]:
    with office.database.read() as connection:
        return list(connection.execute(text("SELECT event_id FROM inbox ORDER BY id")).scalars())


def test_a_message_on_each_channel_is_kept_and_answered(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    now = office.clock.now()
    assert client.post(TELEGRAM, json=telegram_text(1, "một", now), headers=TRUE).status_code == 200
    raw, headers = signed(zalo_text("m1", "hai", now), APP_ID, OA_SECRET_KEY)
    assert client.post(ZALO_OA, content=raw, headers=headers).status_code == 200
    assert client.post(ZALO_BOT, json=zalo_bot_text("b1", "ba", now), headers=TRUE_BOT).status_code == 200
    until(lambda: bool(office.telegram.shown and office.zalo.texts and office.zalo_bot.texts))
    assert office.telegram.shown[0].text == "Đã ghi: một"
    assert [words for _, words in office.zalo.texts] == ["Đã ghi: hai"]
    assert [words for _, words in office.zalo_bot.texts] == ["Đã ghi: ba"]
    assert _stored(office) == ["tg:7000000001:1", "oa:388613280878808645:m1", "zbot:1459232241454765289:b1"]


@pytest.mark.parametrize("header", [{}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}])
def test_a_wrong_secret_is_refused(running: tuple[Office, httpx.Client], header: dict[str, str]) -> None:
    office, client = running
    update = telegram_text(1, "một", office.clock.now())
    assert client.post(TELEGRAM, json=update, headers=header).status_code == 403
    event = zalo_bot_text("b1", "ba", office.clock.now())
    assert client.post(ZALO_BOT, json=event, headers=header).status_code == 403
    assert _stored(office) == []


def test_the_published_signature_vector_holds_and_a_changed_byte_breaks_it() -> None:
    vector = json.loads((DATA / "zalo_oa_signature_vector.json").read_text(encoding="utf-8"))
    raw, key = vector["raw_body"].encode(), vector["oa_secret_key"]
    header = vector["header"].partition(": ")[2]
    assert signature_holds(raw, header, "", vector["app_id"], key) == "body"
    assert signature_holds(raw.replace(b"1760000000123", b"1760000000124"), header, "", vector["app_id"], key) == ""
    assert signature_holds(raw, "", "", vector["app_id"], key) == ""
    assert signature_holds(raw, "mac=", vector["timestamp"], vector["app_id"], key) == ""


def test_the_timestamp_of_a_signature_may_come_in_the_header(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    event = zalo_text("m1", "hai", office.clock.now())
    raw, _ = signed(event, APP_ID, OA_SECRET_KEY)
    _, headers = signed(event, APP_ID, OA_SECRET_KEY)
    assert client.post(ZALO_OA, content=raw, headers=headers | {"X-ZEvent-Timestamp": "1"}).status_code == 200


def test_a_wrong_or_missing_signature_is_refused(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    raw, headers = signed(zalo_text("m1", "hai", office.clock.now()), APP_ID, "another key")
    assert client.post(ZALO_OA, content=raw, headers=headers).status_code == 403
    assert client.post(ZALO_OA, content=raw).status_code == 403
    assert _stored(office) == []


def test_the_consoles_empty_probe_is_welcome(running: tuple[Office, httpx.Client]) -> None:
    _, client = running
    assert client.post(ZALO_OA, content=b"{}").status_code == 200


def test_old_events_are_refused(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    old = office.clock.now() - timedelta(hours=25)
    raw, headers = signed(zalo_text("m1", "hai", old), APP_ID, OA_SECRET_KEY)
    assert client.post(ZALO_OA, content=raw, headers=headers).status_code == 403
    assert client.post(TELEGRAM, json=telegram_text(1, "một", old), headers=TRUE).status_code == 200
    assert client.post(ZALO_BOT, json=zalo_bot_text("b1", "ba", old), headers=TRUE_BOT).status_code == 200
    assert _stored(office) == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b"{}", b'{"update_id": true}', b'{"update_id": "1"}']
)
def test_what_is_no_update_gets_400(running: tuple[Office, httpx.Client], body: bytes) -> None:
    office, client = running
    assert client.post(TELEGRAM, content=body, headers=TRUE).status_code == 400
    assert _stored(office) == []


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1, "a_kind_of_tomorrow": {"x": 1}},
        {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "channel"}}},
    ],
)
def test_an_unknown_kind_of_update_is_acknowledged_and_dropped(
    running: tuple[Office, httpx.Client], update: dict[str, Any]
) -> None:
    office, client = running
    assert client.post(TELEGRAM, json=update, headers=TRUE).status_code == 200
    assert _stored(office) == []


@pytest.mark.parametrize(
    "kind",
    ["unfollow", "user_submit_info", "oa_send_text_echo_admin", "user_received_message", "user_seen_message"],
)
def test_echoes_and_personal_forms_of_zalo_are_dropped(running: tuple[Office, httpx.Client], kind: str) -> None:
    office, client = running
    event = sample("zalo_oa_webhooks", kind)
    event["timestamp"] = str(int(office.clock.now().timestamp() * 1000))
    raw, headers = signed(event, APP_ID, OA_SECRET_KEY)
    assert client.post(ZALO_OA, content=raw, headers=headers).status_code == 200
    assert _stored(office) == []


@pytest.mark.parametrize("stated", [True, False])
def test_a_huge_body_is_refused(running: tuple[Office, httpx.Client], stated: bool) -> None:
    office, client = running
    huge = b" " * 300_000
    body: Any = huge if stated else iter([huge[:150_000], huge[150_000:]])
    assert client.post(TELEGRAM, content=body, headers=TRUE).status_code == 413
    assert _stored(office) == []


def test_a_channel_that_is_not_configured_is_not_there(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    del office.conversations.channels["zalo_bot"]  # type: ignore[attr-defined]
    assert client.post(ZALO_BOT, json={}, headers=TRUE_BOT).status_code == 404


def test_too_much_waiting_asks_the_platform_to_come_again(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    office.conversations.writer._most_waiting = 0
    assert client.post(TELEGRAM, json=telegram_text(1, "một", office.clock.now()), headers=TRUE).status_code == 503


def test_zalo_finds_its_verification_file_and_nothing_else(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    (office.settings.data_dir / "zalo_verifierAbc-12.html").write_text("<meta>", encoding="utf-8")
    (office.settings.data_dir / "private.html").write_text("x", encoding="utf-8")
    assert client.get("/zalo_verifierAbc-12.html").text == "<meta>"
    assert client.get("/private.html").status_code == 404
    assert client.get("/zalo_verifier..%2Fprivate.html").status_code == 404


def test_health_tells_what_waits(running: tuple[Office, httpx.Client]) -> None:
    _, client = running
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json()["status"] == "ready"


def test_logs_name_what_was_refused_without_secrets_or_words(
    running: tuple[Office, httpx.Client], capfd: pytest.CaptureFixture[str]
) -> None:
    from core.log import configure

    configure("DEBUG")
    office, client = running
    update = telegram_text(1, "lời riêng tư", office.clock.now())
    client.post(TELEGRAM, json=update, headers={"X-Telegram-Bot-Api-Secret-Token": "một bí mật sai"} | TRUE)
    client.post(TELEGRAM, json=update, headers={"X-Telegram-Bot-Api-Secret-Token": "wrong-secret"})
    office.telegram.wait_for(1)
    office.conversations.close()
    logging.getLogger().handlers.clear()
    written = "".join(capfd.readouterr())
    assert "wrong secret" in written
    secrets = (TOKEN, TOKEN.partition(":")[2], BOT_TOKEN, APP_SECRET, WEBHOOK_SECRET, BOT_SECRET, OA_SECRET_KEY)
    for secret in (*secrets, "wrong-secret", "riêng tư"):
        assert secret not in written


def test_an_event_passes_the_surroundings_of_every_request(running: tuple[Office, httpx.Client]) -> None:
    office, client = running
    kept = client.post(TELEGRAM, json=telegram_text(1, "một", office.clock.now()), headers=TRUE)
    assert kept.headers["X-Content-Type-Options"] == "nosniff" and kept.headers["X-Request-Id"]
    assert f'troly_requests_total{{method="POST",route="{TELEGRAM}",status="200"}} 1.0' in client.get("/metrics").text


@pytest.mark.parametrize("address", [TELEGRAM, ZALO_OA, ZALO_BOT])
def test_only_events_are_taken_at_the_address_of_a_platform(running: tuple[Office, httpx.Client], address: str) -> None:
    _, client = running
    assert client.get(address).status_code == 405
    assert client.post(address + "/khac", json={}).status_code == 404
