"""How a mode becomes a program: options, the first frame, and only then everything else."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.client import application
from app.client.errors import SettingsError
from app.client.look import load_look
from app.client.paths import place
from app.modes.appearance import apply_look
from app.modes.heart import BEAT_SECONDS, open_heart
from app.modes.program_window import ProgramWindow
from app.modes.programs import PROGRAMS, Program


def options(name: str) -> argparse.ArgumentParser:
    """Return the command line of a mode."""
    parser = argparse.ArgumentParser(prog=f"citydesk {name}")
    parser.add_argument("--server", help="address of the server, such as http://192.168.1.10:8700")
    parser.add_argument("--profile", default="default", help="a name, to run several of a kind on one machine")
    parser.add_argument("--data", type=Path, help="folder for settings and what waits to be sent")
    parser.add_argument("--enrol", metavar="CODE", help="one-time code that makes this a device of the hall")
    parser.add_argument("--hall", help="code of the hall")
    parser.add_argument("--centre", help="code of the hotline's centre")
    parser.add_argument("--zone", help="code of the zone")
    parser.add_argument("--counter", help="number of the counter")
    parser.add_argument(
        "--device",
        action="append",
        default=[],
        type=_device,
        metavar="KIND=URL",
        help="address of a device, such as printer=escpos+tcp://192.168.1.50; may be repeated",
    )
    if name == "display":
        parser.add_argument(
            "--screen",
            action="append",
            default=[],
            type=_screen,
            metavar="N=LAYOUT",
            help="layout on a screen, counted from 0, such as 0=halves 1=list; may be repeated",
        )
    parser.add_argument("--language", help="zh_CN (default), zh_HK or en")
    parser.add_argument("--theme", choices=("light", "dark"), help="instead of the look kept on this machine")
    tools = PROGRAMS[name].tools
    if tools:
        choice = parser.add_mutually_exclusive_group()
        for tool in tools:
            choice.add_argument(f"--{tool.option}", dest="tool", action="store_const", const=tool)
    if PROGRAMS[name].public:
        parser.add_argument("--set-pin", action="store_true", help="set the PIN of the service page on this machine")
    parser.add_argument(
        "--supervised",
        action="store_true",
        help="start again whenever it ends by itself or hangs; a public screen that is filled always does",
    )
    parser.add_argument("--windowed", action="store_true", help="do not fill the screen")
    parser.add_argument("--geometry", default="", metavar="WxH[+X+Y]", help="size and place of the window in pixels")
    return parser


def chosen(name: str, arguments: argparse.Namespace) -> Program:
    """Return the program a command line starts: that of the mode, or one of its other windows."""
    program, tool = PROGRAMS[name], getattr(arguments, "tool", None)
    return program.started_as(tool) if tool is not None else program


def _device(text: str) -> tuple[str, str]:
    kind, sign, url = text.partition("=")
    if not (kind and sign and url):
        raise argparse.ArgumentTypeError(f"{text!r} is not KIND=URL, such as printer=virtual://printer?dir=out")
    return kind, url


def _screen(text: str) -> tuple[str, str]:
    number, sign, layout = text.partition("=")
    if not (number.isdigit() and sign and layout):
        raise argparse.ArgumentTypeError(f"{text!r} is not N=LAYOUT, such as 0=halves")
    return number, layout


def overrides(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the settings a command line gives."""
    given = {name: getattr(arguments, name) for name in ("server", "hall", "centre", "zone", "counter")}
    found: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if arguments.device:
        found["devices"] = dict(arguments.device)
    if getattr(arguments, "screen", None):
        found["screens"] = dict(arguments.screen)
    if arguments.language:
        found["languages"] = (arguments.language,)
    return found


def first_frame(program: Program, arguments: argparse.Namespace) -> ProgramWindow:
    """Make the application with its language and look, and paint the program's window.

    Raises `SettingsError` for a wrong look, `ValueError` for a profile that is no name.
    """
    languages = (arguments.language,) if arguments.language else ("zh_CN",)
    app: QApplication = application.application("Citydesk", languages=languages)
    look = load_look(place(program.name, profile=arguments.profile, data=arguments.data).look)
    apply_look(app, look, name=arguments.theme or "")
    closable = not program.public or arguments.windowed or bool(arguments.geometry)
    window = ProgramWindow(program.title(), closable=closable)
    window.open_at(arguments.geometry, program.size, full_screen=program.full_screen and not arguments.windowed)
    app.processEvents()
    return window


def start_beating(window: ProgramWindow) -> None:
    """Let a supervisor, if there is one, hear that the interface's thread runs."""
    heart = open_heart()
    if heart is not None:
        timer = QTimer(window, interval=round(BEAT_SECONDS * 1000))
        timer.timeout.connect(heart.beat)
        timer.start()
        QTimer.singleShot(0, heart.beat)


def main(name: str, argv: Sequence[str]) -> int:
    """Run a mode as a program of its own; return its exit code."""
    arguments = options(name).parse_args(argv)
    program = chosen(name, arguments)
    try:
        window = first_frame(program, arguments)
    except (SettingsError, ValueError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - said to whoever typed the command
        return 2

    from app.client import shell  # noqa: PLC0415 - everything heavy comes after the first frame
    from app.modes.running import Running  # noqa: PLC0415

    running = Running(program, arguments, window)
    start_beating(window)
    return shell.run(running.run, on_unexpected=running.tell_unexpected)
