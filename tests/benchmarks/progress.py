"""Measures a year's progress over 20,000 entries and what one record costs, on SQLite and on PostgreSQL.

Run: python -m tests.benchmarks.progress [ROWS]. The folder of the databases is TMPDIR; its disk is named in the result.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import event, insert

from core.database import Database, open_database
from core.migrate import migrate
from kpi import store
from kpi.progress import progress
from kpi.projection import RECORDED, counting_columns
from kpi.records import Document, Record
from kpi.window import window_of
from tests.kpi.office import CODE, SCOPE, Office, at, fewer, meeting, snapshot, target

ROWS, REPEATS, WRITES = 20_000, 30, 50
LAST_DAY = date(2026, 12, 31)
FACTS = [
    target("số lượng hội nghị trực tuyến", "60"),
    fewer("số lượng hội nghị", "10"),
    fewer("số lượng văn bản hành chính", "15"),
    target("văn bản trao đổi dưới dạng điện tử", "100"),
    target("xử lý thủ tục hành chính trên môi trường số và số hóa văn bản", "95"),
]


def main(rows: int = ROWS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(f"disk: {disk_of(Path(folder))}")
        report("SQLite", open_database(f"sqlite:///{folder}/troly.db"), Path(folder), rows)
        import pgserver

        server = pgserver.get_server(Path(folder) / "postgresql")
        try:
            report("PostgreSQL", open_database(server.get_uri()), Path(folder), rows)
        finally:
            server.cleanup()


def report(name: str, database: Database, folder: Path, rows: int) -> None:
    migrate(database, folder)
    office = Office(database)
    fill(database, rows)
    plan, year = snapshot(FACTS), window_of("2026")

    def year_progress() -> None:
        with database.read() as connection:
            assert len(progress(connection, SCOPE, plan, year, LAST_DAY)) == 6

    commits = 0

    def count_commit(_connection: object) -> None:
        nonlocal commits
        commits += 1

    numbers = iter(range(1_000_000, 2_000_000))

    def one_record() -> None:
        office.write(meeting(f"Hội nghị {next(numbers)}", day=date(2026, 5, 18), unit="VP"))

    took = timed(year_progress, REPEATS)
    event.listen(database.engine, "commit", count_commit)
    writing = timed(one_record, WRITES)
    print(f"{name}: a year's progress over {rows} entries: median {took[0]:.1f} ms, slowest {took[1]:.1f} ms")
    print(f"{name}: one record: {commits / WRITES:.0f} commit, median {writing[0]:.1f} ms, slowest {writing[1]:.1f} ms")
    database.close()


def timed(work: Callable[[], None], times: int) -> tuple[float, float]:
    """Median and slowest of `times` runs, in milliseconds, after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), max(taken)


def fill(database: Database, rows: int) -> None:
    """Entries spread over the year and the units, written as the ledger would, in bulk."""
    who = {"person_id": 1, "person_name": "Lan", "at": at(), "channel": "terminal"}
    with database.write() as connection:
        for start in range(0, rows, 1000):
            made = [(f"{n:08x}", one(n)) for n in range(start, min(start + 1000, rows))]
            connection.execute(
                insert(store.changes),
                [
                    {"agency": CODE, "entry": entry, "version": 1, "change": RECORDED, "key": entry, "why": "", **who}
                    | {"payload": record.model_dump_json()}
                    for entry, record in made
                ],
            )
            connection.execute(
                insert(store.entries),
                [
                    {"agency": CODE, "entry": entry, "version": 1, "latest": n, "live": True, **who}
                    | {"payload": record.model_dump_json()}
                    | counting_columns(record)
                    for n, (entry, record) in enumerate(made, start=start + 1)
                ],
            )
    if not database.is_sqlite:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def one(number: int) -> Record:
    day = date(2026, 1, 1) + timedelta(days=number % 365)
    unit = ("Văn phòng", "Phòng Kế hoạch", "Phòng Đầu tư", "")[number % 4]
    if number % 2:
        mode = ("truc_tuyen", "truc_tiep", "ket_hop")[number % 3]
        return meeting(f"Hội nghị {number}", day=day, mode=mode, state="held", unit=unit)
    channel = "giay" if number % 50 == 0 else "dien_tu"
    return Document(number=f"{number}/BC-VP", direction="di", channel=channel, day=day, unit=unit)


def disk_of(folder: Path) -> str:
    """File system, device and its kind."""
    told = subprocess.run(["df", "-T", str(folder)], capture_output=True, text=True, check=True).stdout
    device, kind = told.splitlines()[1].split()[:2]
    spins = Path(f"/sys/block/{Path(device).name}/queue/rotational")
    turning = {"0": "solid state", "1": "rotational"}.get(spins.read_text().strip()) if spins.exists() else None
    return f"{device} {kind}, {turning or 'kind unknown'}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
