"""What is plugged in: serial ports and printers of this machine, each with the setting that would use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

USB_DEVICES = Path("/sys/bus/usb/devices")
PRINTER_CLASS = "07"


@dataclass(frozen=True)
class Found:
    """Something that was found. `url` is how a setting would name it, or the part of it that is certain."""

    what: str
    url: str
    description: str


def find_all(*, usb_devices: Path = USB_DEVICES) -> list[Found]:
    """Serial ports, USB printers (Linux) and the printers Windows knows, in this order."""
    return [*_serial_ports(), *_usb_printers(usb_devices), *_windows_printers()]


def _serial_ports() -> Iterator[Found]:
    list_ports = import_module("serial.tools.list_ports")
    for port in sorted(list_ports.comports(), key=lambda each: str(each.device)):
        description = "" if port.description in (None, "n/a") else str(port.description)
        yield Found("serial port", f"serial://{port.device}", description)


def _usb_printers(usb_devices: Path) -> Iterator[Found]:
    for interface in sorted(usb_devices.glob("*/bInterfaceClass")):
        if _line(interface) == PRINTER_CLASS:
            device = usb_devices / interface.parent.name.partition(":")[0]
            numbers = f"{_line(device / 'idVendor')}:{_line(device / 'idProduct')}"
            names = (_line(device / "manufacturer"), _line(device / "product"))
            yield Found("printer", f"escpos+usb://{numbers}", " ".join(name for name in names if name))


def _windows_printers() -> Iterator[Found]:
    try:
        registry = import_module("winreg")
    except ImportError:
        return
    path = r"Software\Microsoft\Windows NT\CurrentVersion\Devices"
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
            for number in range(registry.QueryInfoKey(key)[1]):
                name = str(registry.EnumValue(key, number)[0])
                yield Found("printer", f"escpos+win:{quote(name)}", name)
    except OSError:
        return


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
