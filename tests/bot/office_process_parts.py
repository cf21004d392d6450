"""What a serving process imports, gathered so that it is imported once."""

import sqlalchemy.dialects.postgresql.psycopg
import telegram.ext
import uvicorn
import uvicorn.lifespan.on
import uvicorn.protocols.http.auto
import uvicorn.protocols.websockets.auto

from api.app import create_app
from api.hearing import hearing
from bot.service import Conversations
from bot.telegram import CAPABILITIES, TelegramChannel
from core.clock import SystemClock
from core.database import open_database
from core.settings import Settings
from tests.bot.toy import ToyDialogue


class NotingConversations(Conversations):
    """Leaves the number of commits in the data directory when it ends, for the benchmark."""

    def close(self) -> None:
        super().close()
        (self._settings.data_dir / "commits").write_text(str(self.writer.commits))


__all__ = [
    "CAPABILITIES",
    "NotingConversations",
    "Settings",
    "SystemClock",
    "TelegramChannel",
    "ToyDialogue",
    "create_app",
    "hearing",
    "open_database",
    "sqlalchemy",
    "telegram",
    "uvicorn",
]
