"""The shapes a plan passes through: source blocks, outline sections, citable passages, a document's identity.

Read → repair → outline → passages → facts. Every shape is frozen; offsets and line numbers point into the
text as received, so a citation can always be checked against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a source block is, before any interpretation."""

    PARAGRAPH = "paragraph"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table row as a reader found it.

    `lines` are 1-based lines of the text as received (txt, md) or running block numbers (docx, pdf, scan).
    `heading` is a style level (1 is the highest, 0 none); numbering decides the outline, style only helps.
    `confidence` is the mean OCR confidence 0..1, None for born-digital text.
    """

    kind: BlockKind
    text: str
    lines: tuple[int, int]
    cells: tuple[str, ...] = ()
    table: int | None = None
    page: int | None = None
    bold: bool = False
    centred: bool = False
    heading: int = 0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A whole text as read from a file. `format` is txt, md, docx, pdf or scan; `digest` the SHA-256 of the file."""

    format: str
    digest: str
    blocks: tuple[Block, ...]
    pages: int | None = None


class SectionKind(StrEnum):
    """The places of a Vietnamese administrative text (Nghị định 30/2020, Phụ lục I), widest first."""

    DOCUMENT = "document"
    MOTTO = "motto"  # Quốc hiệu, tiêu ngữ
    ISSUER = "issuer"  # cơ quan ban hành, cơ quan chủ quản
    NUMBER = "number"  # "Số: 1488/KH-BQL"
    PLACE_DATE = "place_date"  # "Hải Phòng, ngày 18 tháng 4 năm 2025"
    TITLE = "title"  # tên loại và trích yếu
    PREAMBLE = "preamble"  # căn cứ, lời dẫn: one section a paragraph
    PART = "part"  # Phần
    CHAPTER = "chapter"  # Chương
    HEADING = "heading"  # I. II. III.
    ITEM = "item"  # 1. 2. 3.
    POINT = "point"  # a) b) đ)
    ARTICLE = "article"  # Điều
    CLAUSE = "clause"  # khoản of an Điều
    BULLET = "bullet"  # gạch đầu dòng
    PARAGRAPH = "paragraph"  # đoạn
    CLOSING = "closing"  # lời kết after the last numbered section
    RECIPIENTS = "recipients"  # Nơi nhận
    SIGNATURE = "signature"
    APPENDIX = "appendix"
    TABLE_GROUP = "table_group"  # a row that names a group of rows
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline.

    `key` is unique in the document and stable under a re-ingest of the same text ("II.4.-4", "PL.18");
    `locator` is what a reader is shown ("Mục II.4, gạch đầu dòng 4"); `label` the numbering as printed ("II", "a");
    `title` the heading words without the number; `text` the repaired own text, numbering included, children excluded;
    `cells` the named columns of a table row, in order.
    """

    kind: SectionKind
    key: str
    locator: str
    label: str = ""
    title: str = ""
    text: str = ""
    lines: tuple[int, int] = (0, 0)
    page: int | None = None
    confidence: float | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable unit, with the headings above it. `order` is its place in reading order, from 0.

    `id` is "<document id>#<section key>". The passages of a document put together are its whole repaired text.
    """

    document_id: str
    key: str
    kind: SectionKind
    locator: str
    heading_path: tuple[str, ...]
    text: str
    order: int
    lines: tuple[int, int] = (0, 0)
    page: int | None = None
    confidence: float | None = None
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.document_id}#{self.key}"


class TextKind(StrEnum):
    """Whose rule a text is: the agency's own plan, a superior's text, or a legal basis."""

    PLAN = "plan"
    SUPERIOR = "superior"
    LEGAL_BASIS = "legal_basis"


class TextStatus(StrEnum):
    """Where a text stands in its life."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a text says of itself. None means the text leaves it blank ("để trống"), never guessed.

    `number` is the whole number and symbol ("1488/KH-BQL"), `symbol` what stands even when the number is blank
    ("/KH-BQL"); `year`, `month` and `issued` the date as far as written; `covers` the years the text is about.
    """

    title: str
    type_name: str = ""  # "Kế hoạch"
    issuer: str = ""
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    issued: date | None = None
    month: int | None = None
    year: int | None = None
    signer: str | None = None
    signer_role: str | None = None
    recipients: tuple[str, ...] = ()
    covers: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text of an agency, as the library holds it. `id` is stable ("heza-226-2026")."""

    id: str
    agency: str
    identity: Identity
    kind: TextKind = TextKind.PLAN
    status: TextStatus = TextStatus.IN_FORCE
    format: str = "txt"
    digest: str = ""
    generation: int = 0


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """An agency as `agencies.toml` or an administrator names it.

    `aliases` are other names people type ("HEZA", "BQL KKT HP"); `units` its units by name with their own aliases;
    `parent` the superior body's name; `province` tells like-named bodies apart.
    """

    code: str
    name: str
    short_name: str
    province: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisteredBasis:
    """An entry of `legal_bases.toml`: what is known of a law whose text is mostly not held.

    `digest` is what public digests say of it: shown only as such, never as a plan's own rule.
    `confirmed` is False where nothing but memory supports the entry.
    """

    number: str
    title: str
    issuer: str
    issued: str  # "31/3/2026", as cited
    subject: str = ""
    status: str = ""
    held: bool = False
    confirmed: bool = False
    digest: str = ""
