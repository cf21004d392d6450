"""What a Word paragraph inherits from its style: list, bold, centring, heading level."""

from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEPTH = 12  # styles may be based on one another; a longer chain is a loop


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """The settings in force for one paragraph."""

    id: str
    centred: bool
    heading: int


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document by id."""

    elements: dict[str, Any]
    default: str

    @classmethod
    def of(cls, root: Any) -> "Styles":
        elements = {style.get(f"{_W}styleId"): style for style in root.findall(f"{_W}style")}
        default = next(
            (
                key
                for key, style in elements.items()
                if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") == "1"
            ),
            "Normal",
        )
        return cls(elements, default)

    def of_paragraph(self, paragraph: Any) -> ParagraphStyle:
        name = _value(paragraph, "pPr/pStyle") or self.default
        centred = (self._inherited(paragraph, name, "pPr/jc") or "") == "center"
        level = self._inherited(paragraph, name, "pPr/outlineLvl")
        heading = int(level) + 1 if level is not None and int(level) < 9 else 0
        return ParagraphStyle(name, centred, heading)

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """(list id, level from 0) of a numbered paragraph, its own or its style's; None without numbering."""
        name = _value(paragraph, "pPr/pStyle") or self.default
        own = paragraph.find(_path("pPr/numPr"))
        level = _value(paragraph, "pPr/numPr/ilvl")
        number = _value(paragraph, "pPr/numPr/numId")
        for style in self._chain(name):
            if number is not None and level is not None:
                break
            if own is None or number is None:
                number = number if number is not None else _value(style, "pPr/numPr/numId")
                level = level if level is not None else _value(style, "pPr/numPr/ilvl")
        if number in (None, "0"):
            return None
        return str(number), int(level or 0)

    def bold(self, paragraph: Any, style: ParagraphStyle) -> bool:
        """Whether nearly all letters of the paragraph are bold."""
        base = self._on(None, style.id)
        bold = total = 0
        for run in paragraph.iter(f"{_W}r"):
            length = sum(len((t.text or "").strip()) for t in run.findall(f"{_W}t"))
            total += length
            character = _value(run, "rPr/rStyle")
            own = _switch(run.find(_path("rPr/b")))
            if own is None and character:
                own = self._on(None, character) or None
            bold += length if (base if own is None else own) else 0
        return total > 0 and bold >= 0.8 * total

    def _on(self, own: bool | None, name: str) -> bool:
        if own is not None:
            return own
        for style in self._chain(name):
            value = _switch(style.find(_path("rPr/b")))
            if value is not None:
                return value
        return False

    def _inherited(self, paragraph: Any, name: str, path: str) -> str | None:
        own = _value(paragraph, path)
        if own is not None:
            return own
        return next((v for style in self._chain(name) if (v := _value(style, path)) is not None), None)

    def _chain(self, name: str | None) -> list[Any]:
        chain: list[Any] = []
        while name in self.elements and len(chain) < _DEPTH:
            chain.append(self.elements[name])
            name = _value(chain[-1], "basedOn")
        return chain


def _path(path: str) -> str:
    return "/".join(f"{_W}{step}" for step in path.split("/"))


def _value(element: Any, path: str) -> str | None:
    child = element.find(_path(path))
    return None if child is None else child.get(f"{_W}val")


def _switch(element: Any | None) -> bool | None:
    return None if element is None else element.get(f"{_W}val") not in ("0", "false")
