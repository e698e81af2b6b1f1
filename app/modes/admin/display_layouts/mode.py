"""The layout editor put together: files, the hall's set-up, a welcome on the hall's displays."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.client.operations.problems import problem_of
from app.contract.command import Command
from app.contract.hall.commands import SetUpHall
from app.contract.hall.setup import DisplayDesign, HallSetup
from app.contract.hall.welcome import EndWelcome, ShowWelcome
from app.ids import new_id
from app.modes.admin.display_layouts.screen import LayoutEditor
from app.modes.display.layouts import LYING, shipped_layout, shipped_names
from app.modes.errands import Errands
from app.modes.frame import ProblemToast
from app.modes.station import Station
from app.rules.displays import display_design
from designs.display import Layout
from designs.display_file import WrongDesign, layout_text, parse_layout
from widgets.toast import ToastLevel

log = logging.getLogger(__name__)
translate = QCoreApplication.translate


class LayoutEditorMode:
    """A layout editor at work."""

    def __init__(self, station: Station, screen: LayoutEditor) -> None:
        self.window = screen
        self._station = station
        self._errands = Errands()
        self._folder = str(Path.home())
        screen.new_wanted.connect(self._new)
        screen.import_wanted.connect(self._import)
        screen.export_wanted.connect(self._export)
        screen.hall_wanted.connect(self._give)
        screen.welcome_wanted.connect(self._welcome)
        screen.calls_wanted.connect(self._back)

    async def close(self) -> None:
        """Wait for what is under way."""
        await self._errands.settled()

    def _new(self) -> None:
        layouts = {layout.name: layout for layout in map(shipped_layout, shipped_names())}
        setup = self._setup()
        for design in setup.layouts if setup else ():
            try:
                layouts[design.name] = parse_layout(design.source)
            except WrongDesign as wrong:
                log.warning("the hall's layout %s cannot be used: %s", design.code, wrong)
        name, chosen = QInputDialog.getItem(
            self.window,
            translate("LayoutEditor", "New"),
            translate("LayoutEditor", "Begin with"),
            list(layouts),
            editable=False,
        )
        if chosen:
            self.window.open(layouts[name])

    def _import(self) -> None:
        title = translate("LayoutEditor", "Open")
        file, _ = QFileDialog.getOpenFileName(self.window, title, self._folder, "TOML (*.toml)")
        if file:
            self._folder = str(Path(file).parent)
            try:
                self.window.open(read_layout(Path(file)))
            except (WrongDesign, OSError) as error:
                said = translate("LayoutEditor", "This file cannot be used")
                self.window.say(f"{said}: {error}")

    def _export(self) -> None:
        layout = self.window.document.layout
        proposal = str(Path(self._folder) / f"{layout.name or LYING}.toml")
        title = translate("LayoutEditor", "Save as file")
        file, _ = QFileDialog.getSaveFileName(self.window, title, proposal, "TOML (*.toml)")
        if file:
            self._folder = str(Path(file).parent)
            try:
                Path(file).write_text(layout_text(layout), encoding="utf-8")
            except OSError as error:
                said = translate("LayoutEditor", "Not saved")
                self.window.say(f"{said}: {error.strerror}")
            else:
                self.window.say(translate("LayoutEditor", "Saved"), ToastLevel.INFO)

    def _give(self) -> None:
        setup = self._setup()
        if setup is None:
            self.window.say(translate("LayoutEditor", "There is no hall yet"))
            return
        code, chosen = QInputDialog.getItem(
            self.window,
            translate("LayoutEditor", "Give to the hall"),
            translate("LayoutEditor", "Short name of the layout"),
            [design.code for design in setup.layouts] or ["display"],
            editable=True,
        )
        if chosen and code:
            self._errands.run(self._set_up(setup, code, self.window.document.layout))

    async def _set_up(self, setup: HallSetup, code: str, layout: Layout) -> None:
        try:
            command = SetUpHall(setup=with_layout(setup, code, layout))
        except ValueError:
            self.window.say(translate("LayoutEditor", "A short name has only letters, digits, - and _"))
            return
        await self._ask(command, translate("LayoutEditor", "The hall's displays show it now"))

    def _welcome(self) -> None:
        text, chosen = QInputDialog.getText(
            self.window,
            translate("LayoutEditor", "Welcome on the displays"),
            translate("LayoutEditor", "Whom do you welcome, and how"),
        )
        if chosen and text.strip():
            shown = translate("LayoutEditor", "The displays show the welcome")
            self._errands.run(self._ask(ShowWelcome(text=text.strip()[:200]), shown))

    def _back(self) -> None:
        self._errands.run(self._ask(EndWelcome(), translate("LayoutEditor", "The displays show the calls")))

    async def _ask(self, command: Command, done: str) -> None:
        """Ask the hall for something, and say that it was done, or what stood against it."""
        station = self._station
        hall = station.hall.state.hall if station.hall is not None else ""
        try:
            await station.link.request(f"hall:{hall}", command, command_id=new_id())
        except Exception as error:  # noqa: BLE001 - put into a problem, logged there with an id
            station.problems.tell(problem_of(command.TYPE, error))
        else:
            self.window.say(done, ToastLevel.INFO)

    def _setup(self) -> HallSetup | None:
        return self._station.hall.state.setup if self._station.hall is not None else None


async def open_display_layouts(station: Station) -> LayoutEditorMode:
    """Compose the editor for a manager; it begins with the hall's own layout, if it has one."""
    login = station.session.login_result
    await station.follow_hall((login.hall if login is not None else None) or station.settings.hall or "")
    setup = station.hall.state.setup if station.hall is not None else None
    screen = LayoutEditor(first_layout(setup))
    ProblemToast(screen, station.problems)
    return LayoutEditorMode(station, screen)


def first_layout(setup: HallSetup | None) -> Layout:
    """Return the layout of the hall's displays unless a place says otherwise, else the shipped one."""
    design = display_design(setup, "") if setup is not None else None
    if design is not None:
        try:
            return parse_layout(design.source)
        except WrongDesign as wrong:
            log.warning("the hall's layout %s cannot be used: %s", design.code, wrong)
    return shipped_layout(LYING)


def with_layout(setup: HallSetup, code: str, layout: Layout) -> HallSetup:
    """Return the set-up with a layout kept under a code; the first one becomes that of all the hall's displays.

    Raises pydantic's `ValidationError` for what cannot be a code.
    """
    design = DisplayDesign(code=code, name=layout.name or code, source=layout_text(layout).strip())
    kept = [one for one in setup.layouts if one.code != code]
    return setup.model_copy(update={"layouts": (*kept, design), "layout": setup.layout or code})


def read_layout(file: Path) -> Layout:
    """Read a layout file. Raises OSError, `WrongDesign`."""
    try:
        return parse_layout(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise WrongDesign("not a text in UTF-8") from error
