"""Short plan texts made into passages, for tests of facts."""

from collections.abc import Mapping, Sequence

from corpus.facts import extract
from corpus.facts.model import Basis, Deadline, Duty, Fact, Finding, Limit, Target, Task
from corpus.model import Document, Identity, Passage, SectionKind

YEAR = 2026


def document(year: int | None = YEAR, title: str = "Kế hoạch cải cách năm 2026") -> Document:
    """A plan of a made-up agency."""
    return Document("ke-hoach", "co-quan", Identity(title=title, year=year))


def passage(
    text: str,
    heading: Sequence[str] = (),
    kind: SectionKind = SectionKind.BULLET,
    order: int = 0,
    cells: Mapping[str, str] | None = None,
) -> Passage:
    """One passage under `heading`."""
    return Passage("ke-hoach", f"p{order}", kind, f"đoạn {order}", tuple(heading), text, order, cells=cells or {})


def rows(header: Sequence[str], *lines: Sequence[str], start: int = 0) -> list[Passage]:
    """The rows of a table; a line of two cells names a group."""
    out = []
    for order, line in enumerate(lines, start):
        kind = SectionKind.TABLE_GROUP if len(line) == 2 else SectionKind.TABLE_ROW
        cells = dict(zip(header, line, strict=False))
        out.append(passage(" | ".join(line), kind=kind, order=order, cells=cells))
    return out


def facts(*texts: str, heading: Sequence[str] = (), year: int | None = YEAR) -> tuple[Fact, ...]:
    """The facts of texts that stand under one heading."""
    return extract([passage(text, heading, order=i) for i, text in enumerate(texts)], document(year))


def limits(*texts: str) -> list[Limit]:
    return [f for f in facts(*texts) if isinstance(f, Limit)]


def targets(*texts: str, heading: Sequence[str] = ()) -> list[Target]:
    return [f for f in facts(*texts, heading=heading) if isinstance(f, Target)]


def deadlines(*texts: str, heading: Sequence[str] = (), year: int | None = YEAR) -> list[Deadline]:
    return [f for f in facts(*texts, heading=heading, year=year) if isinstance(f, Deadline)]


def duties(*texts: str, heading: Sequence[str] = ()) -> list[Duty]:
    return [f for f in facts(*texts, heading=heading) if isinstance(f, Duty)]


def bases(*texts: str, kind: SectionKind = SectionKind.PREAMBLE) -> list[Basis]:
    found = extract([passage(t, kind=kind, order=i) for i, t in enumerate(texts)], document())
    return [f for f in found if isinstance(f, Basis)]


def tasks(passages: Sequence[Passage]) -> list[Task]:
    return [f for f in extract(passages, document()) if isinstance(f, Task)]


def findings(passages: Sequence[Passage], identity: Identity | None = None) -> list[Finding]:
    doc = Document("ke-hoach", "co-quan", identity or Identity(title="Kế hoạch", year=YEAR))
    return [f for f in extract(passages, doc) if isinstance(f, Finding)]
