"""A copy of the shipped corpus with other numbers, dates, document numbers and unit names, and its questions."""

import re
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from core.vietnamese.durations import find_durations
from core.vietnamese.text import fold, has_marks, key, keys
from rag.evaluation import Question
from tests.corpus.rewriting import Mapping, rewrite
from tests.rag.questions import CORPUS, followed

_CLOCK = re.compile(r"\d\s*[hg]\d{0,2}\b|\d:\d\d")
_WORD = re.compile(r"\w+")
_CITED = re.compile(
    r"\b(?:nghi (?:quyet|dinh)|thong tu|(?:quyet|quy) dinh|ket luan|ke hoach|nq|nd|tt|qd|kl|kh)\s+(?:so\s+)?"
    r"(?P<n>\d{1,2})(?P<y>/20\d\d)?(?![\d/%.,])"
)


@dataclass(frozen=True)
class Copy:
    """What the copy changed, to change questions and right answers alike."""

    mapping: Mapping

    def text(self, text: str) -> str:
        """`text` with the copy's values and names, however the unit's name is typed."""
        return self.mapping.apply(self._with_new_units(self._with_new_numbers(text)))

    def _with_new_numbers(self, text: str) -> str:
        """Short numbers of cited documents ("nghị quyết 76"), which alone could be any number."""
        out, place = [], 0
        for match in _CITED.finditer(fold(text)):
            new = str(int(match["n"]) + 7 + self.mapping.seed % 11).zfill(len(match["n"]))
            year = f"/{self.mapping.year(match['y'][1:])}" if match["y"] else ""
            # an invisible joint keeps the mapping from reading the new number once more
            out += [text[place : match.start("n")], "\N{WORD JOINER}", new, "\N{WORD JOINER}", year]
            place = match.end()
        return "".join(out) + text[place:]

    def _with_new_units(self, text: str) -> str:
        for old, new in self.mapping.units.items():
            text = replaced_name(text, old, new)
        return text

    def gold(self, text: str) -> str:
        """An alternative of a right answer; the first words of a unit's name stand for the whole name."""
        text = re.sub(r"^(TT|Trung tâm|Phòng)\s+", "", text) if self._starts_unit(text) else text
        for old, new in self.mapping.units.items():
            if len(keys(text)) >= 2 and keys(old)[: len(keys(text))] == keys(text):
                return new
        return self.text(text)

    def _starts_unit(self, text: str) -> bool:
        bare = keys(re.sub(r"^(TT|Trung tâm|Phòng)\s+", "", text))
        return len(bare) >= 2 and any(keys(old)[: len(bare)] == bare for old in self.mapping.units)


def replaced_name(text: str, old: str, new: str) -> str:
    """`text` with `old` as `new`, found whatever its marks, dashes and capitals; without marks where it had none."""
    wanted = [key(word.lower()) for word in _WORD.findall(old)]
    words = list(_WORD.finditer(text))
    typed = [key(word.group().lower()) for word in words]
    out, place = [], 0
    for start in range(len(words) - len(wanted) + 1):
        if typed[start : start + len(wanted)] == wanted and words[start].start() >= place:
            span = text[words[start].start() : words[start + len(wanted) - 1].end()]
            out += [text[place : words[start].start()], new if has_marks(span) else fold(new)]
            place = words[start + len(wanted) - 1].end()
    return "".join(out) + text[place:]


def rewritten_corpus(folder: Path, seed: int) -> Copy:
    """Fill `folder` with the copy."""
    plans = sorted(CORPUS.glob("plans/*/*.txt"))
    alone = [rewrite(plan.read_text(encoding="utf-8"), seed)[1] for plan in plans]
    whole = Mapping(seed).merged(alone)
    units = _own_units()
    whole = Mapping(seed, whole.documents, {old: new for old, new in whole.units.items() if fold(old) in units})
    for plan in plans:
        copy = folder / plan.relative_to(CORPUS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(rewrite(plan.read_text(encoding="utf-8"), seed, whole)[0], encoding="utf-8")
    bases = (CORPUS / "legal_bases.toml").read_text(encoding="utf-8")
    (folder / "legal_bases.toml").write_text(whole.apply(bases), encoding="utf-8")
    shutil.copyfile(CORPUS / "agencies.toml", folder / "agencies.toml")
    _rename_units(folder / "agencies.toml", whole)
    return Copy(whole)


def _own_units() -> str:
    """The names of the agencies' units, folded; the bodies above them keep theirs."""
    agencies = tomllib.loads((CORPUS / "agencies.toml").read_text(encoding="utf-8"))
    return fold("\n".join(name for agency in agencies.values() for name in agency.get("units", {})))


def _rename_units(agencies: Path, mapping: Mapping) -> None:
    """The units under their new names; the short forms people type for them stay."""
    lines = agencies.read_text(encoding="utf-8").splitlines()
    renamed = [_with_new_unit(line, mapping) if re.match(r'"[^"]+" = \[', line) else line for line in lines]
    agencies.write_text("\n".join(renamed) + "\n", encoding="utf-8")


def _with_new_unit(line: str, mapping: Mapping) -> str:
    name, rest = line.split(" = ", 1)
    return f"{mapping.apply(name)} = {rest}"


def can_follow(question: Question, copy: Copy) -> bool:
    """Whether the right answer of the rewritten question is the rewritten right answer.

    Not so where a value is worked out (a share of the asker's own number), or the asker tells clock times or a length
    of time that the rewriting leaves as it is.
    """
    asked = " ".join((question.question, *question.history))
    if _CLOCK.search(asked) or (find_durations(asked) and copy.mapping.apply(asked) == asked):
        return False
    quotes = " ".join(re.sub(r"[*#]", "", source.quote) for source in question.sources).lower()
    return all(_is_quoted(group, quotes) for group in question.must)


def _is_quoted(group: tuple[str, ...], quotes: str) -> bool:
    with_values = [one for one in group if re.search(r"\d", one)]
    return not with_values or any(one.lower() in quotes for one in group)


def following(question: Question, copy: Copy) -> Question:
    """The question and its right answer with the rewritten values."""

    def change(text: str) -> str:
        return copy.text(text).replace("\N{WORD JOINER}", "")

    changed = followed(question, change)
    return changed.model_copy(
        update={
            "must": tuple(
                tuple(copy.gold(one).replace("\N{WORD JOINER}", "") for one in group) for group in question.must
            )
        }
    )
