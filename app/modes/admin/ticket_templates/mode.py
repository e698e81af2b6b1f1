"""The template editor put together: files, a printer to try, the hall's set-up."""

import asyncio
import base64
import logging
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

import resources
from app.client.operations.problems import problem_of
from app.contract.hall.commands import SetUpHall
from app.contract.hall.setup import HallSetup, TicketDesign
from app.ids import new_id
from app.modes.admin.ticket_templates.kinds import new_element
from app.modes.admin.ticket_templates.screen import TemplateEditor
from app.modes.device_words import TROUBLES
from app.modes.errands import Errands
from app.modes.frame import ProblemToast
from app.modes.kiosk.slip_press import STANDARD, job_of
from app.modes.station import Station
from designs.ticket import ElementKind, TicketTemplate
from designs.ticket_file import WrongDesign, parse_template, template_text
from devices.errors import WrongDeviceUrl
from devices.open import open_printer
from devices.printer.encoding import Mode
from devices.printer.job import PrintOutcome, PrintResult
from devices.url import DeviceUrl
from widgets.toast import Toast, ToastLevel

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

_LOGO_WIDTH = 576  # dots: no paper is wider


class TemplateEditorMode:
    """A template editor at work."""

    def __init__(self, station: Station, screen: TemplateEditor) -> None:
        self.window = screen
        self._station = station
        self._errands = Errands()
        self._toast = Toast(screen, close_name=translate("Frame", "Close the message"))
        self._printer = station.settings.devices.get("printer", "")
        self._folder = str(Path.home())
        screen.new_wanted.connect(self._new)
        screen.import_wanted.connect(self._import)
        screen.export_wanted.connect(self._export)
        screen.print_wanted.connect(self._try_print)
        screen.hall_wanted.connect(self._give)
        screen.picture_wanted.connect(self._picture)

    async def close(self) -> None:
        """Wait for what is under way."""
        await self._errands.settled()

    def _new(self) -> None:
        templates = {template.name: template for template in shipped_templates()}
        name, chosen = QInputDialog.getItem(
            self.window,
            translate("TicketEditor", "New"),
            translate("TicketEditor", "Begin with"),
            list(templates),
            editable=False,
        )
        if chosen:
            self.window.document.open(templates[name])

    def _import(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self.window, translate("TicketEditor", "Open"), self._folder, "TOML (*.toml)"
        )
        if file:
            self._folder = str(Path(file).parent)
            try:
                self.window.document.open(read_template(Path(file)))
            except (WrongDesign, OSError) as error:
                said = translate("TicketEditor", "This file cannot be used")
                self._say(f"{said}: {error}", ToastLevel.WARNING)

    def _export(self) -> None:
        template = self.window.document.template
        file, _ = QFileDialog.getSaveFileName(
            self.window,
            translate("TicketEditor", "Save as file"),
            str(Path(self._folder) / f"{template.name}.toml"),
            "TOML (*.toml)",
        )
        if file:
            self._folder = str(Path(file).parent)
            try:
                Path(file).write_text(template_text(template), encoding="utf-8")
            except OSError as error:
                said = translate("TicketEditor", "Not saved")
                self._say(f"{said}: {error.strerror}", ToastLevel.WARNING)
            else:
                self._say(translate("TicketEditor", "Saved"), ToastLevel.INFO)

    def _picture(self, new: bool) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self.window,
            translate("TicketEditor", "Choose a picture …"),
            self._folder,
            "PNG, JPEG, SVG (*.png *.jpg *.svg)",
        )
        image = logo_of(QImage(file)) if file else ""
        if file and not image:
            self._say(translate("TicketEditor", "This is no picture"), ToastLevel.WARNING)
        elif image and new:
            self.window.document.add(new_element(ElementKind.LOGO, image=image))
        elif image:
            self.window.document.change_element(image=image)

    def _try_print(self) -> None:
        url, chosen = QInputDialog.getText(
            self.window,
            translate("TicketEditor", "Print one to try"),
            translate("TicketEditor", "Address of the printer"),
            QLineEdit.EchoMode.Normal,
            self._printer,
        )
        if chosen and url:
            self._printer = url
            self._errands.run(self._print(url))

    async def _print(self, url: str) -> None:
        try:
            result = await print_sample(self.window, url)
        except WrongDeviceUrl as error:
            self._say(str(error), ToastLevel.WARNING)
            return
        if result.outcome is PrintOutcome.PRINTED:
            self._say(translate("TicketEditor", "Printed"), ToastLevel.INFO)
        else:
            code = result.trouble.code if result.trouble else ""
            said = TROUBLES[code].what() if code in TROUBLES else translate("TicketEditor", "It was not printed")
            self._say(said, ToastLevel.WARNING)

    def _give(self) -> None:
        template = self.window.document.template
        if self._station.hall is None or self._station.hall.state.setup is None:
            self._say(translate("TicketEditor", "There is no hall yet"), ToastLevel.WARNING)
            return
        setup = self._station.hall.state.setup
        code, chosen = QInputDialog.getItem(
            self.window,
            translate("TicketEditor", "Give to the hall"),
            translate("TicketEditor", "Short name of the design"),
            [design.code for design in setup.tickets] or ["standard"],
            editable=True,
        )
        if chosen and code:
            self._errands.run(self._set_up(setup, code, template))

    async def _set_up(self, setup: HallSetup, code: str, template: TicketTemplate) -> None:
        station = self._station
        try:
            changed = with_design(setup, code, template)
            await station.link.request(f"hall:{setup.code}", SetUpHall(setup=changed), command_id=new_id())
        except Exception as error:  # noqa: BLE001 - put into a problem, logged there with an id
            station.problems.tell(problem_of("set_up_hall", error))
        else:
            self._say(translate("TicketEditor", "The hall prints with it from the next ticket on"), ToastLevel.INFO)

    def _say(self, text: str, level: ToastLevel) -> None:
        self._toast.show_message(text, level=level)


