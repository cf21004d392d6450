"""Old messages lose their words: what was said is emptied after a while, the keys that tell a repeat are kept."""

from datetime import datetime

from sqlalchemy import Connection

from bot import store
from bot.channel import Incoming, Reply
from bot.payload import incoming_to_json, reply_to_json

AT_ONCE = 500  # rows of one short transaction


def prune(connection: Connection, before: datetime) -> int:
    """Empty some of the messages settled before then, in and out. Returns how many; 0 when none is left."""
    came = store.settled_before(connection, "inbox", before, AT_ONCE)
    for row in came:
        bare = Incoming(row.channel, row.event_id, row.account, row.conversation, row.received_at)
        store.change(connection, "inbox", row.id, state="pruned", payload=incoming_to_json(bare))
    said = store.settled_before(connection, "outbox", before, AT_ONCE)
    for row in said:
        store.change(connection, "outbox", row.id, state="pruned", payload=reply_to_json(Reply("")))
    store.drop_files(connection, [row.id for row in said])
    return len(came) + len(said)
