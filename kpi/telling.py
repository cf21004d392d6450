"""Progress, due dates and entries put into the office's words, with every number beside where it comes from."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from corpus.facts.model import Direction
from kpi import wording
from kpi.progress import Progress, Reading
from kpi.standing import LevelStanding, Standing
from kpi.targets import SHARES, Level, Measure
from kpi.validation import show

_PLACES = Decimal("0.01")


def percent(value: Fraction, unit: str = "%", downwards: bool = True) -> str:
    """A percentage with at most two decimals, rounded away from a pass: "59,99 %" for 59.996."""
    rounding = ROUND_FLOOR if downwards else ROUND_CEILING
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{exact.quantize(_PLACES, rounding=rounding):f}".rstrip("0").rstrip(".")
    return f"{text.replace('.', ',')} {unit}".strip()


def level_text(level: Level) -> str:
    """A level as the plan has it, with its place: "từ 60 % trở lên (Mục I.2; phấn đấu)"."""
    target = level.target
    words = wording.CHANGES_BY if target.direction in (Direction.REDUCE, Direction.INCREASE) else wording.COMPARISONS
    change = wording.DIRECTIONS.get(target.direction.value, "")
    bound = words[level.comparison.value].format(change=change, value=percent(Fraction(level.value), _unit(level)))
    if target.direction is Direction.RANK:
        bound = target.quantity.text
    places = "; ".join(dict.fromkeys(target.locator for target in level.targets))
    return f"{bound} ({places}{wording.ASPIRATION if level.aspiration else ''})"


def progress_lines(found: Progress) -> list[str]:
    """The figure, each level with standing and need, forecast, other readings, notes."""
    lines = [_figure(found)]
    if found.undecided:
        lines.append(wording.TWO_LEVELS.format(levels=", ".join(level_text(s.level) for s in found.levels)))
    lines += [_standing(found, standing) for standing in found.levels]
    if found.forecast is not None:
        counts, value = found.forecast.counts, found.forecast.value
        what = _ratio(counts.numerator, counts.denominator, value) if found.measure in SHARES else str(counts.numerator)
        if found.measure not in SHARES and value is not None:
            what = wording.FORECAST_COUNT.format(count=counts.numerator, change=_change(value))
        lines.append(wording.FORECAST.format(what=what, assumption=found.forecast.assumption))
    lines += [_reading(found, reading) for reading in found.readings]
    return lines + list(found.notes)


def _figure(found: Progress) -> str:
    place = f"{found.subject}{f' – {found.unit}' if found.unit else ''}, {found.window.label}"
    till = wording.UNTIL.format(day=show(found.cut_off))
    if found.measure is None:
        if found.value is None:
            return wording.FIGURE_NO_VALUE.format(place=place)
        value = percent(found.value, _unit(found.levels[0].level))
        return wording.FIGURE_MEASURED.format(place=place, value=value, till=till, source=found.source)
    counts = found.counts
    assert counts is not None
    if found.measure in SHARES:
        if counts.percent is None:
            return wording.FIGURE_EMPTY.format(place=place, till=till)
        ratio = _ratio(counts.numerator, counts.denominator, counts.percent, found.measure)
        return wording.FIGURE.format(place=place, ratio=ratio, till=till)
    base = found.base
    if base is None or not base.same_days or found.value is None:
        if base is not None and base.whole:
            known = wording.BASE_WHOLE.format(base=base.whole)
        else:
            known = wording.BASE_ZERO if base is not None and base.whole == 0 else wording.BASE_UNKNOWN
        return wording.FIGURE_COUNT.format(place=place, count=counts.numerator, base=known, till=till)
    return wording.FIGURE_CHANGE.format(
        place=place, count=counts.numerator, before=base.same_days, change=_change(found.value), till=till
    )


def _standing(found: Progress, one: LevelStanding) -> str:
    words = wording.STANDINGS[one.standing.value]
    need = need_text(found.measure, one)
    shown = wording.LEVEL.format(level=level_text(one.level), standing=words)
    return f"{shown}: {need}" if need else shown


def need_text(measure: Measure | None, one: LevelStanding) -> str:
    """What is still needed or allowed: "cần thêm 4 hội nghị trực tuyến", "còn được tổ chức 7 hội nghị"."""
    if measure is None:
        return ""
    if one.need is None:
        return wording.CANNOT[measure.value] if one.standing is Standing.IMPOSSIBLE else ""
    return wording.NEEDS[one.need.kind.value][measure.value].format(count=one.need.count)


def _ratio(part: int, whole: int, value: Fraction | None, measure: Measure | None = None) -> str:
    if value is None:
        return f"{part}/{whole}"
    return f"{percent(value, downwards=measure is not Measure.IN_PERSON_SHARE)} ({part}/{whole})"


def _change(value: Fraction) -> str:
    if value < 0:
        return wording.RISE.format(value=percent(-value, downwards=False))
    return wording.FALL.format(value=percent(value))


def _reading(found: Progress, reading: Reading) -> str:
    counts = reading.counts
    what = _ratio(counts.numerator, counts.denominator, counts.percent) if found.measure in SHARES else counts.numerator
    return wording.READING.format(label=reading.label, what=what)


def _unit(level: Level) -> str:
    return level.target.quantity.unit
