"""Lines over the two bulk pipes of a USB device, through pyusb.

pyusb is asked for only when such a device is opened. Checked against a stand-in for pyusb, never on a device.
"""

from importlib import import_module
from typing import Any

from devices.errors import DeviceTimeout, DeviceUnavailable
from devices.transport.sockets import CHUNK, SEND_S

PRINTER_CLASS = 7
_OUT, _IN = 0x00, 0x80
_TIMEOUT_NUMBERS = (110, 60, 10060)
"""ETIMEDOUT of Linux, macOS, Windows, whichever pyusb passes on."""


class UsbLine:
    """The device of maker `vendor` and product `product`. See `devices.transport.line.Line`."""

    name = "usb"

    def __init__(self, vendor: int, product: int, *, send_s: float = SEND_S) -> None:
        self._vendor = vendor
        self._product = product
        self._send_s = send_s
        self._device: Any = None
        self._out: Any = None
        self._in: Any = None
        self._usb_error: type[Exception] = OSError

    def open(self) -> None:
        """See `Line.open`."""
        self.close()
        core = _module("usb.core")
        self._usb_error = core.USBError
        try:
            device = core.find(idVendor=self._vendor, idProduct=self._product)
            if device is None:
                raise self._missing()
            self._claim(device)
        except (core.USBError, core.NoBackendError) as error:
            raise self._missing() from error

    def close(self) -> None:
        """See `Line.close`."""
        device, self._device = self._device, None
        if device is not None:
            _module("usb.util").dispose_resources(device)

    def drain(self) -> None:
        """See `Line.drain`."""
        self.read(0.001)

    def write(self, data: bytes) -> None:
        """See `Line.write`."""
        self._require_open()
        try:
            self._out.write(data, timeout=round(self._send_s * 1000))
        except self._usb_error as error:
            raise self._broken(error) from error

    def read(self, timeout_s: float) -> bytes:
        """See `Line.read`. A printer without a way back never says anything."""
        self._require_open()
        if self._in is None:
            return b""
        try:
            # For pyusb 0 means for ever.
            return bytes(self._in.read(CHUNK, timeout=max(1, round(timeout_s * 1000))))
        except self._usb_error as error:
            if _is_timeout(error):
                return b""
            raise self._broken(error) from error

    def travel_s(self, count: int) -> float:
        """USB is quick."""
        del count
        return 0.0

    def _claim(self, device: Any) -> None:
        util = _module("usb.util")
        interface = util.find_descriptor(device.get_active_configuration(), bInterfaceClass=PRINTER_CLASS)
        if interface is None:
            raise DeviceUnavailable("line.no-printer", "the USB device is not a printer")
        number = interface.bInterfaceNumber
        try:
            if device.is_kernel_driver_active(number):
                device.detach_kernel_driver(number)
        except NotImplementedError:
            pass  # Only Linux has a driver of its own that must step aside.
        util.claim_interface(device, number)
        self._out = _pipe(util, interface, _OUT)
        self._in = _pipe(util, interface, _IN)
        self._device = device

    def _require_open(self) -> None:
        if self._device is None:
            raise DeviceUnavailable("line.closed", "the line is not open")

    def _missing(self) -> DeviceUnavailable:
        numbers = f"{self._vendor:04x}:{self._product:04x}"
        return DeviceUnavailable("line.unplugged", f"the USB device {numbers} is not there or may not be used")

    def _broken(self, error: Exception) -> DeviceUnavailable:
        if _is_timeout(error):
            return DeviceTimeout("line.timeout", "the device did not take the bytes in time")
        return self._missing()


def _pipe(util: Any, interface: Any, direction: int) -> Any:
    def fits(endpoint: Any) -> bool:
        return bool(util.endpoint_direction(endpoint.bEndpointAddress) == direction)

    return util.find_descriptor(interface, custom_match=fits)


def _is_timeout(error: Exception) -> bool:
    return getattr(error, "errno", None) in _TIMEOUT_NUMBERS


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise DeviceUnavailable("line.usb-missing", "pyusb is not installed; install pyusb") from error
