"""What happens on the page of the hall: the hall becomes rows, presses become operations."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.replica import Replica
from app.contract.command import Command, Scope
from app.contract.hall.offline import ReleaseCounter
from app.contract.hall.state import HallState
from app.contract.hall.voice import Announce
from app.contract.hall.welcome import ShowWelcome
from app.modes.window.hall import rows
from app.modes.window.hall.irregular import dark_rows, irregular_rows
from app.modes.window.hall.view import HallPageView
from app.modes.window.legality import why_not

translate = QCoreApplication.translate


class HallDesk:
    """Drives the page for one member of staff.

    :param staff: the staff number; `scope` as what the person is logged in.
    :param now: the server's time, aware.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        staff: str,
        scope: Scope,
        now: Callable[[], datetime],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._staff = staff
        self._scope = scope
        self._now = now
        self._view = HallPageView()
        self._show: Callable[[HallPageView], None] = lambda _view: None

    def open(self, show: Callable[[HallPageView], None]) -> Callable[[], None]:
        """Show the page by `show` from now on, as the hall goes on; return the function that ends it."""
        forget = self._replica.subscribe(lambda _change: self._look())
        self._view = HallPageView(round=self._view.round)
        self._show = show
        self._look()

        def close() -> None:
            forget()
            if self._show is show:
                self._show = lambda _view: None

        return close

    async def announce(self, texts: Mapping[str, str], zones: tuple[str, ...]) -> None:
        """Have words said aloud: a text for each language, in these zones or, without any, in the whole hall."""
        spoken = [(choice.code, texts.get(choice.code, "").strip()) for choice in self._view.languages]
        wanted = [(text, language, zone) for zone in zones or (None,) for language, text in spoken if text]
        if not wanted or self._view.announce_why_not:
            return

        async def work() -> bool:
            for text, language, zone in wanted:
                if await self._operations.announce(text, language=language, zone=zone) is None:
                    return False
            return True

        await self._once(work, translate("HallPage", "It is said now, and runs over the displays for two minutes."))

    async def welcome(self, text: str, zone: str) -> None:
        """Let words fill the displays of a zone or, without one, of the whole hall."""
        if text.strip() and not self._view.welcome_why_not:
            work = partial(self._operations.show_welcome, text.strip(), zone=zone or None)
            await self._once(work, translate("HallPage", "The displays show the welcome."))

    async def back_to_calls(self) -> None:
        """Let all displays show the calls again."""
        if self._view.welcomes and not self._view.welcome_why_not:
            await self._once(self._operations.end_welcome, translate("HallPage", "The displays show the calls."))

    async def release(self, counter: str) -> None:
        """Take the tickets of a counter that does not answer; the record says who decided it."""
        if not self._view.release_why_not:
            done = translate("HallPage", "The tickets of counter {counter} are free.").format(counter=counter)
            await self._once(lambda: self._operations.release_counter(counter), done)

    def tick(self) -> None:
        """Let time pass: a counter becomes dark by saying nothing."""
        self._look()

    async def _once(self, work: Callable[[], Awaitable[object]], done: str) -> None:
        """Do one thing at a time; problems are told by the operation."""
        if self._view.busy:
            return
        self._put(replace(self._view, busy=True, told=""))
        happened = await work()
        view = replace(self._view, busy=False)
        self._put(replace(view, told=done, round=view.round + 1) if happened else view)
        self._look()

    def _look(self) -> None:
        state, now = self._replica.state, self._now()
        setup = state.setup
        if setup is None:
            return
        found = rows.devices(state, setup, now)
        self._put(
            replace(
                self._view,
                languages=rows.languages(setup),
                zones=rows.zones(setup),
                announce_why_not=self._why_not(Announce(text="·")),
                said=rows.said(state, setup),
                welcome_why_not=self._why_not(ShowWelcome(text="·")),
                welcomes=rows.welcomes(state, setup),
                devices=found,
                summary=rows.summary(found),
                dark=(dark := dark_rows(state, now)),
                release_why_not=self._why_not(ReleaseCounter(counter=dark[0].counter)) if dark else "",
                irregular=irregular_rows(state),
            )
        )

    def _why_not(self, command: Command) -> str:
        return why_not(self._replica.state, command, staff=self._staff, now=self._now(), scope=self._scope)

    def _put(self, view: HallPageView) -> None:
        if view != self._view:
            self._view = view
            self._show(view)
