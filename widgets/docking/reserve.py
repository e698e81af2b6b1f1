"""Keeping an edge of the screen for a bar, where the desktop has a way to ask for it."""

import sys
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from widgets.docking.edge import Edge, ScreenPlace

__all__ = ["Reservation", "Unreserved", "reservation"]


class Reservation(Protocol):
    """Asks the desktop to lay maximised windows beside a bar."""

    def reserve(self, window: QWidget, screen: ScreenPlace, edge: Edge, place: QRect) -> None:
        """Keep a bar's place at an edge free of maximised windows; what was kept before is let go."""

    def release(self) -> None:
        """Let go of what was kept; nothing happens when nothing was."""


class Unreserved:
    """For desktops without such a way (Wayland, macOS): the bar only stays on top."""

    def reserve(self, window: QWidget, screen: ScreenPlace, edge: Edge, place: QRect) -> None:
        """Nothing can be asked for."""

    def release(self) -> None:
        """Nothing was kept."""


def reservation() -> Reservation:
    """Return the way of this desktop."""
    if sys.platform == "win32":
        from widgets.docking.appbar import AppBar  # noqa: PLC0415 - needs what only Windows has

        return AppBar()
    if QGuiApplication.platformName() == "xcb":
        from widgets.docking.strut import Strut  # noqa: PLC0415 - loads libxcb

        return Strut()
    return Unreserved()
