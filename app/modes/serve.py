"""`citydesk devices serve`: the strips and the loudspeaker of a place, driven by the hall, on a PC without a screen.

It follows the hall like a display, with an enrolment of that kind, and ends in order on Ctrl+C or when it is told to.
"""

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.client.application import install_language
from app.client.errors import ClientError
from app.client.paths import Place, place
from app.modes.display.hall_devices import HallDevices, strip_names
from app.modes.station import Station, open_station
from devices.errors import WrongDeviceUrl

log = logging.getLogger(__name__)

ENDED, FAILED, WRONG = 0, 1, 2
_TICK_S = 1.0


class CannotServe(Exception):
    """Something is missing without which nothing can be driven; the text says what and how to give it."""


def main(argv: Sequence[str]) -> int:
    """Drive the devices until the program is told to end; return its exit code."""
    arguments = _parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application = QCoreApplication.instance() or QCoreApplication(["citydesk"])
    install_language(application, (arguments.language,))
    try:
        where = place("devices", profile=arguments.profile, data=arguments.data)
        return asyncio.run(_serve(where, arguments))
    except (CannotServe, ClientError, WrongDeviceUrl, ValueError) as error:
        sys.stderr.write(f"citydesk devices serve: {error}\n")
        return WRONG if isinstance(error, CannotServe | WrongDeviceUrl | ValueError) else FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="citydesk devices serve", description="Drive strips and a loudspeaker by the hall, without a screen."
    )
    parser.add_argument("--server", help="address of the server, such as http://192.168.1.10:8700")
    parser.add_argument("--profile", default="default", help="a name, to run several on one machine")
    parser.add_argument("--data", type=Path, help="folder for settings and what waits to be sent")
    parser.add_argument("--enrol", metavar="CODE", help="one-time code that makes this a device of the hall")
    parser.add_argument("--zone", help="code of the zone (default: that of the enrolment)")
    parser.add_argument(
        "--device",
        action="append",
        default=[],
        type=_device,
        metavar="NAME=URL",
        help="speech=URL, strip=URL, strip-2=URL …; may be repeated. counters=1-20 in a strip's URL says whose it is",
    )
    parser.add_argument("--language", default="zh_CN", help="zh_CN (default) or en")
    return parser


def _device(text: str) -> tuple[str, str]:
    name, sign, url = text.partition("=")
    if not (name and sign and url):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=URL, such as strip=bxk+serial:///dev/ttyUSB0")
    return name, url


async def _serve(where: Place, arguments: argparse.Namespace) -> int:
    over = asyncio.Event()
    _end_on_signal(over.set)
    station = await open_station(where, _overrides(arguments))
    try:
        await _let_in(station, arguments.enrol, arguments.profile)
        _check_devices(station)
        station.session.on_login_needed(lambda _nothing: over.set())
        station.link.start()
        enrolment = station.session.enrolment
        await station.follow_hall(enrolment.hall or "" if enrolment else "")
        devices = HallDevices(station, zone=station.settings.zone or (enrolment and enrolment.zone) or "")
        sys.stdout.write("Citydesk devices ready\n")
        sys.stdout.flush()
        try:
            await _until(over, devices)
        finally:
            await devices.close()
    finally:
        await station.close()
    return ENDED if station.door.token is not None else FAILED


def _overrides(arguments: argparse.Namespace) -> dict[str, object]:
    given = {name: getattr(arguments, name) for name in ("server", "zone")}
    found: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    return found | {"languages": (arguments.language,), "devices": dict(arguments.device)}


async def _let_in(station: Station, code: str | None, name: str) -> None:
    if station.session.enrolment is not None:
        return
    if code is None:
        raise CannotServe("this machine is not enrolled; give --enrol CODE (citydesk server enrol --scope display)")
    await station.session.enrol(code, name)


def _check_devices(station: Station) -> None:
    if "speech" not in station.settings.devices and not strip_names(station):
        raise CannotServe("there is nothing to drive; give --device strip=URL or --device speech=URL")


def _end_on_signal(end: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, end)
        except NotImplementedError:  # Windows: Python's own handler ends the program on Ctrl+C
            return


async def _until(over: asyncio.Event, devices: HallDevices) -> None:
    while not over.is_set():
        devices.tick()
        try:
            await asyncio.wait_for(over.wait(), _TICK_S)
        except TimeoutError:
            continue
