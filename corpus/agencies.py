"""Agencies as the database keeps them: saving an entry, reading all, finding the one a text names as its issuer."""

from collections.abc import Iterable

from sqlalchemy import Connection

from core import store
from core.people import Agency, AgencyScope
from core.vietnamese.text import folded_tokens
from corpus.model import AgencyEntry, Identity


def save_agency(connection: Connection, entry: AgencyEntry) -> None:
    """Add the agency and its units, or bring them up to date."""
    agency = Agency(entry.code, entry.name, entry.short_name)
    store.save_agency(connection, agency, province=entry.province, parent=entry.parent, aliases=entry.aliases)
    for name, aliases in entry.units.items():
        store.save_unit(connection, AgencyScope(entry.code), name, aliases)


def all_agencies(connection: Connection) -> list[AgencyEntry]:
    """Every agency with its units, by code."""
    units: dict[str, dict[str, tuple[str, ...]]] = {}
    for unit in store.all_units(connection):
        units.setdefault(unit.agency, {})[unit.name] = tuple(unit.aliases)
    return [
        AgencyEntry(
            code=row.code,
            name=row.name,
            short_name=row.short_name,
            province=row.province,
            parent=row.parent,
            aliases=tuple(row.aliases),
            units=units.get(row.code, {}),
        )
        for row in store.all_agencies(connection)
    ]


def issuer_among(agencies: Iterable[AgencyEntry], identity: Identity) -> AgencyEntry | None:
    """The one agency that bears the issuer's name; None when none or several do.

    Like-named bodies of several provinces are told apart by the province in the place line.
    """
    issuer = folded_tokens(identity.issuer)
    named = [entry for entry in agencies if issuer and issuer in _names(entry)]
    if len(named) > 1 and identity.place:
        place = folded_tokens(identity.place)
        named = [entry for entry in named if folded_tokens(entry.province) == place]
    return named[0] if len(named) == 1 else None


def _names(entry: AgencyEntry) -> list[list[str]]:
    return [folded_tokens(name) for name in (entry.name, entry.short_name, *entry.aliases)]
