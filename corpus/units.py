"""Units an agency's plan speaks of: names that its duties and tasks give, offered to the administrator."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from core.vietnamese.text import fold, squeeze
from corpus.facts.actors import is_collective, offices_in
from corpus.facts.model import Duty, Fact, Task

_UNIT = re.compile(
    r"^(?:Văn phòng|Phòng|Ban(?! hành)|Trung tâm|Chi cục|Đội(?! ngũ)|Tổ(?! chức)|Bộ phận|Thanh tra|Trạm|Công an|"
    r"Đoàn Thanh niên|Hội|Trường|Bệnh viện|Quân sự|Ban Chỉ huy)(?=\s|$)"
)
_SUPERIOR = re.compile(r"(?:tỉnh|thành phố|huyện|quận|Trung ương)$", re.IGNORECASE)
_LONGEST = 12


def proposed_units(facts: Iterable[Fact], known: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Names of units the facts give that are not among `known` (name → aliases), the most spoken of first.

    Group names ("các phòng chuyên môn") and other levels of government are none.
    """
    taken = {fold(name) for unit, aliases in known.items() for name in (unit, *aliases)}
    counted: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for name in _named(facts):
        key = fold(name)
        if key in taken or not _UNIT.match(name) or _SUPERIOR.search(name) or len(name.split()) > _LONGEST:
            continue
        counted[key] += 1
        spelt.setdefault(key, name)
    yield from (spelt[key] for key, _ in counted.most_common())


def _named(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, Duty):
            names = () if fact.collective else (fact.actor, *fact.partners)
        elif isinstance(fact, Task):
            names = (fact.lead, fact.support)
        else:
            continue
        for name in names:
            for office in offices_in(name):
                if not is_collective(office) and len(office.split()) > 1:
                    yield squeeze(office)
