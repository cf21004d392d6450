"""How well each piece of evidence fits a frame: idf-weighted cover of the subject, with hard slots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.vietnamese.text import keys
from corpus.facts.model import Basis, Deadline, Direction, Duty, IdentityFact, Limit, Target, Task
from corpus.model import SectionKind
from rag.deeds import deed_of, says_deed
from rag.entries import MEETING_WORDS, Entry
from rag.frame import Frame, Mode, Slot
from rag.lexicon import Lexicon
from rag.nuances import counts_noun, nuances_of, of_its_means, of_its_work, part_bonus, period_bonus
from rag.patterns import AIM_TALK
from rag.weighing import WeightedTerm, lone_words, main_pairs, neighbours_of, pairs_of_terms, unframed, words_of

HARD = frozenset(
    {
        Slot.DURATION,
        Slot.PERCENT,
        Slot.COUNT,
        Slot.DATE,
        Slot.FREQUENCY,
        Slot.RECEIVER,
        Slot.VIA,
        Slot.MEANS,
        Slot.PRODUCT,
        Slot.NUMBER,
        Slot.ISSUER,
        Slot.ISSUED,
        Slot.PERSON,
        Slot.MONEY,
        Slot.CONTACT,
        Slot.AMOUNT,
        Slot.ACTOR,
        Slot.SUPPORT,
        Slot.BASE,
        Slot.EXCEPTION,
        Slot.PLACE,
        Slot.POST,
        Slot.RANK,
    }
)
STRICT = frozenset({Slot.COUNT, Slot.MONEY, Slot.CONTACT, Slot.PERSON, Slot.PERCENT, Slot.BASE, Slot.POST, Slot.RANK})
WORD_COVER = 0.12  # of a question: less than this is no whole word of what it is about
PAIR_SHARE = 0.35
BACK_SHARE = 0.2
SAID_VALUE = 0.3
OFF_KIND = 0.3
_VAGUE = frozenset({Slot.WHAT, Slot.LIST, Slot.PLACE})
_BOUNDS = frozenset({Slot.RANK, Slot.DURATION, Slot.AMOUNT, Slot.PERCENT, Slot.EXCEPTION, Slot.COUNT})
_NOT_BOUNDS = frozenset(
    {Slot.ACTION, Slot.ACTOR, Slot.RECEIVER, Slot.VIA, Slot.SUPPORT, Slot.PRODUCT, Slot.DATE, Slot.REASON}
)
OWN_PAIR, NEAR_PAIR = 1.0, 0.4
KINDS: dict[type, frozenset[Slot]] = {
    Limit: frozenset({Slot.DURATION, Slot.AMOUNT}),
    Target: frozenset({Slot.PERCENT, Slot.AMOUNT, Slot.EXCEPTION}),
    Deadline: frozenset({Slot.DATE, Slot.FREQUENCY, Slot.RECEIVER, Slot.VIA}),
    Duty: frozenset({Slot.ACTOR, Slot.ACTION, Slot.SUPPORT}),
    Task: frozenset({Slot.PRODUCT, Slot.SUPPORT, Slot.ACTOR, Slot.DATE}),
    Basis: frozenset({Slot.NUMBER, Slot.ISSUER, Slot.ISSUED}),
    IdentityFact: frozenset({Slot.ISSUED, Slot.NUMBER, Slot.PERSON}),
}
KIND_BONUS = 0.25
FRONT_MATTER = 0.2  # what stands before the first section mostly repeats the title


_FRONT = frozenset(
    {
        SectionKind.PREAMBLE,
        SectionKind.TITLE,
        SectionKind.NUMBER,
        SectionKind.PLACE_DATE,
        SectionKind.ISSUER,
        SectionKind.RECIPIENTS,
    }
)
_IDENTITY = frozenset({Slot.NUMBER, Slot.ISSUER, Slot.ISSUED, Slot.PERSON, Slot.SECTION})


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with its fit. `cover` is the idf share of the question's content words found anywhere in its fields,
    `own_cover` in the piece itself, `pair_cover` the share of neighbouring word pairs, `back_cover` the share of a
    fact's own subject that the question names; all 0..1. `fills` says whether it offers what is asked."""

    entry: Entry
    score: float
    cover: float
    own_cover: float
    pair_cover: float
    back_cover: float
    fits: bool
    fills: bool


