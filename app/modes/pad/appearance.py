"""How a pad looks and speaks: a citizen may take another language or large print, the next finds it as set."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.client.application import install_language
from app.modes.hall_texts import reader_of
from widgets import theme

LANGUAGES = ("zh_CN", "zh_HK", "en")
ELDER_SCALE = 1.5
_SMALL_SIDE = 700  # pixels
_FALLBACK = "zh_CN"


@dataclass(frozen=True)
class Appearance:
    """A language of the program and whether it writes large."""

    language: str
    elder: bool = False

    @property
    def reader(self) -> str:
        """Whose words of the hall's texts are shown."""
        return reader_of((self.language,))


def usual(languages: Sequence[str], *, elder: bool) -> Appearance:
    """Return how the pad is set."""
    return Appearance(languages[0] if languages else _FALLBACK, elder)


def next_language(now: Appearance) -> Appearance:
    """Return the appearance in the next of the pad's languages."""
    place = LANGUAGES.index(now.language) + 1 if now.language in LANGUAGES else 0
    return Appearance(LANGUAGES[place % len(LANGUAGES)], now.elder)


def scale_of(wanted: Appearance, panel: QSize) -> float:
    """Return how much larger the pad writes; a small panel writes as large as it has room for already."""
    if not wanted.elder:
        return 1.0
    return ELDER_SCALE if min(panel.width(), panel.height()) >= _SMALL_SIDE else 1.0


def wear(app: QApplication, wanted: Appearance, panel: QSize, *, motion: bool) -> None:
    """Give the program this language and text size; what is on the screen has to be made anew."""
    install_language(app, (wanted.language, _FALLBACK))
    theme.apply(app, theme.named(theme.current().name), scale_of(wanted, panel), motion=motion)
