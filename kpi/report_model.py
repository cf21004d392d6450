"""What a periodic report holds, before it is laid out: head, sections filled from the ledger, figures, tasks, parts.

A `Report` is plain data: the exporters (`kpi.exports`) only lay it out, so every format shows the same numbers.
"""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.facts.model import Task
from kpi.deadlines import DueDate
from kpi.entries import Entry
from kpi.explain import CountedRow, Share
from kpi.progress import Progress
from kpi.records import ReportSubmission, TaskProgress
from kpi.window import Window


@dataclass(frozen=True, slots=True)
class Head:
    """The blocks around the text. Number, day, name and seal are never filled in.

    `superior` is the line above the agency, "" for a people's committee; `symbol` follows the blank number
    ("/BC-BQL"); `subject` is the line under "BÁO CÁO", without the period; `addressees` stand after "Kính gửi";
    `signature` are the lines of power and post.
    """

    superior: str
    agency_lines: tuple[str, ...]
    agency_name: str
    symbol: str
    place: str
    month: int
    year: int
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutOff:
    """The last day counted, and why: `deadline` is the one it leaves a working day for; `later` counts the records
    of the period after it, which the report leaves out."""

    day: date
    deadline: DueDate | None = None
    chosen: bool = False
    later: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure in the period, beside the same days of last year (None: not known), split by unit and month.

    `estimate` is what a person expects of the whole period, as typed. `rows` add up to the figure.
    """

    progress: Progress
    last_year: Progress | None = None
    by_unit: tuple[Share, ...] = ()
    by_month: tuple[Share, ...] = ()
    rows: tuple[CountedRow, ...] = ()
    estimate: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report and what stands under it. `locator` is the plan's place it answers to, where it has one.

    Without lines and children the ledger holds nothing for it, and it says so.
    """

    label: str
    title: str
    lines: tuple[str, ...] = ()
    children: tuple["Section", ...] = ()
    locator: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the plan's annex with its latest progress; None where nothing was recorded."""

    task: Task
    progress: TaskProgress | None


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part of the report: `due` the last safe day the plan gives it, `sent` what it handed in, if it has."""

    unit: str
    due: date | None
    sent: ReportSubmission | None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A periodic report of one agency on one of its plans, as data.

    `notes` belong to the figures; `reminders` are for whoever works on the draft, and leave it with the draft mark.
    """

    agency: str
    document_id: str
    window: Window
    made_at: datetime
    cut_off: CutOff
    head: Head
    lead: str
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    tasks: tuple[TaskLine, ...]
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...] = ()
    draft: bool = True
    notes: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The units that have not handed in their part."""
        return tuple(part.unit for part in self.parts if part.sent is None)
