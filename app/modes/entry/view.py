"""What the screens of entry show."""

from dataclasses import dataclass
from enum import StrEnum


class LoginField(StrEnum):
    """Where somebody types when logging in."""

    NUMBER = "number"
    PASSWORD = "password"  # noqa: S105 - the name of a field
    NEW = "new-password"
    AGAIN = "new-password-again"


class EnrolField(StrEnum):
    """Where somebody types when setting a device up."""

    SERVER = "server"
    CODE = "code"


@dataclass(frozen=True, kw_only=True)
class LoginView:
    """The login as it is to be seen. `wrong` is said beside `field`, `notice` above the button.

    `number` is put into its field only when `fill` is set, so that nothing typed is ever overwritten. `renewing` asks
    for a password of one's own in place of a one-time password.
    """

    title: str
    server: str
    number: str = ""
    fill: bool = False
    field: LoginField = LoginField.NUMBER
    wrong: str = ""
    notice: str = ""
    renewing: bool = False
    busy: bool = False


@dataclass(frozen=True, kw_only=True)
class EnrolView:
    """The enrolment as it is to be seen; the same as `LoginView`, with the server's address as what is filled in."""

    title: str
    server: str = ""
    fill: bool = False
    field: EnrolField = EnrolField.SERVER
    wrong: str = ""
    notice: str = ""
    busy: bool = False
