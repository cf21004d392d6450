"""A picture as plain shapes, in units from the top left corner; painters turn it into SVG or PNG.

Looks differ by hatching, not by colour alone. Words carry a white edge, so that no line runs through them.
"""

from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap
from typing import Literal

INK, GREY, BLUE, WHITE = "#1a1a1a", "#d9d9d9", "#2f5d8a", "#ffffff"
WIDTH = 800
LINE_HEIGHT = 1.25  # of the size of the letters


class Look(StrEnum):
    """How an area is filled."""

    FULL = "full"
    GREY = "grey"
    STRIPES = "stripes"
    DOTS = "dots"
    CROSS = "cross"


GROUNDS = {Look.FULL: BLUE, Look.GREY: GREY, Look.STRIPES: WHITE, Look.DOTS: GREY, Look.CROSS: WHITE}


@dataclass(frozen=True, slots=True)
class Box:
    """A filled area with an edge."""

    x: float
    y: float
    width: float
    height: float
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    width: float = 1.0
    dash: Literal["", "dashed", "dotted"] = ""
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line: filled for what is, open for what is expected."""

    x: float
    y: float
    open: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text; `y` is the middle of them all."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float = 11
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LINE_HEIGHT

    def middles(self) -> list[float]:
        """The middle of each line."""
        step = self.size * LINE_HEIGHT
        return [self.y + (place - (len(self.lines) - 1) / 2) * step for place in range(len(self.lines))]


Shape = Box | Line | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture."""

    height: float
    shapes: tuple[Shape, ...]

    @property
    def words(self) -> list[str]:
        """Everything that stands written in the picture, block by block."""
        return ["\n".join(shape.lines) for shape in self.shapes if isinstance(shape, Words)]

    @property
    def boxes(self) -> list[Box]:
        return [shape for shape in self.shapes if isinstance(shape, Box)]


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The text in lines of about that many letters; its own line ends stay."""
    return tuple(line for part in text.split("\n") for line in wrap(part, width))


def above(x: float, y: float, lines: tuple[str, ...], size: float = 10.5) -> Words:
    """Words that end a little over `y`, centred on `x`."""
    words = Words(x, y, lines, size, "middle")
    return Words(x, y - words.height / 2 - 3, lines, size, "middle")


def heading(title: str, until: str) -> Words:
    """What the picture shows, and up to which day, at its top."""
    return Words(WIDTH / 2, 26, (*wrapped(title, 68), f"({until})"), 15, "middle", bold=True)
