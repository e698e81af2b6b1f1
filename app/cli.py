"""`citydesk MODE`: one program, started in a mode."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import app
from app.modes.heart import HEART

_DESKTOP = ("window", "kiosk", "pad", "display", "hotline", "desk", "admin")
_PUBLIC = ("kiosk",)
_MODULES = {
    "server": "app.server.commands",
    "devices": "app.modes.devices_commands",
    "hall": "app.client.hall_commands",
    "flows": "app.flows.commands",
    "demo": "app.modes.demo.commands",
}
_HELP = """\
usage: citydesk MODE [options]      (citydesk MODE --help tells more)

  server    the hall's server: record, door, stream
  window    staff at a counter
  kiosk     citizens taking a ticket
  pad       citizens rating a visit
  display   the waiting area: calls, voice, strips
  hotline   call-takers of 12345 / 110
  desk      dispatchers, departments, reviewers, supervisors, leaders, grid workers
  admin     managers: --ticket-templates designs the tickets, --display-layouts the displays
  demo      a whole hall on one machine
  hall      check, load and export the set-up of a hall: a workbook or a folder; have words said aloud
  flows     check or draw the flow of cases that a profile describes
  devices   what printers and ports there are; test a device by its address; drive strips without a screen

  --version
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the mode named on the command line and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    mode = arguments[0] if arguments else "--help"
    if mode in {"-h", "--help"}:
        print(_HELP, end="")  # noqa: T201
        return 0
    if mode == "--version":
        print(app.__version__)  # noqa: T201
        return 0
    if mode in _MODULES:
        return _call(_MODULES[mode], arguments[1:])
    if mode in _DESKTOP:
        return _desktop(mode, arguments[1:])
    print(f"citydesk: there is no mode {mode!r}\n\n{_HELP}", file=sys.stderr, end="")  # noqa: T201
    return 2


def _desktop(mode: str, arguments: Sequence[str]) -> int:
    if mode == "kiosk" and "--set-pin" in arguments:
        return _call("app.modes.kiosk.pin_commands", arguments)
    if _is_watched(mode, arguments):
        from app.modes.supervised import supervise  # noqa: PLC0415 - only public machines

        return supervise(mode, arguments)
    from app.modes import program  # noqa: PLC0415 - a server machine has no Qt

    return program.main(mode, arguments)


def _is_watched(mode: str, arguments: Sequence[str]) -> bool:
    """Whether the program runs under a supervisor: a public one that fills its screen always does."""
    if os.environ.get(HEART) or {"-h", "--help"} & set(arguments):
        return False
    fills_screen = not any(one == "--windowed" or one.startswith("--geometry") for one in arguments)
    return "--supervised" in arguments or (mode in _PUBLIC and fills_screen)


def _call(module: str, arguments: Sequence[str]) -> int:
    """Import only what the mode needs: start-up is part of the interface."""
    code: int = import_module(module).main(arguments)
    return code


if __name__ == "__main__":
    sys.exit(main())
