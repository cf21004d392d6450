"""Tokens: shown once, stored as digests, narrowed, revoked at once, gone with their person."""

from pathlib import Path

from api import tokens
from core.people import AgencyScope, Role
from core.store import change_person
from tests.api.cli import troly
from tests.api.serving import Running, serving

PROGRESS = "/api/v1/progress"


def test_the_command_prints_a_token_alone_that_opens_the_agencys_progress(own_data: Path) -> None:
    made = troly("token", "--agency", "heza", "--role", "reader", data_dir=own_data)
    assert made.returncode == 0, made.stderr
    secret = made.stdout.strip()
    assert made.stdout == f"{secret}\n" and secret.startswith(tokens.PREFIX)
    with serving(own_data) as server, server.client() as client:
        headers = {"Authorization": f"Bearer {secret}"}
        got = client.get(PROGRESS, params={"agency": "heza", "period": "2026"}, headers=headers)
        assert got.status_code == 200 and got.json()["period"] == "2026"
        due = client.get("/api/v1/deadlines", params={"agency": "heza"}, headers=headers).json()
        assert due["due"] or due["undated"]
        assert client.get(PROGRESS, params={"agency": "le-chan"}, headers=headers).status_code == 403
    assert secret not in (own_data / "troly.db").read_bytes().decode("latin-1")


def test_revoking_ends_a_token_at_once(own_data: Path) -> None:
    secret = troly("token", "--agency", "heza", "--role", "clerk", "--name", "Cổng", data_dir=own_data).stdout.strip()
    with serving(own_data) as server, server.client() as client:
        headers = {"Authorization": f"Bearer {secret}"}
        assert client.get(PROGRESS, headers=headers).status_code == 200
        listed = troly("token", "--agency", "heza", "--list", data_dir=own_data).stdout
        number = next(line.split(" ")[0] for line in listed.splitlines() if "Cổng" in line)
        assert troly("token", "--agency", "le-chan", "--revoke", number, data_dir=own_data).returncode == 1
        assert troly("token", "--agency", "heza", "--revoke", number, data_dir=own_data).returncode == 0
        assert client.get(PROGRESS, headers=headers).status_code == 401


def test_a_token_dies_with_its_persons_membership(own_data: Path) -> None:
    with serving(own_data) as server, server.client("heza", Role.CLERK) as client:
        assert client.get(PROGRESS).status_code == 200
        with server.context.database.write() as connection:
            change_person(connection, AgencyScope("heza"), server.people["heza", Role.CLERK].id, active=False)
        assert client.get(PROGRESS).status_code == 401


def test_a_narrowed_token_may_do_only_that(server: Running) -> None:
    person, now = server.people["heza", Role.ADMINISTRATOR], server.context.clock.now()
    with server.context.database.write() as connection:
        narrow = tokens.issue(connection, person, now, scopes=["view_records"])
        old = tokens.issue(connection, person, now, expires=now)
    with server.client() as client:
        assert client.get(PROGRESS, headers={"Authorization": f"Bearer {narrow}"}).status_code == 403
        assert client.get(PROGRESS, headers={"Authorization": f"Bearer {old}"}).status_code == 401


def test_an_unknown_scope_is_named(own_data: Path) -> None:
    wrong = troly("token", "--agency", "heza", "--scope", "everything", data_dir=own_data)
    assert wrong.returncode == 1 and "view_progress" in wrong.stderr and wrong.stdout == ""
