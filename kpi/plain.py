"""Progress and due dates as plain data, for JSON: numbers as numbers, days as yyyy-mm-dd, sentences as shown."""

from fractions import Fraction
from typing import Any

from corpus.facts.model import Target
from kpi.deadlines import DueDate
from kpi.lines import due_line
from kpi.progress import Progress
from kpi.telling import level_text, need_text, progress_lines


def progress_json(found: Progress) -> dict[str, Any]:
    """A `Progress` with its levels, forecast, notes and the lines a chat would show."""
    counts, base, forecast = found.counts, found.base, found.forecast
    return {
        "measure": found.measure,
        "subject": found.subject,
        "unit": found.unit,
        "period": found.window.key,
        "start": found.window.start.isoformat(),
        "end": found.window.end.isoformat(),
        "cut_off": found.cut_off.isoformat(),
        "numerator": counts.numerator if counts else None,
        "denominator": counts.denominator if counts else None,
        "declared": counts.declared if counts else None,
        "value": _number(found.value),
        "base": {"whole": base.whole, "same_days": base.same_days, "source": base.source} if base else None,
        "undecided": found.undecided,
        "levels": [
            {
                "level": level_text(one.level),
                "value": float(one.level.value),
                "comparison": one.level.comparison,
                "standing": one.standing,
                "need": {"kind": one.need.kind, "count": one.need.count} if one.need else None,
                "need_text": need_text(found.measure, one),
                "targets": [_place(target) for target in one.level.targets],
            }
            for one in found.levels
        ],
        "forecast": {
            "numerator": forecast.counts.numerator,
            "denominator": forecast.counts.denominator,
            "value": _number(forecast.value),
            "meets": forecast.meets,
            "assumption": forecast.assumption,
        }
        if forecast
        else None,
        "readings": [
            {"label": r.label, "numerator": r.counts.numerator, "denominator": r.counts.denominator}
            for r in found.readings
        ],
        "notes": list(found.notes),
        "lines": progress_lines(found),
    }


def due_json(due: DueDate) -> dict[str, Any]:
    """A `DueDate` with its place in the plan."""
    return {
        "id": due.fact.id,
        "what": due.fact.what,
        "stated": due.stated.isoformat(),
        "last_safe": due.last_safe.isoformat(),
        "moved_for": due.moved_for,
        "period": due.period,
        "status": due.status,
        "owed_by": list(due.owed_by),
        "sent_by": list(due.sent_by),
        "missing": list(due.missing),
        "receiver": due.fact.receiver,
        "via": due.fact.via,
        "wording": due.fact.wording,
        "completed_from": due.completion.source if due.completion else None,
        "document": due.fact.document_id,
        "locator": due.fact.locator,
        "quote": due.fact.quote,
        "line": due_line(due),
    }


def _place(target: Target) -> dict[str, str]:
    return {
        "id": target.id,
        "document": target.document_id,
        "locator": target.locator,
        "quote": target.quote,
        "period": target.period,
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
