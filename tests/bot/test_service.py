"""A channel is configured wholly or not at all, and what is missing is named."""

from pathlib import Path

import pytest

from bot.service import wanted_channels, webhook_address
from core.errors import SettingsError
from core.settings import Settings

OA = {"zalo_oa_id": "1", "zalo_oa_app_id": "2", "zalo_oa_secret_key": "3", "zalo_oa_app_secret": "4"}


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"telegram_webhook_secret": "s"}, "TROLY_TELEGRAM_TOKEN"),
        ({"zalo_bot_token": "t"}, "TROLY_ZALO_BOT_SECRET"),
        ({"zalo_bot_secret": "s"}, "TROLY_ZALO_BOT_TOKEN"),
        ({name: OA[name] for name in list(OA)[:2]}, "TROLY_ZALO_OA_SECRET_KEY, TROLY_ZALO_OA_APP_SECRET"),
        ({"telegram_token": "t", "telegram_base_url": "http://127.0.0.1"}, "TROLY_TELEGRAM_BASE_URL"),
    ],
)
def test_a_half_configured_channel_is_refused_by_name(given: dict[str, str], missing: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=missing):
        wanted_channels(Settings(data_dir=tmp_path, **given))


def test_whatever_is_whole_runs(tmp_path: Path) -> None:
    assert wanted_channels(Settings(data_dir=tmp_path)) == ()
    everything = Settings(
        data_dir=tmp_path,
        telegram_token="t",
        zalo_bot_token="t",
        zalo_bot_secret="s",
        public_url="https://office.example/",
        **OA,
    )
    assert wanted_channels(everything) == ("telegram", "zalo_oa", "zalo_bot")
    assert webhook_address("zalo_bot", everything) == "https://office.example/webhooks/zalo/bot"
    assert webhook_address("telegram", everything) == ""  # it polls
