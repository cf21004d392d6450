"""A meeting told in any office way of naming its day, hours, length and mode, is read alike."""

import pytest
from hypothesis import given, settings

from bot.router import Intent, MessageContext, understand
from core.vietnamese.text import fold
from tests.bot.message_grid import Built, messages


@settings(max_examples=200)
@given(messages())
def test_a_meeting_is_read_however_it_is_put(built: Built) -> None:
    parsed = understand(built.text, MessageContext("heza", built.now))
    fields = parsed.fields
    assert parsed.intent is Intent.LOG_MEETING
    assert fields.get("start") == f"{built.day}T{built.clock}"
    assert fields.get("duration_hours") == pytest.approx(built.hours)
    assert (fields.get("mode"), fields.get("meeting_type")) == (built.mode, built.meeting_type)
    assert fold(built.title) in fold(fields.get("title", ""))
