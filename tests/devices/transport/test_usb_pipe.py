"""USB printers, with a stand-in for pyusb that behaves as its documentation says."""

import sys
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from devices.health import DeviceState
from devices.open import open_printer
from devices.printer.job import PrintJob, PrintOutcome, PrintResult
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.printer.printer_simulator import PAPER_OUT
from tests.devices.printer.slip_printer import SlipPrinter
from tests.devices.printer.slips import bitmap_of

PIXELS = [[x % 3 == 0 for x in range(384)]] * 40
SLIP = PrintJob("A001", bitmap_of(PIXELS))
URL = "escpos+usb://04b8:0e15?width=384"


class USBError(OSError):
    pass


class NoBackendError(ValueError):
    pass


class Interface(list[Any]):
    """A list of endpoints that has attributes, as pyusb's has."""


class FakeUsb:
    """A bus with one printer on it, or none."""

    def __init__(self) -> None:
        self.printer = SlipPrinter()
        self.plugged = True
        self.interface_class = 7
        self.disposed = 0
        self._answers = b""

    def find(self, *, idVendor: int, idProduct: int) -> Any:  # noqa: N803 - pyusb's names
        assert (idVendor, idProduct) == (0x04B8, 0x0E15)
        return self if self.plugged else None

    def get_active_configuration(self) -> list[Any]:
        endpoints = [
            SimpleNamespace(bEndpointAddress=0x01, write=self._write),
            SimpleNamespace(bEndpointAddress=0x82, read=self._read),
        ]
        interface = Interface(endpoints)
        vars(interface).update(bInterfaceNumber=0, bInterfaceClass=self.interface_class)
        return [interface]

    def is_kernel_driver_active(self, number: int) -> bool:
        raise NotImplementedError

    def _write(self, data: bytes, timeout: int) -> int:
        if not self.plugged:
            raise USBError(19, "No such device")
        self._answers += self.printer.receive(bytes(data)) or b""
        return len(data)

    def _read(self, size: int, timeout: int) -> bytes:
        assert timeout > 0
        if not self._answers:
            raise USBError(110, "Operation timed out")
        answers, self._answers = self._answers[:size], self._answers[size:]
        return answers

    def dispose_resources(self, device: object) -> None:
        self.disposed += 1


def find_descriptor(things: list[Any], custom_match: Callable[[Any], bool] | None = None, **wanted: object) -> Any:
    for each in things:
        if all(getattr(each, key) == value for key, value in wanted.items()) and (
            not custom_match or custom_match(each)
        ):
            return each
    return None


@pytest.fixture
def usb(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeUsb]:
    bus = FakeUsb()
    core, util = ModuleType("usb.core"), ModuleType("usb.util")
    vars(core).update(find=bus.find, USBError=USBError, NoBackendError=NoBackendError)
    vars(util).update(
        find_descriptor=find_descriptor,
        endpoint_direction=lambda address: address & 0x80,
        claim_interface=lambda device, number: None,
        dispose_resources=bus.dispose_resources,
    )
    for name, module in (("usb", ModuleType("usb")), ("usb.core", core), ("usb.util", util)):
        monkeypatch.setitem(sys.modules, name, module)
    yield bus
    assert bus.disposed


def printed() -> PrintResult:
    printer = open_printer(URL)
    try:
        return printer.print(SLIP).result(PATIENCE_S)
    finally:
        assert printer.close(PATIENCE_S)


def test_a_slip_arrives_dot_for_dot(usb: FakeUsb) -> None:
    assert printed().outcome is PrintOutcome.PRINTED
    assert usb.printer.slips[0].pixels(384) == PIXELS


def test_paper_out_is_known_before(usb: FakeUsb) -> None:
    usb.printer.bits = PAPER_OUT
    assert printed().outcome is PrintOutcome.FAILED
    assert usb.printer.slips == []


def test_a_printer_that_is_pulled_and_put_back(usb: FakeUsb) -> None:
    printer = open_printer(URL)
    assert printer.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    usb.plugged = False
    failed = printer.print(SLIP).result(PATIENCE_S)
    assert (failed.outcome, failed.trouble and failed.trouble.code) == (PrintOutcome.FAILED, "line.unplugged")
    assert printer.health().state is DeviceState.FAILED
    usb.plugged = True
    assert printer.print(SLIP).result(PATIENCE_S).outcome is PrintOutcome.PRINTED
    assert printer.close(PATIENCE_S)


def test_without_pyusb_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usb.core", None)
    result = printed()
    assert (result.outcome, result.trouble and result.trouble.code) == (PrintOutcome.FAILED, "line.usb-missing")
