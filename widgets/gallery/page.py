"""What all scenes of the gallery share."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.theme import current

__all__ = ["Scene", "column_in", "row_in"]


@dataclass(frozen=True)
class Scene:
    """A page of the gallery: its name, its size in pixels and what fills it with plain sample values."""

    name: str
    size: tuple[int, int]
    build: Callable[[QWidget], None]


def column_in(page: QWidget, margin: str = "space_32", gap: str = "space_24") -> QVBoxLayout:
    """Give the page a vertical layout with these tokens and return it."""
    column = QVBoxLayout(page)
    around = current().size(margin)
    column.setContentsMargins(around, around, around, around)
    column.setSpacing(current().size(gap))
    return column


def row_in(column: QVBoxLayout, *parts: QWidget) -> None:
    """Add the parts side by side, from the left."""
    row = QHBoxLayout()
    row.setSpacing(current().size("space_16"))
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    column.addLayout(row)
