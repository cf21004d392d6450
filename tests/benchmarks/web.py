"""Fifty people at once on questions, records and the dashboard of one serving process: errors, times, work, memory.

Every second record changes the figures of the dashboard; each person waits between two acts as long as chance has it.
`tests/api/test_load.py` holds the same crowd to its limits.

python -m tests.benchmarks.web [seconds]
"""

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from api.sign_in import make_code
from core.clock import SystemClock
from core.database import open_database
from core.people import AgencyScope, Role
from core.store import add_person
from tests.api.cli import troly
from tests.api.process import served

PEOPLE = 50
PAUSES = (0.5, 1.5)  # seconds from one act of a person to the next: people who keep time fall into step with each other
WARM_UP = 20.0  # until every thread and connection it will ever have is there
AGENCY = "heza"
QUESTIONS = (
    "Hội nghị chuyên môn tối đa bao lâu?",
    "Báo cáo 6 tháng nộp trước ngày nào?",
    "Chỉ tiêu họp trực tuyến là bao nhiêu?",
    "Ai chủ trì thực hiện kế hoạch?",
)


@dataclass
class Seen:
    """Times in milliseconds by kind of act, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(self, kind: str, started: float, status: int) -> None:
        self.times.setdefault(kind, []).append((time.perf_counter() - started) * 1000)
        if status >= 400:
            self.faults.append(f"{kind}: {status}")


async def person(number: int, url: str, code: str, token: str, ends: float, seen: Seen) -> None:
    """One person: asks, records, looks at the dashboard, in turn."""
    async with httpx.AsyncClient(base_url=url, timeout=30, headers={"Accept": "text/html"}) as client:
        chance = random.Random(number)
        await asyncio.sleep(number / PEOPLE)
        await client.post("/dang-nhap", data={"code": code})
        bearer, turn = {"Authorization": f"Bearer {token}"}, number
        day = SystemClock().now().date().isoformat()
        while time.monotonic() < ends:
            kind, started = ("question", "record", "dashboard")[turn % 3], time.perf_counter()
            if kind == "question":
                body = {"question": QUESTIONS[turn % len(QUESTIONS)], "agency": AGENCY}
                got = await client.post("/api/v1/questions", json=body, headers=bearer)
            elif kind == "record":
                record = {"record": "activity", "title": f"Việc {number}/{turn}", "day": day}
                if turn % 2:
                    record |= {"record": "meeting", "mode": "truc_tuyen"}
                got = await client.post("/api/v1/records", json={"record": record}, headers=bearer)
            else:
                got = await client.get("/tong-quan")
            seen.note(kind, started, got.status_code)
            turn += 1
            await asyncio.sleep(max(0.0, chance.uniform(*PAUSES) - (time.perf_counter() - started)))


def memory(process: subprocess.Popen[bytes]) -> float:
    """Resident megabytes."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def worked(process: subprocess.Popen[bytes]) -> float:
    """Seconds of a core that the process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def codes_for(folder: Path) -> list[str]:
    """A sign-in code for each person."""
    database, now = open_database(f"sqlite:///{folder / 'troly.db'}"), SystemClock().now()
    with database.write() as connection:
        people = [add_person(connection, AgencyScope(AGENCY), f"Người {n}", Role.CLERK) for n in range(PEOPLE)]
        codes = [make_code(connection, one, now) for one in people]
    database.close()
    return codes


async def crowd(url: str, codes: list[str], token: str, seconds: float) -> Seen:
    seen, ends = Seen(), time.monotonic() + seconds
    await asyncio.gather(*(person(n, url, code, token, ends, seen) for n, code in enumerate(codes)))
    return seen


@dataclass(frozen=True)
class Load:
    """What a crowd met and what it cost: memory in megabytes before and after, seconds of a core."""

    seen: Seen
    memory: tuple[float, float]
    work: float

    def figures(self) -> dict[str, dict[str, float]]:
        """Count, median, 95th percentile and slowest of each kind of act, in milliseconds."""
        return {
            kind: {
                "count": len(times),
                "median_ms": round(statistics.median(times), 1),
                "p95_ms": round(sorted(times)[int(len(times) * 0.95)], 1),
                "max_ms": round(max(times), 1),
            }
            for kind, times in sorted(self.seen.times.items())
        }

    def told(self) -> str:
        """Everything measured, as JSON."""
        acts = sum(map(len, self.seen.times.values()))
        shape: dict[str, Any] = {"acts": self.figures(), "faults": self.seen.faults[:10]}
        shape["memory_mb"] = [round(megabytes) for megabytes in self.memory]
        shape["core_ms_per_act"] = round(self.work * 1000 / acts, 1)
        return json.dumps(shape | {"cores": os.cpu_count()}, ensure_ascii=False, indent=1)


def load(folder: Path, seconds: float) -> Load:
    """Fifty people for so long on a server over this data directory, after a while to warm up."""
    token = troly("token", "--agency", AGENCY, "--role", "clerk", data_dir=folder).stdout.strip()
    codes = codes_for(folder)
    with served(folder, TROLY_SIGN_INS_PER_MINUTE="10000") as server:
        process, url = server.process, server.url
        asyncio.run(crowd(url, codes_for(folder), token, WARM_UP))
        before, work = memory(process), worked(process)
        seen = asyncio.run(crowd(url, codes, token, seconds))
        return Load(seen, (before, memory(process)), worked(process) - work)


def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        print(load(Path(name), seconds).told())


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
