"""The pages without a browser: signing in and out, forged forms, rights of every page, words that look like markup."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute

from api import sign_in
from api.web import pages
from bot import outbox, people_store, store
from bot.access import Invitation, invite
from bot.channel import Delivery, Reply
from core.people import Action, AgencyScope, Role, may
from tests.api.serving import Running

HTML = {"Accept": "text/html"}
CODE = re.compile(r"[2-9A-HJ-NP-Z]{12}")
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
PAGES: dict[str, Action] = {
    "/tong-quan": Action.VIEW_PROGRESS,
    "/bieu-do/{measure}.svg": Action.VIEW_PROGRESS,
    "/so-ghi": Action.VIEW_RECORDS,
    "/so-ghi.csv": Action.EXPORT,
    "/so-ghi/nhap": Action.RECORD,
    "/so-ghi/{entry}": Action.VIEW_RECORDS,
    "/ke-hoach": Action.VIEW_PROGRESS,
    "/ke-hoach/nap/{upload_id}": Action.MANAGE_PLANS,
    "/ke-hoach/{document}/khac-biet": Action.VIEW_PROGRESS,
    "/nhiem-vu": Action.VIEW_PROGRESS,
    "/bao-cao": Action.EXPORT,
    "/bao-cao/{period}.{form}": Action.EXPORT,
    "/nhan-su": Action.MANAGE_PEOPLE,
    "/cho-tra-loi": Action.REVIEW,
    "/chua-gui": Action.MANAGE_PEOPLE,
    "/nhat-ky": Action.VIEW_AUDIT,
    "/thiet-lap": Action.CHANGE_SETTINGS,
}
OPEN = {"/", "/dang-nhap", "/dang-nhap/{code}", "/ke-hoach/{document}", "/lich/{secret}.ics"}
ASKING = {"/tin-nhan/{reply}/tep/{place}"}
FORMS: dict[str, Action | None] = {
    "/tin-nhan": Action.ASK,
    "/so-ghi/nhap": Action.RECORD,
    "/so-ghi/{entry}/sua": Action.CORRECT_OWN,
    "/so-ghi/{entry}/hoan-tac": Action.CORRECT_OWN,
    "/so-ghi/{entry}/hoan-tac-ca-lan": Action.CORRECT_OWN,
    "/ke-hoach": Action.MANAGE_PLANS,
    "/ke-hoach/{document}/thu-hoi": Action.MANAGE_PLANS,
    "/ke-hoach/{document}/trang-thai": Action.MANAGE_PLANS,
    "/nhiem-vu": Action.RECORD,
    "/bao-cao/nop": Action.SUBMIT_REPORT,
    "/bao-cao/lich": Action.EXPORT,
    "/nhan-su/ma-moi": Action.MANAGE_PEOPLE,
    "/nhan-su/khoa": Action.MANAGE_PEOPLE,
    "/nhan-su/khoa/{token}/thu-hoi": Action.MANAGE_PEOPLE,
    "/nhan-su/{person}/ma-dang-nhap": Action.MANAGE_PEOPLE,
    "/nhan-su/{person}/doi": Action.MANAGE_PEOPLE,
    "/nhan-su/{person}/roi": Action.MANAGE_PEOPLE,
    "/cho-tra-loi/{item}": Action.REVIEW,
    "/cho-tra-loi/{item}/thoi-dung": Action.REVIEW,
    "/chua-gui/{box}/{number}": Action.MANAGE_PEOPLE,
    "/thiet-lap/muc": Action.CHANGE_SETTINGS,
    "/thiet-lap/o-trong": Action.CHANGE_SETTINGS,
    "/thiet-lap/{name}": Action.CHANGE_SETTINGS,
}
ANYBODYS_FORMS = {"/dang-nhap", "/dang-nhap/gui-ma", "/dang-xuat", "/hoi"}
NOBODYS: dict[str, Any] = {
    "measure": "khong-co",
    "entry": "00000000",
    "upload_id": "0" * 32,
    "document": "khong-co",
    "period": "khong",
    "form": "docx",
    "token": 999_999,
    "person": 999_999,
    "item": 999_999,
    "box": "outbox",
    "number": 999_999,
    "name": "khong-co",
    "reply": 999_999,
    "place": 0,
}
VALUES = {  # enough for a form to be read, and nothing that exists
    "role": "reader",
    "unit": "Đơn vị không có",
    "name": "",
    "state": "khong-co",
    "document": "khong-co",
    "task": "1",
    "measure": "khong-co",
    "field": "khong-co",
    "value": "x",
    "period": "khong",
}


@contextmanager
def signed_in(server: Running, agency: str, role: Role) -> Iterator[httpx.Client]:
    """A browser of that person, without scripts."""
    with server.context.database.write() as connection:
        code = sign_in.make_code(connection, server.people[agency, role], server.context.clock.now())
    with httpx.Client(base_url=server.url, headers=HTML, timeout=30) as client:
        assert client.post("/dang-nhap", data={"code": code}).status_code == 303
        yield client


def csrf_of(client: httpx.Client) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get("/").text)
    assert found
    return found.group(1)


@pytest.fixture
def administrator(server: Running) -> Iterator[httpx.Client]:
    with signed_in(server, "heza", Role.ADMINISTRATOR) as client:
        yield client


def test_a_code_signs_in_once_and_signing_out_ends_the_session(server: Running) -> None:
    with server.context.database.write() as connection:
        code = sign_in.make_code(connection, server.people["heza", Role.CLERK], server.context.clock.now())
    with httpx.Client(base_url=server.url, headers=HTML) as client:
        assert client.get(f"/dang-nhap/{code}").status_code == 200  # looking at the link uses nothing up
        entered = client.post("/dang-nhap", data={"code": code.lower()})
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie
        assert client.get("/so-ghi").status_code == 200
        kept = dict(client.cookies)
        assert client.post("/dang-xuat", data={"csrf": csrf_of(client)}).status_code == 303
        assert client.get("/so-ghi").status_code == 401
        assert httpx.get(f"{server.url}/so-ghi", headers=HTML, cookies=kept).status_code == 401
        assert client.post("/dang-nhap", data={"code": code}).status_code == 422


def test_a_tampered_cookie_is_nobody(server: Running, administrator: httpx.Client) -> None:
    value = administrator.cookies["troly_session"]
    for wrong in (value[:-2] + "xx", "x", value.split(".")[0]):
        got = httpx.get(f"{server.url}/so-ghi", headers=HTML, cookies={"troly_session": wrong})
        assert got.status_code == 401


def test_an_invitation_lets_a_newcomer_in_on_the_page(server: Running) -> None:
    now = server.context.clock.now()
    with server.context.database.write() as connection:
        code = invite(connection, Invitation("heza", Role.CLERK, name="Người mới"), now)
    with httpx.Client(base_url=server.url, headers=HTML) as client:
        assert client.post("/dang-nhap", data={"code": code}).status_code == 303
        assert "Người mới" in client.get("/").text


def test_a_code_is_sent_to_the_persons_own_chat_and_the_page_tells_nothing(server: Running) -> None:
    from sqlalchemy import text

    person, now = server.people["heza", Role.LEADER], server.context.clock.now()
    with server.context.database.write() as connection:
        people_store.link_account(connection, AgencyScope("heza"), "telegram", "77", "77", person.id, now)
    asked = {"agency": "heza", "name": person.name.upper()}
    with httpx.Client(base_url=server.url, headers=HTML) as client:
        known = client.post("/dang-nhap/gui-ma", data=asked).text
        unknown = client.post("/dang-nhap/gui-ma", data={**asked, "name": "Không Có"}).text
        assert known == unknown
        with server.context.database.read() as connection:
            query = "SELECT payload FROM outbox WHERE channel = 'telegram' ORDER BY id DESC LIMIT 1"
            sent = connection.execute(text(query)).scalar_one()
        found = CODE.search(sent)
        assert found and client.post("/dang-nhap", data={"code": found.group()}).status_code == 303


def test_forms_from_elsewhere_are_refused(server: Running, administrator: httpx.Client) -> None:
    form = {"role": "administrator", "name": "Kẻ lạ"}
    token = {"csrf": csrf_of(administrator)}
    assert administrator.post("/nhan-su/ma-moi", data=form).status_code == 403
    assert administrator.post("/nhan-su/ma-moi", data={**form, "csrf": "0" * 64}).status_code == 403
    for header in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://khac.example"}):
        assert administrator.post("/nhan-su/ma-moi", data=form | token, headers=header).status_code == 403
    assert administrator.post("/nhan-su/ma-moi", data=form | token).status_code == 200


def test_the_lists_name_every_page() -> None:
    found: dict[str, set[str]] = {"GET": set(), "POST": set()}
    for route in _flat(pages().routes):
        for method in route.methods & found.keys():
            found[method].add(route.path)
    assert found["GET"] == PAGES.keys() | OPEN | ASKING
    assert found["POST"] == FORMS.keys() | ANYBODYS_FORMS


def _flat(routes: Any) -> Iterator[APIRoute]:
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        else:
            inner = getattr(route, "original_router", None)
            yield from _flat(getattr(inner, "routes", ()))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_and_sends_exactly_what_it_may(server: Running, role: Role) -> None:
    person = server.people["heza", role]
    with signed_in(server, "heza", role) as client:
        csrf = csrf_of(client)
        for path, action in PAGES.items():
            got = client.get(path.format(**NOBODYS), params={"tu": 1, "den": 1} if "khac-biet" in path else {})
            assert (got.status_code != 403) is may(person, action, "heza"), (path, got.status_code)
            assert got.status_code < 500, (path, got.status_code)
        for path, form_action in FORMS.items():
            data = {"csrf": csrf, **VALUES}
            files = {"file": ("trống.csv", b"")} if path in ("/ke-hoach", "/so-ghi/nhap") else None
            if path == "/bao-cao/lich":
                data["unit"] = ""
            got = client.post(path.format(**NOBODYS), data=data, files=files)
            assert form_action is not None
            assert (got.status_code != 403) is may(person, form_action, "heza"), (path, got.status_code)
            assert got.status_code < 500, (path, got.status_code)


def test_a_stranger_sees_no_page_and_sends_no_form_of_the_office(server: Running) -> None:
    with httpx.Client(base_url=server.url, headers=HTML) as client:
        for path in PAGES:
            params = {"tu": 1, "den": 1} if "khac-biet" in path else {}
            assert client.get(path.format(**NOBODYS), params=params).status_code == 401, path
        for path in FORMS:
            files = {"file": ("x.txt", b"x")} if path in ("/ke-hoach", "/so-ghi/nhap") else None
            assert client.post(path.format(**NOBODYS), data=VALUES, files=files).status_code == 401, path
        assert client.get("/ke-hoach/heza-226-2026").status_code == 200


def test_markup_in_questions_titles_and_plans_is_shown_as_text(server: Running, administrator: httpx.Client) -> None:
    csrf = csrf_of(administrator)
    answered = administrator.post("/tin-nhan", data={"csrf": csrf, "text": f"{MARKUP} hội nghị tối đa bao lâu?"})
    assert answered.status_code == 303
    today = server.context.clock.now().date().isoformat()
    with server.client("heza", Role.ADMINISTRATOR) as rest:
        record = {"record": "activity", "title": MARKUP, "day": today}
        entry = rest.post("/api/v1/records", json={"record": record}).json()["id"]
        plan = f"KẾ HOẠCH\n{MARKUP}\n\nI. MỤC TIÊU\n1. Hội nghị {MARKUP} không quá 1 ngày.\n".encode()
        name = {"file": ("<b>la.txt", plan), "document": (None, "heza-markup")}
        upload = rest.post("/api/v1/plans", files=name).json()["id"]
        _until_read(rest, upload)
    for path in ("/", "/so-ghi", f"/so-ghi/{entry}", "/ke-hoach", "/ke-hoach/heza-markup", f"/ke-hoach/nap/{upload}"):
        shown = administrator.get(path).text
        assert "<script>alert" not in shown and "<img src=x" not in shown and "<b>la" not in shown, path
        assert "&lt;script&gt;" in shown or path.startswith("/ke-hoach"), path
    assert "&lt;script&gt;" in administrator.get("/ke-hoach/heza-markup").text
    asked = administrator.post("/hoi", data={"csrf": csrf, "text": MARKUP, "agency": "heza"}).text
    assert "<script>alert" not in asked


def _until_read(client: httpx.Client, upload: str) -> dict[str, Any]:
    from tests.bot.waiting import until

    state: dict[str, Any] = {}

    def finished() -> bool:
        state.update(client.get(f"/api/v1/plans/uploads/{upload}").json())
        return state["state"] in ("done", "failed")

    until(finished)
    return state


def test_a_secret_file_is_refused_and_nothing_of_it_is_kept(server: Running) -> None:
    plan = "ĐỘ MẬT: TỐI MẬT\nKẾ HOẠCH\nVề việc Zx91 đặc biệt\n".encode()
    with server.client("heza", Role.ADMINISTRATOR) as rest:
        upload = rest.post("/api/v1/plans", files={"file": ("ke-hoach-zx.txt", plan)}).json()["id"]
        state = _until_read(rest, upload)
        named = rest.post("/api/v1/plans", files={"file": ("văn bản mật số 12.txt", b"x")})
    assert state["state"] == "failed" and "mật" in state["message"]
    assert named.status_code == 422
    folder = server.context.settings.data_dir
    assert not any((folder / "uploads").rglob("*.txt"))
    assert not any(b"Zx91" in path.read_bytes() for path in folder.glob("troly.db*"))


def test_a_calendars_secret_address_shows_the_due_dates_until_it_is_revoked(
    server: Running, administrator: httpx.Client
) -> None:
    csrf = csrf_of(administrator)
    shown = administrator.post("/bao-cao/lich", data={"csrf": csrf}).text
    found = re.search(r"/lich/(troly_[\w-]+)\.ics", shown)
    assert found
    address = f"{server.url}/lich/{found.group(1)}.ics"
    assert httpx.get(address).text.startswith("BEGIN:VCALENDAR")
    asked = httpx.get(f"{server.url}/api/v1/progress", headers={"Authorization": f"Bearer {found.group(1)}"})
    assert asked.status_code == 401  # an address for calendars opens nothing else
    with server.client("heza", Role.ADMINISTRATOR) as rest:
        number = rest.get("/api/v1/tokens").json()["tokens"][0]["id"]
        assert rest.delete(f"/api/v1/tokens/{number}").status_code == 204
    assert httpx.get(address).status_code == 404


def test_a_settled_question_leaves_the_list_and_is_answered_with_its_passage_from_then_on(
    server: Running, administrator: httpx.Client
) -> None:
    now, question = server.context.clock.now(), "Ai trực ngày lễ?"
    with server.context.database.write() as connection:
        item = people_store.add_review_item(connection, AgencyScope("heza"), "unanswered", question, "no_source", now)
    assert question in administrator.get("/cho-tra-loi").text
    passage = server.context.snapshot().passages_of("heza")[20]
    form = {"csrf": csrf_of(administrator), "passage": passage.id}
    assert administrator.post(f"/cho-tra-loi/{item}", data=form).status_code == 303
    assert administrator.post(f"/cho-tra-loi/{item}", data=form).status_code == 404
    assert passage.id in administrator.get("/cho-tra-loi").text

    def ask(agency: str) -> dict[str, Any]:
        with server.client(agency, Role.CLERK) as rest:
            found: dict[str, Any] = rest.post("/api/v1/questions", json={"question": "ai trực ngày lễ ạ"}).json()
            return found

    found = ask("heza")
    assert found["answer"].startswith("Cơ quan đã chọn đoạn này để trả lời:") and not found["abstained"]
    assert found["citations"][0]["locator"] == passage.locator and found["citations"][0]["quote"] in passage.text
    assert "Cơ quan đã chọn" not in ask("le-chan")["answer"]
    taken = {"csrf": csrf_of(administrator)}
    assert administrator.post(f"/cho-tra-loi/{item}/thoi-dung", data=taken).status_code == 303
    assert "Cơ quan đã chọn" not in ask("heza")["answer"]
    assert administrator.post(f"/cho-tra-loi/{item + 1}/thoi-dung", data=taken).status_code == 404


def test_a_file_of_counts_is_taken_in_whole_and_taken_back_whole(server: Running, administrator: httpx.Client) -> None:
    csrf, year = csrf_of(administrator), server.context.clock.now().year - 1

    def send(text: str) -> httpx.Response:
        file = {"file": ("nam-truoc.csv", f"kỳ,số liệu,tổng số\n{text}".encode())}
        return administrator.post("/so-ghi/nhap", data={"csrf": csrf}, files=file)

    def listed() -> list[str]:
        return re.findall(r'href="/so-ghi/([0-9a-f]{8})"', administrator.get("/so-ghi?loai=baseline_count").text)

    refused = send(f"{year}-01,văn bản,7\n{year}-02,văn bản,nhiều")
    assert refused.status_code == 422 and "nhiều" in refused.text and listed() == []
    assert send(f"{year}-01,văn bản,7\n{year}-02,văn bản,8").status_code == 303
    entries = listed()
    assert len(set(entries)) == 2
    assert "thay hay cộng?" in send(f"{year},văn bản,90").text and listed() == entries
    assert "Hoàn tác cả lần nhập (2 dòng)" in administrator.get(f"/so-ghi/{entries[0]}").text
    undone = administrator.post(f"/so-ghi/{entries[0]}/hoan-tac-ca-lan", data={"csrf": csrf})
    assert undone.status_code == 303 and listed() == []
    assert "Đã hoàn tác cả lần nhập" in administrator.get(undone.headers["location"]).text


def test_an_administrator_has_the_own_agencys_undelivered_messages_tried_again(server: Running) -> None:
    now, clerk = server.context.clock.now(), server.people["heza", Role.CLERK]
    with server.context.database.write() as connection:
        people_store.link_account(connection, AgencyScope("heza"), "telegram", "u7", "u7", clerk.id, now)
        numbers = [
            outbox.put_delivery(connection, Delivery("telegram", chat, Reply("lời nhắn riêng")), now)
            for chat in ("u7", "u7", "nguoi-la")
        ]
        assert all(numbers)
        for number, state in zip(numbers, ("dead", "uncertain", "dead"), strict=True):
            store.change(connection, "outbox", number or 0, state=state, problem="Undeliverable: chặn bot")
    with (
        signed_in(server, "heza", Role.ADMINISTRATOR) as mine,
        signed_in(server, "le-chan", Role.ADMINISTRATOR) as other,
    ):
        shown = mine.get("/chua-gui").text
        assert [f"tin đi số {number}<" in shown for number in numbers] == [True, True, False]
        assert clerk.name in shown and "chặn bot" in shown and "lời nhắn riêng" not in shown
        assert f"tin đi số {numbers[0]}<" not in other.get("/chua-gui").text
        for client, number, status in ((other, numbers[0], 404), (mine, numbers[2], 404), (mine, numbers[0], 303)):
            form = {"csrf": csrf_of(client)}
            assert client.post(f"/chua-gui/outbox/{number}", data=form).status_code == status
        assert f"tin đi số {numbers[0]}<" not in mine.get("/chua-gui").text
        assert f"outbox:{numbers[0]}" in mine.get("/nhat-ky").text
    with server.context.database.read() as connection:
        (left,) = people_store.in_trouble_of(connection, AgencyScope("heza"), "outbox")
    assert left.id == numbers[1]


def test_a_stranger_is_led_to_the_quoted_stretch(server: Running) -> None:
    with httpx.Client(base_url=server.url, follow_redirects=True, timeout=30) as stranger:
        shown = stranger.post("/hoi", data={"text": "Hội nghị chuyên môn tối đa bao lâu?", "agency": "heza"}).text
    assert re.search(r"/ke-hoach/heza[^\"]*tu=\d+(?:&amp;|&)den=[1-9]", shown)
