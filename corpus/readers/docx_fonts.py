"""Word files typed with fonts of before Unicode (".VnTime", "VNI-Times") brought to Unicode, run by run."""

import re
from collections.abc import Sequence
from typing import Any

from corpus.readers.docx_xml import W
from corpus.readers.old_codes import Decoder, decoder_of, is_old

_OLD = re.compile(r"^(?:\.Vn|VNI)", re.IGNORECASE)
_CAPITALS = re.compile(r"^\.Vn\w*H$")  # ".VnTimeH" draws small letters as capitals


def modernise(roots: Sequence[Any], name: str) -> None:
    """Write the words of these parts in Unicode, where they are in an old code. Raises FileRefused where unreadable."""
    runs = [run for root in roots for run in root.iter(f"{W}r")]
    decode = decoder_of([_text(run) for run in runs], name)
    if decode is None:
        return
    for run in runs:
        _rewrite(run, decode)


def _text(run: Any) -> str:
    return "".join(piece.text or "" for piece in run.iter(f"{W}t"))


def _rewrite(run: Any, decode: Decoder) -> None:
    font = _font(run)
    if not is_old(_text(run)) or (font and not _OLD.match(font)):
        return
    for piece in run.iter(f"{W}t"):
        words = decode(piece.text or "")
        piece.text = words.upper() if _CAPITALS.match(font) else words


def _font(run: Any) -> str:
    """The font the run names itself; "" where it takes its style's."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    named = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    return str(named or "")
