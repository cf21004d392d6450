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

SWITCH_SECONDS = 0.001
GARBAGE = 10_000  # objects made between two searches for garbage: every request makes thousands that it drops itself
ARENAS = 2  # that share the memory of all threads
_M_ARENA_MAX = -8  # of glibc's <malloc.h>


def serve(host: str, port: int, say: "Say") -> None:
    """Serve until told to stop. Raises SettingsError before anything starts if a channel is half configured."""
    import uvicorn

    from api.app import create_app
    from api.context import load_settings, open_context
    from api.hearing import hearing
    from core import cores
    from core.log import configure

    keep_memory_flat()
    settings = load_settings()
    configure(settings.log_level)
    names = wanted_channels(settings)
    with open_context(settings, say=say, serving=True) as context:
        context.answering.composer()  # a model that is named and cannot be used stops the start, by name
        conversations = make_conversations(context)
        app = create_app(context, conversations)
        acknowledge_promptly()
        cores.keep_to_one()
        say(wording.SERVING.format(host=host, port=port, channels=", ".join(names) or wording.NO_CHANNELS))
        protocol = hearing(conversations.arrivals)
        uvicorn.run(app, host=host, port=port, http=protocol, log_config=None, access_log=False)


def keep_memory_flat() -> None:
    """Let the threads share memory instead of each hoarding what it has freed: with an arena for nearly every thread
    the process grows by some 25 MB a minute under fifty people and never gives it back. Elsewhere than on glibc
    nothing is changed."""
    import ctypes

    try:
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS)
    except (AttributeError, OSError, TypeError):
        return


def acknowledge_promptly() -> None:
    """Keep this process from pausing while it acknowledges: threads take turns quickly, so that no acknowledgement
    waits for the handling of another message, garbage is looked for less often, and never in what is loaded by now."""
    import gc
    import sys

    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(GARBAGE)
    gc.collect()
    gc.freeze()


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
