"""From a device setting to its line. All drivers that speak over a line read these parts of the URL the same way."""

from devices.errors import WrongDeviceUrl
from devices.transport.line import Line, Trace, traced
from devices.transport.serial_port import BAUDS, FORMATS, Flow, SerialLine, SerialSettings
from devices.transport.sockets import TcpLine, UdpLine
from devices.url import DeviceUrl

SERIAL_OPTIONS = frozenset({"baud", "format", "flow"})


def transport_of(url: DeviceUrl) -> str:
    """The part of the driver behind the `+`: `tcp`, `udp`, `serial`."""
    return url.driver.rpartition("+")[2]


def serial_settings(url: DeviceUrl, *, baud: int, right: str, format: str = "8N1") -> SerialSettings:  # noqa: A002
    """The serial port a URL names; `baud` and `format` are the device's usual ones. Raises WrongDeviceUrl."""
    if not url.name:
        raise WrongDeviceUrl(url.text, "no serial port is named", right)
    return SerialSettings(
        url.name,
        baud=url.integer("baud", baud, among=BAUDS),
        format=url.choice("format", format, among=FORMATS),
        flow=Flow(url.choice("flow", Flow.NONE, among=list(Flow))),
    )


def serial_line(url: DeviceUrl, *, baud: int, right: str, trace: Trace | None = None, format: str = "8N1") -> Line:  # noqa: A002
    """A serial line. Raises WrongDeviceUrl."""
    return traced(SerialLine(serial_settings(url, baud=baud, right=right, format=format)), trace)


def network_line(url: DeviceUrl, *, right: str, port: int | None = None, trace: Trace | None = None) -> Line:
    """A TCP or UDP line; `port` is the device's usual one, None where it has none. Raises WrongDeviceUrl."""
    wanted = port if url.port is None else url.port
    if not url.host or wanted is None:
        raise WrongDeviceUrl(url.text, "no address is named" if not url.host else "no port is named", right)
    line = UdpLine(url.host, wanted) if transport_of(url) == "udp" else TcpLine(url.host, wanted)
    return traced(line, trace)
