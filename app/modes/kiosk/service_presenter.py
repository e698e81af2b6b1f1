"""Behind the hidden corner: the PIN, and then what the staff of a hall can see and do at their kiosk."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.replica import Replica
from app.contract.hall.devices import DeviceKind, DeviceState
from app.contract.hall.state import LIVE, HallState, Ticket
from app.ids import new_id
from app.modes import device_words, words
from app.modes.hall_texts import filled
from app.modes.kiosk.corner import HiddenCorner
from app.modes.kiosk.pin import LONGEST, SHORTEST
from app.modes.kiosk.print_jobs import job_rows
from app.modes.kiosk.service_view import Deed, DeviceRow, Door, ServiceView, Shown, Tone
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.view import Slip
from app.rules.calendar import local
from devices.health import Health
from devices.printer.job import PrintOutcome, PrintResult
from devices.printer.journal import JobRecord

translate = QCoreApplication.translate

DOOR_SECONDS = 20.0
PAGE_SECONDS = 120.0
"""How long the keypad, and the page, stay without a touch: nobody leaves an open door behind."""

LEFT, RESTART = 0, 3
"""Exit codes: left on purpose, and to be started again by the supervisor."""

_TONES = {
    DeviceState.OK: Tone.GOOD,
    DeviceState.UNKNOWN: Tone.LOOK,
    DeviceState.WARNING: Tone.LOOK,
    DeviceState.FAILED: Tone.BAD,
}


class Lock(Protocol):
    """What a PIN opens."""

    def opens(self, pin: str) -> bool:
        """Say whether a PIN is right; may wait for the disk."""


class Press(Protocol):
    """The printer of the kiosk."""

    async def print(self, slip: Slip) -> PrintResult:
        """Print one slip once."""

    def unconfirmed(self) -> tuple[str, ...]:
        """Return the tickets whose paper nobody knows of, newest first."""

    def jobs(self) -> tuple[JobRecord, ...]:
        """Return the latest of every paper, newest first."""


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What the staff may do with the program itself. `leave` ends it with an exit code."""

    leave: Callable[[int], None]
    full_screen: Callable[[], None]


