"""Buttons and cards: what is pressed, what cannot be, what a screen reader says, and that no word is cut."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from widgets import theme
from widgets.action_button import ActionButton, ActionKind
from widgets.card_button import CardButton
from widgets.card_grid import CardGrid, columns_for


@pytest.mark.parametrize("kind", ActionKind)
def test_a_button_shows_the_press_at_once_and_clicks_on_release(kind: ActionKind, qtbot) -> None:
    button = ActionButton("呼叫下一位", kind=kind, icon="call", shortcut_text="F2")
    qtbot.addWidget(button)
    button.show()
    rest = button.grab().toImage()
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.grab().toImage() != rest
    assert not pressed
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert pressed == [True]


def test_a_button_works_by_keyboard_and_shows_the_focus(qtbot) -> None:
    button = ActionButton("打印", kind=ActionKind.PRIMARY)
    other = ActionButton("取消")
    for widget in (button, other):
        qtbot.addWidget(widget)
        widget.show()
    unfocused = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != unfocused
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_closed_button_does_nothing(qtbot) -> None:
    button = ActionButton("过号", kind=ActionKind.DANGER)
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("touch", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_verb_is_cut(qapp: QApplication, qtbot, touch: bool, scale: float) -> None:
    look = theme.apply(qapp, theme.named("light"), text_scale=scale, motion=False)
    button = ActionButton("请求评价", icon="star", shortcut_text="Ctrl+E", touch=touch)
    qtbot.addWidget(button)
    font = look.font("subtitle" if touch else "body", bold=True)
    keys = QFontMetrics(look.font("caption")).horizontalAdvance("Ctrl+E")
    assert button.minimumSizeHint().width() > QFontMetrics(font).horizontalAdvance("请求评价") + keys
    assert button.minimumSizeHint().height() >= (72 if touch else 40) * scale


def test_a_button_says_its_verb_and_its_key(qtbot) -> None:
    button = ActionButton("呼叫", shortcut_text="F2")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.accessibleDescription()) == ("呼叫", "F2")
    button.setText("重呼")
    assert button.accessibleName() == "重呼"


def test_a_card_with_a_reason_is_closed_and_says_why(qtbot) -> None:
    card = CardButton("税务服务", icon="tax", status="等候 3 人", reason="今日号已取完")
    qtbot.addWidget(card)
    card.resize(480, 300)
    with qtbot.assertNotEmitted(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert "今日号已取完" in card.accessibleDescription()
    assert "等候 3 人" not in card.accessibleDescription()
    card.set_reason("")
    assert "等候 3 人" in card.accessibleDescription()
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_card_repaints_when_its_status_changes(qtbot) -> None:
    card = CardButton("户籍业务", icon="household", status="等候 3 人")
    qtbot.addWidget(card)
    card.resize(480, 300)
    before = card.grab().toImage()
    card.set_status("等候 4 人")
    assert card.grab().toImage() != before


@pytest.mark.parametrize("size", [(300, 140), (480, 220), (500, 320), (900, 200)])
def test_ink_stays_inside_a_card_of_any_shape(qtbot, look: theme.Theme, size: tuple[int, int]) -> None:
    card = CardButton(
        "国有建设用地使用权及房屋所有权转移登记" * 2, icon="housing", subtitle="买卖", status="等候 2 人" * 20
    )
    qtbot.addWidget(card)
    card.resize(*size)
    image = card.grab().toImage()
    rim = [(x, y) for x in range(size[0]) for y in (6, size[1] - 7)] + [
        (x, y) for x in (6, size[0] - 7) for y in range(size[1])
    ]
    inside = [(x, y) for x, y in rim if 16 < x < size[0] - 16 or 16 < y < size[1] - 16]
    assert {image.pixelColor(x, y).name() for x, y in inside} == {look.colour("surface").name()}


@pytest.mark.parametrize(
    ("size", "count", "columns"),
    [
        ((1016, 1400), 8, 2),
        ((1856, 780), 8, 4),
        ((1856, 780), 6, 3),
        ((960, 600), 4, 2),
        ((300, 900), 3, 1),
        ((1016, 500), 1, 1),
    ],
)
def test_columns_follow_the_room(size: tuple[int, int], count: int, columns: int) -> None:
    wide, high = size
    assert columns_for(count=count, width=wide, height=high, least=QSize(288, 120), gap=24) == columns


def test_cards_in_a_grid_are_equal_and_never_overlap(qtbot) -> None:
    grid = CardGrid(gap=24)
    qtbot.addWidget(grid)
    cards = [CardButton(f"事项 {number}", icon="household") for number in range(7)]
    grid.show_cards(cards)
    for wide, high in ((1080, 1400), (1920, 800), (700, 1200)):
        grid.resize(wide, high)
        grid.grab()
        assert len({(card.width(), card.height()) for card in cards}) == 1
        for index, one in enumerate(cards):
            assert grid.rect().contains(one.geometry())
            apart = one.geometry().adjusted(0, 0, 23, 23)
            assert not any(apart.intersects(other.geometry()) for other in cards[index + 1 :])


def test_cards_shown_again_stay_and_the_others_go(qtbot) -> None:
    grid = CardGrid(gap=8)
    qtbot.addWidget(grid)
    kept, gone = CardButton("留", icon="home"), CardButton("去", icon="back")
    grid.show_cards([kept, gone])
    with qtbot.waitSignal(gone.destroyed):
        grid.show_cards([kept])
    assert grid.cards() == (kept,)
