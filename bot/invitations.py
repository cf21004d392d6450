"""Invitations by the table: a CSV of people in, the same table with a code for each out. All of them, or none."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot import notices
from bot.access import Invitation, invite, role_named
from core.errors import InputError, TrolyError
from core.people import Person

COLUMNS = ("ho_ten", "don_vi", "vai_tro")
CODE_COLUMN = "ma"


def invitations_in(content: str, agency: str) -> list[Invitation]:
    """Read the table; commas or semicolons, the first line names the columns. Raises InputError naming the line."""
    head = content.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(content), delimiter=";" if ";" in head else ",")
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(notices.CSV_COLUMNS.format(missing=", ".join(missing)))
    found = []
    for row in reader:
        name, unit, role = ((row[column] or "").strip() for column in COLUMNS)
        if not (name or unit or role):
            continue
        try:
            found.append(Invitation(agency, role_named(role), unit, name))
        except TrolyError as error:
            raise InputError(notices.CSV_LINE.format(line=reader.line_num, problem=error)) from error
    if not found:
        raise InputError(notices.CSV_EMPTY)
    return found


def invite_all(
    connection: Connection, wanted: Sequence[Invitation], now: datetime, by: Person | None = None
) -> list[str]:
    """A code for each, within the caller's transaction."""
    return [invite(connection, invitation, now, by) for invitation in wanted]


def with_codes(wanted: Sequence[Invitation], codes: Sequence[str]) -> str:
    """The table with its codes, as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, CODE_COLUMN])
    for invitation, code in zip(wanted, codes, strict=True):
        writer.writerow([invitation.name, invitation.unit, invitation.role.value, code])
    return out.getvalue()
