"""What old eyes and fingers need of the kiosk: contrast by tokens, and the least size and room of what is touched."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.application import install_language
from app.modes.kiosk.wardrobe import APART_MM, FINGER_MM
from tests.gui.modes.kiosk_scenes import LOOKS, TALL, VIEWS, WIDE, screen
from widgets import theme

DPI = 82
INKS = ("text", "text_soft", "brand_text", "serving_text", "warning_text", "failed_text")
GROUNDS = ("ground", "surface", "raised", "brand_soft")
ON = (("on_brand", "brand"), ("on_brand", "brand_pressed"), ("text_faint", "sunken"))


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(("name", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_every_text_stands_out_from_its_ground(name: str, least: float) -> None:
    look = theme.named(name)
    pairs = [*((ink, ground) for ink in INKS for ground in GROUNDS), *ON]
    weak = [pair for pair in pairs if contrast(look.colour(pair[0]), look.colour(pair[1])) < least]
    assert weak == []


@pytest.fixture
def afterwards(qapp: QApplication) -> Iterator[None]:
    """English again, as the other tests expect."""
    yield
    install_language(qapp, ("en",))


def touched(page: QWidget) -> list[tuple[str, QRect]]:
    """What a finger can touch, by place on the screen."""
    return [
        (button.objectName(), QRect(button.mapTo(page, QPoint(0, 0)), button.size()))
        for button in page.findChildren(QPushButton)
        if button.isVisible()
    ]


@pytest.mark.parametrize("size", [TALL, WIDE], ids=["tall", "wide"])
@pytest.mark.parametrize("who", ["", "elder"])
@pytest.mark.parametrize("name", ["categories", "identify-phone", "appointment", "sorry", "taken"])
def test_what_is_touched_is_large_enough_and_apart(
    afterwards: None, qtbot: QtBot, name: str, who: str, size: object
) -> None:
    page = screen(VIEWS[name], look=LOOKS[who])
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    finger, apart = (int(millimetres * DPI / 25.4) for millimetres in (FINGER_MM, APART_MM))
    found = touched(page)
    small = [(label, place) for label, place in found if min(place.width(), place.height()) < finger]
    assert small == []
    near = [
        (one, other)
        for at, (one, place) in enumerate(found)
        for other, next_ in found[at + 1 :]
        if place.adjusted(-apart // 2, -apart // 2, apart // 2, apart // 2).intersects(
            next_.adjusted(-apart // 2 + 1, -apart // 2 + 1, apart // 2 - 1, apart // 2 - 1)
        )
    ]
    assert near == []
