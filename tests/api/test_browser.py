"""The pages in a real Chromium: what an office does in a day, at a desk and on a phone, and who cannot see it well.

Set TROLY_SHOTS to a folder to keep the pictures.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api import sign_in
from core.people import Role
from tests.api.serving import Running, serving

pytestmark = pytest.mark.long
CHROMIUM = "/usr/bin/chromium"
DESK, PHONE = {"width": 1200, "height": 850}, {"width": 360, "height": 740}
PAGES = (
    *("/", "/tong-quan", "/so-ghi", "/so-ghi/nhap", "/ke-hoach", "/ke-hoach/heza-226-2026", "/nhiem-vu"),
    *("/bao-cao", "/cho-tra-loi", "/nhan-su", "/chua-gui", "/nhat-ky", "/thiet-lap"),
)
PLAN = """ỦY BAN NHÂN DÂN
KẾ HOẠCH
Tổ chức các cuộc họp của khối văn phòng

I. QUY ĐỊNH
1. Hội nghị giao lưu văn nghệ không quá 45 phút.
2. Báo cáo kết quả trước ngày 20 tháng 11.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def office(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("browsing") / "data"
    shutil.copytree(filled, folder)
    with serving(folder, sign_ins_per_minute=10_000) as running:
        yield running


@pytest.fixture
def page(browser: Any, office: Running) -> Iterator[Any]:
    """A page of the administrator, signed in through the form; no script may fail on it."""
    context = browser.new_context(viewport=DESK, base_url=office.url, locale="vi-VN")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    enter(opened, office, Role.ADMINISTRATOR)
    yield opened
    context.close()
    assert faults == []


def enter(page: Any, office: Running, role: Role) -> None:
    with office.context.database.write() as connection:
        code = sign_in.make_code(connection, office.people["heza", role], office.context.clock.now())
    page.goto("/dang-nhap")
    page.fill("#code", code)
    page.click("text=Vào")
    page.wait_for_url("**/tong-quan")


def say(page: Any, text: str) -> Any:
    """Send a message by the keyboard; the last thing the assistant said."""
    told = page.locator(".said.told:not(.waiting)")
    before = told.count()
    page.fill("#text", text)
    page.keyboard.press("Enter")
    return _answered(page, told, before)


def press(page: Any, label: str) -> Any:
    told = page.locator(".said.told:not(.waiting)")
    before = told.count()
    page.locator(".choices button", has_text=label).last.click()
    return _answered(page, told, before)


def _answered(page: Any, told: Any, before: int) -> Any:
    from playwright.sync_api import expect

    expect(page.locator(".said.waiting")).to_have_count(0)
    expect(told.nth(before)).to_be_visible()
    return told.last


def shot(page: Any, name: str) -> None:
    if folder := os.environ.get("TROLY_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_a_stranger_asks_and_opens_the_citation_in_the_plan(browser: Any, office: Running) -> None:
    page = browser.new_context(viewport=DESK, base_url=office.url).new_page()
    page.goto("/")
    page.select_option("#agency", "heza")
    answer = say(page, "Hội nghị chuyên môn tối đa bao lâu?")
    quote = answer.locator("blockquote").first.inner_text()
    shot(page, "hoi")
    answer.locator(".sources a").first.click()
    marked = page.locator("mark.cited")
    marked.first.wait_for()
    assert "".join(marked.all_inner_texts()) == quote
    assert marked.first.is_visible()
    shot(page, "trich-dan")
    page.context.close()


def test_a_meeting_is_recorded_by_chat_corrected_on_its_page_and_undone(page: Any) -> None:
    page.goto("/")
    card = say(page, "sáng nay họp giao ban trực tuyến từ 8h đến 10h")
    assert "giao ban" in card.inner_text()
    press(page, "Ghi")
    shot(page, "ghi-so")
    page.goto("/so-ghi")
    page.locator("tbody a").first.click()
    page.select_option("#f-mode", "truc_tiep")
    page.fill("#why", "ghi nhầm hình thức")
    shot(page, "sua-so")
    page.click("text=Lưu")
    assert "Đã sửa" in page.locator("[role=status]").inner_text()
    assert "ghi nhầm hình thức" in page.locator("ol").inner_text()
    page.on("dialog", lambda dialog: dialog.accept())
    for _ in range(2):
        page.click("text=Hoàn tác lần gần nhất")
        page.wait_for_url("**/*xong=hoan-tac")
    assert page.locator(".tag.bad").inner_text() == "đã huỷ"


def test_an_uploaded_plan_is_read_shown_and_answers(page: Any) -> None:
    page.goto("/ke-hoach")
    shot(page, "ke-hoach")
    page.set_input_files("#file", {"name": "ke-hoach-hop.txt", "mimeType": "text/plain", "buffer": PLAN.encode()})
    page.click("text=Nạp >> nth=-1")
    page.wait_for_url("**/ke-hoach/nap/*")
    page.locator("text=Văn bản mới").wait_for()
    shot(page, "nap-ke-hoach")
    page.locator(".notice a").click()
    assert page.locator(".fact.limit").count() >= 1
    page.goto("/")
    assert "45 phút" in say(page, "Hội nghị giao lưu văn nghệ tối đa bao lâu?").inner_text()


def test_a_question_of_the_review_list_is_settled(page: Any, office: Running) -> None:
    from bot.people_store import add_review_item
    from core.people import AgencyScope

    with office.context.database.write() as connection:
        now = office.context.clock.now()
        add_review_item(connection, AgencyScope("heza"), "unanswered", "Ai trực điện thoại?", "no_source", now)
    page.goto("/cho-tra-loi")
    card = page.locator(".card", has_text="Ai trực điện thoại?")
    card.locator("[name=note]").fill("Đã trả lời trực tiếp")
    card.locator("button").click()
    assert "Đã xử lý" in page.locator("[role=status]").inner_text()
    assert page.locator(".card", has_text="Ai trực điện thoại?").count() == 0


def test_a_passage_named_for_a_question_answers_it_in_the_conversation(page: Any, office: Running) -> None:
    from bot.people_store import add_review_item
    from core.people import AgencyScope

    question, passage = "Ai giữ chìa khoá phòng họp số 3?", office.context.snapshot().passages_of("heza")[20]
    with office.context.database.write() as connection:
        now = office.context.clock.now()
        add_review_item(connection, AgencyScope("heza"), "unanswered", question, "no_source", now)
    page.goto("/cho-tra-loi")
    card = page.locator(".card", has_text=question)
    card.locator("[name=passage]").fill(passage.id)
    card.locator("button").click()
    assert "Đã xử lý" in page.locator("[role=status]").inner_text()
    shot(page, "cho-tra-loi-xong")
    page.goto("/")
    answer = say(page, question)
    assert "Cơ quan đã chọn đoạn này để trả lời" in answer.inner_text() and passage.locator in answer.inner_text()
    page.goto("/cho-tra-loi")
    page.locator("li", has_text=question).locator("button").click()
    page.goto("/")
    assert "Cơ quan đã chọn" not in say(page, question).inner_text()


def test_the_report_is_downloaded_as_word_and_excel(page: Any) -> None:
    page.goto("/bao-cao")
    shot(page, "bao-cao")
    for label, beginning in (("Tải Word", b"PK"), ("Tải Excel", b"PK")):
        with page.expect_download() as waiting:
            page.click(f"text={label}")
        assert Path(waiting.value.path()).read_bytes().startswith(beginning)


def test_signing_out_shuts_the_pages(page: Any) -> None:
    page.click("text=Đăng xuất")
    page.wait_for_url("**/dang-nhap")
    page.goto("/so-ghi")
    assert "Cần đăng nhập" in page.locator("h1").inner_text()


def test_everything_fits_a_phone_and_the_conversation_works_there(browser: Any, office: Running) -> None:
    context = browser.new_context(viewport=PHONE, base_url=office.url, has_touch=True)
    page = context.new_page()
    enter(page, office, Role.ADMINISTRATOR)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
        shot(page, f"dien-thoai{address.replace('/', '-')}")
    page.goto("/")
    assert say(page, "Hội nghị chuyên môn tối đa bao lâu?").locator(".sources").is_visible()
    context.close()


def test_the_keyboard_alone_reaches_the_content_and_every_focus_is_seen(page: Any) -> None:
    page.goto("/tong-quan")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_pages_work_without_a_script(browser: Any, office: Running) -> None:
    context = browser.new_context(viewport=DESK, base_url=office.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.fill("#text", "Hội nghị chuyên môn tối đa bao lâu?")
    page.select_option("#agency", "heza")
    page.click("text=Hỏi >> nth=-1")
    assert page.locator(".said.told .sources").is_visible()
    context.close()


def test_axe_finds_nothing_serious(page: Any, tmp_path: Path) -> None:
    source = _axe(tmp_path)
    for address in (*PAGES, "/dang-nhap"):
        page.goto(address)
        page.evaluate(source)
        found = page.evaluate("axe.run()")["violations"]
        assert [(v["id"], v["nodes"][0]["target"]) for v in found if v["impact"] in ("serious", "critical")] == []


def _axe(folder: Path) -> str:
    """axe-core's script, fetched as a package for this test alone."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine")
    done = subprocess.run(["npm", "pack", "axe-core"], cwd=folder, capture_output=True, timeout=90, check=False)
    found = sorted(folder.glob("axe-core-*.tgz"))
    if done.returncode or not found:
        pytest.skip("axe-core cannot be fetched here")
    shutil.unpack_archive(found[0], folder, "gztar", filter="data")
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")
