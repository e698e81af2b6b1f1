"""A rounded ground on which other widgets stand."""

from enum import StrEnum

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from widgets.theme import current

__all__ = ["Surface", "SurfaceKind"]


class SurfaceKind(StrEnum):
    """How a surface lies on the ground; the value is the style sheet's word."""

    CARD = "card"  # with a fine outline
    PLAIN = "plain"
    SOFT = "soft"  # tinted with the brand colour
    RAISED = "raised"


class Surface(QFrame):
    """A card with a vertical layout (`body`) whose margins and gaps are tokens."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        kind: SurfaceKind = SurfaceKind.CARD,
        margin: str = "space_24",
        gap: str = "space_12",
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", kind.value)
        theme = current()
        self.body = QVBoxLayout(self)
        around = theme.size(margin)
        self.body.setContentsMargins(around, around, around, around)
        self.body.setSpacing(theme.size(gap))
