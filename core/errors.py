"""The errors a user can meet, each carrying its Vietnamese message.

TrolyError
├── InputError          what was given cannot be used (and how to give it)
│   └── FileRefused     a file that may not be taken in
├── NotFoundError       no such agency, document, record …
├── DeniedError         the person may not do this
├── ConflictError       it contradicts what is already there
├── SecretRefused       a state-secret mark: nothing was stored
├── SettingsError       a setting is missing or wrong
└── UnavailableError    something needed cannot be reached just now
"""


class TrolyError(Exception):
    """Base of all expected errors; `str(error)` is a Vietnamese sentence that says what to do."""


class InputError(TrolyError):
    """The input cannot be used."""


class FileRefused(InputError):  # noqa: N818  # what happened to the file, not a fault
    """The file may not be taken in: wrong kind, too large, broken or unsafe."""


class NotFoundError(TrolyError):
    """The thing named does not exist, or not within the asker's agency."""


class DeniedError(TrolyError):
    """The person may not do this."""


class ConflictError(TrolyError):
    """The change contradicts the present state."""


class SecretRefused(TrolyError):  # noqa: N818  # likewise
    """The input carries a state-secret mark; nothing of it was stored."""


class SettingsError(TrolyError):
    """A setting is missing, half given or wrong."""


class UnavailableError(TrolyError):
    """A server, model or file that is needed cannot be reached now."""
