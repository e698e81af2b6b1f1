"""`citydesk hall`: set a hall up from a file, and speak to everybody in it.

citydesk hall check FILE                              tell everything that is wrong in a workbook or folder
citydesk hall load FILE --server URL --number N       give the hall to its server; tickets go on
citydesk hall appointments FILE --server URL --number N   give a day's appointments (CSV) to the hall
citydesk hall export FILE --server URL --number N     write the hall of a server as a workbook
                          --from FOLDER               … or that of a folder
citydesk hall designs FOLDER --server URL --number N  write its designs of tickets and displays into a folder
citydesk hall announce TEXT --server URL --number N   have words said aloud, in one --zone or everywhere
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from getpass import getpass
from pathlib import Path

from pydantic import ValidationError

from app.client import errors
from app.client.appointments_file import WrongAppointments, read_appointments
from app.client.door import Door, Login
from app.client.envelopes import envelope
from app.contract.command import Command, Scope
from app.contract.errors import Status
from app.contract.hall.commands import SetUpHall
from app.contract.hall.reception import LoadAppointments
from app.contract.hall.setup import HallSetup
from app.contract.hall.voice import Announce
from app.ids import new_id
from app.workbook.errors import HallFileError

DONE, FAILED, WRONG = 0, 1, 2
SUFFIX = ".xlsx"
PATIENCE_S = 30.0
"""A hall is a large command, and the server writes it to disk before it answers."""


class HallCommandFailed(Exception):
    """It could not be done; the text says why, for people."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `citydesk hall …`; returns 0: done, 1: the file or the server says no, 2: that was no command."""
    arguments = _parser().parse_args(argv)
    try:
        return _COMMANDS[arguments.command](arguments)
    except WrongAppointments as error:
        sys.stderr.write(f"{arguments.file.name}, {error}\n")
    except HallFileError as error:
        sys.stderr.write(f"{error}\n{len(error.each)} to put right\n")
    except errors.ClientError as error:
        sys.stderr.write(f"citydesk hall: {_said(error)}\n")
    except (HallCommandFailed, OSError) as error:
        sys.stderr.write(f"citydesk hall: {error}\n")
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="citydesk hall", description="Set a hall up from a file, and speak to everybody in it."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="tell everything that is wrong in a file")
    load = commands.add_parser("load", help="give the hall of a file to its server; tickets go on")
    booked = commands.add_parser("appointments", help="give a day's appointments to the hall")
    booked.add_argument(
        "file", type=Path, metavar="FILE", help="CSV: code, service, begins, ends, name, phone, id_number"
    )
    for command in (check, load):
        command.add_argument("file", type=Path, metavar="FILE", help="a workbook (.xlsx) or a folder of TOML")
    announce = commands.add_parser("announce", help="have words said aloud in the hall")
    announce.add_argument("text", metavar="TEXT", help="one sentence or two, at most 200 characters")
    announce.add_argument("--zone", metavar="CODE", help="only in this zone")
    announce.add_argument("--language", choices=("zh", "zh_hk", "en"), default="zh", help="who reads it")
    designs = commands.add_parser("designs", help="write a hall's designs of tickets and displays, a file each")
    designs.add_argument("file", type=Path, metavar="FOLDER", help="gets tickets/CODE.toml and layouts/CODE.toml")
    for command in (load, booked, announce, designs):
        command.add_argument("--server", required=True, metavar="URL", help="like http://192.0.2.10:8700")
    export = commands.add_parser("export", help="write a hall as a workbook")
    export.add_argument("file", type=Path, metavar="FILE", help="the workbook to write (.xlsx)")
    export.add_argument("--replace", action="store_true", help="write over a file that is there")
    source = export.add_mutually_exclusive_group(required=True)
    source.add_argument("--server", metavar="URL", help="the hall of this server")
    source.add_argument("--from", dest="folder", type=Path, metavar="FOLDER", help="the hall of this folder of TOML")
    for command in (load, booked, export, announce, designs):
        command.add_argument("--number", metavar="N", default="", help="staff number of a manager")
        command.add_argument("--password", metavar="P", help="asked for when left out")
    return parser


def _check(arguments: argparse.Namespace) -> int:
    _tell(arguments.file, _read(arguments.file))
    return DONE


def _load(arguments: argparse.Namespace) -> int:
    setup = _read(arguments.file)
    asyncio.run(_give(arguments, setup))
    _tell(arguments.file, setup)
    return DONE


def _appointments(arguments: argparse.Namespace) -> int:
    loads = read_appointments(arguments.file.read_bytes())
    asyncio.run(_book(arguments, loads))
    for one in loads:
        sys.stdout.write(f"{arguments.file.name}: {len(one.appointments)} appointments on {one.day}\n")
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from app.workbook.writing import write_workbook  # noqa: PLC0415 - a folder needs no library for Excel

    file: Path = arguments.file
    if file.suffix.lower() != SUFFIX:
        raise HallCommandFailed(f"{file.name} must end with {SUFFIX}")
    if file.exists() and not arguments.replace:
        raise HallCommandFailed(f"{file.name} is there already; --replace writes over it")
    setup = _read(arguments.folder) if arguments.folder else asyncio.run(_take(arguments))
    write_workbook(setup, file)
    _tell(file, setup)
    return DONE