async def open_ticket_templates(station: Station) -> TemplateEditorMode:
    """Compose the editor for a manager; it begins with the hall's own design, if it has one."""
    login = station.session.login_result
    await station.follow_hall((login.hall if login is not None else None) or station.settings.hall or "")
    setup = station.hall.state.setup if station.hall is not None else None
    screen = TemplateEditor(first_template(setup))
    ProblemToast(screen, station.problems)
    return TemplateEditorMode(station, screen)


def first_template(setup: HallSetup | None) -> TicketTemplate:
    """Return the design the hall prints with unless a place says otherwise, else the shipped one."""
    design = next((one for one in setup.tickets if one.code == setup.ticket), None) if setup is not None else None
    if design is not None:
        try:
            return parse_template(design.source)
        except WrongDesign as wrong:
            log.warning("the hall's design %s cannot be used: %s", design.code, wrong)
    return parse_template(resources.read_text(STANDARD))


def with_design(setup: HallSetup, code: str, template: TicketTemplate) -> HallSetup:
    """Return the set-up with a design kept under a code; the first design of a hall becomes the hall's own.

    Raises pydantic's `ValidationError` for what cannot be a code.
    """
    design = TicketDesign(code=code, name=template.name or code, source=template_text(template).strip())
    kept = [one for one in setup.tickets if one.code != code]
    return setup.model_copy(update={"tickets": (*kept, design), "ticket": setup.ticket or code})


def shipped_templates() -> tuple[TicketTemplate, ...]:
    """Return the templates that come with the program."""
    files = sorted(resources.path("ticket_templates").glob("*.toml"))
    return tuple(read_template(file) for file in files)


def read_template(file: Path) -> TicketTemplate:
    """Read a template file. Raises OSError, `WrongDesign`."""
    try:
        return parse_template(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise WrongDesign("not a text in UTF-8") from error


def logo_of(image: QImage) -> str:
    """Return a picture as black and white PNG in base64, no wider than the paper; empty when it is none."""
    if image.isNull():
        return ""
    if image.width() > _LOGO_WIDTH:
        image = image.scaledToWidth(_LOGO_WIDTH, Qt.TransformationMode.SmoothTransformation)
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    with QPainter(ground) as painter:
        painter.drawImage(0, 0, image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    mono = ground.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    QImageWriter(buffer, QByteArray(b"png")).write(mono)
    return base64.b64encode(bytes(buffer.data().data())).decode()


async def print_sample(screen: TemplateEditor, url: str) -> PrintResult:
    """Print what the editor shows on the printer of an address. Raises `WrongDeviceUrl`."""
    parsed = DeviceUrl.parse(url)
    mode = Mode(parsed.choice("mode", Mode.RASTER, among=list(Mode)))
    printer = open_printer(url)
    try:
        job = job_of(screen.document.template, screen.sample, width_dots=screen.width_dots, mode=mode)
        return await asyncio.wrap_future(printer.print(job))
    finally:
        await asyncio.to_thread(printer.close)
