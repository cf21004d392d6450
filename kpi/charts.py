"""Charts of progress, as PNG for chat and SVG for the web page, readable in grey print, each with its text.

A chart is laid out once as plain shapes (`kpi.drawing`), whichever way it is painted.
"""

from collections.abc import Sequence

from kpi import report_wording as wording
from kpi.chart_months import months_drawing
from kpi.chart_progress import progress_drawing
from kpi.chart_text import months_text, progress_text, title_of
from kpi.drawing_png import png
from kpi.drawing_svg import svg
from kpi.explain import Share
from kpi.progress import Progress

__all__ = ["months_png", "months_svg", "months_text", "progress_png", "progress_svg", "progress_text"]


def progress_png(figures: Sequence[Progress]) -> bytes:
    """Value against target, one bar a measure."""
    return png(progress_drawing(figures))


def progress_svg(figures: Sequence[Progress]) -> str:
    """The same as SVG with title and description: a document, or part of a page."""
    title = title_of(figures[0]) if figures else wording.CHART_EMPTY
    return svg(progress_drawing(figures), title, progress_text(figures))


def months_png(figure: Progress, months: Sequence[Share]) -> bytes:
    """One measure over months (or units: any shares), with target and forecast."""
    return png(months_drawing(figure, months))


def months_svg(figure: Progress, months: Sequence[Share]) -> str:
    """The same as SVG."""
    title = wording.MONTHS_TITLE.format(name=figure.subject, period=figure.window.label)
    return svg(months_drawing(figure, months), title, months_text(figure, months))
