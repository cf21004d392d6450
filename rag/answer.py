"""What the assistant gives back: the answer's words, its status, its citations."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_TITLE = 90


class Status(StrEnum):
    """How a question ended: a closed list (design.md 3)."""

    ANSWERED = "answered"
    PARTIAL = "partial"  # some of what was asked is in the plans, some is not
    CONFLICTING = "conflicting"  # the plan states two levels
    NEEDS_AGENCY = "needs_agency"  # which agency is meant?
    NO_SOURCE = "no_source"  # the plans do not say
    TEXT_NOT_HELD = "text_not_held"  # a cited law whose text is not held
    OUT_OF_SCOPE = "out_of_scope"  # not a question of ours
    REFUSED = "refused"  # asks for what must not be done or told

    @property
    def abstained(self) -> bool:
        return self not in (Status.ANSWERED, Status.PARTIAL, Status.CONFLICTING)


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that bears the answer, bound by `passage_id`. `quote` is verbatim, at most 400 characters.

    `note` marks what a reader must know of the source ("bản quét, cần đối chiếu", "cấp trên", "đã hết hiệu lực").
    """

    passage_id: str
    document_id: str
    agency: str
    title: str
    number: str | None
    issued: str | None
    locator: str
    quote: str
    note: str = ""

    @property
    def source(self) -> str:
        """One line that names the text and the place; a long title is cut at a word."""
        title = self.title if len(self.title) <= LONGEST_TITLE else self.title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
        marks = [f", số {self.number}" if self.number else "", f", ngày {self.issued}" if self.issued else ""]
        return f"{title}{''.join(marks)} · {self.locator}{f' ({self.note})' if self.note else ''}"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a chat user sees it above the sources: plain text, the direct answer first.

    `more` holds what did not fit, in order, for "tiếp"; `nearest` sections worth a look when nothing was found.
    `chosen`: the office itself has named this passage, so its words are not to be put otherwise.
    """

    text: str
    status: Status
    citations: tuple[Citation, ...] = ()
    more: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    chosen: bool = False

    @property
    def abstained(self) -> bool:
        return self.status.abstained


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the agency they belong to, if known, and their unit. Plans are public; a ledger is not."""

    agency: str | None = None
    unit: str | None = None
