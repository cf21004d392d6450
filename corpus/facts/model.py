"""Typed facts of a plan, each bound to its passage by id and carrying its verbatim quote.

Subjects are free text as the plan words them; no list of known subjects exists anywhere. Facts are stored as JSON
beside the passages of one generation and read back unchanged.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Comparison(StrEnum):
    """How a value bounds the thing measured."""

    AT_MOST = "at_most"  # không quá, tối đa
    BELOW = "below"  # dưới
    AT_LEAST = "at_least"  # tối thiểu, từ … trở lên, không ít hơn
    ABOVE = "above"  # trên
    EXACTLY = "exactly"  # đạt 100 %, giảm 10 %


class Check(StrEnum):
    """Outcome of holding a value against a limit."""

    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"


_MINUTES = {"ngày": 480, "ngày làm việc": 480, "buổi": 240, "giờ": 60, "phút": 1}  # a working day has 8 hours


class Quantity(BaseModel):
    """A number with its unit, and both as written. Units: "ngày", "giờ", "phút", "%", "tháng", "trang", "hội nghị" …"""

    model_config = ConfigDict(frozen=True)
    value: Decimal
    unit: str
    text: str

    @property
    def hours(self) -> Decimal | None:
        """Working hours, where the unit is one of time; a day has 8."""
        minutes = _MINUTES.get(self.unit)
        return None if minutes is None else self.value * minutes / 60


class _Fact(BaseModel):
    """What all facts share. `quote` is verbatim from the passage, at most 400 characters."""

    model_config = ConfigDict(frozen=True)
    id: str  # "<passage id>/<kind>/<ordinal>"
    document_id: str
    agency: str
    passage_id: str
    locator: str
    quote: str


class Limit(_Fact):
    """A bound on one thing: "hội nghị chuyên môn không quá 1 ngày".

    `subject` is what is bounded ("hội nghị chuyên môn"), `condition` a qualifier said beside it ("cần thảo luận",
    "trừ trường hợp đột xuất"), `measure` the dimension where the text names it ("thời gian họp").
    """

    kind: Literal["limit"] = "limit"
    subject: str
    measure: str = ""
    condition: str = ""
    comparison: Comparison
    quantity: Quantity

    def check(self, value: Quantity) -> Check:
        """Hold `value` against the limit; unknown where the units cannot be compared. Equal to the limit is within."""
        if value.unit == self.quantity.unit:
            mine, bound = value.value, self.quantity.value
        else:
            hours, bound_hours = value.hours, self.quantity.hours
            if hours is None or bound_hours is None:
                return Check.UNKNOWN
            mine, bound = hours, bound_hours
        within = {
            Comparison.AT_MOST: mine <= bound,
            Comparison.BELOW: mine < bound,
            Comparison.AT_LEAST: mine >= bound,
            Comparison.ABOVE: mine > bound,
            Comparison.EXACTLY: mine == bound,
        }[self.comparison]
        return Check.WITHIN if within else Check.OVER


class Direction(StrEnum):
    """Whether a target is a level to reach or a change to make."""

    LEVEL = "level"  # đạt từ 95 %
    REDUCE = "reduce"  # giảm 10 %
    INCREASE = "increase"
    RANK = "rank"  # trong top 5


class Target(_Fact):
    """A measurable aim: "giảm tối thiểu 15% số lượng văn bản hành chính (không bao gồm …)".

    `subject` is the thing measured ("số lượng văn bản hành chính"); `aspiration` is True for "phấn đấu";
    `period` as worded ("trong năm 2026", "hằng năm"), `exclusions` as worded ("trừ văn bản mật").
    """

    kind: Literal["target"] = "target"
    subject: str
    direction: Direction = Direction.LEVEL
    comparison: Comparison
    quantity: Quantity
    period: str = ""
    base: str = ""  # "tổng số hội nghị trong năm"
    exclusions: str = ""
    aspiration: bool = False

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that the period names; None where it names none."""
        named = [int(year) for year in re.findall(r"(?<!\d)20\d{2}(?!\d)", self.period)]
        return (min(named), max(named)) if named else None

    def speaks_of(self, year: int) -> bool:
        """Whether the level is one of that year, as far as its period tells."""
        return self.years is None or self.years[0] <= year <= self.years[1]


class AbsoluteDue(BaseModel):
    """One date. `before` is True for "trước ngày": the day itself is too late."""

    model_config = ConfigDict(frozen=True)
    type: Literal["absolute"] = "absolute"
    day: date
    before: bool = True


class YearlyDue(BaseModel):
    """The same day each year ("trước ngày 05 tháng 6")."""

    model_config = ConfigDict(frozen=True)
    type: Literal["yearly"] = "yearly"
    month: int
    day: int
    before: bool = True


