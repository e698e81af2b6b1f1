"""X11: `_NET_WM_STRUT_PARTIAL` of the Extended Window Manager Hints 1.5, and its older and smaller `_NET_WM_STRUT`.

The numbers are pixels of the root window, counted from its own edges: at an edge between two screens the strut reaches
over the other screen, and window managers keep that free too. There the bar only stays on top.
"""

import struct

import xcffib
import xcffib.xproto
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from widgets.docking.edge import Edge, ScreenPlace

__all__ = ["Strut", "partial_strut"]

_ORDER = (Edge.LEFT, Edge.RIGHT, Edge.TOP, Edge.BOTTOM)
"""As the hint counts them."""

_FORMAT_BITS = 32


def partial_strut(root: QRect, screen: QRect, edge: Edge, place: QRect) -> tuple[int, ...] | None:
    """Return the twelve numbers of the hint for a bar at `place`; None for an edge inside the desktop.

    left, right, top, bottom, then from and to along each of them. All in pixels of the root window.
    """
    outer = {
        Edge.LEFT: screen.left() == root.left(),
        Edge.RIGHT: screen.right() == root.right(),
        Edge.TOP: screen.top() == root.top(),
        Edge.BOTTOM: screen.bottom() == root.bottom(),
    }
    if not outer[edge]:
        return None
    inner = {
        Edge.LEFT: place.right() + 1,
        Edge.RIGHT: root.right() - place.left() + 1,
        Edge.TOP: place.bottom() + 1,
        Edge.BOTTOM: root.bottom() - place.top() + 1,
    }
    depths, spans = [0] * 4, [0] * 8
    number = _ORDER.index(edge)
    depths[number] = inner[edge]
    along = (screen.top(), screen.bottom()) if edge.is_upright else (screen.left(), screen.right())
    spans[2 * number : 2 * number + 2] = along
    return (*depths, *spans)


class Strut:
    """See `Reservation`. Has its own small connection to the X server while something is kept."""

    def __init__(self) -> None:
        self._kept: int | None = None

    def reserve(self, window: QWidget, screen: ScreenPlace, edge: Edge, place: QRect) -> None:
        """See `Reservation.reserve`."""
        ratio = window.devicePixelRatioF()
        connection = xcffib.connect()
        try:
            root = connection.get_setup().roots[connection.pref_screen]
            desktop = QRect(0, 0, root.width_in_pixels, root.height_in_pixels)
            numbers = partial_strut(desktop, _native(screen.whole, screen, ratio), edge, _native(place, screen, ratio))
            self._kept = int(window.winId())
            _write(connection, self._kept, numbers or (0,) * 12)
        finally:
            connection.disconnect()

    def release(self) -> None:
        """See `Reservation.release`."""
        if self._kept is None:
            return
        connection = xcffib.connect()
        try:
            _write(connection, self._kept, (0,) * 12)
        finally:
            connection.disconnect()
        self._kept = None


def _native(place: QRect, screen: ScreenPlace, ratio: float) -> QRect:
    """Return a place in pixels of the root window: Qt leaves a screen's corner as it is and scales its inside."""
    corner = screen.whole.topLeft()
    return QRect(corner + (place.topLeft() - corner) * ratio, place.size() * ratio)


def _write(connection: xcffib.Connection, window: int, numbers: tuple[int, ...]) -> None:
    """Set both hints. Raises `xcffib.xproto.WindowError` when the window is gone."""
    core = connection.core
    for name, values in ((b"_NET_WM_STRUT_PARTIAL", numbers), (b"_NET_WM_STRUT", numbers[:4])):
        hint = core.InternAtom(False, len(name), name.decode()).reply().atom
        data = struct.pack(f"={len(values)}I", *values)
        core.ChangePropertyChecked(
            xcffib.xproto.PropMode.Replace,
            window,
            hint,
            xcffib.xproto.Atom.CARDINAL,
            _FORMAT_BITS,
            len(values),
            data,
        ).check()
