"""Putting the hotline's program together."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from app.client.errors import ClientError, Unreachable, Why
from app.contract.centre.state import Case
from app.modes.entry import end_login
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.hotline.desk_file import DeskFile
from app.modes.hotline.presenter import HotlinePresenter, Questions
from app.modes.hotline.screen import HotlineScreen
from app.modes.hotline.wiring import connect
from app.modes.station import Station

_SEAT_SIGNS = 4
_MOST_EARLIER = 50


@dataclass
class HotlineMode:
    """A call-taker's program at work."""

    window: HotlineScreen
    presenter: HotlinePresenter
    errands: Errands

    async def close(self) -> None:
        """Stop following; what stands in the form is kept."""
        await self.presenter.close()
        await self.errands.close()


async def open_hotline(station: Station) -> HotlineMode:
    """Compose the mode for whoever is logged in. Raises `ClientError` when the login belongs to no centre."""
    login = station.session.login_result
    centre = (login.centre if login is not None else None) or station.settings.centre
    if login is None or centre is None:
        raise ClientError("this login belongs to no centre")
    await station.follow_centre(centre, seat=_seat(station))
    assert station.centre is not None  # noqa: S101 - followed one line above
    assert station.centre_operations is not None  # noqa: S101
    errands = Errands()
    screen = HotlineScreen(ConnectionBadge(station.connection))

    async def earlier(number: str) -> Sequence[Case]:
        rows = await station.door.cases(centre, phone=number, limit=_MOST_EARLIER)
        try:
            return [Case.model_validate(row, strict=False) for row in rows]
        except ValidationError as error:
            raise Unreachable(Why.BROKEN_OFF) from error

    presenter = HotlinePresenter(
        replica=station.centre,
        operations=station.centre_operations,
        name=login.name,
        questions=Questions(look_up=earlier, ask=lambda query: station.door.similar(centre, query)),
        file=DeskFile(station.place.folder),
        run=errands.run,
        now=station.now,
        show=screen.show_view,
    )
    ProblemToast(screen, station.problems)
    connect(screen, presenter, run=errands.run)
    screen.left.connect(lambda: errands.run(end_login(station)))
    presenter.start()
    return HotlineMode(window=screen, presenter=presenter, errands=errands)


def _seat(station: Station) -> str:
    """Return the seat in local numbers: of this installation, whoever sits there, so that no number is given twice."""
    return station.outbox.device.replace("-", "")[:_SEAT_SIGNS].upper()
