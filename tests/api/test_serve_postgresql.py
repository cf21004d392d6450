"""`troly serve` over PostgreSQL: the way of a first day, from migrating to the report, in two processes at once."""

import re
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from core.clock import SystemClock
from tests.api.cli import troly
from tests.api.process import served

pytestmark = pytest.mark.long
QUESTION = {"question": "Hội nghị chuyên môn tối đa bao lâu?", "agency": "heza"}


def csrf_of(client: httpx.Client) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/tong-quan").text)
    assert found
    return found.group(1)


def test_a_day_on_postgresql_with_two_servers_side_by_side(empty_postgresql: str, tmp_path: Path) -> None:
    data, variables = tmp_path / "data", {"TROLY_DATABASE_URL": empty_postgresql}
    refused = troly("doctor", data_dir=data, **variables)
    assert refused.returncode == 1 and "troly migrate" in refused.stdout + refused.stderr
    assert troly("migrate", data_dir=data, **variables).returncode == 0
    code = troly("admin", "--agency", "heza", "--name", "Quản trị", data_dir=data, **variables).stdout.strip()
    token = troly("token", "--agency", "heza", "--role", "clerk", data_dir=data, **variables).stdout.strip()
    with ExitStack() as opened:
        urls = [opened.enter_context(served(data, **variables)).url for _ in range(2)]
        page, other = (opened.enter_context(httpx.Client(base_url=u, follow_redirects=True, timeout=60)) for u in urls)
        assert page.post("/dang-nhap", data={"code": code}).url.path == "/tong-quan"
        other.cookies.update(page.cookies)  # either server knows the session
        answer = other.post("/api/v1/questions", json=QUESTION).json()
        assert "1 ngày" in answer["answer"] and answer["citations"][0]["document"] == "heza-226-2026"
        day = SystemClock().now().date()
        record = {"record": "meeting", "title": "Họp giao ban", "mode": "truc_tuyen", "day": day.isoformat()}
        bearer = {"Authorization": f"Bearer {token}", "Idempotency-Key": "mot-lan"}
        written = [c.post("/api/v1/records", json={"record": record}, headers=bearer) for c in (page, other)]
        assert [w.status_code for w in written] == [201, 201] and written[0].json()["id"] == written[1].json()["id"]
        assert all("100 % (1/1)" in client.get("/tong-quan").text for client in (page, other))
        assert "100 % (1/1)" in other.get("/api/v1/charts/progress.svg", headers=bearer).text
        said = page.post("/tin-nhan", data={"csrf": csrf_of(page), "text": "tiến độ họp trực tuyến"})
        assert said.status_code == 200
        report = other.get(f"/bao-cao/{day.year}.docx").content
        assert "100 %" in ZipFile(BytesIO(report)).read("word/document.xml").decode()
        undo = f"/api/v1/records/{written[0].json()['id']}/undo"
        assert other.post(undo, json={}, headers=bearer | {"Idempotency-Key": "lan-khac"}).status_code == 200
        assert "100 % (1/1)" not in page.get("/tong-quan").text
    assert troly("doctor", data_dir=data, **variables).returncode == 0
