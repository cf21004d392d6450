"""A platform's rate limits hold, and cost nobody more than they must."""

from collections.abc import Mapping
from typing import Any

from bot.channel import Capabilities, Delivery, Reply
from bot.outbox import Sender, put_delivery
from bot.pace import Pace
from bot.writer import Writer
from core.database import Database
from tests.bot.conftest import MovingClock

SLOW = Capabilities(chat_seconds=60.0)


class _Heard:
    """A channel that remembers whom it wrote to."""

    name = "slow"
    capabilities = SLOW

    def __init__(self) -> None:
        self.conversations: list[str] = []

    def send(self, delivery: Delivery) -> str:
        self.conversations.append(delivery.conversation)
        return str(len(self.conversations))


def _delivered(database: Database, clock: MovingClock, conversations: list[str], **options: Any) -> list[str]:
    """To whom one round of sending wrote, in any order."""
    channel, writer = _Heard(), Writer(database)
    channels: Mapping[str, Any] = {"slow": channel}
    sender = Sender(database, writer, clock, channels, **options)
    with database.write() as connection:
        for conversation in conversations:
            put_delivery(connection, Delivery("slow", conversation, Reply("Nhắc hạn")), clock.now())
    sender.drain()
    sender.close()
    writer.close()
    return sorted(channel.conversations)


def test_a_limit_is_spent_on_what_is_sent_alone(database: Database, moving_clock: MovingClock) -> None:
    everybody = [f"{number:02}" for number in range(10)]
    assert _delivered(database, moving_clock, everybody, threads=2) == everybody


def test_a_second_message_to_a_conversation_waits_its_time(database: Database, moving_clock: MovingClock) -> None:
    assert _delivered(database, moving_clock, ["01", "01", "02"]) == ["01", "02"]


def test_a_platform_that_asks_to_wait_is_left_alone_meanwhile() -> None:
    moment = 0.0
    pace = Pace(Capabilities(per_second=10.0), lambda: moment)
    pace.pause(30)
    assert not pace.take("01")
    assert pace.soonest() == 30
    moment = 30.0
    assert pace.take("01")


def test_no_more_go_in_a_second_than_the_platform_takes() -> None:
    moment = 100.0
    pace = Pace(Capabilities(per_second=10.0), lambda: moment)
    sent = 0
    for tenth in range(50):
        moment = 100.0 + tenth / 10
        sent += sum(pace.take(str(number)) for number in range(40))
    assert 50 <= sent <= 50 + 6  # five seconds' worth, and what a pause had saved up
