"""A unit named with nothing asked ("Trách nhiệm của Văn phòng?", "Phòng Tin học"): its duties are what is meant."""

from dataclasses import replace

from core.vietnamese.text import keys, tokens
from rag.frame import Frame, Mode, Slot, Term
from rag.lexicon import in_short

_DUTY_WORDS = frozenset(
    tokens("trach nhiem nhiem vu vai tro cong viec phan cong viec duoc giao quyen han chuc nang cua cho ve")
)


def asking_duties(frame: Frame) -> Frame:
    """`frame` as a question about what the unit has to do, where it names a unit and asks for nothing else."""
    if frame.slots or frame.asserted or frame.cited or frame.task or frame.mode is not Mode.LOOK_UP or not frame.units:
        return frame
    names = {syllable for name in frame.units for syllable in keys(f"{name} {in_short(name)}")}
    if all(_says_only(term, names) for term in frame.terms):
        unit = tuple(t for t in frame.terms if any(names.issuperset(reading) for reading in t.readings))
        return replace(frame, terms=unit, slots=frozenset({Slot.ACTION}))
    return frame


def _says_only(term: Term, names: set[str]) -> bool:
    """Whether a word names the unit or says "duty"."""
    return any(set(reading) <= names | _DUTY_WORDS for reading in term.readings)
