"""From a setting to a device that runs: each function reads a URL and returns a supervised device.

Only a wrong setting is refused here (WrongDeviceUrl). A device that is missing or broken opens all the same, says so in
its health, and works once it is there. Close what was opened.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import resources
from devices.clock import Clock, SimulatedClock
from devices.cti.call import OnCall
from devices.cti.open import switch_of
from devices.cti.supervised import SupervisedSwitch
from devices.errors import WrongDeviceUrl
from devices.health import DeviceKind, Health
from devices.listening import Listener, Supervised
from devices.printer.job import Printer
from devices.printer.open import PAPER_WIDTHS, printer_of
from devices.printer.supervised import SupervisedPrinter
from devices.reader import sam_reader
from devices.reader.card import OnCard
from devices.reader.sam_reader import SamReader
from devices.reader.virtual import VirtualReader
from devices.scanner.code import OnScan
from devices.scanner.serial_scanner import SerialScanner
from devices.scanner.virtual import VirtualScanner
from devices.speech.clips import ClipSpeech
from devices.speech.command import CommandSpeech
from devices.speech.engine import Speech
from devices.speech.espeak import EspeakSpeech
from devices.speech.player import Player, system_player
from devices.speech.supervised import SupervisedSpeech
from devices.speech.system_voices import DRIVERS, SystemSpeech
from devices.speech.virtual import VirtualPlayer
from devices.speech.voicebox import Voicebox
from devices.strip.open import strip_of
from devices.strip.supervised import SupervisedStrip
from devices.strip.text import Strip
from devices.strip.virtual import Listener as StripListener
from devices.supervisor import POLL_EVERY_S
from devices.terminal import bus
from devices.terminal.bus import KeypadBus
from devices.terminal.keys import OnEvent
from devices.terminal.supervised import SupervisedKeypads
from devices.transport.line import Trace
from devices.transport.open import SERIAL_OPTIONS, serial_line
from devices.url import DeviceUrl

__all__ = [
    "PAPER_WIDTHS",
    "OnHealth",
    "open_evaluator",
    "open_printer",
    "open_reader",
    "open_scanner",
    "open_speech",
    "open_strip",
    "open_switch",
    "open_terminal",
]

OnHealth = Callable[[Health], None]

SPEECH_RIGHT = "speaker: or virtual://speech?dir=FOLDER"
ENGINE_OPTIONS = frozenset({"engine", "clips", "command"})
SPEECH_ENGINES_RIGHT = "engine=clips&clips=FOLDER or engine=command&command=PROGRAM"
ENGINES = ("espeak", "system", "clips", "command")
READER_RIGHT = "sam+serial:///dev/ttyUSB0 or virtual://reader?file=FILE"
SCANNER_RIGHT = "scan+serial:///dev/ttyACM0?baud=9600 or virtual://scanner"
KEYPAD_RIGHT = "ff68+serial:///dev/ttyUSB0?values=0,1,2,3"

SCANNER_BAUD = 9600


def open_printer(
    url: str, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> SupervisedPrinter[Printer]:
    """A printer.

    `virtual://printer?dir=FOLDER&behave=good|paper-low|paper-out|cover-open|silent|slow|unplugged`
    `escpos+tcp://ADDRESS:PORT?timeout=SECONDS` (port 9100 if none is named; `timeout` to connect, 2 s if not said)
    `escpos+serial://PORT?baud=115200&flow=none|rtscts|dsrdtr`, `escpos+usb://04b8:0e15`, `escpos+win:NAME`
    All: `width=384|576`, and but for the virtual one `mode=raster|text`. Those with a way back: `status=dle|asb|none`
    (`asb` for one that knows GS a, `none` for one that does not say how it is).

    `trace` is told the bytes of a network, serial or USB printer, in the printer's thread.
    """
    return SupervisedPrinter(printer_of(DeviceUrl.parse(url), trace=trace), on_health=on_health)


def open_speech(url: str, *, on_health: OnHealth | None = None) -> SupervisedSpeech:
    """A loudspeaker with a voice.

    `speaker:` this machine's; `virtual://speech?dir=FOLDER&pace=real|simulated` one that keeps what it said
    Both: `engine=espeak|system`, the system's own voices being usual on Windows and macOS;
    `engine=clips&clips=FOLDER` recordings (`devices.speech.clips`); `engine=command&command=PROGRAM` any program
    (`devices.speech.command`)
    """
    parsed = DeviceUrl.parse(url)
    clock = _pace(parsed)
    voicebox = Voicebox(_engine(parsed), _player(parsed, clock), driver_name=parsed.driver, clock=clock)
    return SupervisedSpeech(voicebox, on_health=on_health)


def open_strip(
    url: str,
    *,
    on_health: OnHealth | None = None,
    listener: StripListener | None = None,
    trace: Trace | None = None,
) -> SupervisedStrip[Strip]:
    """The LED strips of one line.

    `virtual://strip?dir=FOLDER` (`dir` may be left out)
    `bxk+tcp://ADDRESS:5005`, `bxk+udp://ADDRESS:5005`, `bxk+serial://PORT?baud=57600`: Onbon BX-5K and BX-6K, with
    `model=5k|6k`, `width` and `height` of the strip in pixels, `dots` a character's height, `font`, `speed`, `timeout`
    `frame+serial://PORT?preset=NAME`, `frame+tcp://ADDRESS:PORT?file=FILE`: any card whose frame is written in a file
    `alpha+serial://PORT`, `alpha+tcp://ADDRESS:PORT?check=none|sum`: Alpha signs
    All: `addr`, the strip that is meant where none is named; `counters=1-20,31`, whose strips hang on this line (all if
    not said): the address of a strip is its counter's number, or `addr` where there is one counter.
    Serial ones: `baud`, `format=8N1|7E1|…`.

    `listener(address, text)` is told what virtual strips show, in the strip's thread.
    """
    chosen = strip_of(DeviceUrl.parse(url), listener=listener, trace=trace)
    return SupervisedStrip(chosen.driver, own_address=chosen.own_address, counters=chosen.counters, on_health=on_health)


def open_reader(
    url: str, on_card: OnCard, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> Supervised[Listener]:
    """A reader of identity cards: `sam+serial://PORT?baud=115200`, `virtual://reader?file=FILE` (the sample hall's
    visitors if no file is named). `on_card` is told each card once, in the reader's thread.
    """
    parsed = DeviceUrl.parse(url)
    driver: Listener
    if parsed.driver == "sam+serial":
        parsed.allow(SERIAL_OPTIONS)
        driver = SamReader(serial_line(parsed, baud=sam_reader.BAUD, right=READER_RIGHT, trace=trace), on_card)
        return Supervised(driver, kind=DeviceKind.READER, listen_every_s=sam_reader.LOOK_EVERY_S, on_health=on_health)
    _require(parsed, driver="virtual", host="reader", right=READER_RIGHT)
    parsed.allow({"file"})
    file = parsed.options.get("file")
    driver = VirtualReader(Path(file) if file else resources.path("sample_hall/visitors.toml"), on_card)
    return Supervised(driver, kind=DeviceKind.READER, listen_every_s=POLL_EVERY_S, on_health=on_health)


def open_scanner(
    url: str, on_scan: OnScan, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> Supervised[Listener]:
    """A scanner of codes: `scan+serial://PORT?baud=9600`, `virtual://scanner`. `on_scan` is told each code that is
    clean, in the scanner's thread. Scanners that type like a keyboard are `devices.scanner.wedge`'s.
    """
    parsed = DeviceUrl.parse(url)
    if parsed.driver == "scan+serial":
        parsed.allow(SERIAL_OPTIONS)
        line = serial_line(parsed, baud=SCANNER_BAUD, right=SCANNER_RIGHT, trace=trace)
        return Supervised(SerialScanner(line, on_scan), kind=DeviceKind.SCANNER, on_health=on_health)
    _require(parsed, driver="virtual", host="scanner", right=SCANNER_RIGHT)
    parsed.allow(())
    return Supervised(
        VirtualScanner(on_scan), kind=DeviceKind.SCANNER, listen_every_s=POLL_EVERY_S, on_health=on_health
    )


def open_terminal(
    url: str, on_event: OnEvent, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> SupervisedKeypads:
    """A bus of call terminals, and of the evaluators that hang on it: `ff68+serial://PORT?baud=9600&values=0,1,2,3`.

    `values` are the ratings of an evaluator's four keys. `on_event` is told each event in the bus's thread.
    """
    return SupervisedKeypads(_keypads(url, on_event, trace), kind=DeviceKind.TERMINAL, on_health=on_health)


def open_switch(
    url: str, on_call: OnCall, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> SupervisedSwitch:
    """A telephone switch as one seat sees it.

    `ami+tcp://ADDRESS:5038?user=USER&secret=SECRET&extension=8001` an Asterisk switch by its manager interface
    `door+http://127.0.0.1:PORT?token=TOKEN` another switch or a softphone tells its calls by HTTP on this machine
    `virtual://cti?script=FILE` calls that nobody makes. `on_call` is told each event in the switch's thread.
    """
    return SupervisedSwitch(switch_of(url, on_call, trace=trace), on_health=on_health)


def open_evaluator(
    url: str, on_event: OnEvent, *, on_health: OnHealth | None = None, trace: Trace | None = None
) -> SupervisedKeypads:
    """A bus with evaluators only; otherwise as `open_terminal`."""
    return SupervisedKeypads(_keypads(url, on_event, trace), kind=DeviceKind.EVALUATOR, on_health=on_health)


def _keypads(url: str, on_event: OnEvent, trace: Trace | None) -> KeypadBus:
    parsed = DeviceUrl.parse(url)
    _require(parsed, driver="ff68+serial", host="", right=KEYPAD_RIGHT)
    parsed.allow({"values", *SERIAL_OPTIONS})
    line = serial_line(parsed, baud=bus.BAUD, right=KEYPAD_RIGHT, trace=trace)
    given = parsed.options.get("values")
    if given is None:
        return KeypadBus(line, on_event)
    if re.fullmatch(r"[0-9](,[0-9]){3}", given) is None:
        raise WrongDeviceUrl(parsed.text, f"values={given} is not possible", "values= four digits, like 0,1,2,3")
    return KeypadBus(line, on_event, values=[int(value) for value in given.split(",")])


def _player(url: DeviceUrl, clock: Clock | None) -> Player:
    if (url.driver, url.host) == ("speaker", ""):
        url.allow(ENGINE_OPTIONS)
        return system_player()
    _require(url, driver="virtual", host="speech", right=SPEECH_RIGHT)
    url.allow({"dir", "pace", *ENGINE_OPTIONS})
    return VirtualPlayer(_folder(url, SPEECH_RIGHT), clock=clock)


def _pace(url: DeviceUrl) -> Clock | None:
    """The clock that jumps, where a virtual loudspeaker is to take no real time."""
    return SimulatedClock() if url.choice("pace", "real", among=("real", "simulated")) == "simulated" else None


def _engine(url: DeviceUrl) -> Speech:
    usual = "system" if sys.platform in DRIVERS else "espeak"
    chosen = url.choice("engine", usual, among=ENGINES)
    for option in ("clips", "command"):
        if (option in url.options) is not (option == chosen):
            raise WrongDeviceUrl(url.text, f"engine={option} and {option}= belong together", SPEECH_ENGINES_RIGHT)
    if chosen == "clips":
        return ClipSpeech(Path(url.options["clips"]))
    if chosen == "command":
        return CommandSpeech(url.options["command"])
    return SystemSpeech() if chosen == "system" else EspeakSpeech()


def _require(url: DeviceUrl, *, driver: str, host: str, right: str) -> None:
    if (url.driver, url.host) != (driver, host):
        raise WrongDeviceUrl(url.text, "there is no such device", right)


def _folder(url: DeviceUrl, right: str) -> Path:
    directory = url.options.get("dir")
    if not directory:
        raise WrongDeviceUrl(url.text, "dir= is missing", right)
    return Path(directory)
