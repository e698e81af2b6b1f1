"""The template editor put together: what every editor does, pictures for the logo, a printer to try."""

import asyncio
import base64

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from app.modes.admin.editor_mode import EditorMode
from app.modes.admin.ticket_templates.craft import TICKETS
from app.modes.admin.ticket_templates.kinds import new_element
from app.modes.admin.ticket_templates.screen import TemplateEditor
from app.modes.device_words import TROUBLES
from app.modes.kiosk.slip_press import job_of
from app.modes.station import Station
from designs.ticket import ElementKind, TicketTemplate
from devices.errors import WrongDeviceUrl
from devices.open import open_printer
from devices.printer.encoding import Mode
from devices.printer.job import PrintOutcome, PrintResult
from devices.url import DeviceUrl
from widgets.toast import ToastLevel

translate = QCoreApplication.translate

_LOGO_WIDTH = 576  # dots: no paper is wider


class TemplateEditorMode(EditorMode[TicketTemplate]):
    """A template editor at work."""

    def __init__(self, station: Station, screen: TemplateEditor, code: str) -> None:
        super().__init__(station, screen, TICKETS, code)
        self.screen = screen
        self._printer = station.settings.devices.get("printer", "")
        screen.print_wanted.connect(self._try_print)
        screen.picture_wanted.connect(self._picture)

    def _picture(self, new: bool) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self.window,
            translate("TicketEditor", "Choose a picture …"),
            self.folder,
            "PNG, JPEG, SVG (*.png *.jpg *.svg)",
        )
        image = logo_of(QImage(file)) if file else ""
        if file and not image:
            self.window.say(translate("TicketEditor", "This is no picture"))
        elif image and new:
            self.screen.document.add(new_element(ElementKind.LOGO, image=image))
        elif image:
            self.screen.document.change_element(image=image)

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
            self.errands.run(self._print(url))

    async def _print(self, url: str) -> None:
        try:
            result = await print_sample(self.screen, url)
        except WrongDeviceUrl as error:
            self.window.say(str(error))
            return
        if result.outcome is PrintOutcome.PRINTED:
            self.window.say(translate("TicketEditor", "Printed"), ToastLevel.INFO)
        else:
            code = result.trouble.code if result.trouble else ""
            said = TROUBLES[code].what() if code in TROUBLES else translate("TicketEditor", "It was not printed")
            self.window.say(said)


async def open_ticket_templates(station: Station) -> TemplateEditorMode:
    """Compose the editor for a manager; it begins with the hall's own design, if it has one."""
    await station.follow_own_hall()
    code, template = TICKETS.first(station.hall.state.setup if station.hall is not None else None)
    return TemplateEditorMode(station, TemplateEditor(template), code)


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
