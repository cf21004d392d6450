"""A small agency with hand-made plan facts, for tests: every value is given by the test, none is the product's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.clock import OFFICE_ZONE
from core.database import Database
from core.people import Agency, AgencyScope, Person, Role
from core.store import add_person, save_agency, save_unit
from corpus.facts.model import Comparison, Deadline, Direction, Fact, Quantity, Target
from corpus.model import AgencyEntry, Document, Identity
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi.entries import Overlap, Stamp, Written
from kpi.records import Meeting, MeetingCount, Record

CODE, PLAN = "so-mau", "so-mau-ke-hoach"
SCOPE = AgencyScope(CODE)
TODAY = date(2026, 5, 20)
UNITS = {"Văn phòng": ("VP",), "Phòng Kế hoạch": ("KH",), "Phòng Đầu tư": (), "Trung tâm Dịch vụ": ("TTDV",)}


def at(day: date = TODAY, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=OFFICE_ZONE)


class Office:
    """An enrolled agency beside another one, and shortcuts to write as its clerk."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.write() as connection:
            save_agency(connection, Agency(CODE, "Sở Mẫu", "SM"))
            save_agency(connection, Agency("khac", "Sở Khác", "SK"))
            for name, aliases in UNITS.items():
                save_unit(connection, SCOPE, name, aliases)
            save_unit(connection, AgencyScope("khac"), "Phòng Thanh tra", ("TTra",))
            self.clerk = add_person(connection, SCOPE, "Lan", Role.CLERK, "Văn phòng")
            self.colleague = add_person(connection, SCOPE, "Minh", Role.CLERK)
            self.reader = add_person(connection, SCOPE, "Bình", Role.READER)
            self.leader = add_person(connection, SCOPE, "Hà", Role.LEADER)
            self.administrator = add_person(connection, SCOPE, "Quản trị", Role.ADMINISTRATOR)

    def stamp(self, key: str = "", person: Person | None = None, day: date = TODAY, why: str = "") -> Stamp:
        return Stamp(person or self.clerk, at(day), "terminal", why, key)

    def write(self, record: Record, key: str = "", overlap: Overlap | None = None, day: date = TODAY) -> Written:
        with self.database.write() as connection:
            written = ledger.record(connection, SCOPE, record, self.stamp(key, day=day), overlap)
        assert isinstance(written, Written), written
        return written

    def meetings(self, online: int, in_person: int = 0, hybrid: int = 0, month: int = 3, year: int = 2026) -> None:
        """Hold so many conferences in a month, written as one sum."""
        total = online + in_person + hybrid
        last = date(year, month, 28)
        self.write(MeetingCount(day=date(year, month, 1), until=last, total=total, online=online, hybrid=hybrid))


def meeting(title: str = "Hội nghị sơ kết", day: date = date(2026, 5, 18), **fields: Any) -> Meeting:
    return Meeting(title=title, day=day, **({"mode": "truc_tuyen"} | fields))


def target(subject: str, value: str, **fields: Any) -> Target:
    place = fields.pop("place", "Mục I.2")
    given: dict[str, Any] = {"comparison": Comparison.AT_LEAST, "direction": Direction.LEVEL} | fields
    unit = given.pop("unit", "%")
    return Target(
        **_base(f"{PLAN}#{place}/target/{subject}/{value}", place),
        subject=subject,
        quantity=Quantity(value=Decimal(value), unit=unit, text=f"{value} {unit}"),
        **given,
    )


def fewer(subject: str, value: str, **fields: Any) -> Target:
    return target(subject, value, direction=Direction.REDUCE, **fields)


def deadline(what: str, due: Any, **fields: Any) -> Deadline:
    return Deadline(
        **_base(f"{PLAN}#{what}/deadline/1", "Mục III.2"), what=what, due=due, **({"wording": what} | fields)
    )


def snapshot(facts: Sequence[Fact], **document: Any) -> Snapshot:
    plan = Document(PLAN, CODE, Identity("Kế hoạch"))
    identity = document.pop("identity", plan.identity)
    entry = AgencyEntry(CODE, "Sở Mẫu", "SM", units=UNITS)
    return Snapshot({CODE: entry}, {PLAN: replace(plan, identity=identity, **document)}, (), tuple(facts))


def _base(identifier: str, place: str) -> dict[str, str]:
    return {
        "id": identifier,
        "document_id": PLAN,
        "agency": CODE,
        "passage_id": f"{PLAN}#{place}",
        "locator": place,
        "quote": "…",
    }
