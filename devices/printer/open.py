"""From a setting to a printer driver."""

import re
from pathlib import Path

from devices.errors import WrongDeviceUrl
from devices.printer.encoding import Mode
from devices.printer.job import Printer
from devices.printer.line_printer import LinePrinter
from devices.printer.stream import StatusAnswers
from devices.printer.tcp import TcpPrinter, TcpTimeouts
from devices.printer.virtual import Behaviour, VirtualPrinter
from devices.printer.windows import WindowsPrinter
from devices.transport.line import Line, Trace, traced
from devices.transport.open import SERIAL_OPTIONS, serial_line
from devices.transport.usb_pipe import UsbLine
from devices.url import DeviceUrl

PAPER_WIDTHS = (384, 576)
"""Dots of 58 mm and 80 mm paper at 203 dpi."""

PORT = 9100
BAUD = 115200

RIGHT = (
    "virtual://printer?dir=FOLDER&width=576, escpos+tcp://ADDRESS:9100?width=576, "
    "escpos+serial:///dev/ttyUSB0?baud=115200, escpos+usb://04b8:0e15 or escpos+win:NAME"
)


def printer_of(url: DeviceUrl, *, trace: Trace | None = None) -> Printer:
    """The driver a setting asks for; see `devices.open.open_printer`. Raises WrongDeviceUrl."""
    if url.driver == "escpos+tcp":
        return _tcp(url, trace)
    if url.driver == "escpos+serial":
        url.allow({"width", "status", "mode", *SERIAL_OPTIONS})
        return _line_printer(url, serial_line(url, baud=BAUD, right=RIGHT, trace=trace))
    if url.driver == "escpos+usb":
        url.allow({"width", "status", "mode"})
        return _line_printer(url, traced(_usb(url), trace))
    if url.driver == "escpos+win":
        return _windows(url)
    if (url.driver, url.host) == ("virtual", "printer"):
        return _virtual(url)
    raise WrongDeviceUrl(url.text, "there is no such device", RIGHT)


def _tcp(url: DeviceUrl, trace: Trace | None) -> Printer:
    if not url.host:
        raise WrongDeviceUrl(url.text, "no address is named", RIGHT)
    url.allow({"width", "status", "mode", "timeout"})
    return TcpPrinter(
        url.host,
        PORT if url.port is None else url.port,
        width_dots=_width(url),
        answers=_answers(url),
        mode=_mode(url),
        timeouts=TcpTimeouts(connect_s=url.seconds("timeout", TcpTimeouts.connect_s, at_most=30)),
        trace=trace,
    )


def _line_printer(url: DeviceUrl, line: Line) -> Printer:
    return LinePrinter(line, width_dots=_width(url), answers=_answers(url), mode=_mode(url))


def _usb(url: DeviceUrl) -> Line:
    numbers = re.fullmatch(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})", url.name)
    if numbers is None:
        raise WrongDeviceUrl(url.text, "the numbers of maker and product are missing", RIGHT)
    return UsbLine(int(numbers[1], 16), int(numbers[2], 16))


def _windows(url: DeviceUrl) -> Printer:
    if not url.name:
        raise WrongDeviceUrl(url.text, "no printer is named", RIGHT)
    url.allow({"width", "mode"})
    return WindowsPrinter(url.name, width_dots=_width(url), mode=_mode(url))


def _virtual(url: DeviceUrl) -> Printer:
    url.allow({"dir", "width", "behave"})
    directory = url.options.get("dir")
    if not directory:
        raise WrongDeviceUrl(url.text, "dir= is missing", RIGHT)
    behaviour = Behaviour(url.choice("behave", Behaviour.GOOD, among=list(Behaviour)))
    return VirtualPrinter(Path(directory), width_dots=_width(url), behaviour=behaviour)


def _width(url: DeviceUrl) -> int:
    return url.integer("width", 576, among=PAPER_WIDTHS)


def _answers(url: DeviceUrl) -> StatusAnswers:
    return StatusAnswers(url.choice("status", StatusAnswers.DLE, among=list(StatusAnswers)))


def _mode(url: DeviceUrl) -> Mode:
    return Mode(url.choice("mode", Mode.RASTER, among=list(Mode)))
