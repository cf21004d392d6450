"""Charts of progress, as PNG for chat and SVG for the web page, readable in grey print, each with its text.

Bars differ by hatching and carry their values, so that nothing rests on colour. Drawing uses no global state.
"""

from collections.abc import Sequence
from io import BytesIO, StringIO
from textwrap import fill
from typing import Any
from xml.sax.saxutils import escape

from core.errors import InputError
from kpi import report_wording as wording
from kpi.chart_text import (
    count_text,
    months_text,
    number,
    progress_text,
    share_text,
    state_of,
    title_of,
    until_of,
)
from kpi.explain import Share
from kpi.progress import Progress
from kpi.report_lines import value_text
from kpi.standing import NeedKind
from kpi.targets import SHARES
from kpi.telling import level_text

__all__ = ["months_png", "months_svg", "months_text", "progress_png", "progress_svg", "progress_text"]

_DPI = 150
_INK, _GREY = "#1a1a1a", "#d9d9d9"
_LOOKS = {"met": ("#2f5d8a", ""), "short": ("#ffffff", "////"), "open": ("#d9d9d9", "...")}
_NAME_WIDTH = 34


def progress_png(figures: Sequence[Progress]) -> bytes:
    """Value against target, one bar a measure."""
    return _png(_progress(figures))


def progress_svg(figures: Sequence[Progress]) -> str:
    """The same as an SVG document with title and description; serve it as an image of its own."""
    title = title_of(figures[0]) if figures else wording.CHART_EMPTY
    return _svg(_progress(figures), title, progress_text(figures))


def months_png(figure: Progress, months: Sequence[Share]) -> bytes:
    """One measure over months (or units: any shares), with target and forecast."""
    return _png(_months(figure, months))


def months_svg(figure: Progress, months: Sequence[Share]) -> str:
    """The same as SVG."""
    title = wording.MONTHS_TITLE.format(name=figure.subject, period=figure.window.label)
    return _svg(_months(figure, months), title, months_text(figure, months))


def _progress(figures: Sequence[Progress]) -> Any:
    """Horizontal bars in percent, a thick mark at each level, the value and the standing in words."""
    shown = [f for f in figures if _in_percent(f)]
    picture, axes = _canvas(1.4 + 0.85 * max(len(shown), 1))
    if not shown:
        axes.text(0.5, 0.5, wording.CHART_EMPTY, ha="center", va="center", parse_math=False)
        axes.set_axis_off()
        return picture
    for place, figure in enumerate(shown):
        _bar(axes, place, figure)
    names = [fill(f.subject, _NAME_WIDTH) for f in shown]
    axes.set_yticks(range(len(shown)), names, parse_math=False)
    axes.invert_yaxis()
    lengths = [number(f.value) for f in shown if f.value is not None]
    marks = [float(one.level.value) for f in shown for one in f.levels]
    left, right = min([0.0, *lengths]), max([100.0, *lengths, *marks])
    axes.set_xlim(left * 1.15, right * 1.6)
    axes.set_xticks(range(0, int(right) + 1, 20))
    axes.set_xlabel(wording.CHART_AXIS)
    axes.axvline(0, color=_INK, linewidth=0.8)
    _title(picture, f"{title_of(shown[0])} ({until_of(shown[0])})")
    _legend(picture, [state_of(f) for f in shown])
    return picture


def _in_percent(figure: Progress) -> bool:
    units = {one.level.target.quantity.unit for one in figure.levels}
    return units <= {"%"}


def _bar(axes: Any, place: int, figure: Progress) -> None:
    colour, hatch = _LOOKS[state_of(figure)]
    length = 0.0 if figure.value is None else number(figure.value)
    axes.barh(place, length, height=0.5, color=colour, hatch=hatch, edgecolor=_INK, linewidth=0.8)
    for one in figure.levels:
        level = float(one.level.value)
        for width, ink in ((5.5, "#ffffff"), (2.4, _INK)):  # a white edge, so that it shows on a dark bar in grey
            axes.plot([level, level], [place - 0.38, place + 0.38], color=ink, linewidth=width, solid_capstyle="butt")
    beyond = max([length, *(float(one.level.value) for one in figure.levels)])
    told = value_text(figure) if figure.measure in SHARES or figure.measure is None else count_text(figure)
    levels = "\n".join(level_text(one.level).split(" (")[0] for one in figure.levels)
    label = f"{told}\n{wording.CHART_TARGET}: {levels}" if levels else told
    axes.text(beyond + 2, place, label, va="center", fontsize=8, parse_math=False)


def _title(picture: Any, text: str) -> None:
    picture.suptitle(fill(text, 76), fontsize=11, fontweight="bold", parse_math=False)


def _legend(picture: Any, states: Sequence[str]) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    used = [state for state in _LOOKS if state in states]
    handles: list[Any] = [
        Patch(facecolor=_LOOKS[s][0], hatch=_LOOKS[s][1], edgecolor=_INK, label=wording.CHART_LEGEND[s]) for s in used
    ]
    handles.append(Line2D([], [], color=_INK, linewidth=2.4, label=wording.CHART_TARGET))
    picture.legend(handles=handles, loc="outside lower center", ncols=4, frameon=False, fontsize=8)


