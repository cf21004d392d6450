"""Two lines put together again: words cut at the line end are joined, real hyphens stay."""

import re

from core.vietnamese.text import fold, nfc

_SOFT = "\u00ad"
# A Vietnamese syllable without marks: an onset, a vowel group, a coda.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|uay|uoi|uou|oeo|iem|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|"
    r"[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def join(before: str, after: str) -> str:
    """`before` and the next line as one text.

    A soft hyphen goes. A hard one goes where the two pieces make one syllable and are not both syllables
    themselves ("thự-" + "c hiện"); "QĐ-" + "UBND" and "kinh tế-" + "xã hội" keep it.
    """
    before, after = before.rstrip(), after.lstrip()
    if before.endswith(_SOFT):
        return nfc(before[:-1] + after)
    if not re.search(r"\w-$", before) or not re.match(r"\w", after):
        return nfc(f"{before} {after}") if before and after else nfc(before + after)
    cut = re.search(r"([^\W\d_]+)-$", before)
    rest = re.match(r"[^\W\d_]+", after)
    head, tail = cut.group(1) if cut else "", rest.group(0) if rest else ""
    if tail.islower() and is_syllable(head + tail) and not (is_syllable(head) and is_syllable(tail)):
        return nfc(before[:-1] + after)
    return nfc(before + after)


def is_syllable(text: str) -> bool:
    """Whether `text` could be one Vietnamese syllable."""
    return _SYLLABLE.fullmatch(fold(text)) is not None
