"""What a chart shows, in words: the text alternative of each picture, and the short labels on it."""

from collections.abc import Sequence
from fractions import Fraction

from kpi import report_wording as wording
from kpi.explain import Share
from kpi.progress import Progress
from kpi.report_lines import levels_text, standing_text, value_text
from kpi.report_tables import result_text
from kpi.standing import Standing
from kpi.targets import SHARES, Measure
from kpi.telling import level_text, percent
from kpi.validation import show

_SHORT = (Standing.NOT_YET, Standing.IMPOSSIBLE, Standing.MISSED)


def progress_text(figures: Sequence[Progress]) -> str:
    """Each figure against its levels, one line a figure."""
    if not figures:
        return wording.CHART_EMPTY
    lines = [f"{title_of(figures[0])}, {until_of(figures[0])}."]
    for figure in figures:
        levels = "; ".join(
            wording.CHART_LEVEL.format(level=level_text(one.level), standing=standing_text(one))
            for one in figure.levels
        )
        value = value_text(figure) if figure.measure in SHARES or figure.measure is None else count_text(figure)
        lines.append(wording.CHART_LINE.format(name=figure.subject, value=value, levels=levels).replace("; .", "."))
    return "\n".join(lines)


def months_text(figure: Progress, months: Sequence[Share]) -> str:
    """One figure part by part, its levels and its forecast."""
    told = "; ".join(wording.MONTHS_LINE.format(label=m.label, value=share_text(m, figure.measure)) for m in months)
    forecast = figure.forecast
    ahead = ""
    if forecast is not None:
        value = forecast.counts
        counted = share_text(Share("", value), figure.measure)
        ahead = wording.MONTHS_FORECAST.format(value=counted, assumption=forecast.assumption)
    name = f"{figure.subject}, {figure.window.label}, {until_of(figure)}"
    levels = levels_text(figure.levels)
    return wording.MONTHS_TEXT.format(name=name, months=told or wording.UNKNOWN, levels=levels, forecast=ahead).strip()


def title_of(figure: Progress) -> str:
    """The title of the chart of all figures."""
    return wording.CHART_TITLE.format(period=figure.window.label)


def until_of(figure: Progress) -> str:
    """ "tính đến 03/06/2026"."""
    return wording.CHART_UNTIL.format(day=show(figure.cut_off))


def count_text(figure: Progress) -> str:
    """A reduction with its count: "giảm 21,42 % (11 so với 14)"."""
    known = figure.base.same_days if figure.base else None
    if figure.value is None or known is None:
        return wording.COUNT_ALONE.format(count=value_text(figure))
    return f"{result_text(figure)} ({value_text(figure)} so với {known})"


def share_text(share: Share, measure: Measure | None) -> str:
    """A part of a figure: "66,66 % (2/3)", or its count where the figure is one."""
    counts = share.counts
    if measure not in SHARES:
        return str(counts.numerator)
    if counts.percent is None:
        return wording.UNKNOWN
    value = percent(counts.percent, downwards=measure is not Measure.IN_PERSON_SHARE)
    return f"{value} ({counts.numerator}/{counts.denominator})"


def state_of(figure: Progress) -> str:
    """How the bar of a figure is drawn: "met", "short" or "open"."""
    standings = {one.standing for one in figure.levels}
    if standings == {Standing.MET}:
        return "met"
    return "short" if standings & set(_SHORT) and Standing.UNDECIDED not in standings else "open"


def number(value: Fraction) -> float:
    """A percentage as a length to draw."""
    return float(value)