def _months(figure: Progress, months: Sequence[Share]) -> Any:
    if figure.measure is None:
        raise InputError(wording.CHART_NOT_COUNTED.format(name=figure.subject))
    picture, axes = _canvas(4.2)
    if figure.measure in SHARES:
        _shares(axes, figure, months)
    else:
        _added_up(axes, figure, months)
    title = wording.MONTHS_TITLE.format(name=figure.subject, period=figure.window.label)
    _title(picture, f"{title} ({until_of(figure)})")
    return picture


def _shares(axes: Any, figure: Progress, months: Sequence[Share]) -> None:
    """A bar of percent for each part, the whole so far, the forecast; a dashed line at each level."""
    bars = [(_short(m.label), m, "") for m in months]
    if figure.counts is not None and len(months) > 1:
        bars.append((wording.WHOLE_LABEL, Share("", figure.counts), "xx"))
    if figure.forecast is not None:
        bars.append((wording.FORECAST_LABEL, Share("", figure.forecast.counts), "///"))
    for place, (_, share, hatch) in enumerate(bars):
        value = share.counts.percent
        height = 0.0 if value is None else number(value)
        colour = _GREY if not hatch else "#ffffff"
        axes.bar(place, height, width=0.6, color=colour, hatch=hatch, edgecolor=_INK, linewidth=0.8)
        told = fill(share_text(share, figure.measure).replace(" (", "\n("), 12)
        axes.text(place, height + 1.5, told, ha="center", va="bottom", fontsize=7.5, parse_math=False)
    _ticks(axes, [label for label, _, _ in bars])
    axes.set_ylim(0, 125)
    axes.set_yticks(range(0, 101, 20))
    axes.set_ylabel(wording.CHART_AXIS)
    for one in figure.levels:
        _level(axes, float(one.level.value), level_text(one.level).split(" (")[0])


def _added_up(axes: Any, figure: Progress, months: Sequence[Share]) -> None:
    """Counts part by part as bars, added up as a line, on to the forecast; a dashed line at what is allowed."""
    counts = [m.counts.numerator for m in months]
    sums = [sum(counts[: place + 1]) for place in range(len(counts))]
    labels = [_short(m.label) for m in months]
    axes.bar(range(len(counts)), counts, width=0.6, color=_GREY, edgecolor=_INK, linewidth=0.8)
    axes.plot(range(len(sums)), sums, color=_INK, marker="o", label=wording.ADDED_UP)
    for place, (one, all_) in enumerate(zip(counts, sums, strict=True)):
        _above(axes, place, all_)
        if one and one != all_:
            axes.text(place, one / 2, str(one), ha="center", va="center", fontsize=8)
    if figure.forecast is not None and sums:
        end = figure.forecast.counts.numerator
        ahead = [len(sums) - 1, len(sums)], [sums[-1], end]
        axes.plot(*ahead, color=_INK, linestyle=":", marker="D", markerfacecolor="w", markevery=[1])
        _above(axes, len(sums), end)
        labels.append(wording.FORECAST_LABEL)
    _ticks(axes, labels)
    for standing in figure.levels:
        if standing.need is not None:
            further = standing.need.count if standing.need.kind is NeedKind.LEFT else -standing.need.count
            most = sum(counts) + further
            _level(axes, most, wording.MOST_ALLOWED.format(count=most))
    axes.set_ylim(0, max([1, axes.get_ylim()[1]]) * 1.08)
    axes.figure.legend(loc="outside lower center", frameon=False, fontsize=8)


def _above(axes: Any, place: int, height: int) -> None:
    axes.annotate(str(height), (place, height), (0, 6), textcoords="offset points", ha="center", fontsize=8)


def _level(axes: Any, height: float, told: str) -> None:
    axes.axhline(height, color=_INK, linestyle="--", linewidth=1.2)
    axes.text(1.01, height, fill(told, 14), transform=axes.get_yaxis_transform(), va="center", fontsize=8)


def _ticks(axes: Any, labels: Sequence[str]) -> None:
    axes.set_xticks(range(len(labels)), [fill(label, 14) for label in labels], fontsize=8, parse_math=False)


def _short(label: str) -> str:
    """ "tháng 5/2026" as "T5" under its bar; other names as they are."""
    words = label.split()
    if len(words) == 2 and words[0] == "tháng":
        return wording.SHORT_MONTH.format(month=words[1].split("/")[0])
    return label


def _canvas(height: float) -> tuple[Any, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    picture = Figure(figsize=(8, height), layout="constrained")
    FigureCanvasAgg(picture)
    axes = picture.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return picture, axes


def _png(picture: Any) -> bytes:
    stream = BytesIO()
    picture.savefig(stream, format="png", dpi=_DPI)
    return stream.getvalue()


def _svg(picture: Any, title: str, text: str) -> str:
    stream = StringIO()
    picture.savefig(stream, format="svg", metadata={"Date": None})
    drawn = stream.getvalue()
    start = drawn.index("<svg")
    opening = drawn.index(">", start)
    told = f'<title id="t">{escape(title)}</title><desc id="d">{escape(text)}</desc>'
    return f'{drawn[start:opening]} role="img" aria-labelledby="t d">{told}{drawn[opening + 1 :]}'
