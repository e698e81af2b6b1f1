"""A welcome over the whole of the hall's displays (欢迎词), and back to the calls."""

from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, Line, Model

WelcomeText = Annotated[Line, Field(min_length=1)]


class Welcome(Model):
    """Words that fill the displays of a zone or, without one, of the whole hall."""

    text: WelcomeText
    zone: Code | None = None
    staff: Line = ""
    at: AwareDatetime


class ShowWelcome(Command):
    """Let words fill the displays until `EndWelcome` or the end of the day; the newest of a zone stands."""

    TYPE: ClassVar[str] = "show_welcome"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    text: WelcomeText
    zone: Code | None = None


class EndWelcome(Command):
    """Back to the calls: on the displays of a zone or, without one, on all."""

    TYPE: ClassVar[str] = "end_welcome"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    zone: Code | None = None


class WelcomeShown(Event):
    """Words fill the displays."""

    TYPE: ClassVar[str] = "welcome_shown"

    welcome: Welcome


class WelcomeEnded(Event):
    """The displays of a zone or, without one, all are back to the calls."""

    TYPE: ClassVar[str] = "welcome_ended"

    zone: Code | None = None
