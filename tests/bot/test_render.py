"""Whatever the channel, nothing of a reply is lost, and each message fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import render
from bot.channel import Attachment, Button, Capabilities, Delivery, Reply

PLAIN = Capabilities(longest_text=300)
RICH = Capabilities(buttons=True, images=True, files=True, quotes=True, longest_text=300)
BUTTONS = (Button("✅ Ghi", "ghi:1"), Button("✏️ Sửa", "sua:1"), Button("✖ Huỷ", "huy:1"))


def _shown(reply: Reply, capabilities: Capabilities) -> list[str]:
    return [render.plain(Delivery("x", "1", part), capabilities) for part in render.split(reply, capabilities)]


def test_choices_are_numbered_where_there_are_no_buttons() -> None:
    (text,) = _shown(Reply("Ghi cuộc họp?", BUTTONS), PLAIN)
    assert text == "Ghi cuộc họp?\n\nTrả lời 1 để Ghi, 2 để Sửa, 3 để Huỷ."
    assert _shown(Reply("Ghi cuộc họp?", BUTTONS), RICH) == ["Ghi cuộc họp?"]


def test_sources_fold_under_quotes_and_are_escaped() -> None:
    delivery = Delivery("x", "1", Reply("a < b", sources=(("Kế hoạch <1>", "không quá 1/2 ngày & …"),)))
    assert render.html(delivery, RICH) == (
        "a &lt; b\n\nNguồn:\n<blockquote expandable>Kế hoạch &lt;1&gt;\nkhông quá 1/2 ngày &amp; …</blockquote>"
    )
    assert render.plain(delivery, PLAIN).endswith("– Kế hoạch <1>: “không quá 1/2 ngày & …”")


def test_a_file_the_channel_cannot_carry_is_told_of() -> None:
    chart = Attachment("bieu-do.png", "image/png", b"x", "Họp trực tuyến 60 %")
    assert [p.attachments for p in render.split(Reply("Tiến độ", attachments=(chart,)), RICH)] == [(chart,), ()]
    (text,) = _shown(Reply("Tiến độ", attachments=(chart,)), PLAIN)
    assert "Họp trực tuyến 60 %" in text
    assert "bieu-do.png" in text


def test_an_action_too_long_for_a_button_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="64"):
        render.split(Reply("x", (Button("Ghi", "ghi:" + "1" * 61),)), RICH)


def test_a_card_that_grew_too_long_is_not_an_edit_any_more() -> None:
    parts = render.split(Reply("dài " * 200, BUTTONS, card="7", edits="7"), RICH)
    assert len(parts) > 1
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert parts[-1].card == "7"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=2000),
    st.lists(st.tuples(st.text("kế hoạch ", max_size=60), st.text("điều khoản 123 ", max_size=150)), max_size=5),
)
def test_every_part_fits_and_every_word_is_there(words: str, sources: list[tuple[str, str]]) -> None:
    for capabilities in (PLAIN, RICH):
        reply = Reply(words, BUTTONS, sources=tuple(sources))
        texts = _shown(reply, capabilities)
        assert all(render.length(text) <= capabilities.longest_text for text in texts)
        together = "".join("".join(texts).split())
        assert "".join(render.nfc(words).split()) in together
        for title, quote in sources:
            assert "".join(render.nfc(title).split()) in together
            assert "".join(render.nfc(quote).split()) in together
