"""What eyes need of the pad: every word whole and standing out as it is painted, in every language, size and look."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.client.application import install_language
from app.modes.pad.appearance import Appearance, wear
from app.modes.pad.view import Page
from tests.gui.modes.pad_scenes import DESKTOP, SMALL, TALL, WIDE, screen
from tests.gui.sight import Sight, Written, outside
from widgets import theme

READABLE, READABLE_ELDER = 4.5, 7.0
LOOKS = {
    "plain": Appearance("zh_CN"),
    "elder": Appearance("zh_CN", elder=True),
    "cantonese": Appearance("zh_HK"),
    "english": Appearance("en"),
    "elder-english": Appearance("en", elder=True),
}
SCENES = [(page, 4) for page in Page if page is not Page.UNBOUND] + [(Page.EVALUATION, 3), (Page.EVALUATION, 5)]
OFTEN = "elder-english"
"""Who needs the most room; the others are walked by `make slow`."""


@pytest.fixture
def afterwards(qapp: QApplication) -> Iterator[None]:
    """English again, as the other tests expect."""
    yield
    install_language(qapp, ("en",))


def readings() -> Iterator[object]:
    """Every page for everybody who reads it, light and dark."""
    for look, who, (page, keys) in product(("light", "dark"), LOOKS, SCENES):
        often = (who, look) == (OFTEN, "light")
        yield pytest.param(
            look, who, page, keys, id=f"{page}-{keys}-{who}-{look}", marks=[] if often else [pytest.mark.slow]
        )


def wrong(page: QWidget, size: QSize, *, least: float) -> list[object]:
    """The size, what is not wholly on a page of it, and the words that are too faint or cut.

    What cannot be pressed yet need not stand out more for elders than for others.
    """
    page.resize(size)
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    sight = Sight(page)
    larger = [page.size()] if page.size() != size else []
    waiting = {key.text() for key in page.findChildren(QAbstractButton) if not key.isEnabled()}
    faint = [one for one in sight.faint(least) if one[0] not in waiting or one[1] < READABLE]
    return [size, *larger, *outside(page), *faint, *(one.text for one in sight.cut() if not _scrolls(one))]


def _scrolls(one: Written) -> bool:
    """Whether a text is read on by finger, or is the hall's name above the pages, which may be told in part."""
    above = one.widget.parentWidget()
    while above is not None and not isinstance(above, QStackedWidget):
        above = above.parentWidget()
    return one.widget.objectName() == "text-to-confirm" or above is None


@pytest.mark.parametrize(("look", "who", "page", "keys"), list(readings()))
def test_every_word_is_whole_and_stands_out(
    afterwards: None, qapp: QApplication, qtbot: QtBot, look: str, who: str, page: Page, keys: int
) -> None:
    wanted = LOOKS[who]
    theme.apply(qapp, theme.named(look), motion=False)
    least = READABLE_ELDER if wanted.elder else READABLE
    for size in (WIDE, TALL, SMALL) if who == OFTEN else (WIDE, TALL, SMALL, DESKTOP):
        wear(qapp, wanted, size, motion=False)
        made = screen(page, keys=keys, reader=wanted.reader)
        qtbot.addWidget(made)
        assert wrong(made, size, least=least) == [size]
        made.hide()
