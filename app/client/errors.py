"""What can go wrong between a program and its server, or with a program's own files.

ClientError
├── Unreachable       no usable answer came: refused, timed out, broken off, busy
├── Unauthenticated   the token is missing, wrong or over
├── Rejected          the server understood the request's form and says no (4xx), or failed by itself (5xx)
├── OtherEpoch        the server lives another life of its database: take a new snapshot
├── OutOfStep         the replica cannot go on from these events
│   ├── Gap           events are missing in between
│   └── Unreadable    the server speaks a newer contract
├── WrongLogin        number or password is wrong
├── Locked            too many wrong logins
├── PasswordMustChange  number and password are right, but the password must be replaced first
├── OutboxError       a fact could not be stored
│   ├── FactsWaiting  a reset was asked for while facts wait to be sent
│   └── OutboxTooNew  the file was written by a newer version of this program
├── SettingsError     a settings file is wrong; says where
├── SecretError       a secret could not be kept or read
└── AlreadyRunning    another instance holds this profile

A refused command is `app.contract.errors.Refused`, which is no `ClientError`: the server did answer.
"""

from enum import StrEnum


class ClientError(Exception):
    """Base of everything that goes wrong at the client's side of the wire."""


class Why(StrEnum):
    """Why no usable answer came."""

    REFUSED = "refused"
    TIMED_OUT = "timed_out"
    BROKEN_OFF = "broken_off"
    BUSY = "busy"


class Unreachable(ClientError):
    """No usable answer came. `retry_after` is in seconds, when the server named a time."""

    def __init__(self, why: Why, retry_after: float | None = None) -> None:
        super().__init__(why.value)
        self.why = why
        self.retry_after = retry_after


class Unauthenticated(ClientError):
    """The server does not know this token. `token` is the one that was sent."""

    def __init__(self, token: str | None) -> None:
        super().__init__("unauthenticated")
        self.token = token


class Rejected(ClientError):
    """The server answered with an error. `code` is its message key, `status` the HTTP status."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code


class OtherEpoch(ClientError):
    """The record we followed is not the one the server has now."""


class OutOfStep(ClientError):
    """The replica cannot go on from these events and needs a snapshot."""


class Gap(OutOfStep):
    """Event `got` came where `expected` should have followed."""

    def __init__(self, *, expected: int, got: int) -> None:
        super().__init__(f"expected event {expected}, got {got}")
        self.expected = expected
        self.got = got


class Unreadable(OutOfStep):
    """An event or snapshot has a form that this version does not know."""


class WrongLogin(ClientError):
    """Number or password is wrong; the server does not say which."""


class Locked(ClientError):
    """Too many wrong logins; `retry_after` seconds, when known."""

    def __init__(self, retry_after: float | None) -> None:
        super().__init__("locked")
        self.retry_after = retry_after


class PasswordMustChange(ClientError):
    """Number and password are right, but this password only opens the way to a new one."""


class OutboxError(ClientError):
    """A fact could not be stored: it must not be shown as done."""


class FactsWaiting(OutboxError):
    """The outbox may not be emptied: `count` facts have not reached the server."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} facts wait")
        self.count = count


class OutboxTooNew(OutboxError):
    """The outbox was written by a newer version of this program and is left alone."""


class SettingsError(ClientError):
    """A settings file is wrong. The text names file, line and what is expected."""


class SecretError(ClientError):
    """A secret could not be kept or read."""


class AlreadyRunning(ClientError):
    """Another program holds this profile. `owner` is its process id, or 0 when unknown."""

    def __init__(self, owner: int) -> None:
        super().__init__(f"already running as process {owner}")
        self.owner = owner
