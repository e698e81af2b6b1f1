"""From a setting to a device that runs: each function reads a URL and returns a supervised device.

Only a wrong setting is refused here (WrongDeviceUrl). A device that is missing or broken opens all the same, says so in
its health, and works once it is there. Close what was opened.
"""

from collections.abc import Callable
from pathlib import Path

from devices.clock import SimulatedClock
from devices.errors import WrongDeviceUrl
from devices.health import Health
from devices.printer.job import Printer
from devices.printer.open import PAPER_WIDTHS, printer_of
from devices.printer.supervised import SupervisedPrinter
from devices.speech.espeak import EspeakSpeech
from devices.speech.player import Player, system_player
from devices.speech.supervised import SupervisedSpeech
from devices.speech.virtual import VirtualPlayer
from devices.speech.voicebox import Voicebox
from devices.strip.open import strip_of
from devices.strip.supervised import SupervisedStrip
from devices.strip.text import Strip
from devices.strip.virtual import Listener
from devices.transport.line import Trace
from devices.url import DeviceUrl

__all__ = ["PAPER_WIDTHS", "OnHealth", "open_printer", "open_speech", "open_strip"]

OnHealth = Callable[[Health], None]

SPEECH_RIGHT = "speaker: or virtual://speech?dir=FOLDER"


def open_printer(
    url: str, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> SupervisedPrinter[Printer]:
    """A printer.

    `virtual://printer?dir=FOLDER&behave=good|paper-low|paper-out|cover-open|silent|slow|unplugged`
    `escpos+tcp://ADDRESS:PORT?timeout=SECONDS` (port 9100 if none is named; `timeout` to connect, 2 s if not said)
    `escpos+serial://PORT?baud=115200&flow=none|rtscts|dsrdtr`, `escpos+usb://04b8:0e15`, `escpos+win:NAME`
    All: `width=384|576`, and but for the virtual one `mode=raster|text`. Those with a way back: `status=dle|none`
    (`none` for a printer that does not say how it is).

    `trace` is told the bytes of a network, serial or USB printer, in the printer's thread.
    """
    return SupervisedPrinter(printer_of(DeviceUrl.parse(url), trace=trace), on_health=on_health)


def open_speech(url: str, *, on_health: OnHealth | None = None) -> SupervisedSpeech:
    """A loudspeaker with a voice.

    `speaker:` this machine's; `virtual://speech?dir=FOLDER&pace=real|simulated` one that keeps what it said
    """
    parsed = DeviceUrl.parse(url)
    voicebox = Voicebox(EspeakSpeech(), _player(parsed), driver_name=parsed.driver)
    return SupervisedSpeech(voicebox, on_health=on_health)


def open_strip(
    url: str,
    *,
    on_health: OnHealth | None = None,
    listener: Listener | None = None,
    trace: Trace | None = None,
) -> SupervisedStrip[Strip]:
    """The LED strips of one line.

    `virtual://strip?dir=FOLDER` (`dir` may be left out)
    `bxk+tcp://ADDRESS:5005`, `bxk+udp://ADDRESS:5005`, `bxk+serial://PORT?baud=57600`: Onbon BX-5K and BX-6K, with
    `model=5k|6k`, `width` and `height` of the strip in pixels, `dots` a character's height, `font`, `speed`, `timeout`
    `frame+serial://PORT?preset=NAME`, `frame+tcp://ADDRESS:PORT?file=FILE`: any card whose frame is written in a file
    `alpha+serial://PORT`, `alpha+tcp://ADDRESS:PORT?check=none|sum`: Alpha signs
    All: `addr`, the strip that is meant where none is named. Serial ones: `baud`, `format=8N1|7E1|…`.

    `listener(address, text)` is told what virtual strips show, in the strip's thread.
    """
    chosen = strip_of(DeviceUrl.parse(url), listener=listener, trace=trace)
    return SupervisedStrip(chosen.driver, own_address=chosen.own_address, on_health=on_health)


def _player(url: DeviceUrl) -> Player:
    if (url.driver, url.host) == ("speaker", ""):
        url.allow(())
        return system_player()
    _require(url, driver="virtual", host="speech", right=SPEECH_RIGHT)
    url.allow({"dir", "pace"})
    pace = url.choice("pace", "real", among=("real", "simulated"))
    return VirtualPlayer(_folder(url, SPEECH_RIGHT), clock=SimulatedClock() if pace == "simulated" else None)


def _require(url: DeviceUrl, *, driver: str, host: str, right: str) -> None:
    if (url.driver, url.host) != (driver, host):
        raise WrongDeviceUrl(url.text, "there is no such device", right)


def _folder(url: DeviceUrl, right: str) -> Path:
    directory = url.options.get("dir")
    if not directory:
        raise WrongDeviceUrl(url.text, "dir= is missing", right)
    return Path(directory)
