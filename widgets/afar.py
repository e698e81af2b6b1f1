"""Ground of a picture that is read from ten metres: letters on it are sized by its own shorter side, not the window's.

So a small copy of the picture, in an editor, is the large one made smaller.
"""

from PySide6.QtWidgets import QWidget

__all__ = ["LEAST_SHARE", "Afar", "least_letters", "side_of"]

LEAST_SHARE = 1 / 28
"""The smallest letters that can be read from ten metres, as a share of the picture's shorter side (spec 05)."""


class Afar(QWidget):
    """The ground of such a picture."""


def side_of(widget: QWidget) -> int:
    """Return the shorter side, in pixels, of the picture a widget belongs to, or of its window."""
    ground: QWidget | None = widget
    while ground is not None and not isinstance(ground, Afar):
        ground = ground.parentWidget()
    whole = ground or widget.window()
    return max(1, min(whole.width(), whole.height()))


def least_letters(widget: QWidget) -> int:
    """Return the height in pixels of the smallest letters that can be read from ten metres."""
    return max(1, round(side_of(widget) * LEAST_SHARE))
