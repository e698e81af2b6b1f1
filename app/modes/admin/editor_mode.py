"""An editor put together: files, and the hall that takes a design without anybody's change being lost."""

from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from app.client.operations.problems import problem_of
from app.contract.command import Command
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.setup import HallSetup
from app.ids import new_id
from app.modes.admin.craft import AS_NOW, Craft, Giving
from app.modes.admin.editor_screen import EditorScreen
from app.modes.admin.give_dialog import ChangedDialog, Choice, GiveDialog, answered
from app.modes.errands import Errands
from app.modes.frame import ProblemToast
from app.modes.station import Station
from app.rules.designs import version
from designs.tables import WrongDesign
from widgets.toast import ToastLevel

translate = QCoreApplication.translate
W = TypeVar("W")

_TOML = "TOML (*.toml)"


class EditorMode(Generic[W]):
    """An editor at work.

    It remembers under which code the hall keeps what is edited and which version it began with, so that the hall can
    tell when somebody else was faster.
    """

    def __init__(self, station: Station, screen: EditorScreen, craft: Craft[W], code: str) -> None:
        """`code` is that of the hall's design that is on the screen, empty for none."""
        self.window = screen
        self.station = station
        self.craft = craft
        self.errands = Errands()
        self.folder = str(Path.home())
        self._code = code
        self._base = version(craft.find(self.setup, code))
        ProblemToast(screen, station.problems)
        screen.new_wanted.connect(self._new)
        screen.import_wanted.connect(self._import)
        screen.export_wanted.connect(self._export)
        screen.hall_wanted.connect(lambda: self.errands.run(self._give()))

    @property
    def setup(self) -> HallSetup | None:
        """The hall's set-up as it is now."""
        return self.station.hall.state.setup if self.station.hall is not None else None

    async def close(self) -> None:
        """End what is under way."""
        await self.errands.close()

    async def request(self, command: Command) -> None:
        """Ask the hall for something. Raises `Refused` and the link's errors."""
        hall = self.station.hall.state.hall if self.station.hall is not None else ""
        answer = await self.station.link.request(f"hall:{hall}", command, command_id=new_id())
        await self.station.link.reached(f"hall:{hall}", answer.seq)

    async def ask(self, command: Command, done: str) -> None:
        """Ask the hall for something, and say that it was done, or what stood against it."""
        try:
            await self.request(command)
        except Exception as error:  # noqa: BLE001 - put into a problem, logged there with an id
            self.station.problems.tell(problem_of(command.TYPE, error))
        else:
            self.window.say(done, ToastLevel.INFO)

    def _design(self) -> W:
        found: W = self.window.design
        return found

    def _new(self) -> None:
        craft, setup = self.craft, self.setup
        begins = {craft.name(design): ("", design) for design in craft.shipped()}
        for kept in craft.kept(setup) if setup is not None else ():
            design = craft.read_kept(kept)
            if design is not None:
                begins[f"{kept.name} ({kept.code})"] = (kept.code, design)
        chosen, accepted = QInputDialog.getItem(
            self.window, translate("Editor", "New"), translate("Editor", "Begin with"), list(begins), editable=False
        )
        if accepted:
            self._open(*begins[chosen])

    def _open(self, code: str, design: W) -> None:
        self._code, self._base = code, version(self.craft.find(self.setup, code))
        self.window.open(design)

    def _import(self) -> None:
        title = translate("Editor", "Open")
        file, _ = QFileDialog.getOpenFileName(self.window, title, self.folder, _TOML)
        if not file:
            return
        self.folder = str(Path(file).parent)
        try:
            design = self.craft.read(Path(file))
        except (WrongDesign, OSError) as error:
            said = translate("Editor", "This file cannot be used")
            self.window.say(f"{said}: {error}")
        else:
            self._open("", design)

    def _export(self) -> None:
        design = self._design()
        proposal = str(Path(self.folder) / f"{self.craft.name(design) or self.craft.code}.toml")
        title = translate("Editor", "Save as file")
        file, _ = QFileDialog.getSaveFileName(self.window, title, proposal, _TOML)
        if not file:
            return
        self.folder = str(Path(file).parent)
        try:
            Path(file).write_text(self.craft.text(design), encoding="utf-8")
        except OSError as error:
            said = translate("Editor", "Not saved")
            self.window.say(f"{said}: {error.strerror}")
        else:
            self.window.say(translate("Editor", "Saved"), ToastLevel.INFO)

    async def _give(self) -> None:
        giving = await self._where_to(self._code)
        while giving is not None:
            base = self._base_of(giving.code)
            outcome = await self._sent(giving, base)
            if outcome is not Choice.GIVE_MINE:
                giving = await self._where_to("") if outcome is Choice.OTHER_NAME else None

    async def _where_to(self, code: str) -> Giving | None:
        setup = self.setup
        if setup is None:
            self.window.say(translate("Editor", "There is no hall yet"))
            return None
        codes = [kept.code for kept in self.craft.kept(setup)]
        proposed = code or (self.craft.code if self.craft.code not in codes else "")
        usual = 0 if proposed in self.craft.users(setup) else 1
        dialog = GiveDialog(self.window, codes=codes, code=proposed, places=self.craft.places(setup), place=usual)
        await answered(dialog)
        return dialog.answer

    def _base_of(self, code: str) -> str:
        """Return the version that may be replaced: the one that was begun with, else the one of the chosen name."""
        return self._base if code == self._code else version(self.craft.find(self.setup, code))

    async def _sent(self, giving: Giving, base: str) -> Choice | None:
        """Give the design; return what is to be done when somebody else was faster, `None` when there is no more."""
        design = self._design()
        command = self.craft.command(giving.code, design, base, giving.place)
        try:
            await self.request(command)
        except Refused as refusal:
            if refusal.code is RefusalCode.DESIGN_CHANGED:
                return await self._settle(giving.code, design)
            self.station.problems.tell(problem_of(command.TYPE, refusal))
        except Exception as error:  # noqa: BLE001 - put into a problem, logged there with an id
            self.station.problems.tell(problem_of(command.TYPE, error))
        else:
            self._code, self._base = giving.code, version(self.craft.find(self.setup, giving.code))
            self.window.say(self._done(giving), ToastLevel.INFO)
        return None

    async def _settle(self, code: str, mine: W) -> Choice | None:
        kept = self.craft.find(self.setup, code)
        theirs = self.craft.read_kept(kept)
        differs = self.craft.differing(mine, theirs) if theirs is not None else translate("Editor", "everything")
        dialog = ChangedDialog(self.window, code=code, differs=differs, readable=theirs is not None)
        await answered(dialog)
        if dialog.answer in (Choice.GIVE_MINE, Choice.SEE_THEIRS):
            self._code, self._base = code, version(kept)
        if dialog.answer is Choice.SEE_THEIRS and theirs is not None:
            self.window.take(theirs)
        return dialog.answer

    def _done(self, giving: Giving) -> str:
        setup = self.setup
        if giving.place.kind == AS_NOW and (setup is None or giving.code not in self.craft.users(setup)):
            return translate("Editor", "The hall keeps it. No place uses it yet.")
        return self.craft.in_use()
