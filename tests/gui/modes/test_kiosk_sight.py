"""What old eyes and fingers need of the kiosk: words that stand out and are whole, and room for what is touched."""

from collections.abc import Container, Iterable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.client.application import install_language
from app.modes.kiosk.look import Language, Look, Size
from app.modes.kiosk.wardrobe import APART_MM, FINGER_MM
from tests.gui.modes.kiosk_scenes import LOOKS, SIZES, VIEWS, screen
from tests.gui.sight import ELLIPSIS, Sight, Written, near, outside, small
from tests.gui.widgets.contrast import contrast
from widgets import theme
from widgets.card_button import CardButton

DPI = 82
INKS = ("text", "text_soft", "brand_text", "serving_text", "warning_text", "failed_text")
GROUNDS = ("ground", "surface", "raised", "brand_soft")
ON = (("on_brand", "brand"), ("on_brand", "brand_pressed"), ("text_faint", "sunken"))


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


def put(page: QWidget, size: QSize) -> None:
    page.resize(size)
    page.show()
    for _ in range(3):
        QApplication.processEvents()


def wrong_for_fingers(page: QWidget, size: QSize) -> list[object]:
    """What a finger cannot use on a page of a size, and whether the page is larger than its screen."""
    put(page, size)
    finger, apart = (int(millimetres * DPI / 25.4) for millimetres in (FINGER_MM, APART_MM))
    wrong = [*small(page, finger), *outside(page), *near(page, apart, floating=frozenset({"stay"}))]
    return [size, *wrong, *(["larger"] if page.size() != size else [])]


def wrong_for_eyes(page: QWidget, size: QSize, *, least: float) -> list[object]:
    """The words of a page that are too faint, or cut; what a card says below its title may be told in part."""
    put(page, size)
    sight = Sight(page)
    return [size, *sight.faint(least), *(one.text for one in sight.cut() if not _may_be_cut(one))]


def _may_be_cut(one: Written) -> bool:
    card = one.widget
    return isinstance(card, CardButton) and not card.text().startswith(one.text.rstrip(ELLIPSIS))


OFTEN = ("categories", "paperless", "idle", "search", "identify-phone", "appointment-code", "appointment", "taken")
"""The pages with the most to touch; the others are walked by `make slow`."""

NOT_FOR_ELDERS = {"search", "search-nothing"}
"""Elders are offered no search."""

READ = {**LOOKS, "elder-en": Look(Language.ENGLISH, size=Size.ELDER)}
"""Who reads the pages: English needs the most room."""


def pages(looks: Iterable[str], often: Container[str]) -> Iterator[object]:
    for who, name in product(looks, VIEWS):
        if not ("elder" in who and name in NOT_FOR_ELDERS):
            marks = [] if name in OFTEN and who in often else [pytest.mark.slow]
            yield pytest.param(name, who, id=f"{name}-{who or 'plain'}", marks=marks)


@pytest.mark.parametrize(("name", "who"), list(pages(("", "elder", "low"), ("", "elder", "low"))))
def test_what_is_touched_is_large_enough_apart_and_in_sight_at_every_size(
    afterwards: None, qtbot: QtBot, name: str, who: str
) -> None:
    page = screen(VIEWS[name], look=LOOKS[who])
    qtbot.addWidget(page)
    assert [wrong_for_fingers(page, size) for size in SIZES] == [[size] for size in SIZES]


@pytest.mark.parametrize(("name", "who"), list(pages(READ, ("elder-en",))))
def test_every_word_is_seen_whole_and_stands_out_as_it_is_painted(
    afterwards: None, qtbot: QtBot, name: str, who: str
) -> None:
    page = screen(VIEWS[name], look=READ[who])
    qtbot.addWidget(page)
    least = 7.0 if READ[who].is_elder else 4.5
    assert [wrong_for_eyes(page, size, least=least) for size in SIZES] == [[size] for size in SIZES]
