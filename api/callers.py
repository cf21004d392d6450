"""Who calls over HTTP, and what they may do: the person behind a token or a session, or nobody."""

from dataclasses import dataclass

from api import wording_web as wording
from api.errors import NotSignedIn
from api.sign_in import Session
from core.errors import DeniedError
from core.people import Action, AgencyScope, Person, may


@dataclass(frozen=True, slots=True)
class Caller:
    """`person` is None for somebody unknown; `scopes` narrows a token (None: the whole role)."""

    person: Person | None = None
    scopes: frozenset[Action] | None = None
    channel: str = "rest"
    session: Session | None = None

    def may(self, action: Action, agency: str) -> bool:
        """Whether this caller may do `action` in `agency`."""
        return may(self.person, action, agency) and (self.scopes is None or action in self.scopes)

    def require(self, action: Action, agency: str | None = None) -> "Permit":
        """The permit to do `action` in `agency` (default: the caller's own). Raises NotSignedIn or DeniedError."""
        if self.person is None:
            raise NotSignedIn(wording.TOKEN_NEEDED if self.channel == "rest" else wording.SIGN_IN_NEEDED)
        agency = agency or self.person.agency
        if not self.may(action, agency):
            raise DeniedError(wording.NOT_ALLOWED.format(agency=agency))
        return Permit(self.person, AgencyScope(agency), self)

    def require_whole(self, action: Action) -> "Permit":
        """The same for what may come to anything the role allows, as a conversation does: no narrowed token will do."""
        permit = self.require(action)
        if self.scopes is not None:
            raise DeniedError(wording.NARROWED)
        return permit


@dataclass(frozen=True, slots=True)
class Permit:
    """A checked right: the person, and the scope of every query that follows."""

    person: Person
    scope: AgencyScope
    caller: Caller
