"""The commands of channels from the outside: codes, checks of the platforms, Zalo's first tokens, the server."""

import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.api.cli import environment, troly
from tests.api.forking import ROOT
from tests.bot.office_process import free_port
from tests.bot.servers.telegram import TOKEN, FakeTelegram
from tests.bot.servers.zalo import APP_SECRET, FakeZaloAccount
from tests.bot.waiting import until


def _oa(url: str) -> dict[str, str]:
    names = {"ID": "388613280878808645", "APP_ID": "360846524940903967", "SECRET_KEY": "k", "APP_SECRET": APP_SECRET}
    return {f"TROLY_ZALO_OA_{name}": value for name, value in names.items()} | {
        "TROLY_ZALO_OA_BASE_URL": url,
        "TROLY_ZALO_OAUTH_URL": url,
    }


def test_an_invitation_prints_the_code_alone_and_a_table_adds_codes(own_data: Path, tmp_path: Path) -> None:
    done = troly("invite", "--agency", "heza", "--role", "cán bộ", "--name", "Lan", data_dir=own_data)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.strip()) == 8 and "\n" not in done.stdout.strip()
    assert "LIENKET" in done.stderr
    table = tmp_path / "nguoi.csv"
    table.write_text("ho_ten,don_vi,vai_tro\nLan,,cán bộ\nMinh,,lãnh đạo\n", encoding="utf-8-sig")
    done = troly("invite", "--agency", "heza", "--csv", table, data_dir=own_data)
    assert [line.count(",") for line in done.stdout.splitlines()] == [3, 3, 3]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--agency", "khong-co", "--role", "clerk"], "khong-co"),
        (["--agency", "heza", "--role", "sếp"], "cán bộ"),
        (["--agency", "heza", "--role", "clerk", "--unit", "Phòng Lạ"], "Phòng Lạ"),
        (["--agency", "heza"], "--role"),
    ],
)
def test_a_wrong_invitation_says_what_is_wrong(own_data: Path, arguments: list[str], complaint: str) -> None:
    done = troly("invite", *arguments, data_dir=own_data)
    assert done.returncode == 1 and complaint in done.stderr and done.stdout == ""


def test_the_check_says_which_platform_answers_and_what_is_wrong(own_data: Path) -> None:
    assert "Chưa khai báo" in troly("bot-check", data_dir=own_data).stdout
    with FakeTelegram() as telegram:
        given = {"TROLY_TELEGRAM_TOKEN": TOKEN, "TROLY_TELEGRAM_BASE_URL": telegram.base_url}
        right = troly("bot-check", data_dir=own_data, **given)
        wrong = troly("bot-check", data_dir=own_data, **(given | {"TROLY_TELEGRAM_TOKEN": "1:wrong"}))
        away = troly(
            "bot-check",
            data_dir=own_data,
            **(given | {"TROLY_TELEGRAM_BASE_URL": f"http://127.0.0.1:{free_port()}/bot"}),
        )
    assert right.returncode == 0 and "troly_thu_bot" in right.stdout
    assert wrong.returncode == 1 and "token" in wrong.stdout
    assert away.returncode == 1 and "không nối được" in away.stdout
    assert TOKEN not in right.stdout + right.stderr + away.stdout + away.stderr


def test_zalo_gives_its_first_tokens_for_a_code(own_data: Path) -> None:
    with FakeZaloAccount() as zalo:
        wrong = troly("zalo-connect", "--code", "sai", data_dir=own_data, **_oa(zalo.url))
        right = troly("zalo-connect", "--code", "code-0", data_dir=own_data, **_oa(zalo.url))
        checked = troly("bot-check", data_dir=own_data, **_oa(zalo.url))
    assert wrong.returncode == 1 and wrong.stderr
    assert right.returncode == 0 and "Đã nối" in right.stdout
    assert "Cơ quan thử" in checked.stdout
    assert "Chưa khai báo" in troly("zalo-connect", "--code", "x", data_dir=own_data).stderr


def test_the_server_refuses_a_half_configured_channel_and_lives_without_its_platform(own_data: Path) -> None:
    half = troly("serve", "--port", "0", data_dir=own_data, TROLY_ZALO_BOT_TOKEN="t")
    assert half.returncode == 1 and "TROLY_ZALO_BOT_SECRET" in half.stderr
    port, away = free_port(), free_port()
    given = {"TROLY_TELEGRAM_TOKEN": TOKEN, "TROLY_TELEGRAM_BASE_URL": f"http://127.0.0.1:{away}/bot"}
    process = subprocess.Popen(
        [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(port)],
        env=environment(own_data, **given),
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )

    def live() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/health/live", timeout=1).status_code == 200
        except httpx.HTTPError:
            return False

    try:
        until(live, 60)
    finally:
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=30)
    assert TOKEN.encode() not in told


def test_undelivered_messages_are_listed_and_tried_again(own_data: Path) -> None:
    from bot import store
    from bot.channel import Delivery, Reply
    from bot.outbox import put_delivery
    from core.clock import SystemClock
    from core.database import open_database

    assert "Không có tin nào" in troly("outbox", "list", data_dir=own_data).stdout
    database = open_database(f"sqlite:///{own_data / 'troly.db'}")
    with database.write() as connection:
        row = put_delivery(connection, Delivery("telegram", "7", Reply("lời riêng")), SystemClock().now())
        assert row is not None
        store.change(connection, "outbox", row, state="dead", problem="Forbidden")
    listed = troly("outbox", "list", data_dir=own_data).stdout
    assert "Forbidden" in listed and f"troly outbox retry {row}" in listed and "lời riêng" not in listed
    assert troly("outbox", "retry", str(row), data_dir=own_data).returncode == 0
    assert troly("outbox", "retry", str(row), data_dir=own_data).returncode == 1
    with database.read() as connection:
        assert store.counts(connection, "outbox") == {"waiting": 1}
    database.close()
