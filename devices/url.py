"""A device as it is written in the settings.

    virtual://printer?dir=out/tickets&width=576      a virtual device; the name after // says which
    escpos+tcp://192.0.2.10:9100?width=576           driver+transport, address, options
    speaker:                                         the loudspeaker of this machine
    bxk+serial:///dev/ttyUSB0?baud=57600             a serial port: a path, or COM3 on Windows
    escpos+usb://04b8:0e15                           a USB device by the numbers of its maker and product
    escpos+win:POS80                                 a printer by the name Windows knows it by

Percent escapes are decoded in options. Paths in options are taken relative to the working folder.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from devices.errors import WrongDeviceUrl

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAMED_TRANSPORTS = frozenset({"serial", "usb", "win"})
"""Transports whose address is a name rather than a host and a port."""

_ANY_RIGHT = "DRIVER://ADDRESS?OPTION=VALUE, like virtual://printer?dir=out/tickets"


@dataclass(frozen=True)
class DeviceUrl:
    """The parts of a device setting. `host` is empty and `port` None where the setting names none; `name` is the
    address of a serial port, a USB device or a Windows printer, empty for all others.
    """

    text: str
    driver: str
    host: str
    port: int | None
    options: Mapping[str, str]
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> "DeviceUrl":
        """Read a setting. Raises WrongDeviceUrl when it is not a URL, has a wrong port, or says an option twice."""
        stripped = text.strip()
        if not _SCHEME.match(stripped):
            raise WrongDeviceUrl(text, "no driver is named", _ANY_RIGHT)
        try:
            parts = urlsplit(stripped)
        except ValueError as error:
            raise WrongDeviceUrl(text, "the address cannot be read", _ANY_RIGHT) from error
        options = _options(parts.query, text)
        if parts.scheme.rpartition("+")[2] in _NAMED_TRANSPORTS and not parts.fragment:
            name = unquote(parts.netloc + parts.path)
            return cls(text=stripped, driver=parts.scheme, host="", port=None, options=options, name=name)
        if parts.path.strip("/") or parts.fragment:
            raise WrongDeviceUrl(text, "there is more than an address and options", _ANY_RIGHT)
        return cls(
            text=stripped,
            driver=parts.scheme,
            host=parts.hostname or "",
            port=_port(parts, text),
            options=options,
        )

    def allow(self, names: Collection[str]) -> None:
        """Raise WrongDeviceUrl if an option is not one of `names`: a misspelt option must not pass unseen."""
        for name in self.options:
            if name not in names:
                known = ", ".join(sorted(names)) or "no options at all"
                raise WrongDeviceUrl(self.text, f"the option {name!r} is not known", known)

    def integer(self, name: str, default: int, *, among: Collection[int]) -> int:
        """A whole number that must be one of `among`. Raises WrongDeviceUrl."""
        given = self.options.get(name)
        if given is None:
            return default
        if not given.isascii() or not given.isdigit() or int(given) not in among:
            raise WrongDeviceUrl(self.text, f"{name}={given} is not possible", _choices(name, among))
        return int(given)

    def seconds(self, name: str, default: float, *, at_most: float) -> float:
        """A time in seconds, over 0 and at most `at_most`. Raises WrongDeviceUrl."""
        given = self.options.get(name)
        if given is None:
            return default
        try:
            value = float(given)
        except ValueError:
            value = 0.0
        if not 0 < value <= at_most:
            raise WrongDeviceUrl(self.text, f"{name}={given} is not possible", f"{name}=SECONDS up to {at_most:g}")
        return value

    def choice(self, name: str, default: str, *, among: Collection[str]) -> str:
        """One word out of `among`. Raises WrongDeviceUrl."""
        given = self.options.get(name, default)
        if given not in among:
            raise WrongDeviceUrl(self.text, f"{name}={given} is not possible", _choices(name, among))
        return given


def _choices(name: str, among: Collection[object]) -> str:
    if isinstance(among, range):
        return f"{name}= a whole number from {among[0]} to {among[-1]}"
    return " or ".join(f"{name}={value}" for value in among)


def _port(parts: SplitResult, text: str) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise WrongDeviceUrl(text, "the port is not a number up to 65535", "ADDRESS:9100") from error


def _options(query: str, text: str) -> Mapping[str, str]:
    options: dict[str, str] = {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True) if query else []
    except ValueError as error:
        raise WrongDeviceUrl(text, "the part after ? cannot be read", "?OPTION=VALUE&OPTION=VALUE") from error
    for name, value in pairs:
        if name in options:
            raise WrongDeviceUrl(text, f"the option {name!r} stands there twice", "it once")
        options[name] = value
    return MappingProxyType(options)
