"""What old eyes and fingers need of the kiosk: contrast by tokens, and the least size and room of what is touched."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.application import install_language
from app.modes.kiosk.wardrobe import APART_MM, FINGER_MM
from tests.gui.modes.kiosk_scenes import LOOKS, SIZES, VIEWS, screen
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


def too_near(page: QWidget, found: list[tuple[str, QRect]]) -> list[tuple[str, str]]:
    """Pairs that are less than eight millimetres apart. What floats above the page (`stay`) has its room over it."""
    apart = int(APART_MM * DPI / 25.4)
    spread = [(name, place.adjusted(-apart // 2, -apart // 2, apart // 2 - 1, apart // 2 - 1)) for name, place in found]
    pairs = combinations([one for one in spread if one[0] != "stay"], 2)
    return [(one, other) for (one, place), (other, next_) in pairs if place.intersects(next_)]


def wrong_on(page: QWidget, size: QSize) -> list[object]:
    """What a finger cannot use on a page of a size, and whether the page is larger than its screen."""
    page.resize(size)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    finger = int(FINGER_MM * DPI / 25.4)
    found = touched(page)
    small = [(name, place.size()) for name, place in found if min(place.width(), place.height()) < finger]
    outside = [name for name, place in found if not page.rect().contains(place)]
    return [size, *small, *outside, *too_near(page, found), *(["larger"] if page.size() != size else [])]


OFTEN = ("categories", "paperless", "idle", "search", "identify-phone", "appointment-code", "appointment", "taken")
"""The pages with the most to touch; the others are walked by `make slow`."""

NOT_FOR_ELDERS = {"search", "search-nothing"}
"""Elders are offered no search."""


def pages() -> Iterator[object]:
    for who, name in product(("", "elder", "low"), VIEWS):
        if not (who == "elder" and name in NOT_FOR_ELDERS):
            marks = [] if name in OFTEN else [pytest.mark.slow]
            yield pytest.param(name, who, id=f"{name}-{who or 'plain'}", marks=marks)


@pytest.mark.parametrize(("name", "who"), list(pages()))
def test_what_is_touched_is_large_enough_apart_and_in_sight_at_every_size(
    afterwards: None, qtbot: QtBot, name: str, who: str
) -> None:
    page = screen(VIEWS[name], look=LOOKS[who])
    qtbot.addWidget(page)
    assert [wrong_on(page, size) for size in SIZES] == [[size] for size in SIZES]
