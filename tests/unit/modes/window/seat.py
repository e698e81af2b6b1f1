"""A member of staff at a counter of a hall that is driven by the real rules; shows what a test reads."""

from dataclasses import dataclass, field

from app.modes.errands import Errands
from app.modes.window.ask_view import Asking
from app.modes.window.paper import CounterPaper
from app.modes.window.presenter import WindowPresenter
from app.modes.window.view import AtCounter, Deed, WindowView
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import staff

ME, OTHER = "1001", "1002"
AT_WORK = {Deed.FINISH, Deed.FINISH_UNRATED, Deed.PARK, Deed.PAPERS, Deed.TRANSFER, Deed.CANCEL}
ANY_TIME = {
    Deed.DISTANCE,
    Deed.PUSH_SCREENSHOT,
    Deed.AUTO_CALL,
    Deed.RETURN_WITH_PAPERS,
    Deed.ASK_ON_PAD,
    Deed.PAIR_PAD,
}


@dataclass
class Seat:
    """A member of staff at a program that shows what a test reads."""

    hall: LiveHall
    views: list[WindowView] = field(default_factory=list)
    left: int = 0
    paper: CounterPaper = field(default_factory=lambda: CounterPaper(None))
    errands: Errands = field(default_factory=Errands)

    def __post_init__(self) -> None:
        self.operations = StaffOperations(self.hall, ME)
        self.presenter = WindowPresenter(
            replica=self.hall.follow(staff(ME)),
            operations=self.operations,
            paper=self.paper,
            staff=ME,
            name="林晓岚",
            machine_counter=None,
            now=lambda: self.hall.now,
            show=self.views.append,
            leave=self._leave,
            run=self.errands.run,
        )
        self.presenter.start()

    @property
    def view(self) -> WindowView:
        return self.views[-1]

    @property
    def counter(self) -> AtCounter:
        assert self.view.counter is not None, "nobody sits at a counter"
        return self.view.counter

    @property
    def asking(self) -> Asking:
        assert self.view.asking is not None, "nothing is asked"
        return self.view.asking

    def may(self) -> set[Deed]:
        """What may be done now, besides what may be done whenever somebody sits here."""
        return {deed for deed in Deed if not self.counter.why_not[deed]} - ANY_TIME

    def _leave(self) -> None:
        self.left += 1


def take(hall: LiveHall, *services: str, **more: object) -> list[str]:
    """Let citizens take tickets, a minute apart; return the numbers."""
    numbers = []
    for service in services:
        numbers.append(hall.take(service, **more).number)
        hall.wait(minutes=1)
    hall.sync()
    return numbers
