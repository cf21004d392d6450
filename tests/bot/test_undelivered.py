"""What could not be delivered: reminders take another way, an administrator sees the rest, old words are emptied."""

import json
from datetime import timedelta

from bot import store
from bot.access import Invitation, enrol, invite
from bot.channel import Delivery, Incoming, Reply
from bot.outbox import put_delivery
from bot.retention import prune
from core.people import Role
from tests.bot.conftest import Office
from tests.bot.events import telegram_text
from tests.bot.servers.http import Answer
from tests.bot.servers.zalo import RESPONSES


def _enrol(office: Office, role: Role, channel: str, account: str, again: str = "") -> str:
    """A person enrolled on a channel (and under `again` on Telegram); their id."""
    from bot import people_store

    now = office.clock.now()
    with office.database.write() as connection:
        code = invite(connection, Invitation("thu-nghiem", role, name=f"Người {account}"), now)
        said = Incoming(channel, account, account, account, now)
        enrol(connection, said, code, now)
        store.touch_conversation(connection, channel, account, False, now)
        person = people_store.person_behind(connection, channel, account)
        assert person is not None
        if again:
            from core.people import AgencyScope

            scope = AgencyScope("thu-nghiem")
            people_store.link_account(connection, scope, "telegram", again, again, person.id, now)
            store.touch_conversation(connection, "telegram", again, False, now)
    return str(person.id)


def _refused_reminder(office: Office, person: str) -> None:
    shut = json.loads(json.dumps(RESPONSES["send_ok"])) | {"error": -230, "message": "no interaction in 48 hours"}
    office.zalo.planned.append(Answer(shut))
    meta = {"agency": "thu-nghiem", "person": person, "list": "1"}
    with office.database.write() as connection:
        put_delivery(connection, Delivery("zalo_oa", "z1", Reply("Nhắc hạn: báo cáo"), meta=meta), office.clock.now())
    office.settle()


def test_a_reminder_refused_for_its_window_goes_to_the_other_channel_and_the_leaders(office: Office) -> None:
    person = _enrol(office, Role.CLERK, "zalo_oa", "z1", again="7")
    _enrol(office, Role.LEADER, "telegram", "8")
    _refused_reminder(office, person)
    told = {shown.chat: shown.text for shown in office.telegram.shown}
    assert told["7"] == "Nhắc hạn: báo cáo"
    assert "Người z1" in told["8"] and "đã gửi qua Telegram" in told["8"]


def test_a_reminder_that_reaches_nobody_is_told_to_the_leaders(office: Office) -> None:
    person = _enrol(office, Role.CLERK, "zalo_oa", "z1")
    _enrol(office, Role.LEADER, "telegram", "8")
    _refused_reminder(office, person)
    (shown,) = office.telegram.shown
    assert shown.chat == "8" and "nhắc trực tiếp" in shown.text and "báo cáo" in shown.text


def test_old_words_are_emptied_and_a_repeat_is_still_known(office: Office) -> None:
    from bot.telegram_events import from_update

    event = from_update(telegram_text(1, "lời riêng tư", office.clock.now()), "1", office.clock.now())
    assert event is not None
    office.conversations.inbox.submit(event).result()
    office.settle()
    with office.database.write() as connection:
        assert prune(connection, office.clock.now() - timedelta(days=1)) == 0
        assert prune(connection, office.clock.now() + timedelta(days=1)) == 2
        assert prune(connection, office.clock.now() + timedelta(days=1)) == 0
        for table in ("inbox", "outbox"):
            assert "riêng tư" not in str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
    assert office.conversations.inbox.submit(event).result() is False
    office.settle()
    assert len(office.telegram.shown) == 1


def test_a_group_is_heard_only_when_it_speaks_to_the_bot(office: Office) -> None:
    from bot.telegram_events import from_update

    now = office.clock.now()

    def heard(words: str, answered: int = 0) -> bool:
        update = telegram_text(1, words, now, chat=-100)
        if answered:
            update["message"]["reply_to_message"] = {"message_id": 5, "from": {"id": answered}}
        return from_update(update, "42", now, "troly_thu_bot") is not None

    assert not heard("chiều nay đi ăn ở đâu?")
    assert not heard("@khac_bot hạn báo cáo?") and not heard("/hop@khac_bot giao ban")
    assert heard("/hop giao ban") and heard("@troly_thu_bot hạn báo cáo?")
    assert heard("2 tiếng", answered=42) and not heard("2 tiếng", answered=7)
