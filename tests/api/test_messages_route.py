"""The conversation over REST is the same as in chat: a card, a button, a record; a repeat writes nothing twice."""

from typing import Any

import httpx

from core.people import AgencyScope, Role
from kpi import ledger
from tests.api.serving import Running

MESSAGES = "/api/v1/messages"
MEETING = "sáng nay họp giao ban trực tuyến từ 8h đến 10h"


def _send(client: httpx.Client, **body: Any) -> Any:
    key = body.pop("key", None)
    got = client.post(MESSAGES, json=body, headers={"Idempotency-Key": key} if key else {})
    assert got.status_code == 200, got.text
    return got.json()["replies"]


def _entries(server: Running, agency: str) -> int:
    from datetime import date

    with server.context.database.read() as connection:
        return len(ledger.listing(connection, AgencyScope(agency), (), date(2020, 1, 1), date(2100, 1, 1)))


def test_a_meeting_is_recorded_by_card_and_button_and_undone(server: Running) -> None:
    with server.client("heza", Role.CLERK) as client:
        card = _send(client, text=MEETING)[-1]
        before = _entries(server, "heza")
        save = next(choice for choice in card["choices"] if choice["action"].startswith("ghi:"))
        saved = _send(client, action=save["action"], reply_to=card["id"], key="press-1")
        again = _send(client, action=save["action"], reply_to=card["id"], key="press-1")
        assert saved == again
        assert _entries(server, "heza") == before + 1
        _send(client, text="hoàn tác")
        assert _entries(server, "heza") == before


def test_an_answers_sources_name_their_passages(server: Running) -> None:
    with server.client("heza", Role.READER) as client:
        answer = _send(client, text="Hội nghị chuyên môn tối đa bao lâu?")[-1]
    source = answer["sources"][0]
    passage = server.context.snapshot().passage_by_id[source["passage"]]
    assert source["quote"] in passage.text


def test_nobody_presses_a_button_that_was_not_shown_to_them(server: Running) -> None:
    with server.client("heza", Role.CLERK) as clerk, server.client("heza", Role.LEADER) as other:
        card = _send(clerk, text=MEETING)[-1]
        action = card["choices"][0]["action"]
        forged = other.post(MESSAGES, json={"action": action, "reply_to": card["id"]})
        invented = clerk.post(MESSAGES, json={"action": "ghi:abcd", "reply_to": card["id"]})
        empty = clerk.post(MESSAGES, json={"text": "   "})
    assert (forged.status_code, invented.status_code, empty.status_code) == (404, 404, 422)


def test_a_secret_leaves_nothing_behind(server: Running) -> None:
    with server.client("heza", Role.CLERK) as client:
        reply = _send(client, text="Công văn 77-CV/TU độ Mật về quy hoạch Z9")[-1]
    assert "mật" in reply["text"].lower()
    files = server.context.settings.data_dir.glob("troly.db*")
    assert not any(b"quy ho\xe1\xba\xa1ch Z9" in path.read_bytes() for path in files)


def test_a_stranger_or_a_narrowed_token_cannot_converse(server: Running) -> None:
    from api import tokens

    with server.context.database.write() as connection:
        person = server.people["heza", Role.CLERK]
        narrow = tokens.issue(connection, person, server.context.clock.now(), scopes=["ask"])
    with server.client() as client:
        assert client.post(MESSAGES, json={"text": MEETING}).status_code == 401
        headers = {"Authorization": f"Bearer {narrow}"}
        assert client.post(MESSAGES, json={"text": MEETING}, headers=headers).status_code == 403
