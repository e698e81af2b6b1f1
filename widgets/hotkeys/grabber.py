"""Taking keys from the whole desktop, where the desktop allows it."""

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from widgets.hotkeys.chord import Chord

__all__ = ["Availability", "Grabber", "NoGrabber", "Taken", "grabber"]

OnPressed = Callable[[str], None]
"""Told the name of a chord when it is pressed, in the interface's thread."""


class Availability(StrEnum):
    """Whether keys can be taken, and if not, what forbids it."""

    YES = "yes"
    WAYLAND = "wayland"
    MACOS = "macos"
    NO_DESKTOP = "no_desktop"


class Taken(StrEnum):
    """What became of one chord."""

    OURS = "ours"
    SOMEBODY_ELSES = "somebody_elses"
    NOT_ON_KEYBOARD = "not_on_keyboard"


class Grabber(Protocol):
    """Holds chords by name until they are replaced or it is closed."""

    @property
    def availability(self) -> Availability:
        """Whether this desktop allows it."""

    def hold(self, chords: Mapping[str, Chord]) -> dict[str, Taken]:
        """Hold these chords and no others from now on; return what became of each."""

    def close(self) -> None:
        """Give everything back."""


class NoGrabber:
    """For desktops that forbid it."""

    def __init__(self, availability: Availability) -> None:
        self.availability = availability

    def hold(self, chords: Mapping[str, Chord]) -> dict[str, Taken]:
        """Nothing can be held."""
        return {}

    def close(self) -> None:
        """Nothing was held."""


def grabber(parent: QObject, on_pressed: OnPressed) -> Grabber:
    """Return the way of this desktop."""
    platform = QGuiApplication.platformName()
    if platform == "windows":
        from widgets.hotkeys.windows import WindowsGrabber  # noqa: PLC0415 - needs what only Windows has

        return WindowsGrabber(on_pressed)
    if platform == "xcb":
        from widgets.hotkeys.x11 import X11Grabber  # noqa: PLC0415 - loads libxcb

        return X11Grabber(parent, on_pressed)
    if sys.platform == "darwin":
        return NoGrabber(Availability.MACOS)
    return NoGrabber(Availability.WAYLAND if platform.startswith("wayland") else Availability.NO_DESKTOP)
