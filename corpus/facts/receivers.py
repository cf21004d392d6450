"""To whom a report goes, and through whom: "báo cáo UBND tỉnh (qua Sở Nội vụ)"."""

import re

from corpus.facts.actors import office_at

REPORTS = re.compile(r"(?<![^\W\d_])(?:báo\s+cáo|gửi|trình|nộp)(?![^\W\d_])", re.IGNORECASE)
_TO = re.compile(
    r"(?<![^\W\d_])(?P<verb>báo\s+cáo|gửi|trình|nộp)\s+(?:(?P<thing>[^;.]{0,80}?)(?<![^\W\d_])(?:về|"
    r"cho|lên|đến|gửi|tới)\s+)?",
    re.IGNORECASE,
)
_VIA = re.compile(r"(?<![^\W\d_])(?:thông\s+)?qua\s+", re.IGNORECASE)


def receiver_of(text: str) -> str:
    """To whom: the office a report goes to; the last one where a chain is told ("tham mưu … báo cáo …")."""
    best = ""
    for match in _TO.finditer(text):
        if office := office_at(text, match.end()):
            if not best or match["verb"].lower() == "báo cáo" or not match["thing"]:
                best = office[0]
        elif match["thing"] is not None and (office := office_at(text, match.end("verb") + 1)):
            best = office[0]
    return best


def via_of(text: str) -> str:
    """Through whom: the office after "qua" or "thông qua"."""
    for match in _VIA.finditer(text):
        if office := office_at(text, match.end()):
            return office[0]
    return ""
