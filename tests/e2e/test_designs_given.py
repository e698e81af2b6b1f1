"""Designs given to a running hall by the editors' programs: the paper and the displays change, and nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image

from app.client.door import Door
from app.client.envelopes import envelope
from app.contract.command import Scope
from app.contract.errors import Status
from app.contract.hall.setup import TicketDesign
from app.modes.admin.craft import Place
from app.modes.admin.ticket_templates.craft import keep
from app.modes.demo.colleagues import Colleague
from app.modes.demo.director import Player
from app.modes.demo.script import CATEGORY, GROUP, LEAF
from app.modes.demo.stage import HALL, Stage, close_hall, enrolment, make_stage, open_hall
from app.rules.designs import version
from designs.ticket import ElementKind, TicketTemplate
from designs.ticket_file import parse_template, template_text
from tests.unit.client.waiting import poll_until

pytestmark = pytest.mark.slow

MANAGER, COLLEAGUE = "1201", "1202"
FEED = f"hall:{HALL}"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A server's process with the sample hall."""
    made = make_stage(tmp_path / "stage")
    await open_hall(made)
    yield made
    await close_hall(made)


@asynccontextmanager
async def logged_in(stage: Stage, number: str) -> AsyncIterator[Door]:
    """The door for a manager who uses no program."""
    door = Door(stage.url)
    login = await door.login(number=number, password=stage.password, device=f"test-{number}", scope=Scope.MANAGER)
    door.token = login.token
    yield door
    await door.aclose()


@asynccontextmanager
async def playing(stage: Stage, mode: str, *options: str) -> AsyncIterator[Player]:
    """A program as a process."""
    options = ("--server", stage.url, "--data", str(stage.folder / "programs"), "--windowed", *options)
    player = await Player.start(mode, mode, *options, log=stage.log(mode), pictures=stage.pictures)
    yield player
    await player.quit()


@asynccontextmanager
async def editing(stage: Stage, *options: str) -> AsyncIterator[Player]:
    """An editor with a manager before it."""
    async with playing(stage, "admin", "--geometry", "1366x768", *options) as player:
        await player.type("staff-number", MANAGER)
        await player.type("password", stage.password)
        await player.click("log-in")
        await player.enabled("hall")
        yield player


async def take_ticket(kiosk: Player, folder: Path) -> numpy.ndarray[Any, Any]:
    """Take a ticket at the kiosk, and return the dots of its paper (true: black)."""
    before = set(folder.glob("*.png"))
    for card in (CATEGORY, GROUP, LEAF):
        await kiosk.click(card)
    await kiosk.see("take-ticket-number")
    await kiosk.click("home")
    await poll_until(lambda: bool(set(folder.glob("*.png")) - before))
    (paper,) = set(folder.glob("*.png")) - before
    return numpy.array(Image.open(paper).convert("L")) < 128


async def give(player: Player, said: str) -> None:
    """Give what the editor shows to the hall, as is proposed."""
    await player.click("hall")
    await player.click("give")
    await player.see("said", said)


async def state_of(door: Door) -> dict[str, Any]:
    """The hall as the server has it."""
    state: dict[str, Any] = (await door.snapshot(FEED))["state"]
    return state


async def quiet_state(door: Door, device: str) -> dict[str, Any]:
    """The hall once it knows of a device that works: nothing more comes by itself then."""
    async with asyncio.timeout(30):
        while True:
            state = await state_of(door)
            if any(key.endswith(f"/{device}") and one["state"] == "ok" for key, one in state["devices"].items()):
                return state
            await asyncio.sleep(0.05)