class PeriodicDue(BaseModel):
    """A day in each week, month or quarter ("chậm nhất ngày 03 hằng tháng"); `day` None when only the rhythm is said.

    `every` is week, month, quarter, half_year or year; `month_offset` counts from the period's first month.
    """

    model_config = ConfigDict(frozen=True)
    type: Literal["periodic"] = "periodic"
    every: Literal["week", "month", "quarter", "half_year", "year"]
    day: int | None = None
    month_offset: int = 0
    before: bool = False


class RelativeDue(BaseModel):
    """A span after an event ("chậm nhất sau 05 ngày kể từ ngày Kế hoạch này được ban hành")."""

    model_config = ConfigDict(frozen=True)
    type: Literal["relative"] = "relative"
    amount: int
    unit: Literal["ngày", "ngày làm việc", "tuần", "tháng", "giờ"]
    event: str


class SpanDue(BaseModel):
    """From one day to another ("Tháng 01/2026 đến tháng 5/2026", "Cả năm 2026", "2026-2027")."""

    model_config = ConfigDict(frozen=True)
    type: Literal["span"] = "span"
    start: date
    end: date


class ContinuousDue(BaseModel):
    """No end: "Thường xuyên", "theo quy định", "khi có yêu cầu"; `wording` as written."""

    model_config = ConfigDict(frozen=True)
    type: Literal["continuous"] = "continuous"
    wording: str


Due = Annotated[
    AbsoluteDue | YearlyDue | PeriodicDue | RelativeDue | SpanDue | ContinuousDue, Field(discriminator="type")
]


class Deadline(_Fact):
    """When something is due. `what` is done by `actor` for `receiver` (`via` whom); `wording` is the date as written.

    `report_period` is "month", "quarter", "half_year", "year" or "" for a report that recurs.
    `task` is the appendix task's number when the deadline is a table cell.
    """

    kind: Literal["deadline"] = "deadline"
    what: str
    due: Due
    wording: str
    actor: str = ""
    receiver: str = ""
    via: str = ""
    report_period: str = ""
    task: str = ""


class Role(StrEnum):
    """A unit's part in a duty."""

    LEADS = "leads"  # chủ trì, đầu mối
    COORDINATES = "coordinates"  # phối hợp
    DOES = "does"  # thực hiện
    ANSWERS_FOR = "answers_for"  # chịu trách nhiệm


class Duty(_Fact):
    """What a unit or person has to do. `action` is as worded, without the actor; `collective` marks a group name
    ("các phòng chuyên môn"); `partners` are those it works with; `answers_to` whom it is responsible to."""

    kind: Literal["duty"] = "duty"
    actor: str
    role: Role
    action: str
    collective: bool = False
    partners: tuple[str, ...] = ()
    answers_to: str = ""


class Basis(_Fact):
    """A text that the plan cites. `issued` is the date as written; `role` is how it stands there.

    `parent` is the number of the cited text that this one carries out, where the same sentence says so.
    """

    kind: Literal["basis"] = "basis"
    type_name: str  # "Quyết định"
    number: str  # "534/QĐ-TTg"; empty for a law cited by name alone
    issued: str = ""
    issuer: str = ""
    subject: str = ""
    role: Literal["basis", "implements", "cited"] = "cited"
    parent: str = ""


class Task(_Fact):
    """A row of the annex of tasks. Columns are as printed; `columns` keeps every named cell."""

    kind: Literal["task"] = "task"
    number: str
    group: str = ""
    group_label: str = ""
    content: str
    lead: str = ""
    support: str = ""
    due_text: str = ""
    due: Due | None = None
    product: str = ""
    columns: dict[str, str] = Field(default_factory=dict)


class IdentityFact(_Fact):
    """One thing a text says of itself: number, date, place, title, issuer, signer, signer_role, recipients.

    `value` is None where the text leaves the place blank; the quote then shows the blank.
    """

    kind: Literal["identity"] = "identity"
    field: Literal["number", "date", "place", "title", "type", "issuer", "signer", "signer_role", "recipients"]
    value: str | None


class Finding(_Fact):
    """Something about the text as a whole that a reader should know, worked out, not written in it.

    levels: two levels for one subject (`others` names the other passages); blank: a place left empty;
    missing_annex: an annex that is announced but not there; skipped_number: the numbering jumps;
    incomplete_number: a cited number lacks its year. `detail` holds the values concerned, in Vietnamese.
    """

    kind: Literal["finding"] = "finding"
    finding: Literal["levels", "dates", "blank", "missing_annex", "skipped_number", "incomplete_number"]
    subject: str
    detail: str
    others: tuple[str, ...] = ()


Fact = Annotated[Limit | Target | Deadline | Duty | Basis | Task | IdentityFact | Finding, Field(discriminator="kind")]
