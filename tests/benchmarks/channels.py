"""How fast messages are acknowledged and answered, and what a message costs in commits and processor time.

200 conversations write to the webhook of one serving process: each a message a second, spread over it (steady); all
in the same instant, once a second (at_once); each as fast as its last message is acknowledged (flood). Beside it, a
bare python-telegram-bot echo on the same loopback platform, which keeps nothing. The clients run in a process of their
own, with every request made beforehand, so that what they do is not measured.
Run: python -m tests.benchmarks.channels [--messages N] [--conversations N] [--url DB]
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
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

SCENES = {"steady": (1.0, True), "at_once": (1.0, False), "flood": (0.0, False)}  # pause between two, spread over it
HEAD = (
    "POST /webhooks/telegram HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    + "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
    + "Content-Length: %d\r\n\r\n"
).encode()


def post_all(port: int, messages: int, conversations: int, scene: str) -> tuple[list[float], float]:
    """Post every conversation's messages; the seconds each took, and from the first to the last."""
    pause, spread = SCENES[scene]
    requests = [_requests(user, messages) for user in range(1, conversations + 1)]
    times: list[float] = []

    async def converse(place: int, streams: Any, began: float) -> None:
        reader, writer = streams
        for number, request in enumerate(requests[place]):
            due = began + pause * (number + (place / conversations if spread else 0))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            sent = time.perf_counter()
            writer.write(request)
            status = await reader.readuntil(b"\r\n\r\n")
            times.append(time.perf_counter() - sent)
            assert status.startswith(b"HTTP/1.1 200"), status
        writer.close()

    async def all_of_them() -> float:
        connected = [await asyncio.open_connection("127.0.0.1", port) for _ in requests]
        began = time.perf_counter()
        await asyncio.gather(*(converse(place, streams, began) for place, streams in enumerate(connected)))
        return time.perf_counter() - began

    return times, asyncio.run(all_of_them())


def _requests(user: int, messages: int) -> list[bytes]:
    now = SystemClock().now()
    bodies = [
        json.dumps(telegram_text(user * 10_000 + number, f"tin {number}", now, user=user)).encode()
        for number in range(messages)
    ]
    return [HEAD % len(body) + body for body in bodies]


def ours(messages: int, conversations: int, url: str, scene: str) -> dict[str, Any]:
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
        before = _processor_seconds(process.pid)
        total = messages * conversations
        began = time.perf_counter()
        times, posted = _in_another_process(process.port, messages, conversations, scene)
        processor = _processor_seconds(process.pid)
        until(lambda: len(telegram.shown) >= total, 600)
        answered = time.perf_counter() - began
        process.stop()
        commits = int((data_dir / "commits").read_text())
    return {
        "acknowledged_ms": _spread(times),
        "acknowledged_per_second": round(total / posted),
        "answered_per_second": round(total / answered),
        "processor_ms_per_acknowledgement": round((processor - before) / total * 1000, 2),
        "commits_per_message": round(commits / total, 2),
    }


def _in_another_process(*arguments: Any) -> tuple[list[float], float]:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(post_all, *arguments).result()


def _processor_seconds(pid: int) -> float:
    """User and system time of a process so far, as Linux tells it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
    result = {scene: ours(options.messages, options.conversations, options.url, scene) for scene in SCENES}
    result["bare_echo"] = bare_echo(options.messages * 50)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