async def test_a_design_changed_in_the_editor_changes_the_paper_and_nothing_else(stage: Stage) -> None:
    code = await enrolment(stage, "kiosk", "取号机", "--zone", "A")
    printer = f"printer=virtual://printer?dir={stage.tickets}&width=576"
    clerk = Colleague(Door(stage.url), "1001", "1")
    await clerk.sit_down(stage.password)
    async with (
        logged_in(stage, COLLEAGUE) as door,
        playing(stage, "kiosk", "--geometry", "1080x1920", "--device", printer, "--enrol", code) as kiosk,
        editing(stage, "--ticket-templates") as player,
    ):
        before = await quiet_state(door, "printer")
        await player.click("add-line")
        await give(player, "从下一张票起")
        after = await state_of(door)
        lined = await take_ticket(kiosk, stage.tickets)
        only_the_design_differs(before, after)

        template = parse_template(after["setup"]["tickets"][0]["source"])
        line = template.elements[-1]
        theirs = replace(template, margin=40, elements=(*template.elements, replace(line, size=9)))
        kept = keep("standard", theirs, version_of(template), Place())
        assert (await door.post(FEED, [envelope(kept)])).answers[0].status is Status.ACCEPTED

        await player.click("add-barcode")
        await player.click("hall")
        await player.click("give")
        assert await player.see("differs") == f"与您的不同之处:页边距、第 {len(theirs.elements)} 项"
        await player.click("see-theirs")
        assert len((await player.see("elements")).splitlines()) == len(theirs.elements)
        await player.click("undo")
        assert "条形码" in await player.see("elements")
        await give(player, "从下一张票起")
        barred = await take_ticket(kiosk, stage.tickets)
        (given,) = (await state_of(door))["setup"]["tickets"]
    await clerk.door.aclose()
    bars = parse_template(given["source"]).elements[-1]
    assert (line.kind, bars.kind) == (ElementKind.LINE, ElementKind.BARCODE)
    assert below_the_last_line(lined).sum() == 0
    below = below_the_last_line(barred)
    rows, counts = numpy.unique(below, axis=0, return_counts=True)
    assert counts[rows.any(axis=1)].max() >= bars.size, "as many rows of the same bars as the element is high"


def below_the_last_line(paper: numpy.ndarray[Any, Any]) -> numpy.ndarray[Any, Any]:
    """What stands on a paper below the last row that is black from margin to margin."""
    lines = numpy.flatnonzero(paper[:, 24:-24].all(axis=1))
    found: numpy.ndarray[Any, Any] = paper[lines[-1] + 1 :]
    return found


def only_the_design_differs(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Compare two states of a hall: the first design was given between them."""
    setup, later = dict(before["setup"]), dict(after["setup"])
    assert (setup.pop("ticket"), setup.pop("tickets"), later.pop("ticket")) == (None, [], "standard")
    assert [design["code"] for design in later.pop("tickets")] == ["standard"]
    assert later == setup
    assert after | {"setup": None, "seq": 0} == before | {"setup": None, "seq": 0}
    assert after["seq"] == before["seq"] + 1


def version_of(template: TicketTemplate) -> str:
    """The version of a template as the editor gives it."""
    return version(TicketDesign(code="standard", name="x", source=template_text(template).strip()))


async def test_a_layout_given_to_the_hall_is_shown_by_a_display_that_runs(stage: Stage) -> None:
    code = await enrolment(stage, "display", "综合屏", "--zone", "A")
    async with (
        playing(stage, "display", "--geometry", "1280x720", "--enrol", code) as display,
        editing(stage, "--display-layouts") as player,
    ):
        await display.see("block-call")
        await display.grab("before")
        await player.press("End", "whole-ground")
        await give(player, "版式")
        await asyncio.wait_for(darkened(display, stage), 20)
        await player.press("Home", "whole-ground")
        await give(player, "版式")
        await asyncio.wait_for(darkened(display, stage, dark=False), 20)


async def darkened(display: Player, stage: Stage, *, dark: bool = True) -> None:
    """Wait until the edge of the display is black, or not."""
    while True:
        await display.grab("now")
        edge = Image.open(stage.pictures / "now-display.png").convert("L").getpixel((2, 360))
        assert isinstance(edge, int)
        if (edge < 60) is dark:
            return
