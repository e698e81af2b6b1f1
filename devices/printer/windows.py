"""`escpos+win:POS80`: a printer that Windows knows, raw bytes through its spooler.

That the spooler took a slip does not mean that it was printed: without a word of trouble the outcome is unknown.
Read from Microsoft's documentation of winspool; checked against a stand-in, never on Windows.
"""

import ctypes
from typing import Any, Protocol

from devices.errors import DeviceUnavailable, PrinterNotReady, Trouble, Unconfirmed
from devices.health import Condition, DeviceState
from devices.printer.encoding import Mode, encode_job
from devices.printer.job import PrintJob, check_width
from devices.printer.status import STOPPING, Flag, trouble_of

SPOOLED = Trouble("printer.spooled", "Windows took the slip; whether it was printed, it does not say")

_FLAGS = (
    (0x0000_0010, Flag.PAPER_OUT),
    (0x0040_0000, Flag.COVER_OPEN),
    (0x0000_0002 | 0x0000_0008 | 0x0010_0000, Flag.ERROR),
    (0x0000_0080 | 0x0000_0001, Flag.OFFLINE),
)
"""PRINTER_STATUS_… of winspool: paper out, door open; error, jam, user intervention; offline, paused."""


class Spooler(Protocol):
    """Windows' spooler, as far as a slip needs it. Every call raises DeviceUnavailable when Windows refuses."""

    def status(self, printer: str) -> int:
        """The PRINTER_STATUS bits of `printer`; 0 when there is nothing to say."""
        ...

    def send(self, printer: str, title: str, data: bytes) -> None:
        """Hand in a raw document. Raises Unconfirmed when it was taken in part."""
        ...


class WindowsPrinter:
    """A driver for the printer Windows calls `printer`. See `devices.printer.job.Printer`."""

    name = "escpos+win"

    def __init__(
        self, printer: str, *, width_dots: int = 576, mode: Mode = Mode.RASTER, spooler: Spooler | None = None
    ) -> None:
        self._printer = printer
        self._width_dots = width_dots
        self._mode = mode
        self._given = spooler

    def open(self) -> None:
        """Find the printer. Raises DeviceUnavailable."""
        self._spooler().status(self._printer)

    def close(self) -> None:
        """Nothing is kept open between jobs."""

    def status(self) -> Condition:
        """What Windows knows: trouble, or nothing, which is UNKNOWN. Raises DeviceUnavailable."""
        trouble = self._trouble()
        return Condition(DeviceState.FAILED, trouble) if trouble else Condition(DeviceState.UNKNOWN, SPOOLED)

    def print(self, job: PrintJob) -> None:
        """See `devices.printer.job.Printer.print`. Never confirmed."""
        check_width(job, self._width_dots)
        data = encode_job(job, self._mode)
        trouble = self._trouble()
        if trouble is not None:
            raise PrinterNotReady(trouble.code, trouble.text)
        self._spooler().send(self._printer, job.name, data)
        raise Unconfirmed(SPOOLED.code, SPOOLED.text)

    def _trouble(self) -> Trouble | None:
        bits = self._spooler().status(self._printer)
        flags = {flag for mask, flag in _FLAGS if bits & mask}
        return next((trouble_of(flag) for flag in STOPPING if flag in flags), None)

    def _spooler(self) -> Spooler:
        return self._given or WinSpool()


class _DocInfo(ctypes.Structure):
    """DOC_INFO_1W."""

    _fields_ = (
        ("pDocName", ctypes.c_wchar_p),
        ("pOutputFile", ctypes.c_wchar_p),
        ("pDatatype", ctypes.c_wchar_p),
    )


class WinSpool:
    """The spooler of this machine, by winspool.drv. Raises DeviceUnavailable where there is no Windows."""

    def __init__(self) -> None:
        load: Any = getattr(ctypes, "WinDLL", None)
        if load is None:
            raise DeviceUnavailable("printer.not-windows", "only Windows has printers of this kind")
        self._library: Any = load("winspool.drv", use_last_error=True)

    def status(self, printer: str) -> int:
        """See `Spooler.status`."""
        handle = self._open(printer)
        try:
            bits, needed = ctypes.c_uint32(), ctypes.c_uint32()
            size = ctypes.sizeof(bits)
            if not self._library.GetPrinterW(handle, 6, ctypes.byref(bits), size, ctypes.byref(needed)):
                raise _refused(printer)
            return bits.value
        finally:
            self._library.ClosePrinter(handle)

    def send(self, printer: str, title: str, data: bytes) -> None:
        """See `Spooler.send`."""
        handle = self._open(printer)
        try:
            document = _DocInfo(title, None, "RAW")
            if not self._library.StartDocPrinterW(handle, 1, ctypes.byref(document)):
                raise _refused(printer)
            written = ctypes.c_uint32()
            taken = self._library.WritePrinter(handle, data, len(data), ctypes.byref(written))
            ended = self._library.EndDocPrinter(handle)
            if not taken or not ended or written.value != len(data):
                raise Unconfirmed("printer.spooler-broke-off", "Windows took only a part of the slip")
        finally:
            self._library.ClosePrinter(handle)

    def _open(self, printer: str) -> Any:
        handle = ctypes.c_void_p()
        if not self._library.OpenPrinterW(ctypes.c_wchar_p(printer), ctypes.byref(handle), None):
            raise _refused(printer)
        return handle


def _refused(printer: str) -> DeviceUnavailable:
    return DeviceUnavailable("printer.no-such-printer", f"Windows cannot use a printer called {printer}")