def _designs(arguments: argparse.Namespace) -> int:
    from app.workbook.design_files import write_designs  # noqa: PLC0415 - most commands write none

    setup = asyncio.run(_take(arguments))
    for file in write_designs(setup, arguments.file):
        sys.stdout.write(f"{file.relative_to(arguments.file).as_posix()}\n")
    return DONE


def _announce(arguments: argparse.Namespace) -> int:
    try:
        words = Announce(text=arguments.text, language=arguments.language, zone=arguments.zone)
    except ValidationError as error:
        raise HallCommandFailed("the words must be one line of 1 to 200 characters, the zone a code") from error
    asyncio.run(_say(arguments, words))
    return DONE


def _read(file: Path) -> HallSetup:
    if file.is_dir():
        from app.workbook.folder import read_hall  # noqa: PLC0415 - only one of the two readers is needed

        return read_hall(file)
    from app.workbook.reading import read_workbook  # noqa: PLC0415 - a folder needs no library for Excel

    return read_workbook(file)


def _tell(file: Path, setup: HallSetup) -> None:
    leaves = sum(service.is_leaf for service in setup.services)
    sys.stdout.write(
        f"{file.name}: hall {setup.code}, {len(setup.zones)} zones, {len(setup.counters)} counters, "
        f"{leaves} services with tickets, {len(setup.staff)} staff\n"
    )


_COMMANDS = {
    "check": _check,
    "load": _load,
    "appointments": _appointments,
    "export": _export,
    "designs": _designs,
    "announce": _announce,
}


@asynccontextmanager
async def _logged_in(arguments: argparse.Namespace) -> AsyncIterator[tuple[Door, Login]]:
    """Come to the server as a manager, and leave no token behind."""
    if not arguments.number:
        raise HallCommandFailed("--number must be the staff number of a manager")
    password = getpass(f"Password of {arguments.number}: ") if arguments.password is None else arguments.password
    door = Door(arguments.server)
    try:
        login = await door.login(number=arguments.number, password=password, device=new_id(), scope=Scope.MANAGER)
        door.token = login.token
        try:
            yield door, login
        finally:
            # The token ends by itself when the server cannot be told.
            with suppress(errors.ClientError):
                await door.logout()
    finally:
        await door.aclose()


async def _give(arguments: argparse.Namespace, setup: HallSetup) -> None:
    async with _logged_in(arguments) as (door, login):
        if login.hall != setup.code:
            raise HallCommandFailed(f"{arguments.file.name} is hall {setup.code}, the server has hall {login.hall}")
        known = await _known(door, setup.code)
        # The server keeps the lists by keyed hashes; only a file that brings new ones replaces them.
        brings = setup.blacklist or setup.whitelist
        kept = {} if brings else {"blacklist": known.blacklist, "whitelist": known.whitelist}
        await _ask(door, setup.code, SetUpHall(setup=setup.model_copy(update=kept)))


async def _book(arguments: argparse.Namespace, loads: Sequence[LoadAppointments]) -> None:
    async with _logged_in(arguments) as (door, login):
        for one in loads:
            await _ask(door, login.hall or "", one)


async def _say(arguments: argparse.Namespace, words: Announce) -> None:
    async with _logged_in(arguments) as (door, login):
        await _ask(door, login.hall or "", words)


async def _ask(door: Door, hall: str, command: Command) -> None:
    answers = await door.post(f"hall:{hall}", [envelope(command)], deadline=PATIENCE_S)
    answer = answers.answers[0]
    if answer.status is not Status.ACCEPTED:
        detail = ", ".join(f"{name} {value}" for name, value in answer.detail.items())
        raise HallCommandFailed(f"the server said {answer.status.value}: {answer.code} {detail}".rstrip())


async def _take(arguments: argparse.Namespace) -> HallSetup:
    async with _logged_in(arguments) as (door, login):
        return await _known(door, login.hall or "")


async def _known(door: Door, code: str) -> HallSetup:
    """Return the hall as the server has it."""
    setup = (await door.snapshot(f"hall:{code}"))["state"]["setup"]
    if setup is None:
        raise HallCommandFailed(f"hall {code} is not set up on this server")
    try:
        return HallSetup.model_validate(setup, strict=False)
    except ValidationError as error:
        raise HallCommandFailed("the server speaks of halls in another form; update this program") from error


def _said(error: errors.ClientError) -> str:
    """Return what went wrong at the server's side, for people."""
    match error:
        case errors.WrongLogin():
            return "number or password is wrong"
        case errors.Locked():
            return "too many wrong logins; try again later"
        case errors.PasswordMustChange():
            return "this password must be replaced first: log in at the window program once"
        case errors.Unreachable():
            return f"the server does not answer ({error.why.value})"
        case errors.Rejected(code="not_allowed"):
            return "only a manager of the hall may do this"
        case _:
            return f"the server said no: {error}"
