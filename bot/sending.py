"""How a send can end, whatever the platform; adapters raise these and the outbox decides what follows.

SendError
├── NotSent             the platform was not reached: certainly nothing was delivered
├── TryLater            the platform asks to wait `seconds`; nothing was delivered
├── Undeliverable       never to this person: blocked, gone, content refused
│   └── WindowClosed    the platform's reply window is shut until the person writes again
├── NeedsAdministrator  the account itself is in trouble (a token, a quota): somebody must act
└── MayHaveArrived      the answer was lost: it may or may not have been delivered
"""


class SendError(Exception):
    """A delivery did not end well. The text is a short technical reason, without tokens or message text."""


class NotSent(SendError):  # noqa: N818  # what happened
    """The platform was not reached."""


class TryLater(SendError):  # noqa: N818
    """The platform wants us to wait."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Undeliverable(SendError):  # noqa: N818
    """It will never be delivered to this person."""


class WindowClosed(Undeliverable):
    """The reply window is shut."""


class NeedsAdministrator(SendError):  # noqa: N818
    """Somebody must act before this channel can send."""


class MayHaveArrived(SendError):  # noqa: N818
    """It is not known whether it was delivered."""
