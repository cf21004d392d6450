"""Asking over HTTP: the contract's shape, strangers, closed agencies, rates, and words that cannot be used."""

import json
from pathlib import Path

import httpx
import pytest

from core.people import AgencyScope, Role
from kpi.agency_settings import change_setting
from kpi.entries import Stamp
from tests.api.cli import troly
from tests.api.serving import Running, serving

QUESTIONS = "/api/v1/questions"
ASKED = "Hội nghị chuyên môn tối đa bao lâu?"


def test_the_answer_is_the_object_of_ask_batch(server: Running, filled: Path) -> None:
    with server.client() as client:
        got = client.post(QUESTIONS, json={"question": ASKED, "agency": "heza"}).json()
    line = json.dumps({"id": None, "question": ASKED, "agency": "heza"})
    batch = json.loads(troly("ask", "--batch", "-", data_dir=filled, stdin=line).stdout)
    assert got.keys() == batch.keys()
    assert {**got, "latency_ms": 0} == {**batch, "latency_ms": 0}
    assert got["citations"][0]["document"] == "heza-226-2026"


def test_earlier_questions_and_the_callers_id_are_taken_along(server: Running) -> None:
    body = {"id": "q-7", "question": "Còn hội nghị quán triệt?", "agency": "heza", "history": [ASKED]}
    with server.client() as client:
        got = client.post(QUESTIONS, json=body).json()
    assert got["id"] == "q-7" and not got["abstained"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": "", "agency": "heza"}, 422),
        ({"question": "?" * 5, "agency": None}, 422),
        ({"agency": "heza"}, 422),
        ({"question": ASKED, "agency": "khong-co"}, 404),
        ([], 422),
    ],
)
def test_what_cannot_be_asked_gets_problem_details(server: Running, body: object, status: int) -> None:
    with server.client() as client:
        got = client.post(QUESTIONS, json=body)
    assert got.status_code == status
    assert got.headers["content-type"] == "application/problem+json"
    problem = got.json()
    assert problem["status"] == status and problem["detail"] and problem["request_id"] == got.headers["x-request-id"]


def test_a_wrong_token_is_refused_even_where_none_is_needed(server: Running) -> None:
    headers = {"Authorization": "Bearer troly_khong-dung"}
    got = httpx.post(server.url + QUESTIONS, json={"question": ASKED}, headers=headers)
    assert got.status_code == 401 and got.headers["www-authenticate"] == "Bearer"


def test_a_closed_agency_answers_its_own_people_alone(own_data: Path) -> None:
    with serving(own_data) as server:
        administrator = server.people["le-chan", Role.ADMINISTRATOR]
        stamp = Stamp(administrator, server.context.clock.now())
        with server.context.database.write() as connection:
            change_setting(connection, AgencyScope("le-chan"), "open_answers", "khong", stamp)
        asked = {"question": "Phường Lê Chân: hội nghị chuyên môn tối đa bao lâu?"}
        with server.client() as stranger, server.client("le-chan", Role.READER) as own:
            assert stranger.post(QUESTIONS, json={**asked, "agency": "le-chan"}).status_code == 401
            elsewhere = stranger.post(QUESTIONS, json={**asked, "agency": "heza"}).json()
            anywhere = stranger.post(QUESTIONS, json={"question": ASKED}).json()
            assert own.post(QUESTIONS, json=asked).json()["citations"][0]["document"] == "le-chan-226-2026"
        cited = {citation["document"] for citation in elsewhere["citations"] + anywhere["citations"]}
        assert "le-chan-226-2026" not in cited and "heza-226-2026" in cited


def test_too_many_requests_are_told_when_to_come_again(own_data: Path) -> None:
    with serving(own_data, anonymous_per_minute=3) as server, server.client() as client:
        codes = [client.post(QUESTIONS, json={"question": ASKED, "agency": "heza"}).status_code for _ in range(4)]
        assert codes == [200, 200, 200, 429]
        refused = client.post(QUESTIONS, json={"question": ASKED, "agency": "heza"})
        assert refused.headers["retry-after"] == "60"
        with server.client("heza", Role.READER) as known:
            assert known.post(QUESTIONS, json={"question": ASKED}).status_code == 200


def test_a_huge_body_is_refused_whether_or_not_its_length_is_stated(server: Running) -> None:
    huge = b'{"question": "' + b"a" * 1_100_000 + b'"}'
    json_type = {"Content-Type": "application/json"}
    with server.client() as client:
        stated = client.post(QUESTIONS, content=huge, headers=json_type)
        unstated = client.post(QUESTIONS, content=iter([huge[:600_000], huge[600_000:]]), headers=json_type)
    assert (stated.status_code, unstated.status_code) == (413, 413)


def test_every_answer_carries_a_request_id_and_security_headers(server: Running) -> None:
    with server.client() as client:
        got = client.get("/health/live", headers={"X-Request-ID": "abc-123"})
        odd = client.get("/health/live", headers={"X-Request-ID": "a b<script>"})
    assert got.headers["x-request-id"] == "abc-123"
    assert odd.headers["x-request-id"].isalnum()
    policy = got.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy
    assert "access-control-allow-origin" not in got.headers
