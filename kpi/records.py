"""What the office writes down: meetings, documents, procedure counts, activities, values, task progress, reports sent.

Records are frozen. A record says what happened; who wrote it, when, where and why is the ledger's `Stamp`.
Days are local days of the office; a sum covers `day`..`until`, both included.
"""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from kpi import wording


class MeetingKind(StrEnum):
    """Hội nghị or họp; the agency says which base its targets count."""

    HOI_NGHI = "hoi_nghi"
    HOP = "hop"


class MeetingType(StrEnum):
    """What a meeting is for; the plan's limits are looked up by these words."""

    QUAN_TRIET = "quan_triet"
    CHUYEN_MON = "chuyen_mon"
    QUAN_TRONG = "quan_trong"
    GIAO_BAN = "giao_ban"
    KHAC = "khac"


class Mode(StrEnum):
    """How a meeting is held."""

    TRUC_TUYEN = "truc_tuyen"
    TRUC_TIEP = "truc_tiep"
    KET_HOP = "ket_hop"


class MeetingRole(StrEnum):
    """Whether the agency organised the meeting or only attended; attending never counts."""

    TO_CHUC = "to_chuc"
    DU = "du"


class MeetingState(StrEnum):
    """The life of a meeting; only HELD counts."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class DocumentDirection(StrEnum):
    """Issued by the agency or received."""

    DI = "di"
    DEN = "den"


class DocumentChannel(StrEnum):
    """Signed and sent electronically, or on paper."""

    DIEN_TU = "dien_tu"
    GIAY = "giay"


class DocumentClass(StrEnum):
    """What a document is; reduction targets count administrative documents only."""

    HANH_CHINH = "hanh_chinh"
    QUY_PHAM = "quy_pham"
    CHUYEN_NGANH = "chuyen_nganh"


class TaskState(StrEnum):
    """Where a task of the annex stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    STOPPED = "stopped"


SELF_DECLARED = "tự khai"
Text = Annotated[str, Field(max_length=1000)]
LongText = Annotated[str, Field(max_length=4000)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]


