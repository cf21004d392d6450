"""The chart of all targets: a bar of percent for each, a thick mark at each level, value and standing in words."""

from collections.abc import Iterator, Sequence

from kpi import report_wording as wording
from kpi.chart_text import count_text, number, state_of, title_of, until_of
from kpi.drawing import INK, WHITE, WIDTH, Box, Drawing, Line, Look, Shape, Words, heading, wrapped
from kpi.progress import Progress
from kpi.report_lines import value_text
from kpi.targets import SHARES
from kpi.telling import level_text

_LOOKS = {"met": Look.FULL, "short": Look.STRIPES, "open": Look.DOTS}
_TOP, _ROW, _BAR = 58.0, 78.0, 42.0
_LEFT, _LENGTH = 258.0, 330.0  # where bars may begin, and what is kept for the longest


def progress_drawing(figures: Sequence[Progress]) -> Drawing:
    """Every figure that is a percentage; a sentence where there is none."""
    shown = [f for f in figures if {one.level.target.quantity.unit for one in f.levels} <= {"%"}]
    if not shown:
        return Drawing(140, (Words(WIDTH / 2, 70, (wording.CHART_EMPTY,), 13, "middle"),))
    scale, bottom = _Scale(shown), _TOP + _ROW * len(shown)
    shapes: list[Shape] = [heading(title_of(shown[0]), until_of(shown[0]))]
    for place, figure in enumerate(shown):
        shapes += _row(figure, _TOP + (place + 0.5) * _ROW, scale)
    shapes += _axis(scale, bottom)
    shapes += _legend([state_of(f) for f in shown], bottom + 56)
    return Drawing(bottom + 76, tuple(shapes))


class _Scale:
    """Percent to units across."""

    def __init__(self, figures: Sequence[Progress]) -> None:
        lengths = [number(f.value) for f in figures if f.value is not None]
        marks = [float(one.level.value) for f in figures for one in f.levels]
        self.least, self.most = min([0.0, *lengths]), max([100.0, *lengths, *marks])

    def __call__(self, value: float) -> float:
        return _LEFT + (value - self.least) / (self.most - self.least) * _LENGTH


def _row(figure: Progress, middle: float, scale: _Scale) -> Iterator[Shape]:
    length = 0.0 if figure.value is None else number(figure.value)
    yield Words(_LEFT - 10, middle, wrapped(figure.subject, 30), 13, "end")
    if length:
        left, right = sorted((scale(0), scale(length)))
        yield Box(left, middle - _BAR / 2, right - left, _BAR, _LOOKS[state_of(figure)])
    for one in figure.levels:
        across = scale(float(one.level.value))
        for width, ink in ((6.0, WHITE), (3.0, INK)):  # a white edge, so that it shows on a dark bar in grey
            yield Line(((across, middle - 30), (across, middle + 30)), width, ink=ink)
    beyond = max([length, *(float(one.level.value) for one in figure.levels)])
    yield Words(scale(beyond) + 9, middle, _told(figure))


def _told(figure: Progress) -> tuple[str, ...]:
    """The value, and the levels of the plan."""
    told = value_text(figure) if figure.measure in SHARES or figure.measure is None else count_text(figure)
    levels = "\n".join(level_text(one.level).split(" (")[0] for one in figure.levels)
    return wrapped(f"{told}\n{wording.CHART_TARGET}: {levels}" if levels else told, 44)


def _axis(scale: _Scale, bottom: float) -> Iterator[Shape]:
    zero = scale(0)
    yield Line(((zero, _TOP), (zero, bottom)))
    yield Line(((_LEFT, bottom), (scale(scale.most), bottom)))
    for value in range(0, int(scale.most) + 1, 20):
        yield Line(((scale(value), bottom), (scale(value), bottom + 5)))
        yield Words(scale(value), bottom + 15, (str(value),), 11, "middle")
    yield Words(scale(scale.most) + 26, bottom + 15, (wording.CHART_AXIS,), 11, "middle")


def _legend(states: Sequence[str], middle: float) -> Iterator[Shape]:
    names = {state: wording.CHART_LEGEND[state] for state in _LOOKS if state in states}
    across = (WIDTH - 140.0 * (len(names) + 1)) / 2
    for state, name in names.items():
        yield Box(across, middle - 7, 26, 14, _LOOKS[state])
        yield Words(across + 34, middle, (name,))
        across += 140
    yield Line(((across + 13, middle - 9), (across + 13, middle + 9)), 3.0)
    yield Words(across + 34, middle, (wording.CHART_TARGET,))
