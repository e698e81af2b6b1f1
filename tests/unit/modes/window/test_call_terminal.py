"""A call terminal on a pseudo-terminal drives a counter of a live hall."""

import asyncio
from collections.abc import Callable

from app.modes.window.call_terminal import DEEDS, CallTerminal
from app.modes.window.view import Deed
from devices.terminal.frame import Frame, encode
from devices.terminal.keys import Key
from tests.devices.far_end import SerialFarEnd
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.test_presenter import Seat, take

NEXT, RECALL, CONFIRM, EVALUATE, PAUSE = 0x0C, 0x0D, 0x0F, 0x0B, 0x12
ADDRESS = 5
PATIENCE_S = 10.0


class Terminal:
    """The terminal's side of the line: remembers what it is told."""

    def __init__(self) -> None:
        self.received = b""

    def receive(self, data: bytes) -> bytes:
        self.received += data
        return b""


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another thread brings about."""
    async with asyncio.timeout(PATIENCE_S):
        while not condition():
            await asyncio.sleep(0.01)


def shows(waiting: str, number: str) -> bytes:
    """The frame that shows so many waiting and this number; a blank is 0A."""
    digits = bytes(0x0A if each == " " else int(each) for each in waiting.rjust(3) + number.rjust(3))
    return encode(Frame(ADDRESS, 2, digits))


def test_every_key_that_names_something_does_it() -> None:
    assert DEEDS.keys() == set(Key) - {Key.CANCEL, Key.TRANSFER}


async def test_a_visit_by_the_keys_of_a_terminal() -> None:
    hall = LiveHall()
    hall.open("1", "1001")
    seat = Seat(hall)
    take(hall, "id", "id")
    far, under_way = Terminal(), set[asyncio.Task[None]]()
    line = SerialFarEnd(far)

    def press(deeds: tuple[Deed, ...]) -> None:
        deed = next(deed for deed in deeds if not seat.presenter.why_not(deed))
        task = asyncio.get_running_loop().create_task(seat.presenter.act(deed))
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    terminal = CallTerminal(f"ff68+serial://{line.path}", press)

    async def key_is(code: int, state: str) -> None:
        frame = encode(Frame(ADDRESS, 1, bytes((code,))))
        while frame not in far.received:  # as a terminal does that hears no echo
            line.say(frame)
            await asyncio.sleep(0.3)
        await until(lambda: hall.state.desks["1"].state == state)
        terminal.show_view(seat.views[-1])

    try:
        await key_is(NEXT, "calling")
        await until(lambda: shows("1", "1") in far.received)
        await key_is(CONFIRM, "serving")
        await key_is(EVALUATE, "open")
        await key_is(PAUSE, "paused")
        await until(lambda: shows("1", "") in far.received)
        assert terminal.health().driver.startswith("ff68")
    finally:
        await terminal.close()
        line.close()
        seat.presenter.close()
