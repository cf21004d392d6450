"""The chart of one measure over months, or by unit: parts as bars, the whole, the forecast, and what the plan asks."""

from collections.abc import Iterator, Sequence

from core.errors import InputError
from kpi import report_wording as wording
from kpi.chart_text import number, share_text, until_of
from kpi.drawing import WIDTH, Box, Dot, Drawing, Line, Look, Shape, Words, above, heading, wrapped
from kpi.explain import Share
from kpi.progress import Progress
from kpi.standing import NeedKind
from kpi.targets import SHARES
from kpi.telling import level_text

_HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 420.0, 72.0, 330.0, 56.0, 690.0
_FULL_SHARE = 118.0  # room over 100 % for what is written there
_MOST_TICKS = 8
_ROOMY = 56.0  # between two bars, for letters of the usual size
Level = tuple[float, str]


def months_drawing(figure: Progress, months: Sequence[Share]) -> Drawing:
    """The chart. Raises InputError for a figure that the ledger does not count."""
    if figure.measure is None:
        raise InputError(wording.CHART_NOT_COUNTED.format(name=figure.subject))
    title = wording.MONTHS_TITLE.format(name=figure.subject, period=figure.window.label)
    drawn = _shares if figure.measure in SHARES else _added_up
    return Drawing(_HEIGHT, (heading(title, until_of(figure)), *drawn(figure, months)))


class _Frame:
    """Places of the bars and heights of their values."""

    def __init__(self, bars: int, most: float) -> None:
        self.step = (_RIGHT - _LEFT) / max(bars, 1)
        self.size = 10.5 if self.step >= _ROOMY else 9
        self.letters = max(6, int(self.step / self.size / 0.6))
        self._most = most

    def across(self, place: int) -> float:
        return _LEFT + (place + 0.5) * self.step

    def down(self, value: float) -> float:
        return _BOTTOM - value / self._most * (_BOTTOM - _TOP)

    def bar(self, place: int, value: float, look: Look) -> Box:
        width = min(0.6 * self.step, 70)
        top = self.down(value)
        return Box(self.across(place) - width / 2, top, width, _BOTTOM - top, look)

    def axes(self, ticks: Sequence[int], labels: Sequence[str]) -> Iterator[Shape]:
        yield Line(((_LEFT, _TOP - 8), (_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)))
        for value in ticks:
            yield Line(((_LEFT - 5, self.down(value)), (_LEFT, self.down(value))))
            yield Words(_LEFT - 9, self.down(value), (str(value),), 11, "end")
        for place, label in enumerate(labels):
            lines = wrapped(label, self.letters)
            below = Words(self.across(place), 0, lines, self.size, "middle").height / 2
            yield Words(self.across(place), _BOTTOM + 8 + below, lines, self.size, "middle")

    def levels(self, levels: Sequence[Level]) -> Iterator[Shape]:
        """A dashed line at each, its words beside it; words that would meet are moved apart, in their order."""
        lowest = float("inf")
        for height, told in sorted(levels):
            yield Line(((_LEFT, self.down(height)), (_RIGHT, self.down(height))), 1.2, "dashed")
            words = Words(_RIGHT + 6, 0, wrapped(told, 16), 10.5)
            middle = min(self.down(height), lowest - words.height / 2)
            yield Words(words.x, middle, words.lines, words.size)
            lowest = middle - words.height / 2


def _shares(figure: Progress, months: Sequence[Share]) -> Iterator[Shape]:
    """A bar of percent for each part, the whole so far, the forecast."""
    bars = [(_short(m.label), m, Look.GREY) for m in months]
    if figure.counts is not None and len(months) > 1:
        bars.append((wording.WHOLE_LABEL, Share("", figure.counts), Look.CROSS))
    if figure.forecast is not None:
        bars.append((wording.FORECAST_LABEL, Share("", figure.forecast.counts), Look.STRIPES))
    frame = _Frame(len(bars), _FULL_SHARE)
    heights = [0.0 if s.counts.percent is None else number(s.counts.percent) for _, s, _ in bars]
    for place, (height, (_, _, look)) in enumerate(zip(heights, bars, strict=True)):
        if height:
            yield frame.bar(place, height, look)
    yield from frame.axes(range(0, 101, 20), [label for label, _, _ in bars])
    yield Words(_LEFT - 9, _TOP - 8, (wording.CHART_AXIS,), 11, "end")
    yield from frame.levels([(float(one.level.value), level_text(one.level).split(" (")[0]) for one in figure.levels])
    for place, (height, (_, share, _)) in enumerate(zip(heights, bars, strict=True)):
        told = share_text(share, figure.measure).replace(" (", "\n(")
        yield above(frame.across(place), frame.down(height), wrapped(told, frame.letters), frame.size)


def _added_up(figure: Progress, months: Sequence[Share]) -> Iterator[Shape]:
    """Counts part by part as bars, added up as a line, on to the forecast; a dashed line at what is allowed."""
    counts = [m.counts.numerator for m in months]
    sums = [sum(counts[: place + 1]) for place in range(len(counts))]
    labels = [_short(m.label) for m in months]
    ahead = [] if figure.forecast is None or not sums else [figure.forecast.counts.numerator]
    levels = [(float(most), wording.MOST_ALLOWED.format(count=most)) for most in _allowed(figure, sum(counts))]
    most = max([1, *sums, *ahead, *(height for height, _ in levels)])
    frame = _Frame(len(sums) + len(ahead), most * 1.15)
    points = [(frame.across(place), frame.down(value)) for place, value in enumerate([*sums, *ahead])]
    for place, one in enumerate(counts):
        if one:
            yield frame.bar(place, one, Look.GREY)
    yield from frame.axes(_ticks(most), [*labels, *([wording.FORECAST_LABEL] if ahead else [])])
    yield from frame.levels(levels)
    yield Line(tuple(points[: len(sums)]), 2.0)
    if ahead:
        yield Line((points[-2], points[-1]), 2.0, "dotted")
    for place, (across, down) in enumerate(points):
        yield Dot(across, down, open=place >= len(sums))
        yield above(across, down - 4, (str([*sums, *ahead][place]),))
    for place, (one, all_) in enumerate(zip(counts, sums, strict=True)):
        if one and one != all_:
            yield Words(frame.across(place), (frame.down(one) + _BOTTOM) / 2, (str(one),), 10.5, "middle")
    yield from _line_legend()


def _allowed(figure: Progress, so_far: int) -> Iterator[int]:
    """The most that each level leaves."""
    for standing in figure.levels:
        if standing.need is not None:
            yield so_far + (standing.need.count if standing.need.kind is NeedKind.LEFT else -standing.need.count)


def _line_legend() -> Iterator[Shape]:
    across, middle = WIDTH / 2 - 50, _HEIGHT - 18
    yield Line(((across, middle), (across + 36, middle)), 2.0)
    yield Dot(across + 18, middle)
    yield Words(across + 46, middle, (wording.ADDED_UP,))


def _ticks(most: float) -> list[int]:
    """Round numbers from nought to `most`, not too many."""
    steps = (digit * 10**power for power in range(9) for digit in (1, 2, 5))
    step = next(step for step in steps if most / step <= _MOST_TICKS)
    return list(range(0, int(most) + 1, step))


def _short(label: str) -> str:
    """ "tháng 5/2026" as "T5" under its bar; other names as they are."""
    words = label.split()
    if len(words) == 2 and words[0] == "tháng":
        return wording.SHORT_MONTH.format(month=words[1].split("/")[0])
    return label
