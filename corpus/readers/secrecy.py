"""State-secret stamps on a text: a file that carries one is refused before anything of it is kept."""

import re
from collections.abc import Iterable

from core.errors import SecretRefused
from core.vietnamese.text import nfc, squeeze
from corpus.readers.wording import SECRET

# A stamp stands alone on its line ("MẬT", "TỐI MẬT", "Độ mật: Tuyệt mật"); in running text the words are no stamp.
_STAMP = re.compile(
    r"^\W*(?:(?:độ|mức độ)\s+(?:mật|bảo mật)\s*[:.\-–]?\s*(?:tuyệt\s+mật|tối\s+mật|mật)|(?:TUYỆT|TỐI)\s*MẬT|MẬT"
    r"|M\s+Ậ\s+T|Tuyệt mật|Tối mật)\W*$"
)
_LABELLED = re.compile(r"\bđộ\s+mật\s*[:\-–]\s*(?:tuyệt\s+mật|tối\s+mật|mật)\b", re.IGNORECASE)


def is_stamp(line: str) -> bool:
    """Whether the line is a secrecy stamp."""
    text = squeeze(nfc(line))
    return _STAMP.match(text) is not None or _LABELLED.search(text) is not None


def refuse_stamped(lines: Iterable[str]) -> None:
    """Raises SecretRefused when one of the lines is a stamp. Nothing of the text is repeated in the message."""
    if any(is_stamp(part) for line in lines for part in re.split(r"[\n\t]", line)):
        raise SecretRefused(SECRET)
