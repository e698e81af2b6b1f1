"""`citydesk server …`: run the server, and look after it from the console."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

DEFAULT_DATA = Path("citydesk-data")


def main(argv: Sequence[str]) -> int:
    """Do what the arguments after `citydesk server` say; returns the exit code."""
    words = list(argv)
    # `citydesk server --data DIR` means `citydesk server run --data DIR`.
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "run")
    arguments = _parser().parse_args(words)
    # Only now, so that a wrong argument or --help does not wait for a database library.
    from app.server.actions import ACTIONS  # noqa: PLC0415

    try:
        return ACTIONS[arguments.action](arguments)
    except CommandFailed as failure:
        sys.stderr.write(f"citydesk server: {failure}\n")
        return 2


class CommandFailed(Exception):
    """A command could not be done; the text says why, for people."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="citydesk server", description="The server of a hall and its hotline.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands.add_parser("run", help="serve until told to end (the default)"))
    _add_enrol(commands.add_parser("enrol", help="print a one-time code by which a device becomes known"))
    verify = commands.add_parser("verify", help="prove that the record is as it was written")
    verify.set_defaults(action="verify")
    record = commands.add_parser("record", help="print the record of a feed, personal data masked")
    record.add_argument("--feed", required=True, help="for example hall:yunxi")
    record.add_argument("--after", type=int, default=0, metavar="SEQ", help="only what came after this number")
    record.set_defaults(action="record")
    openapi = commands.add_parser("openapi", help="print the description of the HTTP interface (OpenAPI 3.1, JSON)")
    openapi.set_defaults(action="openapi")
    password = commands.add_parser("staff-password", help="give a member of staff a new one-time password")
    password.add_argument("number", help="staff number")
    password.set_defaults(action="staff_password")
    for command in commands.choices.values():
        command.add_argument("--data", type=Path, default=DEFAULT_DATA, help="folder of the record")
    return parser


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on, 0 for any free one (default 8700)")
    parser.add_argument("--load", type=Path, metavar="FOLDER", help="set up the hall and centre of this folder first")
    parser.add_argument("--open-today", action="store_true", help="with --load: open all of today (演示日)")
    parser.add_argument(
        "--staff-password", metavar="PASSWORD", help="the same password for all staff: demonstrations only"
    )
    parser.set_defaults(action="run")


def _add_enrol(parser: argparse.ArgumentParser) -> None:
    kinds = ("kiosk", "display", "pad", "switch")
    parser.add_argument("--scope", required=True, choices=kinds, help="what the device is")
    parser.add_argument("--name", required=True, help="what people call the device")
    parser.add_argument("--zone", default="", help="waiting area it stands in")
    parser.add_argument("--counter", default="", help="counter it stands at")
    parser.add_argument("--hall", default="", help="code of the hall, when there are several")
    parser.set_defaults(action="enrol")
