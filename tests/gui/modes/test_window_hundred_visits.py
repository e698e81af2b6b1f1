"""Staff serve a hundred citizens by hand, and nothing is left behind: no object, no timer, no thread, no window."""

import gc
import threading
from collections import Counter as Count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.contract.hall.commands import RateVisit
from app.contract.hall.state import CounterState, Outcome, Rating
from app.modes.window.view import Deed
from tests.gui.modes.window_scenes import COUNTER, Counter, counter
from tests.unit.rules.halls import pad

VISITS = 100
WARM_UP = 41
"""Both shapes were shown and left, so that whatever is kept once (icons, windows' handles) is there."""


def press(qtbot: QtBot, at: Counter, deed: Deed) -> None:
    """Click the button of a deed, as staff do, and let the program do it."""
    button = at.screen.findChild(QPushButton, deed.value)
    assert button.isVisible(), deed
    assert button.isEnabled(), button.toolTip()
    with qtbot.waitSignal(at.screen.deed_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    at.press(*wanted.args)


def visit(qtbot: QtBot, at: Counter, number: int) -> None:
    """One citizen from the ticket to the rating; every tenth does not come, now and then the bar is used."""
    at.take(1, seconds=1)
    if number % 20 == 0:
        at.screen.set_slim(number % 40 == 0)
    press(qtbot, at, Deed.CALL_NEXT)
    if number % 10 == 9:
        press(qtbot, at, Deed.RECALL)
        press(qtbot, at, Deed.NO_SHOW)
        return
    press(qtbot, at, Deed.START)
    at.hall.wait(seconds=18)
    at.presenter.tick()
    press(qtbot, at, Deed.FINISH)
    done = at.hall.state.desks[COUNTER].last_visit
    at.hall.do(RateVisit(visit=done, rating=Rating.SATISFIED), pad(COUNTER))
    at.hall.sync()


def alive() -> dict[str, int]:
    """What of Qt and of threads there is now, by kind."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    found = Count(type(each).__name__ for each in gc.get_objects() if isinstance(each, QObject) and isValid(each))
    found.pop("QSvgRenderer", None)  # icons keep a bounded number of drawings, whoever asks first
    timers = [each for each in gc.get_objects() if isinstance(each, QTimer) and isValid(each) and each.isActive()]
    return {
        **found,
        "active timers": len(timers),
        "threads": threading.active_count(),
        "windows": len(QApplication.topLevelWidgets()),
    }


@pytest.mark.timeout(60)
def test_a_hundred_visits_leave_nothing_behind(qtbot: QtBot) -> None:
    at = counter()
    qtbot.addWidget(at.screen)
    at.screen.resize(1366, 768)
    at.screen.show()
    qtbot.waitActive(at.screen)
    for number in range(1, WARM_UP + 1):
        visit(qtbot, at, number)
    at.screen.set_slim(False)
    before = alive()
    for number in range(WARM_UP + 1, VISITS + 1):
        visit(qtbot, at, number)
    at.screen.set_slim(False)
    visits = list(at.hall.state.visits.values())
    assert len(visits) == VISITS
    assert Count(each.outcome for each in visits) == {Outcome.FINISHED: 90, Outcome.PASSED: 10}
    assert at.hall.state.desks[COUNTER].state is CounterState.OPEN
    now = alive()
    assert {kind: count for kind, count in now.items() if count > before.get(kind, 0)} == {}
