"""What each command of `citydesk server` does; kept apart from its arguments because it needs the whole server."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable

from pydantic import ValidationError

from app.server import console
from app.server.accounts import Place
from app.server.clock import system_clock
from app.server.commands import CommandFailed
from app.server.core import Core
from app.server.hallfile import HallFileError
from app.server.loading import load, read_folder, set_staff_passwords
from app.server.main import create_app, run
from app.server.settings import ServerSettings


def _run(arguments: Namespace) -> int:
    given = {name: getattr(arguments, name) for name in ("data", "host", "port")}
    try:
        settings = ServerSettings(**{name: value for name, value in given.items() if value is not None})
        folder = read_folder(arguments.load, system_clock()) if arguments.load is not None else None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise CommandFailed(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from None
    except HallFileError as error:
        raise CommandFailed(str(error)) from None

    async def prepare(core: Core) -> None:
        if folder is not None:
            await load(core, folder, open_today=arguments.open_today)
        if arguments.staff_password is not None:
            await set_staff_passwords(core, arguments.staff_password)

    return run(settings, prepare=prepare)


def _enrol(arguments: Namespace) -> int:
    place = Place(hall=arguments.hall, zone=arguments.zone, counter=arguments.counter)
    _say(console.make_code(arguments.data, arguments.scope, arguments.name, place))
    return 0


def _verify(arguments: Namespace) -> int:
    broken = False
    for feed, count, found in console.verify(arguments.data):
        if found is None:
            _say(f"{feed}: {count} events, unbroken")
        else:
            broken = True
            _say(f"{feed}: broken at event {found.seq} ({found.reason})")
    return 1 if broken else 0


def _record(arguments: Namespace) -> int:
    for line in console.record(arguments.data, arguments.feed, arguments.after):
        _say(line)
    return 0


def _staff_password(arguments: Namespace) -> int:
    _say(console.new_password(arguments.data, arguments.number))
    return 0


def _openapi(arguments: Namespace) -> int:
    app = create_app(ServerSettings(data=arguments.data))
    _say(json.dumps(app.openapi(), ensure_ascii=False, indent=2))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


ACTIONS: dict[str, Callable[[Namespace], int]] = {
    "run": _run,
    "enrol": _enrol,
    "verify": _verify,
    "record": _record,
    "staff_password": _staff_password,
    "openapi": _openapi,
}
"""Each action by the name its arguments give it."""
