"""What the ledger gives back: an entry as it stands, what to remark on a new record, and who asked for a change."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from core.clock import in_office
from core.people import Person
from kpi.records import RECORD, Record


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, when, through which channel and why. `key` names the message that asks for it: the same key
    again writes nothing and gives back what was written."""

    person: Person
    at: datetime
    channel: str = "terminal"
    why: str = ""
    key: str = ""

    @property
    def today(self) -> date:
        """The office's day at that moment, whatever zone it is told in."""
        return in_office(self.at).date()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger as it stands. `live` is False once it is undone or removed."""

    id: str
    agency: str
    version: int
    live: bool
    record: Record
    person_id: int | None
    person_name: str
    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row of an entry's history: record, correct, undo or remove. `before` is the record as it stood until then."""

    version: int
    change: str
    record: Record
    person_name: str
    at: datetime
    channel: str
    why: str
    before: Record | None = None


class RemarkKind(StrEnum):
    """What a record may be warned of; none of them stops it."""

    DUPLICATE = "duplicate"
    CLASH = "clash"
    INSIDE_SUM = "inside_sum"


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning about a record, the entry it concerns, and its Vietnamese sentence."""

    kind: RemarkKind
    entry: Entry
    text: str


class Overlap(StrEnum):
    """What to do with a sum whose period meets earlier entries."""

    ADD = "cong"
    REPLACE = "thay"


@dataclass(frozen=True, slots=True)
class AskOverlap:
    """Nothing was written: the period meets `earlier`; record again with an `Overlap`."""

    earlier: tuple[Entry, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written (or, where `replayed`, had been before), and what to remark. `before` is what a correction
    found."""

    entry: Entry
    remarks: tuple[Remark, ...] = ()
    replaced: tuple[str, ...] = ()
    replayed: bool = False
    before: Record | None = None


def entry_of(row: Any) -> Entry:
    """An `Entry` from a row of `ledger_entries`."""
    return Entry(
        row.entry,
        row.agency,
        row.version,
        bool(row.live),
        RECORD.validate_json(row.payload),
        row.person_id,
        row.person_name,
        row.at,
        row.channel,
    )
