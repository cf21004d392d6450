"""The pages and the REST API as channels of the same conversation: a reply is delivered by lying in the outbox, where
the page or the caller reads it."""

from bot.channel import Capabilities, Delivery

WEB, REST = "web", "rest"
CAPABILITIES = Capabilities(buttons=True, files=True, images=True, quotes=True, visited=True, longest_text=100_000)


class PageChannel:
    """A channel that people come to, instead of being written to."""

    capabilities = CAPABILITIES

    def __init__(self, name: str) -> None:
        self.name = name

    def send(self, delivery: Delivery) -> str:
        """Nothing to send: the row itself is what the page shows."""
        return "page"

    def close(self) -> None:
        """Nothing to close."""


def page_channels() -> dict[str, PageChannel]:
    """The channels every server has."""
    return {name: PageChannel(name) for name in (WEB, REST)}
