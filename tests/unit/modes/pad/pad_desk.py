"""A pad at counter 1 with the hall around it, driven by hand and by the clock."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from app.client.errors import Unreachable, Why
from app.contract.command import Actor
from app.contract.hall.commands import (
    FinishVisit,
    RateVisit,
    StartServing,
)
from app.contract.hall.state import Visit
from app.modes.errands import Errands
from app.modes.pad.presenter import PadPresenter
from app.modes.pad.signatures import Signatures
from app.modes.pad.touched import TouchedFile
from app.modes.pad.view import PadView
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import KIOSK, pad, small_setup

PORTRAIT = b"a picture"


@dataclass
class Desk:
    """A pad at counter 1, with the hall around it. `seconds` is the pad's own clock."""

    setup_changes: dict = field(default_factory=dict)
    counter: str = "1"
    seconds: float = 1000.0
    views: list[PadView] = field(default_factory=list)
    portraits: list[str] = field(default_factory=list)
    portrait: bytes | None = PORTRAIT
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp()))
    sent: list[str] = field(default_factory=list)
    door_open: bool = True
    unsent: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hall = LiveHall(setup=small_setup(**self.setup_changes))
        self.replica = self.hall.follow(pad("1"))
        self.operations = LiveOperations(self.hall, pad("1"))
        self.errands = Errands()
        self.start()

    def start(self) -> None:
        self.presenter = PadPresenter(
            replica=self.replica,
            operations=self.operations,
            counter=self.counter,
            reader="zh",
            kept=TouchedFile(self.folder),
            signatures=Signatures(self.folder, self._hand_over),
            unsent=self._unsent,
            run=self.errands.run,
            portrait=self._fetch,
            show=self.views.append,
            now=lambda: self.hall.now,
            mono=lambda: self.seconds,
        )

    async def _unsent(self) -> set[str]:
        return self.unsent

    async def _fetch(self, file: str) -> bytes | None:
        self.portraits.append(file)
        return self.portrait

    async def _hand_over(self, digest: str, picture: bytes) -> None:
        if not self.door_open:
            raise Unreachable(Why.REFUSED)
        assert hashlib.sha256(picture).hexdigest() == digest
        self.sent.append(digest)

    def close(self) -> None:
        self.presenter.close()
        shutil.rmtree(self.folder)

    @property
    def view(self) -> PadView:
        return self.views[-1]

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.hall.wait(seconds=seconds)
        self.presenter.tick()

    def sit_down(self, number: str = "1001") -> Actor:
        actor = self.hall.open("1", number)
        self.hall.sync()
        return actor

    def call(self, actor: Actor) -> Visit:
        self.hall.take("id", actor=KIOSK)
        visit = self.hall.call("1", actor)
        self.hall.sync()
        return visit

    def serve(self, actor: Actor) -> Visit:
        visit = self.call(actor)
        self.hall.tell(StartServing(counter="1", visit=visit.id), actor)
        return visit

    def ask(self, actor: Actor) -> Visit:
        """Serve one visit to its end; the question is on the pad and the hand off the glass."""
        visit = self.serve(actor)
        self.wait(60)
        self.hall.tell(FinishVisit(counter="1", visit=visit.id), actor)
        self.wait(0.5)
        return visit

    def ratings(self) -> list[RateVisit]:
        return [command for command in self.operations.done if isinstance(command, RateVisit)]
