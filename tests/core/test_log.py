"""Logs go to stderr and never carry people's words, tokens or personal numbers."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from core.log import configure


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_a_line_is_structured_and_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO")
    structlog.get_logger("troly").info("plan.added", document="so-bien-hop", passages=12)
    out, err = capsys.readouterr()
    line = json.loads(err)
    assert out == ""
    assert (line["event"], line["document"], line["passages"], line["level"]) == (
        "plan.added",
        "so-bien-hop",
        12,
        "info",
    )


def test_words_tokens_and_personal_numbers_are_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO")
    token = "123456789:" + "Aa1_" * 9
    structlog.get_logger("troly").info(
        "message.received", text="họp giao ban", telegram_token=token, reason=f"{token} gọi 0912345678"
    )
    logging.getLogger("anything").warning("POST https://api.example/bot%s/getMe", token)
    err = capsys.readouterr().err
    assert "giao ban" not in err
    assert "Aa1_" not in err
    assert "0912345678" not in err


def test_libraries_that_log_addresses_stay_silent_below_warning(capsys: pytest.CaptureFixture[str]) -> None:
    configure("DEBUG")
    logging.getLogger("httpx").info("HTTP Request: POST https://api.example/secret")
    logging.getLogger("httpcore.http11").debug("send_request_headers")
    assert capsys.readouterr().err == ""
