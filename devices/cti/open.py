"""From a setting to a switch."""

from pathlib import Path

from devices.cti.ami import PORT, AsteriskSwitch, Seat
from devices.cti.call import OnCall
from devices.cti.event_door import HOST, EventDoor
from devices.cti.switch import Switch
from devices.cti.virtual import VirtualSwitch, read_script
from devices.errors import DeviceUnavailable, WrongDeviceUrl
from devices.transport.line import Trace
from devices.transport.open import network_line
from devices.url import DeviceUrl

RIGHT = (
    "ami+tcp://ADDRESS:5038?user=USER&secret=SECRET&extension=8001, "
    "door+http://127.0.0.1:8790?token=TOKEN or virtual://cti"
)
_LEAST_TOKEN = 16


def switch_of(url: str, on_call: OnCall, *, trace: Trace | None = None) -> Switch:
    """Return the driver a setting names. Raises WrongDeviceUrl."""
    parsed = DeviceUrl.parse(url)
    if parsed.driver == "ami+tcp":
        return _asterisk(parsed, on_call, trace)
    if parsed.driver == "door+http":
        return _door(parsed, on_call)
    if parsed.driver == "virtual" and parsed.host == "cti":
        return _virtual(parsed, on_call)
    raise WrongDeviceUrl(url, "no such switch", RIGHT)


def _asterisk(url: DeviceUrl, on_call: OnCall, trace: Trace | None) -> AsteriskSwitch:
    url.allow({"user", "secret", "extension", "technology", "context"})
    missing = [name for name in ("user", "secret", "extension") if not url.options.get(name)]
    if missing:
        raise WrongDeviceUrl(url.driver, f"{missing[0]} is missing", RIGHT)
    line = network_line(url, right=RIGHT, port=PORT, trace=trace)
    return AsteriskSwitch(line, Seat(**url.options), on_call)


def _door(url: DeviceUrl, on_call: OnCall) -> EventDoor:
    url.allow({"token"})
    token = url.options.get("token", "")
    if url.host != HOST or url.port is None:
        raise WrongDeviceUrl(url.driver, "the door listens on this machine only, at a port of its own", RIGHT)
    if len(token) < _LEAST_TOKEN:
        raise WrongDeviceUrl(url.driver, f"the token needs {_LEAST_TOKEN} signs", RIGHT)
    return EventDoor(url.port, token, on_call)


def _virtual(url: DeviceUrl, on_call: OnCall) -> VirtualSwitch:
    url.allow({"script"})
    script = url.options.get("script")
    try:
        return VirtualSwitch(on_call, script=read_script(Path(script)) if script else ())
    except (OSError, DeviceUnavailable) as error:
        raise WrongDeviceUrl(url.text, str(error), "script=FILE with SECONDS NUMBER in each line") from error
