"""Pictures of the reception's page: at work, with warnings and a call for help, a number just given, a dialog."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.contract.command import Actor, Scope
from app.contract.hall.commands import PauseCounter
from app.contract.hall.reception import AskForHelp
from app.contract.hall.setup import Role
from app.contract.hall.state import PauseReason, Priority
from app.modes.window.ask_dialog import AskDialog
from app.modes.window.paper import CounterPaper
from app.modes.window.reception.mode import connect
from app.modes.window.reception.presenter import ReceptionPresenter
from app.modes.window.reception.screen import ReceptionScreen
from app.modes.window.reception.view import Draft, TicketTask
from tests.gui.modes.sample import MORNING, sample_setup, sign
from tests.gui.modes.window_scenes import CITIZENS, DIALOG, LARGE, USUAL, alone
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import KIOSK, staff


class AtOnce:
    """Does work at once instead of in a loop; work begun by work comes after it."""

    def __init__(self) -> None:
        self._waiting: list[Coroutine[Any, Any, None]] = []
        self._running = False

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it now, or as soon as what is under way is done."""
        self._waiting.append(work)
        if self._running:
            return
        self._running = True
        try:
            while self._waiting:
                asyncio.run(self._waiting.pop(0))
        finally:
            self._running = False


@dataclass
class Reception:
    """The reception of the sample hall with its page; the hall is driven by the real rules."""

    hall: LiveHall = field(default_factory=lambda: LiveHall(setup=sample_setup(), now=MORNING))

    def __post_init__(self) -> None:
        number = next(member.number for member in sample_setup().staff if Role.RECEPTION in member.roles)
        actor = Actor(scope=Scope.RECEPTION, device="reception", staff=number)
        self.errands = AtOnce()
        self.operations = StaffOperations(self.hall, number, actor=actor)
        self.screen = ReceptionScreen(sign)
        self.presenter = ReceptionPresenter(
            replica=self.hall.follow(actor),
            operations=self.operations,
            paper=CounterPaper(None),
            staff=number,
            name="周雨桐",
            now=lambda: self.hall.now,
            show=self.screen.show_view,
            run=self.errands.run,
            leave=lambda: None,
        )
        connect(self.screen, self.presenter, self.errands)
        self.presenter.start()
        self.screen.destroyed.connect(self.presenter.close)

    def open_hall(self) -> None:
        """Seat staff at their counters and let citizens come."""
        seats = {"1": "1001", "2": "1002", "3": "1003", "4": "1004", "5": "1005"}
        for counter, number in seats.items():
            self.hall.open(counter, number)
        first = next(each for each in self.hall.setup.counters if each.number == "1").services
        for place in range(14):
            self.hall.take(
                first[place % len(first)],
                citizen=CITIZENS[(place + place // len(CITIZENS)) % len(CITIZENS)],
                priority=Priority.GREEN if place == 3 else Priority.ORDINARY,
            )
            self.hall.wait(seconds=75)
        self.hall.serve("1", staff("1001"), minutes=4)
        self.hall.call("1", staff("1001"))
        self.hall.do(PauseCounter(counter="3", reason=PauseReason.MEAL), staff("1003"))
        self.hall.sync()
        self.presenter.tick()

    def search(self, typed: str) -> None:
        """Type into the search."""
        self.screen.findChild(QLineEdit, "ticket-find").setText(typed)
        self.presenter.search(typed)


def quiet() -> QWidget:
    """In the morning, before anybody has come."""
    return Reception().screen


def at_work() -> QWidget:
    """Many wait, one is looked at."""
    at = Reception()
    at.open_hall()
    at.search("A001")
    return at.screen


def warned() -> QWidget:
    """Somebody at a kiosk wants help, and waiting is over its limits."""
    at = Reception()
    at.open_hall()
    at.hall.do(AskForHelp(zone=at.hall.setup.zones[0].code), KIOSK)
    at.hall.wait(minutes=50)
    at.hall.sync()
    at.presenter.tick()
    return at.screen


def given() -> QWidget:
    """A number was just given with the right to go first."""
    at = Reception()
    at.open_hall()
    service = next(each for each in at.hall.setup.counters if each.number == "5").services[-1]
    citizen = CITIZENS[0]
    at.presenter.draft(
        Draft(service=service, name=citizen["name"], phone=citizen["phone"], id_number=citizen["id_number"], green=True)
    )
    at.errands.run(at.presenter.issue())
    return at.screen


def asking(task: TicketTask) -> QWidget:
    """The dialog of a task, as it stands alone."""
    at = Reception()
    at.open_hall()
    at.search("AB")
    at.errands.run(at.presenter.act(task))
    return alone(at.screen, AskDialog)


def writing() -> QWidget:
    """Writing to the counters."""
    at = Reception()
    at.open_hall()
    at.screen.findChild(QPushButton, "messages").click()
    return at.screen


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for size in (USUAL, LARGE):
        yield f"reception-at-work-{size.width()}", size, at_work
        yield f"reception-warned-{size.width()}", size, warned
        yield f"reception-given-{size.width()}", size, given
    yield "reception-quiet", USUAL, quiet
    yield "reception-messages", USUAL, writing
    yield "reception-ask-service", DIALOG, partial(asking, TicketTask.CHANGE_SERVICE)
