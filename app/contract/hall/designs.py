"""Designs of tickets (票面模板) and layouts of displays (综合屏版式): given to a hall one at a time, while it runs."""

from typing import ClassVar

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.hall.setup import DisplayDesign, TicketDesign
from app.contract.model import Code, Sha256


class KeepTicketDesign(Command):
    """Keep a design of tickets under its code, and print with it in places; nothing else of the hall changes.

    `base` is the SHA-256 of the source the sender began with, empty for a code that is new: what somebody else has
    changed since is not lost. `hall`: for all tickets for which no place says otherwise, as the hall's first design
    always is; `zones` and `services` are further places.
    """

    TYPE: ClassVar[str] = "keep_ticket_design"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER})

    design: TicketDesign
    base: Sha256 = ""
    hall: bool = False
    zones: tuple[Code, ...] = ()
    services: tuple[Code, ...] = ()


class KeepDisplayDesign(Command):
    """Keep a layout of displays under its code, and show it in places; as `KeepTicketDesign`."""

    TYPE: ClassVar[str] = "keep_display_design"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER})

    design: DisplayDesign
    base: Sha256 = ""
    hall: bool = False
    zones: tuple[Code, ...] = ()


class TicketDesignKept(Event):
    """The hall keeps a design of tickets, and prints with it in these places."""

    TYPE: ClassVar[str] = "ticket_design_kept"

    design: TicketDesign
    hall: bool = False
    zones: tuple[Code, ...] = ()
    services: tuple[Code, ...] = ()


class DisplayDesignKept(Event):
    """The hall keeps a layout of displays, and shows it in these places."""

    TYPE: ClassVar[str] = "display_design_kept"

    design: DisplayDesign
    hall: bool = False
    zones: tuple[Code, ...] = ()
