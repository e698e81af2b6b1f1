"""What went wrong, for people: a message key, the values it needs, and what can be done about it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import ValidationError

from app.client.errors import (
    Locked,
    OutboxError,
    PasswordMustChange,
    Rejected,
    Unauthenticated,
    Unreachable,
    WrongLogin,
)
from app.client.subscribers import Subscribers, incident
from app.contract.errors import RefusalCode, Refused

log = logging.getLogger(__name__)


class Advice(StrEnum):
    """What the person in front of the screen can do."""

    CHANGE_SOMETHING = "change_something"
    WAIT_FOR_SERVER = "wait_for_server"
    LOG_IN = "log_in"
    ASK_MANAGER = "ask_manager"
    CALL_TECHNICIAN = "call_technician"


class Trouble(StrEnum):
    """Codes of problems beside `RefusalCode`."""

    UNREACHABLE = "unreachable"
    LOGIN_NEEDED = "login_needed"
    WRONG_LOGIN = "wrong_login"
    LOCKED = "locked"
    PASSWORD_MUST_CHANGE = "password_must_change"  # noqa: S105 - a message key
    NOT_STORED = "not_stored"
    REJECTED = "rejected"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True)
class Problem:
    """Why an operation did not happen.

    `code` is a `RefusalCode` or `Trouble` value, `detail` fills its words, `operation` is the name of what was tried
    (`call_next`, …), `incident` the id under which the log has more; empty when there is no more to know.
    """

    code: str
    advice: Advice
    operation: str
    detail: Mapping[str, str | int] = field(default_factory=dict)
    incident: str = ""


class Problems:
    """Where problems are told; the shell listens, and a presenter may."""

    def __init__(self) -> None:
        self._subscribers: Subscribers[Problem] = Subscribers()

    def subscribe(self, listener: Callable[[Problem], None]) -> Callable[[], None]:
        """Tell `listener` of every problem from now on; return the function that ends it."""
        return self._subscribers.add(listener)

    def tell(self, problem: Problem) -> None:
        """Tell everybody of a problem."""
        self._subscribers.tell(problem)


_KNOWN: tuple[tuple[type[Exception], str, Advice], ...] = (
    (Unreachable, Trouble.UNREACHABLE, Advice.WAIT_FOR_SERVER),
    (Unauthenticated, Trouble.LOGIN_NEEDED, Advice.LOG_IN),
    (WrongLogin, Trouble.WRONG_LOGIN, Advice.CHANGE_SOMETHING),
    (Locked, Trouble.LOCKED, Advice.ASK_MANAGER),
    (PasswordMustChange, Trouble.PASSWORD_MUST_CHANGE, Advice.CHANGE_SOMETHING),
    (OutboxError, Trouble.NOT_STORED, Advice.CALL_TECHNICIAN),
)


def problem_of(operation: str, error: Exception) -> Problem:
    """Put an error into a problem; one that nobody expected goes to the log with an id."""
    if isinstance(error, Refused):
        return Problem(error.code.value, _advice(error.code), operation, dict(error.detail))
    if isinstance(error, ValidationError):
        # Not logged: it repeats what was typed. The name of the field is ours.
        where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        return Problem(RefusalCode.MALFORMED.value, Advice.CHANGE_SOMETHING, operation, {"field": where})
    if isinstance(error, Rejected) and error.status == 403:
        return Problem(RefusalCode.NOT_ALLOWED.value, Advice.ASK_MANAGER, operation)
    for kind, code, advice in _KNOWN:
        if isinstance(error, kind):
            return Problem(code, advice, operation)
    number = incident()
    log.error("%s failed, incident %s", operation, number, exc_info=error)
    code = Trouble.REJECTED if isinstance(error, Rejected) else Trouble.UNEXPECTED
    return Problem(code.value, Advice.CALL_TECHNICIAN, operation, incident=number)


def _advice(code: RefusalCode) -> Advice:
    if code in (RefusalCode.NOT_ALLOWED, RefusalCode.NOT_SET_UP, RefusalCode.SETUP_WRONG):
        return Advice.ASK_MANAGER
    return Advice.CHANGE_SOMETHING
