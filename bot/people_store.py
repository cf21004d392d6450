"""Rows of enrolled accounts, invitations, reminders and the review list.

Every query takes the scope it may touch, but two that find the agency itself: an account tells which person writes, a
code tells which agency invites.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, bindparam, delete, func, insert, select, update

from bot import store
from bot.store import insert_ignoring
from bot.tables import accounts, channel_tokens, enrol_failures, invitations, reminders, review_items
from core.errors import NotFoundError
from core.people import AgencyScope, Person
from core.store import people, person_of

_TOKENS_LOCK = 7_301_227  # any number that is no other lock's
_ACCOUNT = select(accounts).where(
    accounts.c.channel == bindparam("channel"), accounts.c.account == bindparam("account")
)


def person_behind(connection: Connection, channel: str, account: str) -> Person | None:
    """Who writes from this account; None when nobody enrolled it or the person has left."""
    row = connection.execute(_ACCOUNT, {"channel": channel, "account": account}).first()
    if row is None:
        return None
    try:
        person = person_of(connection, AgencyScope(row.agency), row.person_id)
    except NotFoundError:
        return None
    return person if person.active else None


def link_account(
    connection: Connection,
    scope: AgencyScope,
    channel: str,
    account: str,
    conversation: str,
    person_id: int,
    at: datetime,
) -> None:
    """Make the account the person's; an earlier owner of the account loses it."""
    unlink_account(connection, channel, account)
    connection.execute(
        insert(accounts).values(
            channel=channel,
            account=account,
            conversation=conversation,
            agency=scope.agency,
            person_id=person_id,
            enrolled_at=at,
        )
    )


def unlink_account(connection: Connection, channel: str, account: str) -> None:
    """The account belongs to nobody any more."""
    connection.execute(delete(accounts).where(accounts.c.channel == channel, accounts.c.account == account))


def unlink_person(connection: Connection, scope: AgencyScope, person_id: int) -> None:
    """Every account of the person belongs to nobody any more."""
    connection.execute(delete(accounts).where(accounts.c.agency == scope.agency, accounts.c.person_id == person_id))


def accounts_of(connection: Connection, scope: AgencyScope, person_id: int) -> list[Row[Any]]:
    """The person's accounts, the earliest enrolled first; none once the person has left."""
    query = (
        select(accounts)
        .join(people, people.c.id == accounts.c.person_id)
        .where(accounts.c.agency == scope.agency, accounts.c.person_id == person_id, people.c.active)
    )
    return list(connection.execute(query.order_by(accounts.c.enrolled_at, accounts.c.channel)))


def add_invitation(connection: Connection, scope: AgencyScope, values: Mapping[str, Any]) -> int:
    """Keep an invitation; only the digest of its code is stored."""
    made = connection.execute(insert(invitations).values(agency=scope.agency, **values).returning(invitations.c.id))
    return int(made.scalar_one())


def take_invitation(connection: Connection, digest: str, now: datetime) -> Row[Any] | None:
    """Use up the invitation with this code; None when there is none, or it is used or expired."""
    taken = connection.execute(
        update(invitations)
        .where(invitations.c.code_digest == digest, invitations.c.used_at.is_(None), invitations.c.expires_at > now)
        .values(used_at=now)
        .returning(invitations)
    )
    return taken.first()


def invitation_used_by(connection: Connection, scope: AgencyScope, invitation_id: int, person_id: int) -> None:
    """Note whom the invitation enrolled."""
    connection.execute(
        update(invitations)
        .where(invitations.c.agency == scope.agency, invitations.c.id == invitation_id)
        .values(person_id=person_id)
    )


def failures_since(connection: Connection, channel: str, account: str, since: datetime) -> int:
    """How many wrong codes the account has sent since then."""
    query = select(func.count()).select_from(enrol_failures)
    mine = and_(enrol_failures.c.channel == channel, enrol_failures.c.account == account, enrol_failures.c.at > since)
    return connection.execute(query.where(mine)).scalar_one()


def add_failure(connection: Connection, channel: str, account: str, at: datetime, forget: datetime) -> None:
    """The account sent a wrong code. What anybody sent up to `forget` counts no more, and goes."""
    connection.execute(delete(enrol_failures).where(enrol_failures.c.at <= forget))
    connection.execute(insert(enrol_failures).values(channel=channel, account=account, at=at))