class _Record(BaseModel):
    """What all records share: the unit it belongs to ("" is the whole agency) and a free note."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    unit: Text = ""
    note: Text = ""


class Meeting(_Record):
    """One meeting. `start_time` None when only the day is said; `duration_hours` is the stated clock time.

    `state` None lets the ledger decide by the date: past is held, future is planned. `verdict` is what the plan's
    limits said (ok, violation, unknown), `rule` the id of the limit, `reason` why it was held against it.
    """

    record: Literal["meeting"] = "meeting"
    title: Annotated[str, Field(min_length=1, max_length=500)]
    kind: MeetingKind = MeetingKind.HOI_NGHI
    meeting_type: MeetingType = MeetingType.KHAC
    mode: Mode
    role: MeetingRole = MeetingRole.TO_CHUC
    state: MeetingState | None = None
    day: date
    start_time: time | None = None
    duration_hours: Annotated[Decimal, Field(gt=0, le=1000)] | None = None
    place: Text = ""
    attendees: Count | None = None
    verdict: str = "unknown"
    rule: str = ""
    reason: Text = ""
    series: str = ""
    section: str = ""


class MeetingCount(_Record):
    """Meetings of a period in sum: "tháng 5: 12 hội nghị, 8 trực tuyến". The rest was in person."""

    record: Literal["meeting_count"] = "meeting_count"
    day: date
    until: date
    kind: MeetingKind = MeetingKind.HOI_NGHI
    total: Count
    online: Count
    hybrid: Count = 0
    source: Text = SELF_DECLARED

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _in_order(self.day, self.until)
        _part_of(self.online + self.hybrid, self.total, wording.ONLINE_OVER_TOTAL)
        return self


class Document(_Record):
    """One document issued or received. `number` is the whole number and symbol ("123/BC-VP"); never blank.

    `day` is the issue date where said, else the day it was recorded.
    """

    record: Literal["document"] = "document"
    number: Annotated[str, Field(min_length=1, max_length=100)]
    direction: DocumentDirection
    channel: DocumentChannel
    day: date
    title: Text = ""
    document_class: DocumentClass = DocumentClass.HANH_CHINH
    type_name: Text = ""
    issuer: Text = ""

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        if not any(c.isdigit() for c in self.number.split("/")[0]):
            raise ValueError(wording.DOCUMENT_UNNUMBERED)
        return self


class DocumentCount(_Record):
    """Documents of a period in sum: "tháng 5: 40 văn bản đi, 38 điện tử"."""

    record: Literal["document_count"] = "document_count"
    day: date
    until: date
    direction: DocumentDirection = DocumentDirection.DI
    document_class: DocumentClass = DocumentClass.HANH_CHINH
    total: Count
    electronic: Count | None = None
    source: Text = SELF_DECLARED

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _in_order(self.day, self.until)
        _part_of(self.electronic or 0, self.total, wording.ELECTRONIC_OVER_TOTAL)
        return self


class ProcedureCount(_Record):
    """Dossiers of administrative procedures in a period. Handled digitally and digitised are two ratios.

    `digitised` of `digitise_due` (default `total`) is None when it was not said: unknown, not zero.
    """

    record: Literal["procedure_count"] = "procedure_count"
    day: date
    until: date
    total: Count
    digital: Count
    digitised: Count | None = None
    digitise_due: Count | None = None
    source: Text = SELF_DECLARED

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _in_order(self.day, self.until)
        _part_of(self.digital, self.total, wording.DIGITAL_OVER_TOTAL)
        due = self.total if self.digitise_due is None else self.digitise_due
        _part_of(self.digitised or 0, due, wording.DIGITISED_OVER_DUE)
        return self


class Activity(_Record):
    """Something done for a section of a plan: a training held, an inspection made, a post published.

    `section` is the locator it carries out ("Mục II.1"), `document_id` the plan.
    """

    record: Literal["activity"] = "activity"
    title: Annotated[str, Field(min_length=1, max_length=500)]
    day: date
    document_id: str = ""
    section: str = ""
    quantity: Count = 1
    quantity_unit: Text = ""


class Measurement(_Record):
    """A dated value, with its source, of a target that the assistant cannot count itself."""

    record: Literal["measurement"] = "measurement"
    target: Annotated[str, Field(min_length=1, max_length=500)]  # the fact's id, or its subject as worded
    value: Decimal
    value_unit: str = "%"
    day: date
    source: Annotated[str, Field(min_length=1, max_length=500)]


class TaskProgress(_Record):
    """Where a task of a plan's annex stands. The latest entry of a task is its present state."""

    record: Literal["task_progress"] = "task_progress"
    document_id: str
    task: Annotated[str, Field(min_length=1, max_length=50)]
    state: TaskState
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    product: Text = ""
    day: date


class ReportSubmission(_Record):
    """A report a unit sent. `period` is "2026-H1" or the like; `deadline` the id of the deadline fact, where known;
    the last four fields are the unit's own words for the agency's report."""

    record: Literal["report_submission"] = "report_submission"
    title: Text = ""
    period: Annotated[str, Field(max_length=20)] = ""
    deadline: str = ""
    receiver: Text = ""
    number: Text = ""
    day: date
    results: LongText = ""
    difficulties: LongText = ""
    next_steps: LongText = ""
    proposals: LongText = ""


class BaselineCount(_Record):
    """An earlier year's count, for targets that compare: `measure` is meetings, all_meetings or documents."""

    record: Literal["baseline_count"] = "baseline_count"
    measure: Literal["meetings", "all_meetings", "documents"]
    day: date
    until: date
    total: Count
    source: Annotated[str, Field(min_length=1, max_length=500)] = SELF_DECLARED

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _in_order(self.day, self.until)
        return self


Sum = MeetingCount | DocumentCount | ProcedureCount | BaselineCount
Record = Annotated[
    Meeting | Document | Sum | Activity | Measurement | TaskProgress | ReportSubmission, Field(discriminator="record")
]
RECORD: TypeAdapter[Record] = TypeAdapter(Record)


def _in_order(day: date, until: date) -> None:
    if until < day:
        raise ValueError(wording.PERIOD_REVERSED)


def _part_of(part: int, total: int, fault: str) -> None:
    if part > total:
        raise ValueError(fault.format(part=part, total=total))
