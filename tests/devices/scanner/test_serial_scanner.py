"""Scanners on a serial line: codes come in whole, everything else stays out."""

import pytest

from devices.health import DeviceKind, DeviceState, Health
from devices.open import open_scanner
from devices.scanner.code import clean
from devices.scanner.virtual import VirtualScanner
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd
from tests.devices.heard import Heard


class Mute:
    def receive(self, data: bytes) -> bytes:
        raise AssertionError("nobody speaks to a scanner")


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("A001", "A001"),
        (" http://hall.local/t/A001\r\n", "http://hall.local/t/A001"),
        ("x" * 256, "x" * 256),
        ("x" * 257, None),
        ("", None),
        ("A001;DROP", None),
        ("A001 B002", None),
        ("<script>", None),
        ("号", None),
        ("A\x001", None),
        ("A001\u0661", None),
    ],
)
def test_what_is_let_in(scanned: str, code: str | None) -> None:
    assert clean(scanned) == code


def test_codes_in_any_pieces_and_with_any_ending() -> None:
    heard: Heard[str] = Heard()
    far_end = SerialFarEnd(Mute())
    opened: Heard[Health] = Heard()
    scanner = open_scanner(f"scan+serial://{far_end.path}?baud=9600", heard, on_health=opened)
    opened.next()
    for piece in (b"A0", b"01\r\nB0", b"02\r", b"\x1b[A;evil\r\n", b"\xff" * 600 + b"\n", b"C003"):
        far_end.say(piece)
    assert [heard.next() for _ in range(3)] == ["A001", "B002", "C003"]
    assert (scanner.health().kind, scanner.health().driver) == (DeviceKind.SCANNER, "scan+serial")
    assert scanner.close(PATIENCE_S)
    far_end.close()
    assert heard.nothing_more()


def test_one_that_never_scanned_is_unknown_and_one_that_was_pulled_has_failed() -> None:
    heard: Heard[str] = Heard()
    states: Heard[DeviceState] = Heard()
    far_end = SerialFarEnd(Mute())
    scanner = open_scanner(f"scan+serial://{far_end.path}", heard, on_health=lambda health: states(health.state))
    assert states.next() is DeviceState.UNKNOWN
    far_end.say(b"A001\n")
    assert states.next() is DeviceState.OK
    far_end.close()
    assert states.next() is DeviceState.FAILED
    assert scanner.close(PATIENCE_S)


def test_a_listener_that_fails_does_no_harm_and_what_was_scanned_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard: Heard[str] = Heard()

    def listener(code: str) -> None:
        heard(code)
        raise RuntimeError("no window")

    far_end = SerialFarEnd(Mute())
    opened: Heard[Health] = Heard()
    scanner = open_scanner(f"scan+serial://{far_end.path}", listener, on_health=opened)
    opened.next()
    far_end.say(b"SECRET1\nSECRET2\n")
    assert [heard.next(), heard.next()] == ["SECRET1", "SECRET2"]
    assert scanner.close(PATIENCE_S)
    far_end.close()
    assert "listener failed" in caplog.text
    assert "SECRET" not in caplog.text


def test_a_virtual_scanner_lets_in_the_same() -> None:
    heard: Heard[str] = Heard()
    scanner = open_scanner("virtual://scanner", heard)
    assert isinstance(scanner.driver, VirtualScanner)
    scanner.driver.scan("<script>")
    scanner.driver.scan("A001\r\n")
    assert heard.next() == "A001"
    assert scanner.close(PATIENCE_S)
    assert heard.nothing_more()
