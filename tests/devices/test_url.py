"""Device settings: what is understood, and what is said of the rest."""

import pytest

from devices.errors import WrongDeviceUrl
from devices.url import DeviceUrl


@pytest.mark.parametrize(
    ("text", "driver", "host", "port", "options"),
    [
        (
            "virtual://printer?dir=out/tickets&width=576",
            "virtual",
            "printer",
            None,
            {"dir": "out/tickets", "width": "576"},
        ),
        ("escpos+tcp://192.0.2.10:9100?width=384", "escpos+tcp", "192.0.2.10", 9100, {"width": "384"}),
        ("escpos+tcp://[2001:db8::1]:9100", "escpos+tcp", "2001:db8::1", 9100, {}),
        ("speaker:", "speaker", "", None, {}),
        ("speaker://", "speaker", "", None, {}),
        ("  virtual://strip ", "virtual", "strip", None, {}),
        ("virtual://speech?dir=%E5%8F%AB%E5%8F%B7%20a", "virtual", "speech", None, {"dir": "叫号 a"}),
    ],
)
def test_reads_the_parts(text: str, driver: str, host: str, port: int | None, options: dict[str, str]) -> None:
    url = DeviceUrl.parse(text)
    assert (url.driver, url.host, url.port, dict(url.options)) == (driver, host, port, options)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bxk+serial:///dev/ttyUSB0?baud=57600", "/dev/ttyUSB0"),
        ("bxk+serial://COM3", "COM3"),
        ("escpos+usb://04b8:0e15", "04b8:0e15"),
        ("escpos+win:POS80%20C", "POS80 C"),
        ("escpos+tcp://192.0.2.10", ""),
    ],
)
def test_reads_names_of_ports_and_printers(text: str, name: str) -> None:
    assert DeviceUrl.parse(text).name == name


@pytest.mark.parametrize(
    ("text", "problem", "right"),
    [
        ("", "no driver", "DRIVER://"),
        ("192.0.2.10:9100", "no driver", "DRIVER://"),
        ("out/tickets", "no driver", "DRIVER://"),
        ("escpos+tcp://192.0.2.10:99999", "port", ":9100"),
        ("escpos+tcp://192.0.2.10:abc", "port", ":9100"),
        ("escpos+tcp://[2001:db8::1", "address", "DRIVER://"),
        ("virtual://printer/tickets", "more than", "DRIVER://"),
        ("virtual://printer?dir", "cannot be read", "?OPTION=VALUE"),
        ("virtual://printer?dir=a&dir=b", "twice", "once"),
    ],
)
def test_says_what_would_be_right(text: str, problem: str, right: str) -> None:
    with pytest.raises(WrongDeviceUrl) as caught:
        DeviceUrl.parse(text)
    message = str(caught.value)
    assert repr(text) in message
    said, advised = message.split("; write ")
    assert problem in said
    assert right in advised
    assert caught.value.trouble.code == "device.wrong-url"


def test_options_are_checked() -> None:
    url = DeviceUrl.parse("virtual://printer?width=580&timeout=0&pace=quick&baud=%C2%B2")
    with pytest.raises(WrongDeviceUrl, match="width=384 or width=576"):
        url.integer("width", 576, among=(384, 576))
    with pytest.raises(WrongDeviceUrl, match="from 1 to 9"):
        url.integer("baud", 1, among=range(1, 10))
    with pytest.raises(WrongDeviceUrl, match="timeout=SECONDS up to 30"):
        url.seconds("timeout", 2, at_most=30)
    with pytest.raises(WrongDeviceUrl, match="pace=real or pace=simulated"):
        url.choice("pace", "real", among=("real", "simulated"))
    with pytest.raises(WrongDeviceUrl, match="'baud' is not known; write pace, timeout, width"):
        url.allow({"width", "timeout", "pace"})


def test_options_have_defaults() -> None:
    url = DeviceUrl.parse("virtual://printer?width=384&timeout=1.5")
    assert url.integer("width", 576, among=(384, 576)) == 384
    assert url.integer("copies", 1, among=(1, 2)) == 1
    assert url.seconds("timeout", 2, at_most=30) == 1.5
    assert url.seconds("patience", 4, at_most=30) == 4
    assert url.choice("pace", "real", among=("real", "simulated")) == "real"
