"""A manager's page of ratings by hand, on its real desk: click a row, write what came of it, turn to the figures."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QFileDialog, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from app.contract.hall.state import MisratingState, Rating
from app.modes.window.ratings.connecting import connect_ratings
from app.modes.window.ratings.page import RatingsPage
from app.modes.window.ratings.view import ReviewDeed
from tests.gui.modes.test_window_dialogs import press
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.ratings.test_desk import Office
from widgets.label import Label
from widgets.record_table import RecordTable


@dataclass
class Manager:
    """A manager before the page: two bad ratings, one of them filed as a mistake."""

    office: Office
    page: RatingsPage
    bad: str
    filed: str

    @property
    def rows(self) -> list[str]:
        """The visits of the list, as it stands."""
        table = self.page.findChild(RecordTable, "reviews")
        return [table.row(place)["visit"] for place in range(table.row_count())]

    @property
    def said(self) -> str:
        """What the page says of what was done."""
        return self.page.findChild(Label, "ratings-said").text()

    def button(self, deed: ReviewDeed) -> QAbstractButton:
        """The button of a deed."""
        found = self.page.findChild(QAbstractButton, deed.value)
        assert isinstance(found, QAbstractButton)
        return found


@pytest.fixture
def at(qtbot: QtBot) -> Manager:
    hall = LiveHall()
    hall.open("1", "1001")
    office = Office(hall)
    bad, filed = office.rated(comment="等得太久"), office.rated(filed="小孩误触")
    office.rated(Rating.SATISFIED)
    page = RatingsPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    connect_ratings(page, office.desk, asyncio.run)
    asyncio.run(office.begun.pop())
    page.show()
    qtbot.waitExposed(page)
    return Manager(office, page, bad, filed)


def mark(qtbot: QtBot, at: Manager, visit: str) -> None:
    """Click on the row of a visit."""
    table = at.page.findChild(RecordTable, "reviews")
    place = table.visualRect(table.model().index(at.rows.index(visit), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_bad_rating_is_followed_up_once_something_is_written(qtbot: QtBot, at: Manager) -> None:
    assert set(at.rows) == {at.bad, at.filed}
    mark(qtbot, at, at.bad)
    assert "等得太久" in at.page.findChild(Label, "review-lines").text()
    assert not at.button(ReviewDeed.FOLLOW_UP).isEnabled()
    assert at.button(ReviewDeed.FOLLOW_UP).toolTip() == "Write down first what came of it."
    assert not at.button(ReviewDeed.ACCEPT).isEnabled()
    qtbot.keyClicks(at.page.findChild(QLineEdit, "review-text"), "apologised by telephone")
    press(qtbot, at.page, ReviewDeed.FOLLOW_UP.value)
    done = at.office.hall.state.reviews[at.bad].follow_up
    assert done is not None
    assert done.result == "apologised by telephone"
    assert (at.rows, at.said) == ([at.filed], "Kept.")
    assert not at.button(ReviewDeed.FOLLOW_UP).isVisible(), "nothing is marked any more"


@pytest.mark.parametrize(
    ("deed", "state"), [(ReviewDeed.ACCEPT, MisratingState.ACCEPTED), (ReviewDeed.REJECT, MisratingState.REJECTED)]
)
def test_a_mistake_is_decided_with_a_note(qtbot: QtBot, at: Manager, deed: ReviewDeed, state: MisratingState) -> None:
    mark(qtbot, at, at.filed)
    assert "小孩误触" in at.page.findChild(Label, "review-lines").text()
    qtbot.keyClicks(at.page.findChild(QLineEdit, "review-text"), "seen on the camera")
    press(qtbot, at.page, deed.value)
    misrating = at.office.hall.state.reviews[at.filed].misrating
    assert misrating is not None
    assert (misrating.state, misrating.note) == (state, "seen on the camera")


def test_what_is_written_goes_with_the_rating_it_was_written_for(qtbot: QtBot, at: Manager) -> None:
    mark(qtbot, at, at.bad)
    text = at.page.findChild(QLineEdit, "review-text")
    qtbot.keyClicks(text, "half")
    mark(qtbot, at, at.filed)
    assert text.text() == ""


def test_the_figures_are_asked_for_as_chosen(qtbot: QtBot, at: Manager) -> None:
    tabs = at.page.findChild(QTabBar, "ratings-tabs")
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    figures = at.page.findChild(RecordTable, "figures")
    assert figures.isVisible()
    assert not at.page.findChild(RecordTable, "reviews").isVisible()
    assert figures.row(0)["satisfaction"] == "75.0 % (3 of 4)"
    for name in ("ratings-by", "ratings-per"):
        qtbot.keyClick(at.page.findChild(QComboBox, name), Qt.Key.Key_Down)
    asked = at.office.operations.door.asked[-1]
    assert (asked["by"], asked["per"]) == ("department", "quarter")


def test_other_days_and_what_is_closed_are_asked_for(qtbot: QtBot, at: Manager) -> None:
    since = at.page.findChild(QDateEdit, "ratings-since")
    since.setDate(QDate(2026, 10, 1))
    qtbot.keyClick(since, Qt.Key.Key_Return)
    box = at.page.findChild(QAbstractButton, "ratings-open")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)
    asked = next(one for one in reversed(at.office.operations.door.asked) if "only_open" in one)
    assert (str(asked["since"]), asked["only_open"]) == ("2026-10-01", False)


def test_what_is_seen_is_saved_where_the_manager_says(qtbot: QtBot, at: Manager, tmp_path: Path) -> None:
    press(qtbot, at.page, "ratings-save")
    dialog = at.page.findChild(QFileDialog, "ratings-file")
    dialog.fileSelected.emit(str(tmp_path / "list.xlsx"))
    dialog.reject()
    assert (tmp_path / "list.xlsx").read_bytes() == b"reviews"
    assert "list.xlsx" in at.said
