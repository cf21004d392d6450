"""The name of the body whose plan it is, said beside the thing asked about: it tells nothing of where to look."""

from dataclasses import replace

from core.vietnamese.text import keys
from rag.frame import Frame, Term
from rag.view import View

_LEFT = 2  # words that must remain to be looked for
_TOWARDS = frozenset({"gui", "cao", "trinh", "nop", "cho", "len", "ve", "toi", "den", "voi", "qua", "bao", "muu"})
_PLACED = frozenset({"cua", "tai", "o", "thuoc", "trong", "cap"})
_LEVELS = frozenset({"phuong", "xa", "tinh", "so", "ban", "huyen"})


def less_own_name(frame: Frame, view: View) -> Frame:
    """`frame` with the words that only name the plan's own body made light, unless it is where something goes."""
    named = _own_terms(frame, view)
    if not named or len(frame.terms) - len(named) < _LEFT:
        return frame
    terms = tuple(t.as_name() if i in named else t for i, t in enumerate(frame.terms))
    return replace(frame, terms=terms)


def _own_terms(frame: Frame, view: View) -> set[int]:
    """Places of the terms that spell the name, or its beginning, where it is no receiver."""
    found: set[int] = set()
    for name in _forms(view):
        for place in range(len(frame.terms)):
            length = _spelled(frame.terms[place:], name)
            if length and _only_named(" ".join(_syllables(frame.terms[place : place + length])), frame.plain):
                found |= set(range(place, place + length))
    return found


def _forms(view: View) -> set[tuple[str, ...]]:
    """The names that the plans' issuers go by: whole, and from the level on ("phường Lê Chân")."""
    found: set[tuple[str, ...]] = set()
    for document in view.documents:
        name = tuple(keys(document.identity.issuer))
        found.add(name)
        found |= {name[i:] for i, word in enumerate(name) if i and word in _LEVELS}
    return found


def _syllables(terms: tuple[Term, ...]) -> list[str]:
    return [syllable for term in terms for syllable in term.readings[0]]


def _spelled(terms: tuple[Term, ...], name: tuple[str, ...]) -> int:
    """How many of the first terms spell the beginning of the name."""
    said: list[str] = []
    for count, term in enumerate(terms):
        said += term.readings[0]
        if tuple(said) != name[: len(said)]:
            return count
    return len(terms)


def _only_named(run: str, plain: str) -> bool:
    """Whether the words stand once, as a name: a single one only behind "của", "tại"; none behind "gửi", "báo cáo"."""
    head, found, _ = f" {plain} ".partition(f" {run} ")
    before = head.split()[-1] if head.split() else ""
    if not found or before in _TOWARDS:
        return False
    return " " in run or before in _PLACED
