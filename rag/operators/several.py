"""Several agencies side by side: the same said once, differences line by line, silence said plainly."""

import re
from collections.abc import Mapping

from core.vietnamese.text import squeeze
from rag import wording
from rag.answer import Answer, Status
from rag.draft import Draft, Piece, distinct, readable
from rag.extract import LONG, MOST_IN_LIST, Writer, fit
from rag.frame import Frame, Mode
from rag.patterns import SOONER
from rag.view import View

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})(?!\d)")
_NO_DAY = (0, 0)
_SHORT_QUOTE = 160
_LONGEST_LINE, _LIST = 600, 3
SURE_OF_SOME = 0.55  # several agencies each give a loose likeness: at least one must be more than that


def answer(frame: Frame, drafts: Mapping[str, Draft], views: Mapping[str, View], writer: Writer) -> Answer:
    """One answer out of each agency's draft; every line says whose it is."""
    names = {code: views[code].agency.short_name or views[code].agency.name for code in drafts}
    telling = {code: d for code, d in drafts.items() if not d.status.abstained}
    unasked = frame.mode is not Mode.COMPARE and not frame.agencies and not frame.all_agencies
    if unasked and max((d.sure for d in telling.values()), default=1.0) < SURE_OF_SOME:
        return Answer(wording.NO_SOURCE_ANY, Status.NO_SOURCE)
    if not telling:
        return _all_silent(frame, drafts, writer)
    same = len(telling) == len(drafts) and len({_comparable(d) for d in telling.values()}) == 1
    body = _agreed(frame, telling, names) if same else _each(frame, drafts, telling, names)
    text, more = fit(body, LONG)
    status = Status.ANSWERED if len(telling) == len(drafts) or frame.mode is Mode.COMPARE else Status.PARTIAL
    if any(d.status is Status.CONFLICTING for d in telling.values()):
        status = Status.CONFLICTING
    return Answer(text, status, writer.cite(_interleaved(telling), MOST_IN_LIST), more)


def _all_silent(frame: Frame, drafts: Mapping[str, Draft], writer: Writer) -> Answer:
    kinds = {d.status for d in drafts.values()}
    if Status.TEXT_NOT_HELD in kinds:
        return writer.write(next(d for d in drafts.values() if d.status is Status.TEXT_NOT_HELD))
    if kinds == {Status.OUT_OF_SCOPE}:
        return Answer(wording.OUT_OF_SCOPE, Status.OUT_OF_SCOPE)
    return Answer(wording.NO_SOURCE_ANY, Status.NO_SOURCE)


def _comparable(draft: Draft) -> str:
    return (
        squeeze((draft.value or draft.lead or " | ".join(draft.lines)).lower()).replace("01 ", "1 ").replace("½", "1/2")
    )


def _agreed(frame: Frame, telling: Mapping[str, Draft], names: Mapping[str, str]) -> list[str]:
    first = next(iter(telling.values()))
    form = wording.SAME if frame.mode is Mode.COMPARE else wording.ALL_SAME
    return [form.format(agencies=", ".join(names.values()), text=_said(first)), *_quotes(first)]


def _each(
    frame: Frame, drafts: Mapping[str, Draft], telling: Mapping[str, Draft], names: Mapping[str, str]
) -> list[str]:
    silent = [code for code in drafts if code not in telling]
    body: list[str] = []
    if silent:
        body.append(wording.ONLY.format(agencies=", ".join(names[code] for code in telling)))
    elif frame.mode is Mode.COMPARE:
        body.append(_sooner(frame, telling, names) or wording.DIFFERENT)
    for code, draft in telling.items():
        body += _told(names[code], draft)
    if not silent and frame.mode is Mode.COMPARE:
        body[:2] = ["\n".join(body[:2])]  # a heading never stands alone
    body += [wording.AGENCY_SILENT.format(agency=names[code]) for code in silent]
    return body


def _told(name: str, draft: Draft) -> list[str]:
    """What one agency says, as one line; a list that is longer than that item by item."""
    line = wording.AGENCY_LINE.format(agency=name, text=_said(draft))
    if len(line) <= _LONGEST_LINE or len(draft.lines) < _LIST:
        return [line]
    head = wording.AGENCY_LINE.format(agency=name, text=draft.lead).rstrip()
    return ["\n".join([head, f"- {draft.lines[0]}"])] + [f"- {item}" for item in draft.lines[1:]]


def _sooner(frame: Frame, telling: Mapping[str, Draft], names: Mapping[str, str]) -> str:
    """Whose day is the first, where that is asked; empty where a draft names no day or the first is shared.

    The last day that a draft names is its agency's own: those before it are its units'.
    """
    if not SOONER.search(frame.plain):
        return ""
    days = {code: _last_day(draft) for code, draft in telling.items()}
    first = min(days.values())
    earliest = [code for code, day in days.items() if day == first]
    if first == _NO_DAY or len(earliest) != 1:
        return ""
    return wording.SOONER.format(
        agency=names[earliest[0]], others=", ".join(names[c] for c in days if c not in earliest)
    )


def _last_day(draft: Draft) -> tuple[int, int]:
    """Month and day; (0, 0) where none is told."""
    return max(((int(m[2]), int(m[1])) for m in _DAY.finditer(draft.value)), default=_NO_DAY)


def _said(draft: Draft) -> str:
    """What one agency's line says: the lead or list, with the quote where there is no lead."""
    parts = [draft.lead] if draft.lead else []
    parts += ["; ".join(draft.lines)] if draft.lines else []
    told = squeeze(" ".join(parts)).lower()
    short = bool(draft.pieces) and len(draft.pieces[0].quote) <= _SHORT_QUOTE
    if (
        not parts
        or draft.lead in (wording.YES, wording.NO)
        or (short and squeeze(draft.pieces[0].quote).lower() not in told)
    ):
        parts += [wording.QUOTE.format(quote=readable(piece.quote)) for piece in draft.pieces[:1]]
    return " ".join(parts)


def _quotes(draft: Draft) -> list[str]:
    if not draft.show_quotes or not draft.lead:
        return []
    return [wording.QUOTE.format(quote=readable(piece.quote)) for piece in draft.pieces[:1]]


def _interleaved(telling: Mapping[str, Draft]) -> tuple[Piece, ...]:
    """Pieces of all agencies in turn, so that each is cited before any is cited twice."""
    columns = [list(d.pieces) for d in telling.values()]
    longest = max((len(c) for c in columns), default=0)
    return distinct([column[i] for i in range(longest) for column in columns if i < len(column)])
