"""The Asterisk Manager Interface on the wire: lines `Key: Value`, an empty line ends a message.

Source: the documentation of the Asterisk project, "AMI Command Syntax". Keys are compared without regard to case; a key
may come several times, the last value counts. Nothing here opens a connection.
"""

from collections.abc import Mapping

from devices.errors import DeviceUnavailable

END = b"\r\n"
_MOST_WAITING = 256 * 1024
"""So many bytes without the end of a message are no switch that speaks AMI."""


class Message(dict[str, str]):
    """One message; keys are in small letters, what is missing is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def encode(fields: Mapping[str, str]) -> bytes:
    """Return an action as bytes. A line break in a value would begin another field: it becomes a space."""
    lines = (f"{key}: {' '.join(value.splitlines())}" for key, value in fields.items())
    return END.join(line.encode() for line in lines) + END + END


class MessageReader:
    """Puts messages together from whatever pieces come in. The banner before the first message is left out."""

    def __init__(self) -> None:
        self._waiting = b""

    def forget(self) -> None:
        """The connection is another: what was half there is gone."""
        self._waiting = b""

    def feed(self, data: bytes) -> list[Message]:
        """Return the messages that are whole now. Raises DeviceUnavailable when this cannot be AMI."""
        self._waiting += data
        if self._waiting.startswith(b"Asterisk Call Manager") and END in self._waiting:
            self._waiting = self._waiting.split(END, 1)[1]
        *whole, self._waiting = self._waiting.split(END + END)
        if len(self._waiting) > _MOST_WAITING:
            raise DeviceUnavailable("cti.not-ami", "what answers there does not speak AMI")
        return [_read(text) for text in whole]


def _read(text: bytes) -> Message:
    message = Message()
    for line in text.decode(errors="replace").split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            message[key.strip().lower()] = value.strip()
    return message
