"""Records over REST: pages, corrections kept, undo, overlaps asked about, writes done once under one key."""

from typing import Any

import httpx
import pytest

from core.people import Role
from tests.api.serving import Running

RECORDS = "/api/v1/records"


@pytest.fixture
def client(server: Running) -> Any:
    with server.client("heza", Role.LEADER) as opened:
        yield opened


@pytest.fixture
def today(server: Running) -> str:
    return server.context.clock.now().date().isoformat()


def _activity(client: httpx.Client, title: str, day: str, **headers: str) -> httpx.Response:
    record = {"record": "activity", "title": title, "day": day}
    return client.post(RECORDS, json={"record": record}, headers=headers)


def test_a_record_is_written_corrected_and_undone_with_its_history(client: httpx.Client, today: str) -> None:
    made = _activity(client, "Tập huấn chữ ký số", today)
    assert made.status_code == 201
    one = f"{RECORDS}/{made.json()['id']}"
    corrected = client.patch(one, json={"fields": {"title": "Tập huấn văn thư"}, "why": "nhầm tên"})
    assert corrected.json()["record"]["title"] == "Tập huấn văn thư"
    assert corrected.json()["changed"] == ["Tên: Tập huấn chữ ký số → Tập huấn văn thư"]
    assert client.post(f"{one}/undo", json={}).json()["record"]["title"] == "Tập huấn chữ ký số"
    assert client.post(f"{one}/undo", json={}).json()["live"] is False
    history = client.get(one).json()["history"]
    assert [change["change"] for change in history] == ["record", "correct", "undo", "undo"]
    assert history[1]["why"] == "nhầm tên" and history[1]["channel"] == "rest"


def test_the_same_key_writes_once_and_another_request_under_it_is_refused(client: httpx.Client, today: str) -> None:
    key = {"Idempotency-Key": "k-1"}
    first, again = (_activity(client, "Kiểm tra", today, **key) for _ in range(2))
    assert first.json() == again.json()
    assert _activity(client, "Việc khác", today, **key).status_code == 409


def test_pages_follow_each_other_without_gap_or_repeat(client: httpx.Client, today: str) -> None:
    for number in range(5):
        _activity(client, f"Việc {number}", today)
    seen, offset, more = [], 0, True
    while more:
        page = client.get(RECORDS, params={"kind": "activity", "limit": 2, "offset": offset}).json()
        seen += [one["id"] for one in page["records"]]
        offset, more = offset + 2, page["more"]
    assert len(seen) == len(set(seen)) >= 5


def test_a_sum_that_meets_an_earlier_one_is_asked_about(client: httpx.Client, server: Running) -> None:
    day = server.context.clock.now().date().replace(day=1).isoformat()
    counted = {"record": "meeting_count", "day": day, "until": day, "total": 3, "online": 2}
    assert client.post(RECORDS, json={"record": counted}).status_code == 201
    asked = client.post(RECORDS, json={"record": counted})
    assert asked.status_code == 409 and "overlap" in asked.json()["detail"]
    assert client.post(RECORDS, json={"record": counted, "overlap": "thay"}).status_code == 201


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"record": "meeting"},
        {"record": "activity", "title": "x", "day": "hôm qua"},
        {"record": "activity", "title": "Báo cáo 12 độ Mật", "day": "2026-01-05"},
        {"record": "activity", "title": "x" * 501, "day": "2026-01-05"},
    ],
)
def test_what_cannot_be_recorded_is_explained_and_not_kept(client: httpx.Client, record: dict[str, str]) -> None:
    before = client.get(RECORDS).json()
    got = client.post(RECORDS, json={"record": record})
    assert got.status_code == 422 and got.json()["detail"]
    assert client.get(RECORDS).json() == before