class ServicePresenter:
    """Shows the keypad after the hidden corner was touched, and the service page after the right PIN.

    A wrong PIN, a closed lock and a kiosk without a PIN look the same: the citizens' first page comes back.

    :param devices: how each device is, by kind; `None` where there is none.
    :param link: returns the address of a ticket's page.
    :param opened: is told when the door is opened, so that no citizen's page stays behind it.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        lock: Lock,
        press: Press,
        devices: dict[DeviceKind, Callable[[], Health | None]],
        keys: Keys,
        link: Callable[[Ticket], str],
        reader: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Shown], None],
        opened: Callable[[], None],
        now: Callable[[], datetime],
        mono: Callable[[], float],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._lock = lock
        self._press = press
        self._devices = devices
        self._keys = keys
        self._link = link
        self._reader = reader
        self._run = run
        self._show = show
        self._opened = opened
        self._now = now
        self._mono = mono
        self._corner = HiddenCorner()
        self._shown: Shown = None
        self._typed = ""
        self._message = ""
        self._touched_at = 0.0
        self._deeds: dict[Deed, Callable[[], None]] = {
            Deed.TEST_PRINT: lambda: self._begin(self._test_print()),
            Deed.REPRINT: lambda: self._begin(self._reprint()),
            Deed.FULL_SCREEN: keys.full_screen,
            Deed.RESTART: lambda: keys.leave(RESTART),
            Deed.LEAVE: lambda: keys.leave(LEFT),
            Deed.BACK: self.close,
        }

    @property
    def is_open(self) -> bool:
        """Whether the staff, not a citizen, have the screen."""
        return self._shown is not None

    def corner_touched(self) -> None:
        """Somebody touched the corner."""
        if not self.is_open and self._corner.touched(self._mono()):
            self._opened()
            self._put(Door())

    def elsewhere_touched(self) -> None:
        """Somebody touched the citizens' screen beside the corner."""
        self._corner.elsewhere()

    def type(self, character: str) -> None:
        """A digit of the PIN."""
        if isinstance(self._shown, Door) and not self._shown.checking:
            if character.isascii() and character.isdigit():
                self._typed = (self._typed + character)[:LONGEST]
            self._put(Door(typed=len(self._typed)))

    def erase(self) -> None:
        """Take the last digit back."""
        if isinstance(self._shown, Door) and not self._shown.checking:
            self._typed = self._typed[:-1]
            self._put(Door(typed=len(self._typed)))

    def enter(self) -> None:
        """The PIN is whole."""
        if isinstance(self._shown, Door) and not self._shown.checking and len(self._typed) >= SHORTEST:
            pin, self._typed = self._typed, ""
            self._put(Door(checking=True))
            self._run(self._check(pin))

    def do(self, deed: Deed) -> None:
        """The staff touched something on the service page; at the keypad there is only the way back."""
        if isinstance(self._shown, ServiceView) and not self._shown.busy:
            self._touched_at = self._mono()
            self._deeds[deed]()
        elif isinstance(self._shown, Door) and deed is Deed.BACK:
            self.close()

    def tick(self) -> None:
        """Let time pass: what is left open closes, and the devices are looked at anew."""
        if self._shown is None or self._is_busy:
            return
        patience = DOOR_SECONDS if isinstance(self._shown, Door) else PAGE_SECONDS
        if self._mono() - self._touched_at >= patience:
            self.close()
        elif isinstance(self._shown, ServiceView):
            self._show_page()

    def close(self) -> None:
        """Give the screen back to the citizens."""
        self._typed = self._message = ""
        self._shown = None
        self._show(None)

    @property
    def _is_busy(self) -> bool:
        return (isinstance(self._shown, Door) and self._shown.checking) or (
            isinstance(self._shown, ServiceView) and self._shown.busy
        )

    async def _check(self, pin: str) -> None:
        if await asyncio.to_thread(self._lock.opens, pin):
            self._touched_at = self._mono()
            self._show_page()
        else:
            self.close()

    def _put(self, shown: Shown) -> None:
        self._touched_at = self._mono()
        self._set(shown)

    def _set(self, shown: Shown) -> None:
        if shown != self._shown:
            self._shown = shown
            self._show(shown)

    def _show_page(self, *, busy: bool = False) -> None:
        rows = tuple(device_row(kind, health()) for kind, health in self._devices.items())
        setup = self._replica.state.setup
        self._set(
            ServiceView(
                title=translate("Kiosk", "Kiosk maintenance"),
                devices=rows,
                deeds=self._offered(),
                jobs=job_rows(self._press.jobs(), setup.timezone) if setup is not None else (),
                message=self._message,
                busy=busy,
            )
        )

    def _offered(self) -> tuple[tuple[Deed, str], ...]:
        lost = self._lost()
        again = filled(translate("Kiosk", "Print {number} again"), number=lost.number) if lost else ""
        offered = (
            (Deed.TEST_PRINT, translate("Kiosk", "Test print")),
            (Deed.REPRINT, again),
            (Deed.FULL_SCREEN, translate("Kiosk", "Full screen on or off")),
            (Deed.RESTART, translate("Kiosk", "Restart")),
            (Deed.LEAVE, translate("Kiosk", "End the program")),
            (Deed.BACK, translate("Kiosk", "Back to the start page")),
        )
        return tuple(one for one in offered if one[1])

    def _lost(self) -> Ticket | None:
        """Return the newest ticket of this kiosk whose paper nobody knows of and whose holder still waits for it."""
        tickets = self._replica.state.tickets
        known = (tickets[paper] for paper in self._press.unconfirmed() if paper in tickets)
        return next((ticket for ticket in known if ticket.state in LIVE and ticket.unconfirmed), None)

    def _begin(self, work: Coroutine[Any, Any, PrintResult | None]) -> None:
        self._message = ""
        self._show_page(busy=True)
        self._run(self._finish(work))

    async def _finish(self, work: Coroutine[Any, Any, PrintResult | None]) -> None:
        try:
            result = await work
            self._message = _became(result) if result is not None else ""
        finally:
            if self.is_open:
                self._touched_at = self._mono()
                self._show_page()

    async def _test_print(self) -> PrintResult:
        return await self._press.print(self._test_slip())

    async def _reprint(self) -> PrintResult | None:
        ticket, state = self._lost(), self._replica.state
        if ticket is None or state.setup is None:
            return None
        told = taken(state, state.setup, ticket, reader=self._reader, name="", url=self._link(ticket), now=self._now())
        mark = translate("Kiosk", "Printed again by staff")
        result = await self._press.print(replace(told.slip, paper=new_id(), mark=mark))
        if result.outcome is PrintOutcome.PRINTED:
            await self._operations.report_print(ticket.id, "printed")
        return result

    def _test_slip(self) -> Slip:
        setup, mark = self._replica.state.setup, translate("Kiosk", "Test print")
        now = local(setup.timezone, self._now()) if setup is not None else self._now()
        hall = words.local(setup.name, self._reader) if setup is not None else ""
        fields = (("hall", hall), ("number", "0000"), ("service", mark), ("issued_at", f"{now:%Y-%m-%d %H:%M}"))
        return Slip(fields, mark=mark)


def device_row(kind: DeviceKind, health: Health | None) -> DeviceRow:
    """Return how a device is and what to do about it; `None`: there is none."""
    if health is None:
        return DeviceRow(name=device_words.kind(kind), state=translate("Kiosk", "Not set up"), tone=Tone.LOOK)
    state, code = DeviceState(health.state.value), health.trouble.code if health.trouble else ""
    return DeviceRow(
        name=device_words.kind(kind),
        state=device_words.trouble(code) or device_words.state(state),
        todo=device_words.todo(code),
        tone=_TONES[state],
    )


def _became(result: PrintResult) -> str:
    if result.outcome is PrintOutcome.PRINTED:
        return translate("Kiosk", "Printed.")
    code = result.trouble.code if result.trouble else ""
    if result.outcome is PrintOutcome.UNKNOWN:
        return translate("Kiosk", "Sent to the printer, which does not say whether it came out.")
    return " ".join(filter(None, (device_words.trouble(code), device_words.todo(code))))
