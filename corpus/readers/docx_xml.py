"""The parts of Word's XML that carry text: runs as a reader sees them, text boxes, notes, accepted changes."""

from collections.abc import Iterator
from typing import Any

from core.vietnamese.text import nfc, squeeze

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText", "tbl")}
_DROPPED |= {_FALLBACK, f"{W}txbxContent"}


def root_of(part: Any) -> Any:
    """The root of a part of the package; python-docx's parser resolves no entities."""
    from docx.oxml import parse_xml

    return parse_xml(part.blob)


def children(parent: Any, *names: str) -> Iterator[Any]:
    """Paragraphs and tables (or the named elements) below `parent`, through content controls and accepted changes."""
    wanted = {f"{W}{name}" for name in names or ("p", "tbl")}
    through = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in through:
            yield from children(child, *names)


def raw_text(element: Any) -> str:
    """The visible characters of a paragraph: inserted ones kept, deleted and hidden ones dropped."""
    text = ""
    for child in element:
        if child.tag in _DROPPED:
            continue
        if child.tag == f"{W}r" and _hidden(child):
            continue
        if child.tag == f"{W}t":
            text += child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            text += "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            text += "\n" if child.get(f"{W}type") in (None, "textWrapping") else ""
        elif child.tag == f"{W}noBreakHyphen":
            text += "-"
        elif child.tag != f"{W}softHyphen":
            text += raw_text(child)
    return text.replace("\u00ad", "")


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false")


def plain_text(element: Any) -> str:
    """All letters below an element, in one line."""
    return squeeze(nfc("".join(t.text or "" for t in element.iter(f"{W}t"))))


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once (Word writes them twice for old readers)."""
    for box in paragraph.iter(f"{W}txbxContent"):
        ancestors = list(box.iterancestors())
        outer = any(a.tag == f"{W}txbxContent" for a in ancestors[: ancestors.index(paragraph)])
        if not outer and not any(a.tag == _FALLBACK for a in ancestors):
            yield box


def mark_deleted(paragraph: Any) -> bool:
    """Whether a tracked change takes out the end of the paragraph: it goes on in the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def count_of(properties: Any | None, name: str, default: int) -> int:
    """A number among an element's properties ("gridSpan")."""
    child = None if properties is None else properties.find(f"{W}{name}")
    return default if child is None else int(child.get(f"{W}val") or default)


def notes_by_id(root: Any | None, kind: str) -> dict[str, str]:
    """The foot- or endnotes by `kind` and id."""
    if root is None:
        return {}
    notes = [n for n in root if n.get(f"{W}type") not in ("separator", "continuationSeparator", "continuationNotice")]
    return {kind + n.get(f"{W}id"): squeeze(nfc(" ".join(raw_text(p) for p in n.iter(f"{W}p")))) for n in notes}
