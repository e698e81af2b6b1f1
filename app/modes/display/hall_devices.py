"""The voice and the strips of a place: opened from the settings, following the hall, reported, put away together.

Settings name one loudspeaker (`speech`) and any number of strip buses (`strip`, `strip-2`, `strip-east` …).
"""

import time

from app.modes.device_reports import DeviceReports, report_devices
from app.modes.display.announcer import HallVoice
from app.modes.display.strips import CounterStrips
from app.modes.display.zone_voice import ZoneVoice
from app.modes.errands import Errands
from app.modes.hall_texts import reader_of
from app.modes.station import Station
from devices.open import open_speech, open_strip
from devices.strip.virtual import Listener

_NOTICES_EVERY_S = 1.0


class HallDevices:
    """Everything that sounds or shines for a zone, or for one counter, beside a screen or without one.

    Raises `WrongDeviceUrl` for a device address that is none. The station must follow its hall.
    """

    def __init__(
        self, station: Station, *, zone: str = "", counter: str = "", listener: Listener | None = None
    ) -> None:
        hall, operations = station.hall, station.hall_operations
        assert hall is not None  # noqa: S101 - the station follows its hall
        assert operations is not None  # noqa: S101
        self._errands = Errands()
        self._voice: HallVoice | None = None
        self._zone_voice: ZoneVoice | None = None
        self._strips: list[CounterStrips] = []
        self._noticed_at = 0.0
        self._reports: DeviceReports = report_devices(station, zone=zone, counter=counter)
        speech = station.settings.devices.get("speech")
        if speech and not counter:
            self._voice = HallVoice(open_speech(speech), lambda: hall.state, now=station.now)
            self._reports.follow("speech", self._voice.health)
            self._zone_voice = ZoneVoice(
                speaker=self._voice,
                replica=hall,
                operations=operations,
                zone=zone,
                run=self._errands.run,
                now=station.now,
            )
        for name in strip_names(station):
            strips = CounterStrips(
                strips=open_strip(station.settings.devices[name], listener=listener),
                replica=hall,
                operations=operations,
                reader=reader_of(station.settings.languages),
                run=self._errands.run,
                zone=zone,
                counter=counter,
            )
            self._reports.follow(name, strips.health)
            self._strips.append(strips)

    def tick(self) -> None:
        """Let time pass: notices may be due. May be called as often as one likes."""
        if self._zone_voice is not None and time.monotonic() - self._noticed_at >= _NOTICES_EVERY_S:
            self._noticed_at = time.monotonic()
            self._zone_voice.tick()

    async def close(self) -> None:
        """Fall silent, let go of the devices, and report how they were left; what the strips show stays."""
        if self._zone_voice is not None:
            self._zone_voice.close()
        if self._voice is not None:
            await self._voice.close()
        for strips in self._strips:
            await strips.close()
        await self._errands.close()
        await self._reports.close()


def strip_names(station: Station) -> tuple[str, ...]:
    """Return the names of the settings that are strips, in order."""
    return tuple(sorted(name for name in station.settings.devices if name == "strip" or name.startswith("strip-")))
