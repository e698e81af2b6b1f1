"""What staff put on the pad, mistaken ratings and the code of a pad, by hand: click, type, read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.contract.hall.pad_tasks import PadTaskKind
from app.modes.window.ask_dialog import AskDialog
from app.modes.window.ask_view import Answer, Asking, Misrated, OnPad, Option, Pairing, Question
from app.modes.window.pair_dialog import PairDialog
from tests.gui.modes.test_kiosk_screen import scanned
from tests.gui.modes.test_window_dialogs import press
from widgets.figure import Figure

TEXTS = (
    Option(code="confirm.mail", label="请核对邮寄地址", detail="收件人\n地址"),
    Option(code="sign.promise", label="本人承诺材料真实", detail="本人承诺材料真实"),
)
RATED = (
    Option(code="visit-2", label="AB002　不满意", detail="10:20"),
    Option(code="visit-1", label="AB001　满意", detail="09:40"),
)


class Asked:
    """An open dialog and what was answered in it."""

    def __init__(self, qtbot: QtBot, asking: Asking) -> None:
        self.parent = QPushButton()
        qtbot.addWidget(self.parent)
        self.parent.show()
        self.dialog = AskDialog(self.parent, asking.question)
        self.dialog.show_asking(asking)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        self.answers: list[Answer] = []
        self.dialog.answered.connect(self.answers.append)

    @property
    def ready(self) -> bool:
        """Whether the answer may be given."""
        return self.dialog.findChild(QAbstractButton, "answer").isEnabled()


@pytest.fixture
def on_pad(qtbot: QtBot) -> Asked:
    return Asked(qtbot, Asking(question=Question.ON_PAD, options=TEXTS))


def test_an_own_text_goes_to_the_pad_as_what_the_citizen_is_to_do(qtbot: QtBot, on_pad: Asked) -> None:
    assert not on_pad.ready
    text = on_pad.dialog.findChild(QPlainTextEdit, "pad-text")
    qtbot.keyClicks(text, "  ")
    assert not on_pad.ready, "spaces say nothing"
    qtbot.keyClicks(text, "https://pay.example/1")
    qtbot.keyClicks(on_pad.dialog.findChild(QLineEdit, "pad-title"), "Pay")
    kind = on_pad.dialog.findChild(QComboBox, "pad-kind")
    for _ in range(2):
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    press(qtbot, on_pad.dialog, "answer")
    (answer,) = on_pad.answers
    assert answer == OnPad(kind=PadTaskKind.SCAN, title="Pay", text="https://pay.example/1")
    assert isinstance(answer.kind, PadTaskKind), "the command takes no plain text for it"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (1, OnPad(kind=PadTaskKind.CONFIRM, title="请核对邮寄地址", text="收件人\n地址")),
        (2, OnPad(kind=PadTaskKind.SIGN, title="", text="本人承诺材料真实")),
    ],
    ids=["confirm", "sign"],
)
def test_a_usual_text_brings_its_heading_and_what_is_to_be_done(
    qtbot: QtBot, on_pad: Asked, place: int, expected: OnPad
) -> None:
    usual = on_pad.dialog.findChild(QComboBox, "pad-template")
    assert usual.hasFocus(), "the usual texts come first"
    for _ in range(place):
        qtbot.keyClick(usual, Qt.Key.Key_Down)
    qtbot.keyClick(on_pad.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert on_pad.answers == [expected]


def test_a_text_that_is_being_written_outlives_what_happens_in_the_hall(qtbot: QtBot, on_pad: Asked) -> None:
    text = on_pad.dialog.findChild(QPlainTextEdit, "pad-text")
    qtbot.keyClicks(text, "half a sen")
    on_pad.dialog.show_asking(Asking(question=Question.ON_PAD, options=TEXTS))
    assert text.toPlainText() == "half a sen"
    on_pad.dialog.show_asking(Asking(question=Question.ON_PAD, options=TEXTS, busy=True))
    assert not on_pad.ready, "one answer at a time"


def test_a_mistaken_rating_needs_a_visit_and_a_reason(qtbot: QtBot) -> None:
    asked = Asked(qtbot, Asking(question=Question.MISRATING, options=RATED))
    reason = asked.dialog.findChild(QLineEdit, "misrating-reason")
    assert not asked.ready
    qtbot.keyClicks(reason, "a child touched it")
    assert asked.ready, "the newest rating is marked"
    qtbot.keyClicks(asked.dialog.findChild(QLineEdit, "find"), "AB001")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert asked.answers == [Misrated(visit="visit-1", reason="a child touched it")]


def test_the_code_of_a_pad_is_read_in_threes_and_scanned(qtbot: QtBot) -> None:
    parent = QPushButton()
    qtbot.addWidget(parent)
    parent.show()
    dialog = PairDialog(parent, Pairing(counter="3", code="482915"))
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.findChild(Figure, "pad-code").text() == "482 915"
    assert "3" in dialog.windowTitle()
    assert scanned(dialog.grab().toImage()) == ["482915"]
    with qtbot.waitSignal(dialog.closed):
        press(qtbot, dialog, "pair-done")
    assert not dialog.isVisible()
