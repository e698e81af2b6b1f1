"""What saves a citizen typing, and what speaks to them: reader, scanner, loudspeaker; any of them may be missing."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from app.contract.hall.commands import CitizenGiven
from app.modes.device_reports import DeviceReports
from app.modes.kiosk.kiosk_voice import KioskVoice
from devices.health import USABLE, Health
from devices.listening import Listener, Supervised
from devices.open import open_reader, open_scanner, open_speech
from devices.reader.card import IdCard, NumberCheck

_LONGEST_NAME = 60


class CitizenDevices:
    """The devices of the settings' addresses (`reader`, `scanner`, `speech`). Raises `WrongDeviceUrl`.

    What a device hears is told in the program's own thread.
    """

    def __init__(self, urls: Mapping[str, str], *, run: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._urls = urls
        self.reader: Supervised[Listener] | None = None
        self.scanner: Supervised[Listener] | None = None
        self.voice = KioskVoice(open_speech(urls["speech"]) if "speech" in urls else None, run=run)

    def listen(self, *, on_card: Callable[[CitizenGiven], None], on_scan: Callable[[str], None]) -> None:
        """Open reader and scanner, and tell what they hear from now on. To be called while the program's loop runs."""
        loop = asyncio.get_running_loop()

        def card_laid(card: IdCard) -> None:
            if card.number_check is NumberCheck.RIGHT:
                shown = CitizenGiven(name=card.name[:_LONGEST_NAME] or None, id_number=card.id_number)
                loop.call_soon_threadsafe(on_card, shown)

        def scanned(code: str) -> None:
            loop.call_soon_threadsafe(on_scan, code)

        if "reader" in self._urls:
            self.reader = open_reader(self._urls["reader"], card_laid)
        if "scanner" in self._urls:
            self.scanner = open_scanner(self._urls["scanner"], scanned)

    def has_reader(self) -> bool:
        """Whether an identity card can be read."""
        return _usable(self.reader_health())

    def has_scanner(self) -> bool:
        """Whether a code can be scanned."""
        return _usable(self.scanner_health())

    def reader_health(self) -> Health | None:
        """Return how the card reader is, if there is one."""
        return self.reader.health() if self.reader is not None else None

    def scanner_health(self) -> Health | None:
        """Return how the scanner is, if there is one."""
        return self.scanner.health() if self.scanner is not None else None

    def report(self, reports: DeviceReports) -> None:
        """Let the hall know how they are."""
        for name, device in (("reader", self.reader), ("scanner", self.scanner), ("speech", self.voice)):
            if device is not None:
                reports.follow(name, device.health)

    async def close(self) -> None:
        """Let go of all."""
        await self.voice.close()
        for device in (self.reader, self.scanner):
            if device is not None:
                await asyncio.to_thread(device.close)


def _usable(health: Health | None) -> bool:
    return health is not None and health.state in USABLE
