"""A question as a typed frame: what is asked for, about what, of whom."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum


class Slot(StrEnum):
    """What a question asks for. HARD slots are only answered by evidence that offers them."""

    DURATION = "duration"  # bao lâu, mấy ngày
    PERCENT = "percent"  # mấy phần trăm
    AMOUNT = "amount"  # bao nhiêu
    COUNT = "count"  # mấy nhiệm vụ
    DATE = "date"  # trước ngày nào
    FREQUENCY = "frequency"  # bao lâu một lần
    ACTOR = "actor"  # ai, đơn vị nào
    SUPPORT = "support"  # ai phối hợp
    RECEIVER = "receiver"  # gửi cho ai
    VIA = "via"  # qua đâu
    MEANS = "means"  # qua kênh nào, trên nền tảng nào
    ACTION = "action"  # làm gì
    PRODUCT = "product"  # sản phẩm gì
    NUMBER = "number"  # số mấy
    ISSUER = "issuer"  # của ai
    ISSUED = "issued"  # ban hành ngày nào
    PERSON = "person"  # tên gì
    POST = "post"  # chức vụ gì
    RANK = "rank"  # top mấy, thứ mấy
    MONEY = "money"  # bao nhiêu tiền
    CONTACT = "contact"  # số điện thoại
    PLACE = "place"  # ở đâu
    SECTION = "section"  # mục nào
    EXCEPTION = "exception"  # trừ loại nào
    BASE = "base"  # so với năm nào
    REASON = "reason"  # vì sao
    LIST = "list"  # gồm những gì
    WHAT = "what"  # gì, thế nào


class Mode(StrEnum):
    """Which operator a question calls for."""

    LOOK_UP = "look_up"
    YES_NO = "yes_no"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Term:
    """One content word of a question. `readings` are alternatives, tuples of syllable keys; the first is as typed.

    `apart` says that small words stand between it and the content word before: "họp | với thôn".
    """

    surface: str
    readings: tuple[tuple[str, ...], ...]
    weight: float = 1.0
    spellings: tuple[str, ...] = ()  # of the surface's syllables, where typed with marks
    apart: bool = False

    def as_name(self) -> "Term":
        """The word where it only names the plan or its body: it tells nothing of where to look."""
        return replace(self, weight=self.weight * NAMING)

    @property
    def only_names(self) -> bool:
        return self.weight <= NAMING


NAMING = 0.05
DAY = "day"  # the unit of a day and month that the asker states ("30/6")


@dataclass(frozen=True, slots=True)
class Asserted:
    """A value the asker states: "1,5 ngày", "80 %", "20 hội nghị". Time is also given in working hours.

    `more` says that the thing passes the value: "sang ngày thứ hai" is more than one day.
    """

    value: Decimal
    unit: str
    text: str
    hours: Decimal | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """A text named by its number: "quyết định 534". `kinds` are the type names meant, empty for a bare number."""

    number: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The reading of one question.

    `terms` are the content words after agencies, question words and courtesies are taken out; `text` is the question
    with shorthand written out; `numbers` are figures that name a text or a row ("534", "145/QĐ-BNV"); `task` and
    `section` name a place; `periods` are report periods said ("half_year"); `documents` the texts hinted at.
    """

    question: str
    text: str
    plain: str
    terms: tuple[Term, ...]
    slots: frozenset[Slot] = frozenset()
    mode: Mode = Mode.LOOK_UP
    agencies: tuple[str, ...] = ()
    all_agencies: bool = False
    context: str = ""  # the earlier questions that this one leans on
    elsewhere: str = ""  # a body named whose plans are not held
    asserted: tuple[Asserted, ...] = ()
    cited: tuple[Cited, ...] = ()
    task: str = ""
    section: str = ""
    periods: frozenset[str] = frozenset()
    documents: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    counted: tuple[str, ...] = ()  # what "bao nhiêu" counts, as syllable keys
    codes: tuple[str, ...] = ()  # short names in capitals that no vocabulary writes out ("DTI"), as syllable keys
    asked_noun: tuple[str, ...] = ()  # the noun before "nào" or "gì", as syllable keys
    actor_units: tuple[str, ...] = ()  # units of which the question asks what they do or when
    exact_day: bool = False  # asks for the very day
    annex: bool = False  # speaks of the annex or list of tasks
    reduces: bool = False  # speaks of cutting down
    beside_own: bool = False  # speaks of the asker's own agency ("bên mình")
    own_unit: bool = False
    follows: bool = False
    fresh: frozenset[tuple[str, ...]] = frozenset()  # readings of what a follow-up names anew
    forbidden: str = ""  # why a question is refused: "secrets", "privacy", "role"
    chore: bool = False  # asks for writing, translating, chatting: not a question of ours
    notes: dict[str, str] = field(default_factory=dict)
