"""Who works at the command line: whoever may open the data directory, so an administrator, under their login name."""

import getpass
import uuid
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import wording
from core.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from api.context import Context
    from core.people import AgencyScope
    from kpi.entries import Stamp

UnitOption = Annotated[str, typer.Option("--unit", metavar="ĐƠN-VỊ", help="Chỉ một đơn vị của cơ quan")]
WhyOption = Annotated[str, typer.Option("--why", help="Lý do, được giữ cùng dòng ghi")]
OptionalFields = Annotated[list[str] | None, typer.Argument(metavar="[MỤC=GIÁ-TRỊ…]")]
FieldsArgument = Annotated[list[str], typer.Argument(metavar="MỤC=GIÁ-TRỊ…")]


def stamp_of(context: "Context", agency: str, why: str = "") -> "Stamp":
    """A stamp for one write from the command line."""
    from core.people import Person, Role
    from kpi.entries import Stamp

    person = Person(0, agency, getpass.getuser(), Role.ADMINISTRATOR)
    return Stamp(person, context.clock.now(), "terminal", why, f"cli:{uuid.uuid4().hex}")


def scope_of(connection: "Connection", agency: str, unit: str) -> "AgencyScope":
    """The scope of the agency, narrowed to a unit of it where one is named."""
    from core.people import AgencyScope
    from kpi.validation import resolve_unit

    return AgencyScope(agency, resolve_unit(connection, AgencyScope(agency), unit) or None)


def fields_of(given: list[str]) -> dict[str, str]:
    """Fields out of "name=value" words. Raises InputError for a word without "="."""
    fields = {}
    for word in given:
        name, mark, value = word.partition("=")
        if not mark or not name:
            raise InputError(wording.FIELD_FORM.format(word=word))
        fields[name.strip()] = value.strip()
    return fields
