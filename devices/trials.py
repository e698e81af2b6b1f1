"""Trying a device out: open it, let it do the smallest thing that shows it works, say how it is."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, Queue
from typing import Any, Protocol

from devices.errors import DeviceError, WrongDeviceUrl
from devices.health import DeviceState, Health
from devices.open import (
    open_printer,
    open_reader,
    open_scanner,
    open_speech,
    open_strip,
    open_terminal,
)
from devices.printer.bitmap import Bitmap
from devices.printer.job import PrintJob, PrintOutcome, TextLine
from devices.reader.card import IdCard
from devices.speech.announcement import Announcement, Kind
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.supervised import SpeechOutcome
from devices.strip.text import StripText
from devices.transport.line import Trace
from devices.url import DeviceUrl

PATIENCE_S = 60.0
SLIP_WIDTH = 384
SLIP_HEIGHT = 96

RIGHT = "the URL of a device: escpos+…, bxk+…, frame+…, alpha+…, speaker:, sam+…, scan+…, ff68+… or virtual://…"

Say = Callable[[str], None]
"""Told each line a person should read."""


class _Opened(Protocol):
    def health(self) -> Health: ...

    def close(self, timeout: float = ...) -> bool: ...


@dataclass(frozen=True)
class Trial:
    """How a device is tried: `seconds` is how long a card, a code or a key is waited for."""

    url: str
    seconds: float
    say: Say
    trace: Trace | None

    def run(self) -> bool:
        """Whether it worked, as far as anybody can tell. Raises WrongDeviceUrl."""
        parsed = DeviceUrl.parse(self.url)
        name = parsed.host if parsed.driver == "virtual" else parsed.driver.partition("+")[0]
        trials: dict[str, Callable[[], bool]] = {
            "printer": self._printer,
            "escpos": self._printer,
            "strip": self._strip,
            "bxk": self._strip,
            "frame": self._strip,
            "alpha": self._strip,
            "speech": self._speech,
            "speaker": self._speech,
            "reader": self._reader,
            "sam": self._reader,
            "scanner": self._scanner,
            "scan": self._scanner,
            "ff68": self._keypads,
        }
        trial = trials.get(name)
        if trial is None:
            raise WrongDeviceUrl(self.url, "there is no such device", RIGHT)
        return trial()

    def _printer(self) -> bool:
        printer = open_printer(self.url, trace=self.trace)
        result = self._wait(printer, printer.print(_slip()))
        if result is not None:
            self.say(f"test slip: {result.outcome}{f' ({result.trouble})' if result.trouble else ''}")
        return result is not None and result.outcome is not PrintOutcome.FAILED

    def _strip(self) -> bool:
        strip = open_strip(self.url, trace=self.trace)
        shown = strip.show(StripText("测试 TEST 123"))
        return self._wait(strip, _succeeds(shown)) is not None

    def _speech(self) -> bool:
        speech = open_speech(self.url)
        words = Announcement(Kind.NOTICE, (Utterance(Voice.MANDARIN, Rate.NORMAL, "语音测试"),))
        result = self._wait(speech, speech.say(words))
        if result is not None:
            self.say(f"announcement: {result.outcome}{f' ({result.trouble})' if result.trouble else ''}")
        return result is not None and result.outcome is SpeechOutcome.SPOKEN

    def _reader(self) -> bool:
        heard: Queue[object] = Queue()

        def note(card: IdCard) -> None:
            heard.put(f"a card was read, its number is {card.number_check}")

        return self._listen(open_reader(self.url, note, trace=self.trace), heard, "lay a card on the reader")

    def _scanner(self) -> bool:
        heard: Queue[object] = Queue()
        return self._listen(open_scanner(self.url, heard.put, trace=self.trace), heard, "scan a code")

    def _keypads(self) -> bool:
        heard: Queue[object] = Queue()
        return self._listen(open_terminal(self.url, heard.put, trace=self.trace), heard, "press a key")

    def _wait(self, device: _Opened, future: "Future[Any]") -> Any:
        """The job's result; None, and said, when it failed. Closes the device."""
        try:
            return future.result(PATIENCE_S)
        except (DeviceError, TimeoutError) as error:
            self.say(f"failed: {error or 'it took too long'}")
            return None
        finally:
            self._say_health(device.health())
            device.close()

    def _listen(self, device: _Opened, heard: "Queue[object]", request: str) -> bool:
        self.say(f"{request} within {self.seconds:g} s")
        try:
            self.say(f"heard: {heard.get(timeout=self.seconds)}")
        except Empty:
            self.say("nothing was heard")
            return device.health().state is DeviceState.OK
        else:
            return True
        finally:
            self._say_health(device.health())
            device.close()

    def _say_health(self, health: Health) -> None:
        trouble = f": {health.trouble}" if health.trouble else ""
        self.say(f"{health.kind} {health.driver}: {health.state}{trouble}")


def _succeeds(future: "Future[None]") -> "Future[bool]":
    """A future that has True where `future` has nothing to say."""
    answer: Future[bool] = Future()

    def pass_on(done: "Future[None]") -> None:
        error = done.exception()
        if error is None:
            answer.set_result(True)
        else:
            answer.set_exception(error)

    future.add_done_callback(pass_on)
    return answer


def _slip() -> PrintJob:
    """A frame with a slope in it: shows whether all dots of a head print and none is shifted."""
    full = b"\xff" * (SLIP_WIDTH // 8)
    rows = [full]
    for y in range(1, SLIP_HEIGHT - 1):
        row = bytearray(SLIP_WIDTH // 8)
        row[0], row[-1] = 0x80, 0x01
        dot = y * SLIP_WIDTH // SLIP_HEIGHT
        row[dot // 8] |= 0x80 >> dot % 8
        rows.append(bytes(row))
    rows.append(full)
    bitmap = Bitmap.from_rows(rows, width_dots=SLIP_WIDTH)
    return PrintJob("test", bitmap, lines=(TextLine("Citydesk 打印测试 123"),))
