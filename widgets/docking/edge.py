"""Where a bar stands: edges, screens and rectangles, without any window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect

__all__ = ["Edge", "ScreenPlace", "band", "chosen", "nearest_edge"]


class Edge(StrEnum):
    """The side of a screen a bar is docked to."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"

    @property
    def is_upright(self) -> bool:
        """Whether a bar at this edge is a column."""
        return self in (Edge.LEFT, Edge.RIGHT)


@dataclass(frozen=True)
class ScreenPlace:
    """A screen at one moment: its name, all of it, and what other bars leave free (pixels of the desktop)."""

    name: str
    whole: QRect
    free: QRect


def chosen(screens: Sequence[ScreenPlace], name: str) -> ScreenPlace:
    """Return the screen of this name; the first (primary) one when it is not there, unplugged for instance."""
    return next((screen for screen in screens if screen.name == name), screens[0])


def band(area: QRect, edge: Edge, thickness: int) -> QRect:
    """Return the place of a bar: the whole edge of `area`, `thickness` pixels deep but never deeper than the area."""
    deep = min(thickness, area.width() if edge.is_upright else area.height())
    place = QRect(area)
    match edge:
        case Edge.TOP:
            place.setHeight(deep)
        case Edge.BOTTOM:
            place.setTop(area.bottom() - deep + 1)
        case Edge.LEFT:
            place.setWidth(deep)
        case Edge.RIGHT:
            place.setLeft(area.right() - deep + 1)
    return place


def nearest_edge(area: QRect, point: QPoint) -> Edge:
    """Return the edge a point is nearest to, measured in parts of the area, so that long sides do not win."""
    across = (point.x() - area.left()) / max(1, area.width())
    down = (point.y() - area.top()) / max(1, area.height())
    distances = {Edge.TOP: down, Edge.BOTTOM: 1 - down, Edge.LEFT: across, Edge.RIGHT: 1 - across}
    return min(distances, key=lambda edge: distances[edge])