class Matcher:
    """Scores entries against frames with the word statistics of one snapshot."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._last: tuple[Frame, Iterable[Entry], list[Match]] | None = None

    def rank(self, frame: Frame, entries: Iterable[Entry]) -> list[Match]:
        """All entries that share anything with the frame, best first; ties keep reading order."""
        last = self._last  # "the plans do not say" looks again at what the look-up has ranked
        if last is None or last[0] is not frame or last[1] is not entries:
            last = self._last = frame, entries, self._rank(frame, entries)
        return list(last[2])

    def _rank(self, frame: Frame, entries: Iterable[Entry]) -> list[Match]:
        query = _Query(frame, self.lexicon)
        said = query.said
        near = (entry for entry in entries if not said.isdisjoint(entry.weights.keys()))
        matches = [m for m in map(query.match, near) if m is not None]
        return sorted(matches, key=lambda m: -m.score)


class _Query:
    """A frame's terms with their weights, computed once."""

    def __init__(self, frame: Frame, lexicon: Lexicon) -> None:
        self.frame = frame
        self.hard = frame.slots & HARD
        self.counts = bool(frame.counted) and bool(frame.slots & {Slot.AMOUNT, Slot.COUNT})
        self.strict = frame.slots & STRICT
        self.lexicon = lexicon
        around = neighbours_of(frame.terms)
        self.terms = [WeightedTerm(t, pairs, lexicon) for t, pairs in zip(frame.terms, around, strict=True)]
        self.said = frozenset(part for term in frame.terms for reading in term.readings for part in reading)
        self.total = sum(term.weight for term in self.terms) or 1.0
        new = [term for term in frame.terms if not frame.fresh.isdisjoint(term.readings)]
        self.deed = deed_of(frame)
        self.nuances = nuances_of(frame)
        telling = unframed(frame.terms)
        weighted = zip(self.terms, frame.terms, strict=True)
        self.weighed = [(one.weight, term.readings) for one, term in weighted if term in telling]
        self.all_readings = [term.readings for term in unframed(new or frame.terms)]
        self.pairs_said = pairs_of_terms(frame.terms)
        self.words = words_of(new or frame.terms, lexicon)
        self.lone = lone_words(frame.terms, lexicon)
        self.pairs = {pair: lexicon.pair_idf(pair) for pair in pairs_of_terms(frame.terms) if lexicon.has_pair(pair)}
        self.known_pairs = frozenset(self.pairs)
        self.all_pairs = sum(lexicon.pair_idf(pair) for pair in main_pairs(frame.terms)) or 1.0

    def match(self, entry: Entry) -> Match | None:
        cover = own = scored = 0.0
        weights = entry.weights
        for term in self.terms:
            if term.lone and term.lone not in weights:
                continue
            found, inside, valued = term.best_in(entry)
            cover += term.weight * found
            own += term.weight * inside
            scored += term.weight * valued
        if not cover:
            return None
        near = sum(self.pairs[pair] for pair in self.known_pairs & entry.pairs)
        close = sum(self.pairs[pair] for pair in self.known_pairs & entry.own_pairs)
        pair_score = (OWN_PAIR * close + NEAR_PAIR * max(0.0, near - close)) / self.all_pairs
        fits = self._suits(entry)
        fills = fits and (not self.hard or bool(self.hard & entry.offers)) and self.strict <= entry.offers
        back = self._back_cover(entry)
        score = scored / self.total + PAIR_SHARE * min(1.0, pair_score) + BACK_SHARE * back + self._bonus(entry)
        return Match(
            entry, score, cover / self.total, own / self.total, min(1.0, close / self.all_pairs), back, fits, fills
        )

    def _suits(self, entry: Entry) -> bool:
        """The finer points: a cut is no level; a count needs its own noun beside the figure."""
        if self.counts and not counts_noun(self.frame, entry):
            return False
        if isinstance(entry.fact, IdentityFact) and self.frame.slots & {Slot.PERSON, Slot.POST}:
            return False  # who signed is told by the identity operator alone
        return (
            all(holds(self.frame, entry) for holds in self.nuances)
            and self._of_actor(entry)
            and self._shares_subject(entry)
            and self._holds_every_word(entry)
            and self._names_asked(entry)
            and self._holds_fresh(entry)
            and of_its_work(self.frame, entry, self.weighed)
            and (Slot.MEANS not in self.frame.slots or of_its_means(self.frame, entry, self.weighed))
            and says_deed(self.deed, entry)
            and self._holds_codes(entry)
        )

    def _holds_codes(self, entry: Entry) -> bool:
        """A figure is of the index that the question names in capitals, written out or by its initials."""
        figures = self.frame.slots & {Slot.PERCENT, Slot.AMOUNT, Slot.RANK}
        if not figures or not self.frame.codes or not isinstance(entry.fact, Limit | Target):
            return True
        initials = "".join(word[0] for word in entry.own_order)
        return all(code in entry.weights or code in initials for code in self.frame.codes)

    def _holds_fresh(self, entry: Entry) -> bool:
        """A follow-up's new subject must be there: the old one alone answers the old question."""
        fresh = self.frame.fresh
        return not fresh or any(all(part in entry.weights for part in reading) for reading in fresh)

    def _names_asked(self, entry: Entry) -> bool:
        """ "Phần mềm nào?" is answered only where a software is spoken of."""
        noun = self.frame.asked_noun
        if len(noun) == 2:
            return noun in entry.pairs or noun in entry.own_pairs
        return not noun or noun[0] in entry.weights

    def _of_actor(self, entry: Entry) -> bool:
        """A unit that is named asks for its own dates, not for another unit's."""
        units, fact = self.frame.actor_units, entry.fact
        if not units or Slot.DATE not in self.frame.slots:
            return True
        if fact is None and not entry.doers:
            return any(_all_pairs(keys(unit)) <= entry.pairs for unit in units)
        doers = entry.doers if fact is None else (fact.actor,) if isinstance(fact, Deadline | Duty) else ()
        return not any(doers) or any(_is_one_of(doer, units) for doer in doers)

    def _is_of_actor(self, entry: Entry) -> bool:
        """Whether a duty is of a unit that the question names: what others do is no answer to what it does."""
        fact = entry.fact
        return not isinstance(fact, Duty) or self.said.issuperset(_syllables_of(fact.actor))

    def _shares_subject(self, entry: Entry) -> bool:
        """A fact answers only a question that names some word of its subject whole, not a syllable of it."""
        if isinstance(entry.fact, Limit) and not self._names_kind(entry):
            return False
        if entry.fact is None or not self.pairs_said or isinstance(entry.fact, IdentityFact | Basis):
            return True
        if isinstance(entry.fact, Target) and entry.fact.direction is Direction.RANK and Slot.RANK in self.frame.slots:
            return True  # "xếp thứ mấy" asks in other words than "xếp hạng trong tốp 10"
        return not (
            self.pairs_said.isdisjoint(entry.subject_pairs) and self.lone.isdisjoint(entry.focus - MEETING_WORDS)
        )

    def _holds_every_word(self, entry: Entry) -> bool:
        """A figure answers no question that speaks a word which the figure's place never says."""
        figures = entry.fact is None or isinstance(entry.fact, Limit | Target | Task)
        asked = self.frame.slots & {Slot.PERCENT, Slot.AMOUNT}
        if not (figures and asked) and Slot.FREQUENCY not in self.frame.slots:
            return True
        return all(word.in_passage(entry) or word.names(entry.document) for word in self.words)

    def _names_kind(self, entry: Entry) -> bool:
        """A limit on one kind of thing answers a question that names the kind, or names none."""
        special = [r for r in self.all_readings if not any(set(reading) <= entry.heads for reading in r)]
        known = entry.own | entry.heads
        return not special or any(set(reading) <= known for r in special for reading in r)

    def _back_cover(self, entry: Entry) -> float:
        """Share of the fact's own subject that the question names: a narrow fact asked for beats a long one."""
        if not entry.focus:
            return 0.0
        held = sum(self.lexicon.idf(syllable) for syllable in entry.focus & self.said)
        return held / entry.focus_weight(self.lexicon) if held else 0.0

    def _off_kind(self, entry: Entry) -> bool:
        """A bound does not say who, for whom or how; to a bare "what" it speaks only where an aim is asked for."""
        if not isinstance(entry.fact, Limit | Target) or self.frame.slots & _BOUNDS:
            return False
        vague = self.frame.slots <= _VAGUE and bool(self.frame.slots) and not AIM_TALK.search(self.frame.plain)
        return vague or bool(self.frame.slots & _NOT_BOUNDS)

    def _has_said_value(self, entry: Entry) -> bool:
        """Whether the fact states the very value the asker names."""
        fact = entry.fact
        if not isinstance(fact, Limit | Target):
            return False
        if isinstance(fact, Limit) and self.frame.mode is Mode.YES_NO:
            return False  # the length of a meeting to be judged names no kind of meeting
        return any(a.unit == fact.quantity.unit and a.value == fact.quantity.value for a in self.frame.asserted)

    def _bonus(self, entry: Entry) -> float:
        front = FRONT_MATTER if entry.passage.kind in _FRONT and not self.frame.slots & _IDENTITY else 0.0
        if entry.fact is None:
            return -front
        wanted = KINDS.get(type(entry.fact), frozenset())
        front -= (
            SAID_VALUE * self._has_said_value(entry) + part_bonus(entry, self.frame) + period_bonus(entry, self.frame)
        )
        wanted = wanted if self._is_of_actor(entry) else wanted - {Slot.ACTION}
        share = len(wanted & self.frame.slots & entry.offers) / max(1, len(self.frame.slots & HARD))
        return KIND_BONUS * min(1.0, share) - front - (OFF_KIND if self._off_kind(entry) else 0.0)


@lru_cache(maxsize=4096)  # asked of every duty at every question
def _syllables_of(name: str) -> frozenset[str]:
    return frozenset(keys(name))


def _is_one_of(doer: str, units: Sequence[str]) -> bool:
    mine = _syllables_of(doer)
    return any(mine <= _syllables_of(unit) or _syllables_of(unit) <= mine for unit in units)


def _all_pairs(syllables: list[str]) -> set[tuple[str, str]]:
    return set(pairwise(syllables))
