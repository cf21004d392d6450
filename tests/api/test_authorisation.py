"""Every route of the API × role × agency: who gets in is what `core.people.may` says, and nothing else."""

from typing import Any

import pytest

from core.people import Action, Person, Role, may
from tests.api.serving import Running

RIGHTS: dict[tuple[str, str], Action | None] = {
    ("POST", "/api/v1/questions"): None,
    ("POST", "/api/v1/messages"): Action.ASK,
    ("GET", "/api/v1/records"): Action.VIEW_RECORDS,
    ("POST", "/api/v1/records"): Action.RECORD,
    ("GET", "/api/v1/records/{entry}"): Action.VIEW_RECORDS,
    ("PATCH", "/api/v1/records/{entry}"): Action.CORRECT_OWN,
    ("POST", "/api/v1/records/{entry}/undo"): Action.CORRECT_OWN,
    ("GET", "/api/v1/progress"): Action.VIEW_PROGRESS,
    ("GET", "/api/v1/deadlines"): Action.VIEW_PROGRESS,
    ("GET", "/api/v1/tasks"): Action.VIEW_PROGRESS,
    ("GET", "/api/v1/reports/{period}.docx"): Action.EXPORT,
    ("GET", "/api/v1/reports/{period}.xlsx"): Action.EXPORT,
    ("GET", "/api/v1/reports/{period}.csv"): Action.EXPORT,
    ("GET", "/api/v1/calendar.ics"): Action.VIEW_PROGRESS,
    ("GET", "/api/v1/charts/progress.{picture}"): Action.VIEW_PROGRESS,
    ("GET", "/api/v1/charts/{measure}.{picture}"): Action.VIEW_PROGRESS,
    ("GET", "/api/v1/plans"): Action.VIEW_PROGRESS,
    ("POST", "/api/v1/plans"): Action.MANAGE_PLANS,
    ("GET", "/api/v1/plans/uploads/{upload}"): Action.MANAGE_PLANS,
    ("GET", "/api/v1/plans/{document}"): Action.VIEW_PROGRESS,
    ("DELETE", "/api/v1/plans/{document}"): Action.MANAGE_PLANS,
    ("GET", "/api/v1/people"): Action.MANAGE_PEOPLE,
    ("POST", "/api/v1/people/invitations"): Action.MANAGE_PEOPLE,
    ("PATCH", "/api/v1/people/{person}"): Action.MANAGE_PEOPLE,
    ("DELETE", "/api/v1/people/{person}"): Action.MANAGE_PEOPLE,
    ("GET", "/api/v1/tokens"): Action.MANAGE_PEOPLE,
    ("POST", "/api/v1/tokens"): Action.MANAGE_PEOPLE,
    ("DELETE", "/api/v1/tokens/{token}"): Action.MANAGE_PEOPLE,
    ("GET", "/api/v1/settings"): Action.CHANGE_SETTINGS,
    ("PUT", "/api/v1/settings/{name}"): Action.CHANGE_SETTINGS,
    ("GET", "/api/v1/review"): Action.REVIEW,
    ("POST", "/api/v1/review/{item}"): Action.REVIEW,
    ("DELETE", "/api/v1/review/{item}/passage"): Action.REVIEW,
    ("GET", "/api/v1/audit"): Action.VIEW_AUDIT,
}
NOBODYS: dict[str, Any] = {
    "entry": "0" * 8,
    "period": "2026-05",
    "picture": "svg",
    "measure": "khong-co",
    "upload": "0" * 32,
    "document": "khong-co",
    "person": 999_999,
    "token": 999_999,
    "name": "khong-co",
    "item": 999_999,
}
BODIES: dict[str, Any] = {
    "/api/v1/questions": {"question": "Hội nghị chuyên môn tối đa bao lâu?"},
    "/api/v1/messages": {"text": "xin chào"},
    "/api/v1/records": {"record": {"record": "khong-co"}},
    "/api/v1/records/{entry}": {"fields": {}},
    "/api/v1/people/invitations": {"role": "reader", "unit": "Đơn vị không có"},
    "/api/v1/tokens": {"name": "x", "scopes": ["khong-co"]},
    "/api/v1/settings/{name}": {"value": "x"},
}


def test_the_matrix_names_every_route(server: Running) -> None:
    listed = {(method.upper(), path) for path, acts in server.app.openapi()["paths"].items() for method in acts}
    assert {pair for pair in listed if pair[1].startswith("/api/")} == set(RIGHTS)


@pytest.mark.parametrize("asked", ["heza", "le-chan"])
@pytest.mark.parametrize("role", [None, *Role])
def test_a_role_gets_in_exactly_where_it_may(server: Running, role: Role | None, asked: str) -> None:
    """The callers are heza's people and strangers; what they name does not exist, so nothing is changed."""
    person = server.people["heza", role] if role else None
    with server.client("heza" if role else None, role) as client:
        for (method, path), action in RIGHTS.items():
            body: dict[str, Any] = {"json": BODIES.get(path, {})}
            if (method, path) == ("POST", "/api/v1/plans"):
                body = {"files": {"file": ("trống.txt", b"")}}
            if path == "/api/v1/messages" and asked != "heza":
                continue  # a conversation is always with one's own agency
            got = client.request(method, path.format(**NOBODYS), params={"agency": asked}, **body)
            assert _let_in(got.status_code) is _may(person, action, asked), (method, path, got.status_code, got.text)
            if person is None and action is not None:
                assert got.status_code == 401


def _let_in(status: int) -> bool:
    return status not in (401, 403)


def _may(person: Person | None, action: Action | None, agency: str) -> bool:
    return action is None or may(person, action, agency)


def test_a_clerk_changes_their_own_records_and_a_leader_everybodys(server: Running) -> None:
    record = {"record": {"record": "activity", "title": "Tập huấn", "day": _today(server)}}
    with server.client("heza", Role.CLERK) as clerk, server.client("heza", Role.LEADER) as leader:
        own = clerk.post("/api/v1/records", json=record).json()["id"]
        others = leader.post("/api/v1/records", json=record).json()["id"]
        change = {"fields": {"title": "Hội thảo"}}
        assert clerk.patch(f"/api/v1/records/{own}", json=change).status_code == 200
        assert clerk.patch(f"/api/v1/records/{others}", json=change).status_code == 403
        assert clerk.post(f"/api/v1/records/{others}/undo", json={}).status_code == 403
        assert leader.patch(f"/api/v1/records/{own}", json={"fields": {"title": "Họp"}}).status_code == 200
    with server.client("le-chan", Role.ADMINISTRATOR) as elsewhere:
        assert elsewhere.get(f"/api/v1/records/{own}").status_code == 404
        assert elsewhere.patch(f"/api/v1/records/{own}", json=change).status_code == 404


def _today(server: Running) -> str:
    return server.context.clock.now().date().isoformat()
