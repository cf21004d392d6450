"""Texts typed before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times") brought to Unicode, where the words prove it.

Both codes put Vietnamese letters in the places of Latin ones ("Céng hoµ x· héi", "Coäng hoøa xaõ hoäi"). A text is
taken for one only if many words hold signs that no Vietnamese word has and nearly all of them become syllables.
"""

import re
from collections.abc import Callable, Sequence

from core.errors import FileRefused
from core.vietnamese.syllables import is_syllable
from core.vietnamese.text import fold, nfc
from corpus.readers import wording

_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
)
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_VNI_PAIR = re.compile(
    r"([aeoAEO])([âáàåãäÂÁÀÅÃÄ])|([aA])([êéèúüëÊÉÈÚÜË])|([aeouyôöAEOUYÔÖ])([ùøûõïÙØÛÕÏ])|([ñöôæóòîÑÖÔÆÓÒÎ])"
)
_WORD = re.compile(r"[^\W\d_\u0102-\u01b0\u1e00-\u1eff]*(?:[^\W\d_]|[\xa1-\xbf\xd7\xf7])+")
_NEW = re.compile(r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
_SIGNS_TCVN3 = re.compile(r"[¡-§©-«\xad®µ-»¼-¾ÆËÎÏÑÖ×ØÜÞßäåæçëîïñöø÷ûüþ]")
_SIGNS_VNI = re.compile(r"[aeouyôö][øûïåäëü]|[aeo][ùâáàãõ]|aê|ñ[aeiouöô]|ö[ôùøûõï]|oä|eä|aä", re.IGNORECASE)
_LEAST = 8
_MOSTLY = 0.85
_SHARE = 0.3


Decoder = Callable[[str], str]


def decoder_of(texts: Sequence[str], name: str) -> Decoder | None:
    """What brings these texts to Unicode; None where they are in no old code.

    Raises FileRefused for a text full of such signs that no known code explains.
    """
    old = [word for text in texts if is_old(text) for word in _WORD.findall(text)]
    for signs, decode in ((_SIGNS_TCVN3, from_tcvn3), (_SIGNS_VNI, from_vni)):
        marked = [word for word in old if signs.search(word)]
        good = sum(is_syllable(fold(decode(word))) for word in marked)
        if _are_many(marked, old) and good >= _MOSTLY * len(marked):
            return decode
    if _are_many([word for word in old if _SIGNS_TCVN3.search(word)], old):
        raise FileRefused(wording.OLD_CODE.format(name=name))
    return None


def is_old(text: str) -> bool:
    """Whether a stretch may be in an old code: it holds no letter that only Unicode has."""
    return _NEW.search(text) is None


def _are_many(marked: Sequence[str], words: Sequence[str]) -> bool:
    return len(marked) >= _LEAST and len(marked) >= _SHARE * len(words)


def from_tcvn3(text: str) -> str:
    """TCVN3 (ABC) to Unicode."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI to Unicode: a letter and the sign after it are one."""
    return nfc(_VNI_PAIR.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    hatted, hat, breved, breve, plain, tone, alone = match.groups()
    if hatted:
        return nfc(f"{hatted}\u0302{_VNI_HAT[hat.lower()]}")
    if breved:
        return nfc(f"{breved}\u0306{_VNI_BREVE[breve.lower()]}")
    if plain:
        return nfc(_alone(plain) + _VNI_TONES[tone.lower()])
    return _alone(alone)


def _alone(letter: str) -> str:
    plain = _VNI_ALONE.get(letter.lower(), letter.lower())
    return plain.upper() if letter.isupper() else plain
