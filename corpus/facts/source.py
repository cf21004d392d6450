"""What every reader of facts is given: the document, its passages, and the fields all facts of a passage share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from corpus.facts import headers
from corpus.model import Document, Passage, SectionKind

_FRONT = {
    SectionKind.MOTTO,
    SectionKind.ISSUER,
    SectionKind.NUMBER,
    SectionKind.PLACE_DATE,
    SectionKind.TITLE,
    SectionKind.RECIPIENTS,
    SectionKind.SIGNATURE,
}
_TABLE = {SectionKind.TABLE_ROW, SectionKind.TABLE_GROUP}


class FactBase(TypedDict):
    """The fields a passage gives to each of its facts."""

    id: str
    document_id: str
    agency: str
    passage_id: str
    locator: str


@dataclass(frozen=True)
class Source:
    """A document and its passages in reading order."""

    document: Document
    passages: tuple[Passage, ...]

    @property
    def year(self) -> int | None:
        """The one year the text is about, else the year it was issued."""
        covers = self.document.identity.covers
        return covers[0] if covers and covers[0] == covers[1] else self.document.identity.year

    def base(self, passage: Passage, kind: str, ordinal: int) -> FactBase:
        """The shared fields; `ordinal` counts the facts of that kind in the passage from 1."""
        return FactBase(
            id=f"{passage.id}/{kind}/{ordinal}",
            document_id=self.document.id,
            agency=self.document.agency,
            passage_id=passage.id,
            locator=passage.locator,
        )


def is_front_or_end(passage: Passage) -> bool:
    """The blocks around the text proper: number, date, title, recipients, signature."""
    return passage.kind in _FRONT


def is_table(passage: Passage) -> bool:
    """A row of a table or the name of a group of rows."""
    return passage.kind in _TABLE


def content_text(passage: Passage) -> str:
    """The words of a passage that state something: a row's task cell, where the row has one, else the whole text."""
    if passage.kind is not SectionKind.TABLE_ROW:
        return passage.text
    content = headers.cells_by_meaning(passage.cells).get(headers.CONTENT, "")
    return content if content and content in passage.text else passage.text


def cell_values(cells: Mapping[str, str]) -> list[str]:
    """The filled cells of a row."""
    return [value for value in cells.values() if value.strip()]
