"""Paints a drawing as PNG, for chats and documents that take no SVG. Uses no global state of the plotting library."""

from io import BytesIO
from typing import Any

from kpi.drawing import GROUNDS, INK, WHITE, WIDTH, Box, Dot, Drawing, Line, Look, Shape, Words

_DPI = 150
_UNITS_PER_INCH = 100
_POINTS = 72 / _UNITS_PER_INCH
_HATCHES = {Look.STRIPES: "////", Look.DOTS: "...", Look.CROSS: "xx"}
_DASHES: dict[str, Any] = {"": "-", "dashed": "--", "dotted": ":"}
_SIDES = {"start": "left", "middle": "center", "end": "right"}


def png(drawing: Drawing) -> bytes:
    """The picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    picture = Figure(figsize=(WIDTH / _UNITS_PER_INCH, drawing.height / _UNITS_PER_INCH))
    FigureCanvasAgg(picture)
    axes = picture.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(drawing.height, 0)
    for order, shape in enumerate(drawing.shapes):
        _paint(axes, shape, order + 1)
    stream = BytesIO()
    picture.savefig(stream, format="png", dpi=_DPI)
    return stream.getvalue()


def _paint(axes: Any, shape: Shape, order: int) -> None:
    from matplotlib.patches import Rectangle

    match shape:
        case Box():
            hatch = _HATCHES.get(shape.look, "")
            look: dict[str, Any] = {
                "facecolor": GROUNDS[shape.look],
                "hatch": hatch,
                "edgecolor": INK,
                "linewidth": 0.8 * _POINTS,
            }
            axes.add_patch(Rectangle((shape.x, shape.y), shape.width, shape.height, zorder=order, **look))
        case Line():
            across, down = zip(*shape.points, strict=True)
            drawn = {"color": shape.ink, "linewidth": shape.width * _POINTS, "linestyle": _DASHES[shape.dash]}
            axes.plot(across, down, zorder=order, solid_capstyle="butt", **drawn)
        case Dot():
            face = WHITE if shape.open else INK
            axes.plot(shape.x, shape.y, "o", markersize=9 * _POINTS, markerfacecolor=face, color=INK, zorder=order)
        case Words():
            _write(axes, shape, order)


def _write(axes: Any, words: Words, order: int) -> None:
    from matplotlib.patheffects import withStroke

    for middle, line in zip(words.middles(), words.lines, strict=True):
        axes.text(
            words.x,
            middle + words.size * 0.36,
            line,
            fontsize=words.size * _POINTS,
            fontweight="bold" if words.bold else "normal",
            ha=_SIDES[words.anchor],
            va="baseline",
            parse_math=False,
            zorder=order,
            path_effects=[withStroke(linewidth=3 * _POINTS, foreground=WHITE)],
        )
