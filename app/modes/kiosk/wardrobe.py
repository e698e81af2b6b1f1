"""The words, colours and sizes that follow from the look a citizen wants."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.client.application import install_language
from app.modes.kiosk.look import Language, Look
from widgets import theme

FINGER_MM = 20.0
"""Least side of what a finger touches (spec 02)."""

APART_MM = 8.0
"""Least room between two such places."""

ELDER_SCALE = 1.5
_MM_PER_INCH = 25.4
_LEAST_FINGER = 64  # pixels


class Wardrobe:
    """Gives the program the look a citizen wants.

    :param base: name of the theme of everybody, `light` or `dark`; elders get `contrast`.
    :param dpi: dots per inch of the touch screen, from which fingers are measured.
    """

    def __init__(self, app: QApplication, *, base: str, dpi: int) -> None:
        self._app = app
        self._base = base
        self._dpi = dpi

    def speak(self, language: Language) -> None:
        """Use the words of a language from now on."""
        install_language(self._app, (language.value,))

    def wear(self, look: Look) -> None:
        """Give every widget made from now on the colours and sizes of a look."""
        named = theme.named("contrast" if look.is_elder else self._base)
        measured = replace(
            named,
            sizes={**named.sizes, "height_touch": self._pixels(FINGER_MM), "gap_touch": self._pixels(APART_MM)},
            growing=named.growing - {"height_touch"},
        )
        theme.apply(self._app, measured, text_scale=ELDER_SCALE if look.is_elder else 1.0, motion=not look.is_elder)

    def _pixels(self, millimetres: float) -> int:
        return round(millimetres * max(self._dpi, _LEAST_FINGER) / _MM_PER_INCH + 0.5)