def lock_tokens(connection: Connection) -> None:
    """Hold off every other process that renews tokens until this transaction ends (PostgreSQL)."""
    connection.execute(select(func.pg_advisory_xact_lock(_TOKENS_LOCK)))


def tokens_of(connection: Connection, channel: str) -> Row[Any] | None:
    """The channel's present pair of tokens."""
    return connection.execute(select(channel_tokens).where(channel_tokens.c.channel == channel)).first()


def save_tokens(
    connection: Connection, channel: str, access: str, refresh: str, expires: datetime, at: datetime
) -> None:
    """Keep a new pair of tokens in place of the earlier one."""
    connection.execute(delete(channel_tokens).where(channel_tokens.c.channel == channel))
    connection.execute(
        insert(channel_tokens).values(
            channel=channel, access_token=access, refresh_token=refresh, expires_at=expires, changed_at=at
        )
    )


def add_reminder(connection: Connection, scope: AgencyScope, values: Mapping[str, Any]) -> bool:
    """Note that a reminder is being sent; False when it was sent before."""
    return insert_ignoring(connection, reminders, {"agency": scope.agency, **values}) is not None


def unreached(connection: Connection, scope: AgencyScope, since: datetime) -> list[Row[Any]]:
    """Reminders since then that could be delivered to nobody, oldest first."""
    query = select(reminders).where(reminders.c.agency == scope.agency, reminders.c.at >= since)
    if scope.unit is not None:
        query = query.where(reminders.c.unit == scope.unit)
    return list(connection.execute(query.where(reminders.c.reached.is_(False)).order_by(reminders.c.at)))


def add_review_item(
    connection: Connection, scope: AgencyScope, kind: str, question: str, status: str, at: datetime
) -> int:
    """Put a question on the agency's review list. `kind` is unanswered or down_voted."""
    made = connection.execute(
        insert(review_items)
        .values(agency=scope.agency, kind=kind, question=question, status=status, at=at)
        .returning(review_items.c.id)
    )
    return int(made.scalar_one())


def review_list(connection: Connection, scope: AgencyScope, limit: int = 100) -> list[Row[Any]]:
    """The agency's open review items, newest first."""
    mine = and_(review_items.c.agency == scope.agency, review_items.c.closed_at.is_(None))
    return list(connection.execute(select(review_items).where(mine).order_by(review_items.c.id.desc()).limit(limit)))


def close_review_item(connection: Connection, scope: AgencyScope, item: int, person_id: int, at: datetime) -> bool:
    """Take an item off the list; False when it is not there."""
    mine = and_(review_items.c.agency == scope.agency, review_items.c.id == item, review_items.c.closed_at.is_(None))
    changed = connection.execute(update(review_items).where(mine).values(closed_at=at, closed_by=person_id))
    return changed.rowcount > 0


def in_trouble_of(connection: Connection, scope: AgencyScope, box: store.Box, limit: int = 100) -> list[Row[Any]]:
    """What was given up or may not have arrived of the agency's own people, with their names: newest first."""
    table = store.BOXES[box]
    query = select(table, people.c.name.label("person_name")).join(accounts, _own_rows(table, box))
    query = query.join(people, people.c.id == accounts.c.person_id)
    wanted = query.where(accounts.c.agency == scope.agency, store.given_up(table))
    return list(connection.execute(wanted.order_by(table.c.id.desc()).limit(limit)))


def is_in_trouble(connection: Connection, scope: AgencyScope, box: store.Box, row_id: int) -> bool:
    """Whether this row is one of `in_trouble_of`."""
    table = store.BOXES[box]
    query = select(table.c.id).join(accounts, _own_rows(table, box))
    mine = query.where(accounts.c.agency == scope.agency, store.given_up(table), table.c.id == row_id)
    return connection.execute(mine).first() is not None


def _own_rows(table: Table, box: store.Box) -> ColumnElement[bool]:
    """Which rows come from, or go to, an enrolled account."""
    theirs = (
        table.c.account == accounts.c.account if box == "inbox" else table.c.conversation == accounts.c.conversation
    )
    return and_(table.c.channel == accounts.c.channel, theirs)
