"""Yes or no, by the place found: said only where it speaks of all that is asked, figures and days too."""

import re

from core.vietnamese.text import key, keys, tokens
from corpus.facts.model import Limit
from rag import wording
from rag.frame import DAY, Asserted, Frame, Mode, Slot, Term
from rag.leads import lead_of
from rag.match import HARD, Match
from rag.operators.lists import is_of
from rag.opposites import is_denied, names_opposite
from rag.patterns import HAS_RULE
from rag.question import content_keys
from rag.view import View
from rag.weighing import unframed, words_of

_HEADS = frozenset({"trung tam", "van phong", "bo phan"})
YES_COVER = 0.45
UNSAID = 0.35
MOST_UNSAID = 0.2
OF_ANOTHER = 0.4
_FEW = 2
_ROLES = frozenset(keys("chủ trì phụ trách thực hiện đảm nhiệm"))
_NEGATION = re.compile(r"không (?:được |phải |cần )?(\w+)(?: (\w+))?")
_STRONG = re.compile(r"(?<![\w'])(?:bat buoc|nghiem cam|cam)(?![\w'])")  # more than a clause that only prefers
_NOT_A_NEGATION = frozenset({"qua", "it", "duoi", "giai", "bao", "chi", "con", "du", "dung", "co"})


def affirms(frame: Frame, best: Match, view: View) -> bool:
    """Whether the piece says enough of what is asked to say "Có" or "Không", and every figure of it."""
    if not _holds_figures(frame, best) or not all(_states(said, best.entry.quote) for said in frame.asserted):
        return False
    if _is_of_others(frame, best):
        return False
    if names_opposite(frame, best) and not is_denied(frame, best):
        return False
    if HAS_RULE.search(frame.plain) and not _speaks_of_all(frame, best):
        return False
    if yes_or_no(frame, best, view) == wording.YES and not _says_as_much(frame, best):
        return False
    words = words_of(frame.terms, view.matcher.lexicon)
    missing = sum(word.weight for word in words if not word.in_passage(best.entry))
    return best.own_cover >= YES_COVER and missing <= UNSAID * sum(word.weight for word in words)


def yes_or_no(frame: Frame, best: Match, view: View) -> str:
    """ "Có." or "Không." by whether the clause denies what was asked; empty unless it is a yes/no question.

    A clause that sets a bound says neither: the bound is told, and nothing is allowed that was not understood.
    """
    if frame.mode is not Mode.YES_NO or frame.slots & (HARD - {Slot.AMOUNT}):
        return ""
    if is_denied(frame, best):
        return wording.NO
    asked = content_keys(frame)
    for match in _NEGATION.finditer(" ".join(tokens(best.entry.quote))):
        first = key(match[1])
        said_plainly = re.search(rf"(?<!khong )(?<![\w']){first}(?![\w'])", frame.plain)
        if first not in _NOT_A_NEGATION and first in asked and said_plainly:
            return wording.NO
    said = " ".join(best.entry.own_order)
    if any(strong not in said for strong in _STRONG.findall(frame.plain)):
        return ""
    limit = _limit_in(best, view)
    return lead_of(limit, frame) if limit and not HAS_RULE.search(frame.plain) else wording.YES


def _is_of_others(frame: Frame, best: Match) -> bool:
    """Whether the place tells what other units have to do than the one that the question begins with."""
    doers = best.entry.doers
    head = " ".join(frame.plain.split()[:2])
    if frame.actor_units:
        return bool(doers) and not any(is_of(doer, frame.actor_units) for doer in doers)
    return bool(doers) and head in _HEADS and not any(" ".join(keys(doer)).startswith(head) for doer in doers)


def _speaks_of_all(frame: Frame, best: Match) -> bool:
    """Whether the place has all of what the plan is asked to have a rule on ("cỡ chữ văn bản")."""
    said = [term for term in frame.terms if not term.only_names]
    return all(
        any(set(reading) <= best.entry.weights.keys() for reading in term.readings)
        and (len(term.readings) > 1 or best.entry.spellings.issuperset(term.spellings))
        for term in said
    )


def _says_as_much(frame: Frame, best: Match) -> bool:
    """Whether the piece has nearly every word asked, with its marks: a rule is not read out of half of them."""
    said = [term for term in frame.terms if not term.only_names]
    missing = [term for term in said if not _says(best, term)]
    return len(missing) <= MOST_UNSAID * len(said)


def speaks_elsewhere(frame: Frame, best: Match, view: View) -> bool:
    """Whether the place lacks so many of the words of a question who that it tells of something else's doer.

    A word that no text knows counts for nothing: it may be another's way of saying the same.
    """
    if frame.slots != {Slot.ACTOR} or frame.context:
        return False
    said = [t for t in unframed(frame.terms) if not t.only_names and not _is_of_role(t)]
    known = view.matcher.lexicon.has
    missing = [t for t in said if not _says(best, t) and any(all(map(known, reading)) for reading in t.readings)]
    return len(missing) >= _FEW and len(missing) >= OF_ANOTHER * len(said)


def _is_of_role(term: Term) -> bool:
    """Whether the word only asks for the one in charge; a figure belongs to a name."""
    return term.surface[0].isdigit() or any(_ROLES.issuperset(reading) for reading in term.readings)


def _says(best: Match, term: Term) -> bool:
    if len(term.readings) == 1 and not best.entry.spellings.issuperset(term.spellings):
        return False
    return any(best.entry.weights.keys() >= set(reading) for reading in term.readings)


def _holds_figures(frame: Frame, best: Match) -> bool:
    """Whether the place states each figure said, but for those that name a text, a plan's year or a place."""
    document = best.entry.document
    named = {part for cited in frame.cited for part in re.findall(r"\d+", cited.number)}
    named |= set(re.findall(r"\d+", f"{document.identity.title} {document.identity.year} {frame.task} {frame.section}"))
    stated = {figure.lstrip("0") for figure in re.findall(r"\d+", best.entry.passage.text)}
    said = {figure.lstrip("0") for figure in re.findall(r"\d+", frame.plain)}
    return said <= stated | {figure.lstrip("0") for figure in named}


def _states(said: Asserted, quote: str) -> bool:
    """Whether the piece has the day or the share that the asker states; other figures are looked for one by one."""
    if said.unit == DAY:
        day, month = said.text.split("/")
        return re.search(rf"(?<!\d)0?{day}\s*(?:/|-|tháng)\s*0?{month}(?!\d)", quote) is not None
    if said.unit == "%":
        return re.search(rf"(?<![\d,.]){said.value.normalize():f}\s*%", quote) is not None
    return True


def _limit_in(best: Match, view: View) -> Limit | None:
    """The bound that the clause sets."""
    inside = (f for f in view.facts_of(Limit) if f.passage_id == best.entry.passage.id)
    return next((f for f in inside if f.quote in best.entry.quote or best.entry.quote in f.quote), None)
