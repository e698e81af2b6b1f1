"""The kiosk by hand: cards, pages, keys, the ticket, the slip, and everything in sight at every size."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.application import install_language
from app.contract.hall.setup import Identification
from app.modes.kiosk.qr_view import QrView
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.slip_press import open_press
from app.modes.kiosk.view import Card, Choice, KioskView, Page
from devices.printer.job import PrintOutcome
from tests.gui.modes.kiosk_scenes import LOOKS, SIZES, SMALL, TALL, WIDE, choosing, given, identifying, scenes
from tests.gui.modes.sample import scene_id, sign
from widgets.countdown import Countdown
from widgets.figure import Figure

Show = Callable[..., KioskScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    shown: list[QWidget] = []

    def make(view: KioskView, size: QSize = TALL) -> KioskScreen:
        made = KioskScreen(sign, open_press(None).paint)
        qtbot.addWidget(made)
        made.resize(size)
        made.show()
        shown.append(made)
        made.show_view(view)
        for _ in range(3):  # a layout asks for another
            QApplication.processEvents()
        return made

    return make


def key(kiosk: QWidget, name: str) -> QPushButton:
    """The one visible key of a name."""
    (found,) = [button for button in kiosk.findChildren(QPushButton, name) if button.isVisible()]
    return found


def names(kiosk: QWidget) -> list[str]:
    """The services in sight, in reading order."""
    buttons = [button for button in kiosk.findChildren(QPushButton) if button.isVisible()]
    return [button.objectName() for button in buttons if button.objectName().startswith("service-")]


def inside(part: QWidget, whole: QWidget) -> bool:
    """Whether a widget is wholly in sight."""
    return whole.rect().contains(part.rect().translated(part.mapTo(whole, QPoint(0, 0))))


def many(count: int) -> KioskView:
    """A level of so many services."""
    cards = tuple(Card(code=f"s{number}", title=f"业务{number}", icon="ticket") for number in range(count))
    return KioskView(page=Page.CHOOSING, choice=Choice(level="0/many", title="很多业务", cards=cards, path=("很多",)))


def test_a_touch_on_a_card_says_its_code(qtbot: QtBot, show: Show) -> None:
    kiosk = show(choosing())
    with qtbot.waitSignal(kiosk.chosen) as said:
        qtbot.mouseClick(key(kiosk, "service-household"), Qt.MouseButton.LeftButton)
    assert said.args == ["household"]


def test_the_second_press_of_a_double_touch_chooses_nothing_on_the_next_level(qtbot: QtBot, show: Show) -> None:
    kiosk = show(choosing())
    said: list[str] = []
    kiosk.chosen.connect(said.append)
    kiosk.chosen.connect(lambda _code: kiosk.show_view(choosing("household")))
    QTest.mouseClick(key(kiosk, "service-household"), Qt.MouseButton.LeftButton)
    QTest.mouseDClick(key(kiosk, "service-id-card"), Qt.MouseButton.LeftButton)
    assert said[0] == "household"
    assert said.count("id-card") <= 1


def test_a_closed_service_shows_why_and_takes_no_touch(qtbot: QtBot, show: Show) -> None:
    kiosk = show(choosing("transport"))
    closed = key(kiosk, "service-licence-renew")
    assert not closed.isEnabled()
    assert closed.accessibleDescription().endswith("No counter is open for it now")


def test_cards_stay_the_same_while_only_the_waiting_changes(show: Show) -> None:
    view = choosing("household")
    kiosk = show(view)
    card = key(kiosk, "service-id-card")
    cards = tuple(replace(one, status="42 人等候") for one in view.choice.cards)
    kiosk.show_view(replace(view, choice=replace(view.choice, cards=cards)))
    assert key(kiosk, "service-id-card") is card
    assert "42" in card.accessibleDescription()


def test_more_services_than_fit_are_turned_by_arrows_and_all_can_be_reached(qtbot: QtBot, show: Show) -> None:
    kiosk = show(many(20), SMALL)
    reached = names(kiosk)
    while key(kiosk, "page-next").isEnabled():
        with qtbot.waitSignal(kiosk.touched):
            qtbot.mouseClick(key(kiosk, "page-next"), Qt.MouseButton.LeftButton)
        reached += names(kiosk)
    assert sorted(reached) == sorted(f"service-s{number}" for number in range(20))
    qtbot.mouseClick(key(kiosk, "page-previous"), Qt.MouseButton.LeftButton)
    assert key(kiosk, "page-next").isEnabled()


def test_pages_are_turned_by_a_finger_that_moves_aside_and_nothing_is_chosen(qtbot: QtBot, show: Show) -> None:
    kiosk = show(many(20), SMALL)
    chosen: list[str] = []
    kiosk.chosen.connect(chosen.append)
    first = names(kiosk)

    def swipe(by: int) -> None:
        card = key(kiosk, names(kiosk)[0])
        start = card.rect().center()
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(card, start + QPoint(by, 0))
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))

    swipe(-90)
    qtbot.waitUntil(lambda: names(kiosk) != first)
    swipe(90)
    qtbot.waitUntil(lambda: names(kiosk) == first)
    swipe(90)
    QApplication.processEvents()
    assert names(kiosk) == first
    assert chosen == []
    swipe(10)
    assert chosen == [first[0].removeprefix("service-")]


@pytest.mark.parametrize("ground", ["open card", "closed card", "between cards"])
def test_a_finger_anywhere_on_the_cards_turns_the_page(qtbot: QtBot, show: Show, ground: str) -> None:
    view = many(20)
    if ground == "closed card":
        closed = tuple(replace(card, reason="今日号已取完") for card in view.choice.cards)
        view = replace(view, choice=replace(view.choice, cards=closed))
    kiosk = show(view, SMALL)
    touched: list[None] = []
    kiosk.touched.connect(lambda: touched.append(None))
    first = names(kiosk)
    card = key(kiosk, first[0])
    start = card.mapTo(kiosk, card.rect().center())
    if ground == "between cards":
        start.setX(card.mapTo(kiosk, card.rect().topRight()).x() + 8)
    screen = QTest.createTouchDevice()
    at = kiosk.windowHandle()
    QTest.touchEvent(at, screen).press(1, start).commit()
    for by in (30, 60, 90, 120):
        QTest.touchEvent(at, screen).move(1, start - QPoint(by, 0)).commit()
    QTest.touchEvent(at, screen).release(1, start - QPoint(120, 0)).commit()
    qtbot.waitUntil(lambda: names(kiosk) != first)
    assert touched, "the kiosk knows that somebody is there"


def test_another_level_begins_at_its_first_page(qtbot: QtBot, show: Show) -> None:
    view = many(20)
    kiosk = show(view, SMALL)
    first = names(kiosk)
    qtbot.mouseClick(key(kiosk, "page-next"), Qt.MouseButton.LeftButton)
    assert names(kiosk) != first
    kiosk.show_view(replace(view, choice=replace(view.choice, level="1/many")))
    assert names(kiosk) == first


@pytest.mark.parametrize("size", SIZES, ids=["tall", "wide", "small"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 9, 20])
def test_cards_are_in_sight_large_enough_and_never_scrolled(show: Show, size: QSize, count: int) -> None:
    kiosk = show(many(count), size)
    cards = [key(kiosk, name) for name in names(kiosk)]
    assert cards
    assert all(inside(card, kiosk) for card in cards)
    assert min(min(card.width(), card.height()) for card in cards) >= 140
    assert kiosk.findChildren(QAbstractScrollArea) == []


def test_back_and_home_are_there_from_the_second_level_on(qtbot: QtBot, show: Show) -> None:
    kiosk = show(choosing("household"))
    with qtbot.waitSignal(kiosk.back):
        qtbot.mouseClick(key(kiosk, "back"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(kiosk.home):
        qtbot.mouseClick(key(kiosk, "home"), Qt.MouseButton.LeftButton)
    kiosk.show_view(choosing())
    assert not [button for button in kiosk.findChildren(QPushButton, "back") if button.isVisible()]


@pytest.mark.parametrize("size", SIZES, ids=["tall", "wide", "small"])
def test_a_number_is_typed_by_finger(qtbot: QtBot, show: Show, size: QSize) -> None:
    kiosk = show(identifying(Identification.ID_CARD, "1101"), size)
    said: list[str] = []
    kiosk.typed.connect(said.append)
    for name in (*(f"key-{digit}" for digit in range(10)), "key-X"):
        assert inside(key(kiosk, name), kiosk)
        qtbot.mouseClick(key(kiosk, name), Qt.MouseButton.LeftButton)
    assert "".join(said) == "0123456789X"
    with qtbot.waitSignal(kiosk.erased):
        qtbot.mouseClick(key(kiosk, "key-delete"), Qt.MouseButton.LeftButton)
    assert not key(kiosk, "key-ok").isEnabled()
    kiosk.show_view(identifying(Identification.ID_CARD, "11010519491231002X"))
    with qtbot.waitSignal(kiosk.identified):
        qtbot.mouseClick(key(kiosk, "key-ok"), Qt.MouseButton.LeftButton)


def test_a_number_is_typed_on_a_keyboard(qtbot: QtBot, show: Show) -> None:
    kiosk = show(identifying(Identification.PHONE, "13800138000"))
    target = kiosk.focusWidget()
    with qtbot.waitSignal(kiosk.typed) as said:
        qtbot.keyClick(target, Qt.Key.Key_7)
    assert said.args == ["7"]
    with qtbot.waitSignal(kiosk.identified):
        qtbot.keyClick(target, Qt.Key.Key_Return)


def test_what_was_typed_is_gone_from_the_page_that_was_left(show: Show) -> None:
    kiosk = show(identifying(Identification.PHONE, "13800138000"))
    kiosk.show_view(choosing())
    assert not [figure for figure in kiosk.findChildren(Figure) if "138" in figure.text()]


def test_the_ticket_is_the_number_first_and_goes_when_done(qtbot: QtBot, show: Show) -> None:
    view = given(PrintOutcome.PRINTED)
    kiosk = show(view)
    number = kiosk.findChild(Figure, "take-ticket-number")
    assert number is not None
    assert number.isVisible()
    assert number.text() == view.taken.number
    assert max(ring.seconds_left for ring in kiosk.findChildren(Countdown)) == pytest.approx(12, abs=4)
    with qtbot.waitSignal(kiosk.home):
        qtbot.mouseClick(key(kiosk, "home"), Qt.MouseButton.LeftButton)
    kiosk.show_view(choosing())
    assert number.text() == ""


def test_a_ticket_without_paper_is_carried_away_by_a_code_that_scanners_read(show: Show) -> None:
    view = given(PrintOutcome.FAILED)
    kiosk = show(view)
    (code,) = [one for one in kiosk.findChildren(QrView) if one.isVisible()]
    assert code.isVisible()
    assert scanned(code.grab().toImage()) == [view.taken.slip["url"]]


@pytest.mark.parametrize("width", [384, 576])
def test_the_slip_is_printed_as_it_is_shown_and_its_code_leads_to_the_tickets_page(width: int, tmp_path: Path) -> None:
    view = given(None)
    press = open_press(f"virtual://printer?dir={tmp_path}&width={width}")

    async def once() -> PrintOutcome:
        result = await press.print(view.taken.slip)
        await press.close()
        return result.outcome

    assert asyncio.run(once()) is PrintOutcome.PRINTED
    printed = QImage(str(tmp_path / f"{view.taken.number}.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    shown = press.paint(view.taken.slip)
    assert printed.width() == width
    assert bytes(printed.constBits()) == bytes(shown.constBits())
    assert scanned(printed) == [view.taken.slip["url"]]


def scanned(image: QImage) -> list[str]:
    """What a scanner reads."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(grey.constBits())
    width, height, stride = grey.width(), grey.height(), grey.bytesPerLine()
    view = memoryview(b"".join(rows[y * stride : y * stride + width] for y in range(height)))
    return [found.text for found in zxingcpp.read_barcodes(view.cast("B", shape=(height, width)))]


def test_somebody_who_hesitates_is_asked_and_goes_on_with_one_touch(qtbot: QtBot, show: Show) -> None:
    kiosk = show(replace(choosing("household"), warning=8))
    with qtbot.waitSignal(kiosk.touched):
        qtbot.mouseClick(key(kiosk, "stay"), Qt.MouseButton.LeftButton)
    kiosk.show_view(choosing("household"))
    assert not [button for button in kiosk.findChildren(QPushButton, "stay") if button.isVisible()]


def test_nothing_is_chosen_beforehand(show: Show) -> None:
    kiosk = show(choosing(), WIDE)
    assert not isinstance(kiosk.focusWidget(), QPushButton)


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[None]:
    """English again afterwards, as the other tests expect."""
    yield
    install_language(qapp, ("en",))


PLAIN = [scene for scene in scenes() if scene[0].split("-")[1] not in LOOKS]


@pytest.mark.parametrize(("name", "size", "make"), PLAIN, ids=scene_id)
def test_no_page_asks_for_more_room_than_its_screen_has(
    speaking: None, qtbot: QtBot, name: str, size: QSize, make: Callable[[], QWidget]
) -> None:
    page = make()
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    assert page.size() == size
