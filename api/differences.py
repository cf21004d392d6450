"""What changed between two versions of a text, passage by passage and word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.model import Passage


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stayed ("same"), went ("old") or came ("new")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage that is new, gone or changed; `locator` of the version that has it."""

    kind: str
    locator: str
    words: tuple[Words, ...]


def differences(old: Sequence[Passage], new: Sequence[Passage]) -> list[Difference]:
    """Every passage that is not the same in both, in reading order."""
    matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    found: list[Difference] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _block(old[a:b], new[c:d])
    return found


def _block(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Difference]:
    """Passages of the same place are compared word by word, the others stand alone."""
    before = {passage.key: passage for passage in old}
    kept = {passage.key for passage in new}
    for passage in old:
        if passage.key not in kept:
            yield Difference("gone", passage.locator, (Words("old", passage.text),))
    for passage in new:
        earlier = before.get(passage.key)
        if earlier is None:
            yield Difference("new", passage.locator, (Words("new", passage.text),))
        elif earlier.text != passage.text:
            yield Difference("changed", passage.locator, tuple(_words(earlier.text, passage.text)))


def _words(old: str, new: str) -> Iterator[Words]:
    a, b = old.split(" "), new.split(" ")
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Words("same", " ".join(a[i:j]) + " ")
            continue
        if j > i:
            yield Words("old", " ".join(a[i:j]) + " ")
        if m > k:
            yield Words("new", " ".join(b[k:m]) + " ")
