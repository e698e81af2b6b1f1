"""`citydesk devices`: what is plugged in, and whether a device works.

citydesk devices                              list serial ports and printers
citydesk devices test URL [--trace]           try a device; --trace shows its bytes
                          [--seconds N]       how long a card, a code or a key is waited for
citydesk devices serve …                      drive strips and a loudspeaker by the hall (the program's own part)
"""

import argparse
import sys
from collections.abc import Sequence

from devices.errors import WrongDeviceUrl
from devices.found import find_all
from devices.transport.line import Direction
from devices.trials import Trial

WORKED, FAILED, WRONG = 0, 1, 2

MOST_TRACED = 256
"""Bytes of one message; a slip has fifty thousand, and nobody reads them."""

PER_LINE = 16
LISTEN_S = 10.0
LONGEST_LISTEN_S = 3600.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run `citydesk devices …` and return its exit code: 0 it works, 1 it does not, 2 that was no command."""
    arguments = _parser().parse_args(argv)
    if arguments.command != "test":
        return _list()
    trial = Trial(arguments.url, arguments.seconds, _say, _trace if arguments.trace else None)
    try:
        return WORKED if trial.run() else FAILED
    except WrongDeviceUrl as error:
        sys.stderr.write(f"citydesk devices: {error}\n")
        return WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="citydesk devices", description="What is plugged in, and whether it works.")
    commands = parser.add_subparsers(dest="command", title="commands")
    test = commands.add_parser("test", help="try a device")
    test.add_argument("url", help="as in the settings, like escpos+tcp://192.0.2.10:9100")
    test.add_argument("--trace", action="store_true", help="show the bytes that go (>) and come (<)")
    test.add_argument("--seconds", type=_seconds, default=LISTEN_S, help="how long to wait for a card, a code, a key")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= LONGEST_LISTEN_S:
        raise argparse.ArgumentTypeError(f"a number of seconds up to {LONGEST_LISTEN_S:g}")
    return seconds


def _list() -> int:
    found = find_all()
    for each in found:
        _say(f"{each.what:12}  {each.url:40}  {each.description}".rstrip())
    if not found:
        _say("no serial port and no printer was found; network devices are not looked for")
    return WORKED


def _trace(direction: Direction, data: bytes) -> None:
    shown = data[:MOST_TRACED]
    for at in range(0, len(shown), PER_LINE):
        piece = shown[at : at + PER_LINE]
        letters = "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in piece)
        _say(f"{direction} {piece.hex(' ').upper():{PER_LINE * 3}} {letters}")
    if len(data) > len(shown):
        _say(f"{direction} … {len(data)} bytes in all")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
