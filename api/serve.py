"""Runs the server: conversations on every configured channel, and the HTTP application."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from api import wording_channels as wording
from api.page_channel import page_channels
from bot.service import Conversations, make_channels, wanted_channels
from bot.worker import Handler

if TYPE_CHECKING:
    from api.context import Context, Say
    from bot.channel import Capabilities

SWITCH_SECONDS = 0.001  # threads take turns quickly, so that acknowledging does not wait for handling


def serve(host: str, port: int, say: "Say") -> None:
    """Serve until told to stop. Raises SettingsError before anything starts if a channel is half configured."""
    import sys

    import uvicorn

    from api.app import create_app
    from api.context import load_settings, open_context
    from core.log import configure

    settings = load_settings()
    configure(settings.log_level)
    names = wanted_channels(settings)
    sys.setswitchinterval(SWITCH_SECONDS)
    with open_context(settings, say=say) as context:
        context.answering.composer()  # a model that is named and cannot be used stops the start, by name
        app = create_app(context, make_conversations(context))
        say(wording.SERVING.format(host=host, port=port, channels=", ".join(names) or wording.NO_CHANNELS))
        uvicorn.run(app, host=host, port=port, log_config=None, access_log=False)


def make_conversations(context: "Context") -> Conversations:
    """The conversations of this process, on the channels that are configured."""
    channels = make_channels(context.settings, context.database, context.clock) | page_channels()
    return Conversations(
        context.settings,
        context.database,
        context.clock,
        make_handler(context, {name: channel.capabilities for name, channel in channels.items()}),
        channels,
        snapshot=context.snapshot,
    )


def make_handler(context: "Context", capabilities: "Mapping[str, Capabilities]") -> Handler:
    """The dialogue over the present plans."""
    from bot.dialogue import Conversation

    return Conversation(context.answering.answer, context.snapshot, context.clock, capabilities)
