"""How fast messages are acknowledged and answered, and what a message costs in commits.

200 conversations write to the webhook of one serving process, each a message a second (steady) or as fast as the last
one is acknowledged (burst); beside it, a bare python-telegram-bot echo on
the same loopback platform, which keeps nothing. Run: python -m tests.benchmarks.channels [--messages N] [--url DB]
"""

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from core.clock import SystemClock
from core.database import open_database
from core.migrate import migrate
from tests.bot.events import telegram_text
from tests.bot.office_process import HEADERS, OfficeProcess, free_port
from tests.bot.servers.telegram import TOKEN, FakeTelegram
from tests.bot.toy import set_up
from tests.bot.waiting import until

HEAD = (
    "POST /webhooks/telegram HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    + "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
    + "Content-Length: %d\r\n\r\n"
).encode()


async def post_all(port: int, messages: int, conversations: int, pause: float) -> tuple[list[float], float]:
    """Each conversation posts its messages, `pause` seconds apart; the time each took, and the whole.

    Plain sockets, one kept open by each conversation: a client library's pool costs more than what is measured.
    """
    now, times = SystemClock().now(), []

    async def converse(user: int) -> None:
        await asyncio.sleep(pause * user / conversations)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in range(messages):
            body = json.dumps(telegram_text(user * 10_000 + number, f"tin {number}", now, user=user)).encode()
            began = time.perf_counter()
            writer.write(HEAD % len(body) + body)
            status = await reader.readuntil(b"\r\n\r\n")
            times.append(time.perf_counter() - began)
            assert status.startswith(b"HTTP/1.1 200"), status
            await asyncio.sleep(max(0.0, pause - times[-1]))
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(converse(user) for user in range(1, conversations + 1)))
    return times, time.perf_counter() - began


def ours(messages: int, conversations: int, url: str, pause: float) -> dict[str, Any]:
    """The real application over the toy dialogue, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, FakeTelegram() as telegram:
        data_dir = Path(folder)
        database = open_database(url or f"sqlite:///{data_dir / 'troly.db'}")
        migrate(database, data_dir)
        with database.write() as connection:
            set_up(connection)
        process = OfficeProcess(database.url, data_dir, telegram.base_url, free_port())
        database.close()
        process.start()
        assert process.wait_live()
        total = messages * conversations
        began = time.perf_counter()
        times, posted = asyncio.run(post_all(process.port, messages, conversations, pause))
        until(lambda: len(telegram.shown) >= total, 600)
        answered = time.perf_counter() - began
        process.stop()
        commits = int((data_dir / "commits").read_text())
    return {
        "acknowledged_ms": _spread(times),
        "acknowledged_per_second": round(total / posted),
        "answered_per_second": round(total / answered),
        "commits_per_message": round(commits / total, 2),
    }


def bare_echo(messages: int) -> dict[str, Any]:
    """python-telegram-bot's own polling application that echoes; it keeps nothing."""
    from telegram.ext import Application, MessageHandler, filters

    now = SystemClock().now()
    with FakeTelegram() as telegram:
        telegram.push(*(telegram_text(n, f"tin {n}", now, user=1 + n % 200) for n in range(1, messages + 1)))

        async def echo(update: Any, _: Any) -> None:
            await update.message.reply_text(update.message.text)

        async def run() -> float:
            application = Application.builder().token(TOKEN).base_url(telegram.base_url).build()
            application.add_handler(MessageHandler(filters.TEXT, echo))
            began = time.perf_counter()
            async with application:
                await application.start()
                await application.updater.start_polling()
                while len(telegram.shown) < messages:
                    await asyncio.sleep(0.01)
                took = time.perf_counter() - began
                await application.updater.stop()
                await application.stop()
            return took

        return {"answered_per_second": round(messages / asyncio.run(run()))}


def _spread(times: list[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100)
    return {
        "median": round(median(times) * 1000, 1),
        "p95": round(cuts[94] * 1000, 1),
        "p99": round(cuts[98] * 1000, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10, help="messages of each conversation")
    parser.add_argument("--conversations", type=int, default=200)
    parser.add_argument("--url", default="", help="database; empty: SQLite in a temporary folder")
    options = parser.parse_args()
    result = {
        "steady": ours(options.messages, options.conversations, options.url, 1.0),
        "burst": ours(options.messages, options.conversations, options.url, 0.0),
        "bare_echo": bare_echo(options.messages * 50),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
