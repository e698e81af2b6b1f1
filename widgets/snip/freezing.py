"""All screens as they are at one moment.

X11, Windows and macOS let a program read the desktop. Wayland does not: a program sees its own windows only, and has to
ask the desktop's portal for a picture.
"""

import os
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QScreen

__all__ = ["CannotFreeze", "FrozenScreen", "WhyNot", "freeze"]


class WhyNot(StrEnum):
    """Why there is no picture of the screens."""

    WAYLAND = "wayland"
    FORBIDDEN = "forbidden"


class CannotFreeze(Exception):
    """The desktop does not let this program see it."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class FrozenScreen:
    """One screen: its picture in dots, where it stands on the desktop (in Qt's pixels), and the dots of one pixel."""

    image: QImage
    place: QRect
    ratio: float


def freeze(*, but: QScreen | None = None) -> tuple[FrozenScreen, ...]:
    """Return every screen of the desktop, the primary one first, `but` one that is somebody else's.

    Raises `CannotFreeze`.
    """
    if QGuiApplication.platformName().startswith("wayland") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        raise CannotFreeze(WhyNot.WAYLAND)
    return tuple(_frozen(screen) for screen in QGuiApplication.screens() if screen is not but)


def _frozen(screen: QScreen) -> FrozenScreen:
    grabbed = screen.grabWindow(0)
    if grabbed.isNull():
        raise CannotFreeze(WhyNot.FORBIDDEN)
    image = grabbed.toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = image.width() / screen.geometry().width()
    image.setDevicePixelRatio(1.0)
    return FrozenScreen(image, screen.geometry(), ratio)
