"""Scores answers to a question set: is the answer right, direct, cited; does it abstain where it should?

A question is {id, question, agency, must, must_not, sources, answerable, history, kind}. It passes when every `must`
group has an alternative in the answer, nothing of `must_not` is there, the length is bearable and it was not abstained;
one that is not answerable passes when it was abstained without saying anything of `must_not`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from core.errors import InputError
from core.vietnamese.text import nfc
from corpus.snapshot import Snapshot
from rag import wording_model as wording
from rag.answer import Answer, Citation

SHORT, LONG = 600, 1500
MOST, MOST_IN_LIST, LONGEST_QUOTE = 5, 10, 400
DIRECT = 200  # characters within which the thing asked for should be said
LISTS = frozenset({"duty", "compare", "conflict", "task_table", "legal_basis", "followup"})


class Source(BaseModel):
    """Where the answer stands: the plan, and words of it."""

    model_config = ConfigDict(frozen=True)
    doc: str
    quote: str


class Question(BaseModel):
    """A question with what a right answer says."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    question: str
    agency: str | None = None
    kind: str = ""
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    answerable: bool = True
    history: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        return self.kind in LISTS or len(self.must) >= 3


@dataclass(frozen=True, slots=True)
class Mark:
    """How one answer fared. `direct` and `cited` are None where they are not asked of the question."""

    passed: bool
    direct: bool | None
    cited: bool | None
    over_abstained: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1 over a set."""

    count: int
    right: float
    answerable: float
    abstention: float
    over_abstained: float
    direct: float
    citation: float


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSONL file. Raises InputError that names the line."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(wording.NO_QUESTIONS.format(path=path)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(Question.model_validate_json(line))
            except ValidationError as error:
                raise InputError(wording.BAD_QUESTION.format(path=path, line=number)) from error
    if not found:
        raise InputError(wording.NO_QUESTIONS.format(path=path))
    return found


class Marker:
    """Marks answers. `aliases` maps document ids to the names question sets use for them."""

    def __init__(self, snapshot: Snapshot, aliases: Mapping[str, str] | None = None) -> None:
        self._aliases = dict(aliases or {})
        texts: dict[str, list[str]] = {}
        for passage in snapshot.passages:
            texts.setdefault(passage.document_id, []).extend(_words(passage.text))
        self._plain = {document: f" {' '.join(words)} " for document, words in texts.items()}
        self._grams = {document: _grams(words) for document, words in texts.items()}

    def mark(self, question: Question, answer: Answer) -> Mark:
        text = _plain(answer.text)
        wrong = any(_plain(one) in text for one in question.must_not)
        if not question.answerable:
            return Mark(answer.abstained and not wrong, None, None, False)
        said = all(any(_plain(one) in text for one in group) for group in question.must)
        bearable = len(answer.text) <= (LONG if question.is_list else SHORT)
        direct = None
        if len(question.must) == 1 and question.kind != "compare":
            direct = not answer.abstained and any(_plain(one) in text[:DIRECT] for one in question.must[0])
        passed = said and bearable and not wrong and not answer.abstained
        return Mark(passed, direct, self._cited(question, answer.citations), answer.abstained)

    def _cited(self, question: Question, citations: Sequence[Citation]) -> bool:
        if not citations or len(citations) > (MOST_IN_LIST if question.is_list else MOST):
            return False
        if not all(len(one.quote) <= LONGEST_QUOTE and self._holds(one) for one in citations):
            return False
        hit = {source.doc for source in question.sources for one in citations if self._bears(one, source)}
        plans = {source.doc for source in question.sources}
        return len(hit) >= (min(2, len(plans)) if question.kind == "compare" else 1)

    def _holds(self, citation: Citation) -> bool:
        """Whether the quote stands in the document it names, a few repaired faults apart."""
        words = _words(citation.quote)
        if citation.document_id not in self._grams or not words:
            return False
        if len(words) < 4:
            return f" {' '.join(words)} " in self._plain[citation.document_id]
        mine = _grams(words)
        return len(mine & self._grams[citation.document_id]) >= 0.6 * len(mine)

    def _bears(self, citation: Citation, source: Source) -> bool:
        if self._aliases.get(citation.document_id, citation.document_id) != source.doc:
            return False
        gold, mine = _words(source.quote), _words(citation.quote)
        return _share(gold, mine) >= 0.7 or (len(mine) >= 6 and _share(mine, gold) >= 0.9)


def score(questions: Sequence[Question], marks: Sequence[Mark]) -> Score:
    """The shares over a set; an empty share counts as 1."""
    pairs = list(zip(questions, marks, strict=True))
    answerable = [mark for question, mark in pairs if question.answerable]
    return Score(
        count=len(marks),
        right=_rate(mark.passed for mark in marks),
        answerable=_rate(mark.passed for mark in answerable),
        abstention=_rate(mark.passed for question, mark in pairs if not question.answerable),
        over_abstained=_rate((mark.over_abstained for mark in answerable), empty=0.0),
        direct=_rate(mark.direct for mark in answerable if mark.direct is not None),
        citation=_rate(mark.cited for mark in answerable if mark.cited is not None),
    )


def _rate(values: Iterable[bool | None], empty: float = 1.0) -> float:
    found = [bool(value) for value in values]
    return sum(found) / len(found) if found else empty


def _plain(text: str) -> str:
    """Lower case without markup, with one kind of dash, half and space."""
    text = nfc(text).lower().replace("½", "1/2").replace("–", "-").replace("—", "-")
    return re.sub(r"\s+", " ", re.sub(r"[*_`>#]+", "", text)).strip()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _plain(text))


def _grams(words: Sequence[str], length: int = 4) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + length]) for start in range(max(1, len(words) - length + 1))}


def _share(part: Sequence[str], whole: Sequence[str]) -> float:
    """The share of the words of `part`, with their counts, that `whole` holds."""
    return sum((Counter(part) & Counter(whole)).values()) / max(1, len(part))
