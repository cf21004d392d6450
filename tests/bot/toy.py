"""A dialogue for tests of the machinery: writes a row for each event and says so. Not exactly-once by itself: the
table takes doubles, so a doubled record is seen."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from bot.channel import Button, Incoming, Reply
from core import store
from core.errors import InputError
from core.people import Agency, AgencyScope, Person


class ToyDialogue:
    """Commands: "lỗi" a Vietnamese error after writing, "hỏng" a fault, "thẻ" a card with two buttons."""

    def prepare(self, incoming: Incoming, person: Person | None, connection: Connection) -> Any:
        return f"nghe: {incoming.text}"

    def handle(
        self, incoming: Incoming, person: Person | None, connection: Connection, prepared: Any = None
    ) -> Sequence[Reply]:
        connection.execute(
            text("INSERT INTO toy (event, conversation, said) VALUES (:event, :conversation, :said)"),
            {
                "event": incoming.event_id,
                "conversation": incoming.conversation,
                "said": incoming.text or incoming.button,
            },
        )
        if incoming.text == "lỗi":
            raise InputError("Chưa hiểu, xin gõ lại.")
        if incoming.text == "hỏng":
            raise RuntimeError("a fault")
        if incoming.text == "thẻ":
            return [Reply("Ghi cuộc họp?", (Button("✅ Ghi", "ghi:7"), Button("✖ Huỷ", "huy:7")), card="7")]
        if incoming.button:
            return [Reply(f"Đã bấm {incoming.button} của thẻ {incoming.card}", edits=incoming.card)]
        return [Reply(f"Đã ghi: {incoming.text}")]


def set_up(connection: Connection) -> None:
    """The table the toy writes to, and an agency that anybody may ask about."""
    if not store.all_agencies(connection):
        store.save_agency(connection, Agency("thu-nghiem", "Cơ quan thử nghiệm", "CQTN"))
        store.save_unit(connection, AgencyScope("thu-nghiem"), "Phòng Tổng hợp")
    connection.execute(text("CREATE TABLE IF NOT EXISTS toy (event TEXT, conversation TEXT, said TEXT)"))


def records(connection: Connection) -> list[Any]:
    """What was written, in no particular order."""
    return list(connection.execute(text("SELECT event, conversation, said FROM toy ORDER BY event")))
