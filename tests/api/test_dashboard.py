"""The dashboard: figures of this very moment, pictures that show the same and say it in words."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from threading import get_ident

import httpx
import pytest
from sqlalchemy import event

from api import board, exports, sign_in
from core.people import AgencyScope, Role
from corpus.snapshot import Snapshot
from rag.answer import Asker
from tests.api.serving import Running

UNIT = "Văn phòng Ban Quản lý"


@pytest.fixture
def clerk(server: Running) -> Iterator[httpx.Client]:
    with server.context.database.write() as connection:
        code = sign_in.make_code(connection, server.people["heza", Role.CLERK], server.context.clock.now())
    with httpx.Client(base_url=server.url, follow_redirects=True, timeout=30) as client:
        client.post("/dang-nhap", data={"code": code})
        yield client


def hold_meeting(server: Running, mode: str, unit: str = "") -> None:
    day = server.context.clock.now().date().isoformat()
    record = {"record": "meeting", "title": f"Họp {mode}", "mode": mode, "day": day, "unit": unit}
    with server.client("heza", Role.CLERK) as rest:
        assert rest.post("/api/v1/records", json={"record": record | {"kind": "hoi_nghi"}}).status_code == 201


def alts(page: str) -> list[str]:
    return [unescape(alt) for alt in re.findall(r'<img class="chart"[^>]* alt="([^"]*)"', page)]


def chart_of_all(page: str) -> str:
    """The picture that is part of the page; "" without one."""
    found = re.search(r"<svg .*?</svg>", page, re.DOTALL)
    return found[0] if found else ""


def addresses(page: str) -> list[str]:
    return [unescape(src) for src in re.findall(r'<img class="chart"[^>]* src="([^"]*)"', page)]


def test_a_record_shows_at_once_in_figures_pictures_and_their_words(server: Running, clerk: httpx.Client) -> None:
    month = f"tháng {server.context.clock.now():%-m/%Y}"
    shown = []
    for mode in ("truc_tuyen", "truc_tiep", "truc_tuyen"):
        hold_meeting(server, mode, UNIT)
        page = clerk.get("/tong-quan").text
        share = next(alt for alt in alts(page) if alt.startswith("Tỷ lệ hội nghị trực tuyến") and month in alt)
        picture = next(clerk.get(src).text for src in addresses(page) if "ty_le_truc_tuyen" in src)
        (told,) = set(re.findall(rf"{month}: ([\d,]+ % \(\d+/\d+\))", share))
        assert told.split(" (")[0] in page and f"{month}: {told}" in unescape(picture)
        assert told.split(" (")[0] in unescape(chart_of_all(page))
        shown.append(told)
    assert shown == ["100 % (1/1)", "50 % (1/2)", "66,66 % (2/3)"]
    assert any(f"{UNIT}: 66,66 % (2/3)" in alt for alt in alts(page))


def test_the_pictures_of_a_unit_show_the_unit(server: Running, clerk: httpx.Client) -> None:
    hold_meeting(server, "truc_tiep", "Văn phòng Ban Quản lý")
    other = "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Phòng"
    page = clerk.get("/tong-quan", params={"don_vi": other}).text
    assert alts(page) and not chart_of_all(page) and not any("theo=unit" in src for src in addresses(page))
    for src in addresses(page):
        assert "chưa có số liệu" in clerk.get(src).text or "giam_" in src


def test_no_connection_is_held_while_the_plans_are_read(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them takes a connection: many at once, each holding one already, would wait for each other for ever."""
    context, scope, held = server.context, AgencyScope("heza"), []
    read = context.library.snapshot
    mine: Counter[int] = Counter()  # connections out by thread: the server's own threads hold theirs meanwhile
    heard = {"checkout": lambda *_: mine.update([get_ident()]), "checkin": lambda *_: mine.subtract([get_ident()])}
    for name, act in heard.items():
        event.listen(context.database.engine, name, act)

    def watched() -> Snapshot:
        held.append(mine[get_ident()])
        return read()

    monkeypatch.setattr(context.library, "snapshot", watched)
    board.board_of(context, scope, "", "")
    exports.report(context, scope, "2026-H1", "csv")
    exports.calendar(context, scope)
    context.answering.answer("Hội nghị chuyên môn tối đa bao lâu?", Asker("heza"))
    for name, act in heard.items():
        event.remove(context.database.engine, name, act)
    assert len(held) >= 5 and set(held) == {0}
