"""From a setting to a strip driver."""

from dataclasses import dataclass
from pathlib import Path

import resources
from devices.errors import WrongDeviceUrl, WrongFrameFile
from devices.strip import alpha
from devices.strip.alpha import AlphaStrip
from devices.strip.answering import ANSWER_S
from devices.strip.onbon.commands import Box, Model
from devices.strip.onbon.strip import BAUD, PORT, SPEEDS, OnbonSettings, OnbonStrip
from devices.strip.template.file import read_frame_file
from devices.strip.template.frame import FrameTemplate
from devices.strip.template.strip import TemplateStrip
from devices.strip.text import FIRST_ADDRESS, LAST_ADDRESS, Strip
from devices.strip.virtual import Listener, VirtualStrip
from devices.transport.line import Line, Trace
from devices.transport.open import SERIAL_OPTIONS, network_line, serial_line, transport_of
from devices.url import DeviceUrl

ONBON_RIGHT = "bxk+tcp://ADDRESS:5005, bxk+udp://ADDRESS:5005 or bxk+serial:///dev/ttyUSB0?baud=57600&addr=1"
FRAME_RIGHT = "frame+serial:///dev/ttyUSB0?preset=am03127 or frame+tcp://ADDRESS:PORT?file=FILE"
ALPHA_RIGHT = "alpha+serial:///dev/ttyUSB0 or alpha+tcp://ADDRESS:PORT"
STRIP_RIGHT = f"virtual://strip, virtual://strip?dir=FOLDER, {ONBON_RIGHT}, {FRAME_RIGHT}, {ALPHA_RIGHT}"

ADDRESSES = range(FIRST_ADDRESS, LAST_ADDRESS + 1)
PIXELS = range(8, 2049)
CHARACTER_DOTS = (12, 16, 24, 32)
FRAME_BAUD = 9600


@dataclass(frozen=True)
class ChosenStrip:
    """A driver, which of the strips on its line is meant by whoever names none, and whose strips they are: the numbers
    of the counters, None for all.
    """

    driver: Strip
    own_address: int
    counters: frozenset[int] | None = None


def strip_of(url: DeviceUrl, *, listener: Listener | None = None, trace: Trace | None = None) -> ChosenStrip:
    """The driver a setting asks for; see `devices.open.open_strip`. Raises WrongDeviceUrl."""
    makers = {"bxk": _onbon, "frame": _template, "alpha": _alpha}
    make = makers.get(url.driver.partition("+")[0])
    if make is not None:
        own_address = url.integer("addr", FIRST_ADDRESS, among=ADDRESSES)
        return ChosenStrip(make(url, trace), own_address, _counters(url))
    if (url.driver, url.host) != ("virtual", "strip"):
        raise WrongDeviceUrl(url.text, "there is no such device", STRIP_RIGHT)
    url.allow({"dir", "addr", "counters"})
    directory = url.options.get("dir")
    driver = VirtualStrip(listener=listener, directory=Path(directory) if directory else None)
    counters = _counters(url)
    usual = min(counters) if counters and len(counters) == 1 else FIRST_ADDRESS
    return ChosenStrip(driver, url.integer("addr", usual, among=ADDRESSES), counters)


def _counters(url: DeviceUrl) -> frozenset[int] | None:
    """Read `counters=1-20,31`. Raises WrongDeviceUrl."""
    given = url.options.get("counters")
    if given is None:
        return None
    found: set[int] = set()
    for part in given.split(","):
        first, dash, last = part.partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdigit() and len(end) <= 3 for end in ends) or int(ends[0]) > int(ends[1]):
            raise WrongDeviceUrl(url.text, f"counters={given} is not possible", "counters=3 or counters=1-20,31")
        found.update(range(int(ends[0]), int(ends[1]) + 1))
    return frozenset(found)


def _onbon(url: DeviceUrl, trace: Trace | None) -> Strip:
    url.allow({"model", "addr", "width", "height", "dots", "font", "speed", "timeout", "counters", *_line_options(url)})
    font = url.options.get("font", "")
    if font and not (font.isascii() and font.isdigit() and len(font) == 3):
        raise WrongDeviceUrl(url.text, f"font={font} is not possible", "font= three digits")
    settings = OnbonSettings(
        model=Model(url.choice("model", Model.BX_5K.value, among=[model.value for model in Model])),
        box=Box(
            width=url.integer("width", 128, among=PIXELS),
            height=url.integer("height", 16, among=PIXELS),
        ),
        dots=url.integer("dots", 16, among=CHARACTER_DOTS),
        font=font,
        speed=url.integer("speed", OnbonSettings.speed, among=SPEEDS),
        answer_s=url.seconds("timeout", ANSWER_S, at_most=5),
    )
    line = _line(url, {"tcp", "udp", "serial"}, baud=BAUD, port=PORT, right=ONBON_RIGHT, trace=trace)
    return OnbonStrip(line, settings)


def _template(url: DeviceUrl, trace: Trace | None) -> Strip:
    url.allow({"preset", "file", "addr", "timeout", "counters", *_line_options(url)})
    line = _line(url, {"tcp", "udp", "serial"}, baud=FRAME_BAUD, port=None, right=FRAME_RIGHT, trace=trace)
    return TemplateStrip(line, _frame(url), answer_s=url.seconds("timeout", ANSWER_S, at_most=5))


def _frame(url: DeviceUrl) -> FrameTemplate:
    preset, file = url.options.get("preset"), url.options.get("file")
    if (preset is None) == (file is None):
        raise WrongDeviceUrl(url.text, "one of preset= and file= is needed", FRAME_RIGHT)
    if preset is not None:
        shipped = sorted(path.stem for path in resources.path("strip_frames").glob("*.toml"))
        return read_frame_file(resources.path(f"strip_frames/{url.choice('preset', '', among=shipped)}.toml"))
    try:
        return read_frame_file(Path(file or ""))
    except WrongFrameFile as error:
        raise WrongDeviceUrl(url.text, str(error), "file= a frame file as the manual describes it") from error


def _alpha(url: DeviceUrl, trace: Trace | None) -> Strip:
    url.allow({"addr", "check", "counters", *_line_options(url)})
    check = alpha.Check(url.choice("check", alpha.Check.NONE, among=list(alpha.Check)))
    line = _line(
        url, {"tcp", "serial"}, baud=alpha.BAUD, port=None, right=ALPHA_RIGHT, trace=trace, format=alpha.FORMAT
    )
    return AlphaStrip(line, check=check)


def _line_options(url: DeviceUrl) -> frozenset[str]:
    return SERIAL_OPTIONS if transport_of(url) == "serial" else frozenset()


def _line(
    url: DeviceUrl,
    transports: set[str],
    *,
    baud: int,
    port: int | None,
    right: str,
    trace: Trace | None,
    format: str = "8N1",  # noqa: A002
) -> Line:
    if transport_of(url) not in transports:
        raise WrongDeviceUrl(url.text, "there is no such device", right)
    if transport_of(url) == "serial":
        return serial_line(url, baud=baud, right=right, trace=trace, format=format)
    return network_line(url, right=right, port=port, trace=trace)
