"""`citydesk kiosk --set-pin`: sets the PIN that opens the service page of the kiosk on this machine."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from app.client.paths import place
from app.modes.kiosk.pin import PinLock, WeakPin


def main(argv: Sequence[str]) -> int:
    """Ask for a PIN twice, or read it from standard input when that is no terminal; return the exit code."""
    parser = argparse.ArgumentParser(prog="citydesk kiosk --set-pin")
    parser.add_argument("--set-pin", action="store_true", help="set the PIN of the service page on this machine")
    parser.add_argument("--profile", default="default", help="a name, to run several kiosks on one machine")
    parser.add_argument("--data", type=Path, help="folder for settings and what waits to be sent")
    given = parser.parse_args(argv)
    try:
        lock = PinLock(place("kiosk", profile=given.profile, data=given.data).folder)
        lock.set(_asked())
    except (WeakPin, ValueError, OSError) as error:
        print(f"citydesk kiosk: {error}", file=sys.stderr)  # noqa: T201
        return 2
    print("The PIN is set. Touch the upper left corner of the kiosk five times within three seconds.")  # noqa: T201
    return 0


def _asked() -> str:
    """Return the PIN. Raises `ValueError` when the second one is another."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass("New PIN (6 to 12 digits): ")
    if getpass.getpass("Once more: ") != pin:
        raise ValueError("the two are not the same")
    return pin
