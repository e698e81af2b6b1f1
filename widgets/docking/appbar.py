"""Windows: an application desktop toolbar, `SHAppBarMessage` of shell32 ("Using Application Desktop Toolbars").

Written after the documentation and tested with a shell that is not Windows' own; it has not run on Windows.
"""

import ctypes
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from widgets.docking.edge import Edge, ScreenPlace, band

__all__ = ["AppBar", "AppBarData", "Message"]

_SIDES = {Edge.LEFT: 0, Edge.TOP: 1, Edge.RIGHT: 2, Edge.BOTTOM: 3}


class Message(IntEnum):
    """What the shell is told or asked (ABM_…)."""

    NEW = 0
    REMOVE = 1
    QUERY_PLACE = 2
    SET_PLACE = 3


class Rect(ctypes.Structure):
    """RECT: right and bottom are the first pixels outside."""

    _fields_ = (
        ("left", ctypes.c_int32),
        ("top", ctypes.c_int32),
        ("right", ctypes.c_int32),
        ("bottom", ctypes.c_int32),
    )


class AppBarData(ctypes.Structure):
    """APPBARDATA."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("window", ctypes.c_void_p),
        ("callback", ctypes.c_uint32),
        ("edge", ctypes.c_uint32),
        ("place", Rect),
        ("parameter", ctypes.c_ssize_t),
    )


Shell = Callable[[int, AppBarData], int]
"""`SHAppBarMessage`: may change the place in the data."""


def _shell(message: int, data: AppBarData) -> int:
    return int(ctypes.windll.shell32.SHAppBarMessage(message, ctypes.byref(data)))  # type: ignore[attr-defined,unused-ignore]


class AppBar:
    """See `Reservation`. The shell has the last word on the place; the window is moved there."""

    def __init__(self, shell: Shell = _shell) -> None:
        self._shell = shell
        self._kept: int | None = None

    def reserve(self, window: QWidget, screen: ScreenPlace, edge: Edge, place: QRect) -> None:
        """See `Reservation.reserve`."""
        handle = int(window.winId())
        if self._kept != handle:
            self.release()
            self._shell(Message.NEW, _data(handle))
            self._kept = handle
        ratio = window.devicePixelRatioF()
        thickness = place.width() if edge.is_upright else place.height()
        data = _data(handle, edge=edge, place=_native(band(screen.whole, edge, thickness), screen.whole, ratio))
        self._shell(Message.QUERY_PLACE, data)
        _restore_depth(data.place, edge, round(thickness * ratio))
        self._shell(Message.SET_PLACE, data)
        window.setGeometry(_logical(data.place, screen.whole, ratio))

    def release(self) -> None:
        """See `Reservation.release`."""
        if self._kept is not None:
            self._shell(Message.REMOVE, _data(self._kept))
            self._kept = None


def _data(handle: int, *, edge: Edge = Edge.TOP, place: Rect | None = None) -> AppBarData:
    return AppBarData(
        size=ctypes.sizeof(AppBarData), window=handle, edge=_SIDES[edge], place=place if place is not None else Rect()
    )


def _native(place: QRect, screen: QRect, ratio: float) -> Rect:
    """Return a place in the shell's pixels; a screen's corner is the same in both, its inside is scaled."""
    corner = screen.topLeft()
    left, top = (place.topLeft() - corner).toTuple()
    return Rect(
        corner.x() + round(left * ratio),
        corner.y() + round(top * ratio),
        corner.x() + round((left + place.width()) * ratio),
        corner.y() + round((top + place.height()) * ratio),
    )


def _logical(place: Rect, screen: QRect, ratio: float) -> QRect:
    corner = screen.topLeft()
    return QRect(
        corner.x() + round((place.left - corner.x()) / ratio),
        corner.y() + round((place.top - corner.y()) / ratio),
        round((place.right - place.left) / ratio),
        round((place.bottom - place.top) / ratio),
    )


def _restore_depth(place: Rect, edge: Edge, depth: int) -> None:
    """Make the place as deep as it was: the shell moves the outer side away from other bars, not the inner one."""
    match edge:
        case Edge.TOP:
            place.bottom = place.top + depth
        case Edge.BOTTOM:
            place.top = place.bottom - depth
        case Edge.LEFT:
            place.right = place.left + depth
        case Edge.RIGHT:
            place.left = place.right - depth
