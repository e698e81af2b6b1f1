"""Putting entry together: a page of the program's window, a presenter, and an answer to wait for."""

import asyncio
import logging
import socket
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.client.door import Enrolment, Login
from app.client.errors import Rejected, SettingsError
from app.client.session import Session
from app.client.settings import load_settings, save_settings
from app.contract.command import Scope
from app.contract.errors import RefusalCode
from app.modes.entry.enrol_presenter import EnrolPresenter
from app.modes.entry.enrol_screen import EnrolScreen
from app.modes.entry.last_number import LastNumber
from app.modes.entry.login_presenter import LoginPresenter, Typed
from app.modes.entry.login_screen import LoginScreen
from app.modes.errands import Errands
from app.modes.station import Station

translate = QCoreApplication.translate
log = logging.getLogger(__name__)


ShowPage = Callable[[QWidget], None]

_STAFF = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.HOTLINE, Scope.DESK, Scope.MANAGER})


async def let_in(station: Station, scopes: Sequence[Scope], show_page: ShowPage) -> None:
    """Return as soon as the station holds a token of one of these scopes; until then ask for it on a page of its own.

    They are all of staff, or one of devices.
    """
    session, token = station.session, station.door.token
    of_staff = scopes[0] in _STAFF
    known = session.login_result if of_staff else session.enrolment
    if known is not None and known.scope in scopes and known.token == token:
        return
    if of_staff:
        await ask_login(station, scopes, show_page)
    else:
        await ask_enrolment(station, show_page)


async def log_in_as(session: Session, number: str, password: str, scopes: Sequence[Scope]) -> Login:
    """Log in as the first of these scopes that the roles of the account allow. Raises what `Session.login` raises."""
    *before, last = scopes
    for scope in before:
        try:
            return await session.login(number, password, scope=scope)
        except Rejected as error:
            if error.code != RefusalCode.NOT_ALLOWED:
                raise
    return await session.login(number, password, scope=last)


async def ask_login(station: Station, scopes: Sequence[Scope], show_page: ShowPage) -> Login:
    """Show the login until somebody has logged in as one of `scopes`."""
    screen, errands = LoginScreen(), Errands()
    answer: asyncio.Future[Login] = asyncio.get_running_loop().create_future()
    presenter = LoginPresenter(
        title=_login_title(scopes[0]),
        server=station.door.url,
        login=lambda number, password: log_in_as(station.session, number, password, scopes),
        change_password=lambda number, old, new: station.session.change_password(number, old=old, new=new),
        last_number=LastNumber(station.place.folder),
        show=screen.show_view,
        done=answer.set_result,
    )
    screen.submitted.connect(
        lambda number, password, new, again: errands.run(
            presenter.submit(Typed(number=number, password=password, new=new, again=again))
        )
    )
    show_page(screen)
    presenter.start()
    try:
        return await answer
    finally:
        await errands.close()


async def ask_enrolment(station: Station, show_page: ShowPage) -> Enrolment:
    """Show the enrolment until this machine is a device; another address than before is kept in the settings."""
    screen, errands = EnrolScreen(), Errands()
    answer: asyncio.Future[Enrolment] = asyncio.get_running_loop().create_future()

    async def enrol(server: str, code: str) -> Enrolment:
        if server != station.door.url:
            await station.door.aclose()
            station.door.url = server
        enrolment = await station.session.enrol(code, socket.gethostname())
        await asyncio.to_thread(_keep_server, station, server)
        return enrolment

    presenter = EnrolPresenter(
        title=translate("Entry", "Set up a device"),
        server=station.door.url,
        enrol=enrol,
        show=screen.show_view,
        done=answer.set_result,
    )
    screen.submitted.connect(lambda server, code: errands.run(presenter.submit(server, code)))
    show_page(screen)
    presenter.start()
    try:
        return await answer
    finally:
        await errands.close()


async def end_login(station: Station) -> None:
    """Log out and ask for the next login, as the link would when it needs one; ends with that login."""
    await station.session.logout()
    await station.session.renew(None)


def _login_title(scope: Scope) -> str:
    if scope is Scope.HOTLINE:
        return translate("Entry", "Hotline")
    if scope is Scope.DESK:
        return translate("Entry", "Desk")
    if scope is Scope.MANAGER:
        return translate("Entry", "Hall management")
    if scope is Scope.RECEPTION:
        return translate("Entry", "Reception")
    return translate("Entry", "Counter")


def _keep_server(station: Station, server: str) -> None:
    try:
        known = load_settings(station.place.settings)
        if known.settings.server != server:
            save_settings(known, known.settings.model_copy(update={"server": server}))
    except (SettingsError, OSError) as error:
        log.warning("the address is not kept beyond this run: %s", error)
