"""What can go wrong with a device.

DeviceError                    base; carries a stable code and a plain sentence
├── WrongDeviceUrl             a setting that cannot be read; says what would be right
├── WrongFrameFile             a strip's frame file that cannot be understood; says where
├── DeviceUnavailable          cannot be opened or reached now: worth opening again later
│   ├── DeviceTimeout          did not take or give bytes in time, or the job waited too long
│   ├── EngineMissing          the speech engine is not installed
│   └── PlayerMissing          nothing on this machine can play sound
├── DeviceClosed               asked after `close`
├── DeviceBusy                 too many jobs are waiting
├── DriverCrashed              a mistake in a driver; the log has it under an id
├── Unconfirmed                it was sent, and nobody said that it arrived
├── NoAnswer                   one of several devices on a line is silent; the line itself is well
├── Rejected                   the device answered that it did not take it
├── PrinterNotReady            paper out, cover open …: nothing was printed
├── JobDoesNotFit              a job this device can never do (wider than the paper)
├── VoiceMissing               the engine does not know the voice
└── SynthesisFailed            the engine gave no sound
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trouble:
    """Something wrong, for people: `code` is stable and translated by the modes, `text` is plain English."""

    code: str
    text: str

    def __str__(self) -> str:
        return self.text


class DeviceError(Exception):
    """Base of every error a device raises."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.trouble = Trouble(code, text)


class WrongDeviceUrl(DeviceError):
    """The device setting cannot be understood; the text ends with what would be right."""

    def __init__(self, url: str, problem: str, right: str) -> None:
        super().__init__("device.wrong-url", f"{url!r}: {problem}; write {right}")


class WrongFrameFile(DeviceError):
    """The file that describes a strip's frame cannot be understood; the text says where the mistake is."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__("strip.wrong-frame-file", f"the frame file {name}: {problem}")


class DeviceUnavailable(DeviceError):
    """The device cannot be opened or reached now."""


class DeviceTimeout(DeviceUnavailable):
    """The device did not take or give bytes in time, or a job waited too long for it."""


class EngineMissing(DeviceUnavailable):
    """The speech engine is not installed on this machine."""


class PlayerMissing(DeviceUnavailable):
    """No program on this machine can play sound."""


class DeviceClosed(DeviceError):
    """The device was closed before it did the job."""

    def __init__(self) -> None:
        super().__init__("device.closed", "the device was closed")


class DeviceBusy(DeviceError):
    """Too many jobs are waiting; this one was not taken."""

    def __init__(self) -> None:
        super().__init__("device.busy", "too many jobs are waiting for the device")


class DriverCrashed(DeviceError):
    """A mistake in a driver. `crash_id` stands beside the traceback in the log."""

    def __init__(self, crash_id: str) -> None:
        super().__init__("device.crashed", "the driver failed unexpectedly; the log has the details")
        self.crash_id = crash_id


class Unconfirmed(DeviceError):
    """The job was sent, at least in part, and nobody said that it was done."""


class NoAnswer(DeviceError):
    """One device did not answer; the line it hangs on is well, and others on it may be too."""


class Rejected(DeviceError):
    """The device answered that it did not take what was sent."""


class PrinterNotReady(DeviceError):
    """The printer said before the first byte that it cannot print. `trouble` is the reason."""


class JobDoesNotFit(DeviceError):
    """The device can never do this job, however often it is tried."""


class VoiceMissing(DeviceError):
    """The speech engine does not know the voice."""


class SynthesisFailed(DeviceError):
    """The speech engine took the text and gave no sound."""
