"""A file of last year's counts: kept whole, or shown with every faulty row and kept not at all."""

from dataclasses import dataclass

from api import records
from api.callers import Permit
from api.context import Context
from kpi.baseline import Preview, keep, preview, read_baseline
from kpi.entries import AskOverlap, Overlap


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file came to: how many counts were kept; else the faults, or the question that must be answered first."""

    preview: Preview
    kept: int = 0
    question: str = ""


def take_in(context: Context, permit: Permit, name: str, content: bytes, source: str = "", overlap: str = "") -> Taken:
    """Read and keep the file. Raises FileRefused, SecretRefused, DeniedError."""
    rows = read_baseline(name, content)
    stamp = records.stamp(permit, context.clock.now())
    choice = Overlap(overlap) if overlap in list(Overlap) else None
    with context.database.write() as connection:
        made = preview(connection, permit.scope, rows, stamp, source or name)
        if made.faults:
            return Taken(made)
        kept = keep(connection, permit.scope, made, stamp, choice)
        if isinstance(kept, AskOverlap):
            return Taken(made, question=kept.question)
        return Taken(made, len(kept))
