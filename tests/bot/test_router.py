"""Messages as people type them, understood: of all kinds, and properties over any text."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.router import Act, Intent, MessageContext, command_of, understand
from core.vietnamese.text import fold
from corpus.facts.model import Comparison, Limit, Quantity

MESSAGES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "data" / "messages.jsonl").read_text().splitlines()
]
NUMBERS = ("duration_hours", "total", "digital")


def limit(subject: str, days: str, condition: str = "", agency: str = "heza") -> Limit:
    return Limit(
        id=f"{agency}/{subject}",
        document_id="plan",
        agency=agency,
        passage_id="plan#1",
        locator="Mục II.4",
        quote=f"{subject} không quá {days} ngày",
        subject=subject,
        condition=condition,
        comparison=Comparison.AT_MOST,
        quantity=Quantity(value=Decimal(days), unit="ngày", text=f"{days} ngày"),
    )


def limits(agency: str) -> list[Limit]:
    return [
        limit("Hội nghị quán triệt", "0.5", agency=agency),
        limit("hội nghị chuyên môn", "1", agency=agency),
        limit("các hội nghị quan trọng cần thảo luận", "1.5", agency=agency),
    ]


def context(agency: str = "heza", now: str = "2026-05-20T09:00:00+07:00") -> MessageContext:
    return MessageContext(agency, datetime.fromisoformat(now), limits(agency))


def same(name: str, gold: Any, got: Any) -> bool:
    if name == "title":
        return " ".join(fold(gold).split()) in " ".join(fold(str(got)).replace(",", " ").split())
    if name in NUMBERS:
        return got is not None and abs(float(got) - float(gold)) < 0.02
    return bool(got == gold)


@pytest.mark.parametrize("gold", MESSAGES, ids=lambda gold: gold["id"])
def test_a_message_is_understood(gold: dict[str, Any]) -> None:
    parsed = understand(gold["message"], context(gold["agency"], gold["now"]))
    assert parsed.intent == gold["intent"]
    wrong = {
        name: parsed.fields.get(name)
        for name, value in gold["fields"].items()
        if not same(name, value, parsed.fields.get(name))
    }
    assert not wrong
    assert set(parsed.needs) == set(gold["needs"])
    assert set(parsed.invalid) == set(gold.get("invalid", []))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/hop giao ban", ("hop", "giao ban")),
        ("/Họp@troly_bot giao ban", ("hop", "giao ban")),
        ("/văn bản đi 12", ("vanban", "đi 12")),
        ("/hoạt_động tập huấn", ("hoatdong", "tập huấn")),
        ("/HoànTác", ("hoantac", "")),
        ("/nhiệm vụ", ("nhiemvu", "")),
    ],
)
def test_commands_are_taken_with_accents_blanks_and_the_bots_name(typed: str, command: tuple[str, str]) -> None:
    assert command_of(typed) == command


def test_an_unknown_command_is_no_command() -> None:
    assert command_of("/xyz abc") is None


def test_a_final_a_with_its_mark_asks() -> None:
    assert understand("họp trực tuyến 8h sáng mai à", context()).intent is Intent.ASK


def test_a_correction_is_told_from_an_undo() -> None:
    assert understand("sửa lại thành 2 tiếng", context()).act is Act.CORRECT
    assert understand("xóa cái vừa ghi", context()).act is Act.NONE


def test_a_secret_document_keeps_neither_number_nor_title() -> None:
    for text in (
        "/vanban đi 12/BC-BQL tối mật, giấy, báo cáo tuyến biên giới",
        "/vanban di 12/BC-BQL mat, giay, bao cao bien gioi",
    ):
        fields = understand(text, context()).fields
        assert fields["secret"] is True and fields["number"] is None and "title" not in fields


@given(st.text(max_size=200))
def test_parsing_never_raises(text: str) -> None:
    parsed = understand(text, context())
    assert isinstance(parsed.intent, Intent)


@given(
    st.lists(
        st.sampled_from(
            [
                "họp",
                "quán",
                "triệt",
                "văn",
                "bản",
                "hồ",
                "sơ",
                "8h",
                "14h30",
                "20/5",
                "31/6",
                "mật",
                "số",
                "12/BC-VP",
                "trực",
                "tuyến",
                "tt",
                "-",
                ",",
                ".",
                "?",
                "mai",
                "tuần",
                "sau",
                "kém",
                "rưỡi",
                "ngày",
                "đến",
                "-5",
                "/hop",
                "nghe nói",
                "12 hội nghị",
                "tháng 4",
                "thứ hai",
                "đầu tiên hằng tháng",
                "(21/4)",
                "½",
                "kém mười lăm",
                "cách đây 3 ngày",
            ]
        ),
        max_size=14,
    )
)
def test_no_order_of_office_words_raises(pieces: list[str]) -> None:
    understand(" ".join(pieces), context())


TALK = [g for g in MESSAGES if not g["intent"].startswith("log_")]


@pytest.mark.parametrize("gold", TALK, ids=lambda gold: gold["id"])
def test_what_is_no_record_stays_none_in_capitals_or_without_accents(gold: dict[str, Any]) -> None:
    for typed in (gold["message"].upper(), fold(gold["message"])):
        assert understand(typed, context()).intent not in (
            Intent.LOG_MEETING,
            Intent.LOG_DOCUMENT,
            Intent.LOG_PROCEDURE,
        )
