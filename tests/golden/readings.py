"""What is read out of short texts, as approved: `python -m tests.golden.readings` reads them anew for review.

Each file of `tests/data/readings` has a reader: a text stands on a line of its own, what was read out of it indented
below. To have a text read, write it there and read anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.vietnamese.dates import find_dates
from core.vietnamese.durations import find_durations
from core.vietnamese.moments import read_moment
from core.vietnamese.numbers import parse_number
from core.vietnamese.periods import find_periods
from corpus.facts import extract, headers
from corpus.facts.bounds import find_bounds
from corpus.facts.dues import find_dues
from corpus.facts.model import Due, Fact, Limit, Quantity
from corpus.facts.quantities import find_amounts
from corpus.model import Document, Identity, Passage, SectionKind

FOLDER = Path(__file__).parents[1] / "data" / "readings"
RENEW = "If what is read now is right: python -m tests.golden.readings, then read the difference in Git."
NOW = datetime(2026, 5, 20, 9)
YEAR = 2026
_NOW_MARK, _ABOVE, _CELL, _INDENT = "@", " > ", " | ", "  "


def texts_of(name: str) -> list[str]:
    """The texts of a file."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(_INDENT)]


def kept(name: str) -> dict[str, list[str]]:
    """What was approved for each text of a file."""
    found: dict[str, list[str]] = {}
    told: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(_INDENT):
            told.append(line.strip())
        elif line:
            told = found[line] = []
    return found


def moments(text: str) -> Iterator[str]:
    """When and how long; a text may say from when it is seen: "@2026-12-30T09:00 mai họp"."""
    now = NOW
    if text.startswith(_NOW_MARK):
        said, _, text = text[1:].partition(" ")
        now = datetime.fromisoformat(said)
    found = read_moment(text, now)
    parts = [
        str(found.day or ""),
        _clock(found.minute),
        f"đến {_clock(found.until)}" if found.until is not None else "",
        f"{round(found.hours, 3).normalize():f} giờ" if found.hours is not None else "",
        f"{found.days} ngày" if found.days > 1 else "",
        f"nghỉ {round(found.break_hours, 3):f}" if found.break_hours else "",
        "start_fault" if found.start_fault else "",
        "hours_fault" if found.hours_fault else "",
        "vague" if found.vague else "",
        " | ".join(f"“{text[slice(*place)]}”" for place in found.spans),
    ]
    yield "; ".join(part for part in parts if part)


def dates(text: str) -> Iterator[str]:
    for one in find_dates(text):
        yield f"“{one.text}” {one.day}/{one.month}/{one.year} {one.on(YEAR)}"


def periods(text: str) -> Iterator[str]:
    for one in find_periods(text, YEAR):
        yield f"“{one.text}” {one.first} {one.last}{'' if one.dated else ' (year of the plan)'}"


def durations(text: str) -> Iterator[str]:
    for one in find_durations(text):
        days = "" if one.days is None else f", {one.days.normalize():f} ngày"
        yield f"“{one.text}” {round(one.hours, 3).normalize():f} giờ{days}{' (clock?)' if one.may_be_clock else ''}"


def numbers(text: str) -> Iterator[str]:
    value = parse_number(text)
    yield "none" if value is None else f"{round(value, 4).normalize():f}"


def bounds(text: str) -> Iterator[str]:
    for one in find_bounds(text):
        low = f"{_quantity(one.amount.low)} – " if one.amount.low else ""
        words = (one.comparison, one.change, "level" if one.level else "", one.origin)
        around = f"“{text[slice(*one.before)].strip()}” … “{text[slice(*one.after)].strip()}”"
        yield f"{' '.join(str(w) for w in words if w)}: {low}{_quantity(one.amount.quantity)} in {around}"


def dues(text: str) -> Iterator[str]:
    for one in find_dues(text, YEAR):
        marks = (" firm" if one.hard else "") + (f" every {one.every}" if one.every else "")
        yield f"“{one.wording}” {_due(one.due)}{marks}"


def checks(text: str) -> Iterator[str]:
    """Whether a value keeps to a bound: "không quá 1 ngày ? 8 giờ"."""
    (bound,), (value,) = find_bounds(text.partition(" ? ")[0]), find_amounts(text.partition(" ? ")[2])
    assert bound.comparison is not None
    limit = Limit(
        **dict.fromkeys(("id", "document_id", "agency", "passage_id", "locator", "quote", "subject"), ""),
        comparison=bound.comparison,
        quantity=bound.amount.quantity,
    )
    yield limit.check(value.quantity).value


def columns(text: str) -> Iterator[str]:
    """What the columns of a table hold: "TT | Nội dung | Đơn vị"."""
    yield " | ".join(f"{meaning} = {header}" for meaning, header in headers.columns(text.split(_CELL)).items())


def facts(text: str) -> Iterator[str]:
    """The facts of a passage; headings may stand before it, parted by " > "; a row is "Cột: ô | Cột: ô"."""
    *above, words = text.split(_ABOVE)
    title = Identity(title="Kế hoạch cải cách hành chính năm 2026", year=YEAR - 1, covers=(YEAR, YEAR))
    passage = Passage("ke-hoach", "p", SectionKind.BULLET, "đoạn", tuple(above), words, 0)
    if _CELL in words:
        cells = dict(cell.split(": ", 1) for cell in words.split(_CELL))
        words = _CELL.join(cells.values())
        passage = replace(passage, kind=SectionKind.TABLE_ROW, text=words, cells=cells)
    for fact in extract([passage], Document("ke-hoach", "co-quan", title)):
        if fact.kind != "identity":
            yield printed(fact, words)


READERS: dict[str, Callable[[str], Iterator[str]]] = {
    reader.__name__: reader
    for reader in (moments, dates, periods, durations, numbers, bounds, checks, dues, columns, facts)
}


def printed(fact: Fact, whole: str = "") -> str:
    """A fact on one line; a quote of the `whole` passage is left out."""
    told = fact.model_dump(
        mode="json", exclude_defaults=True, exclude={"id", "document_id", "agency", "passage_id", "locator", "columns"}
    )
    if told["quote"].rstrip(" .;") == whole.strip(" .;-"):
        del told["quote"]
    for field in ("quantity", "due"):
        value = getattr(fact, field, None)
        if value is not None:
            told[field] = _quantity(value) if isinstance(value, Quantity) else _due(value)
    return f"{fact.kind}: " + " | ".join(f"{name} = {value}" for name, value in told.items())


def write() -> None:
    """Keep what is read now."""
    for name, reader in READERS.items():
        lines = [line for text in texts_of(name) for line in (text, *(f"{_INDENT}{told}" for told in reader(text)))]
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def _quantity(quantity: Quantity) -> str:
    return f"{round(quantity.value, 4).normalize():f} {quantity.unit} “{quantity.text}”"


def _due(due: Due) -> str:
    told = due.model_dump(mode="json", exclude_defaults=True)
    return " ".join([due.type, *(f"{name}={value}" for name, value in told.items())])


if __name__ == "__main__":
    write()
