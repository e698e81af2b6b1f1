"""The settings of a counter's program on this machine. What is changed is in force at once."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QSlider,
    QWidget,
)

from app.modes.window.inner_page import InnerPage
from app.modes.window.settings_view import SettingsView, ShortcutRow
from widgets.action_button import ActionButton, ActionKind
from widgets.docking.edge import Edge
from widgets.hotkeys.chord import Chord, NoChord
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

SMALLEST, LARGEST, STEP = 90, 150, 5
"""Percent of the text size as designed."""

SHOT_SECONDS = (15, 30, 60, 90, 120, 180, 300, 600)
"""How long a picture may be let stay on the pad, besides what the hall sets."""


class SettingsPage(InnerPage):
    """`changed` carries the name of a setting and its value, `shortcut_changed` an action and its keys (none: off).

    `typing_keys` tells when somebody begins and ends to type a shortcut.
    """

    changed = Signal(str, object)
    shortcut_changed = Signal(str, str)
    typing_keys = Signal(bool)

    def __init__(self, view: SettingsView) -> None:
        super().__init__(translate("Window", "Settings of this machine"))
        self._theme = _choice(
            "theme",
            translate("Window", "Colours"),
            {
                "light": translate("Window", "Light"),
                "dark": translate("Window", "Dark"),
                "system": translate("Window", "As the system"),
            },
        )
        self._edge = _choice(
            "edge",
            translate("Window", "Edge of the slim bar"),
            {
                Edge.TOP: translate("Window", "Top"),
                Edge.BOTTOM: translate("Window", "Bottom"),
                Edge.LEFT: translate("Window", "Left"),
                Edge.RIGHT: translate("Window", "Right"),
            },
        )
        self._text = _text_slider()
        self._percent = Label(align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setObjectName("text-percent-words")
        self._starts = QCheckBox(translate("Window", "Begin as slim bar after sitting down"))
        self._starts.setObjectName("starts-as-bar")
        self._starts.setAccessibleName(self._starts.text())
        self._shot = _choice("shot-seconds", translate("Window", "A picture stays on the pad"), _shot_choices(view))
        self._rows: dict[str, ShortcutField] = {}
        self.body.addWidget(self._look_card())
        self.body.addWidget(self._pad_card())
        self.body.addWidget(self._keys_card(view))
        self.body.addStretch()
        self.show_settings(view)
        self._connect()

    def show_settings(self, view: SettingsView) -> None:
        """Show the settings as they are now."""
        chosen = ((self._theme, view.theme), (self._edge, view.edge), (self._shot, view.shot_seconds))
        for box, value in chosen:
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(str(value)))
            box.blockSignals(False)
        if not self._text.isSliderDown():
            self._text.blockSignals(True)
            self._text.setValue(view.text_percent // STEP)
            self._text.blockSignals(False)
        self._show_percent(view.text_percent)
        self._starts.blockSignals(True)
        self._starts.setChecked(view.starts_as_bar)
        self._starts.blockSignals(False)
        for row in view.shortcuts:
            self._rows[row.action].show_row(row)

    def _connect(self) -> None:
        self._theme.activated.connect(lambda: self.changed.emit("theme", self._theme.currentData()))
        self._edge.activated.connect(lambda: self.changed.emit("edge", self._edge.currentData()))
        self._shot.activated.connect(lambda: self.changed.emit("shot_seconds", int(self._shot.currentData())))
        self._starts.toggled.connect(lambda on: self.changed.emit("starts_as_bar", on))
        self._text.valueChanged.connect(self._on_slide)
        self._text.sliderReleased.connect(lambda: self.changed.emit("text_percent", self._text.value() * STEP))

    def _on_slide(self, steps: int) -> None:
        """Follow the slider at once in words; the whole program follows when it is let go, or moved by a key."""
        self._show_percent(steps * STEP)
        if not self._text.isSliderDown():
            self.changed.emit("text_percent", steps * STEP)

    def _show_percent(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")

    def _look_card(self) -> Surface:
        card, grid = Surface(), _grid()
        size = QHBoxLayout()
        size.setSpacing(current().size("space_12"))
        size.addWidget(self._text, 1)
        size.addWidget(self._percent)
        self._percent.setMinimumWidth(2 * current().size("space_32"))
        grid.addWidget(Label(self._theme.accessibleName()), 0, 0)
        grid.addWidget(self._theme, 0, 1)
        grid.addWidget(Label(self._text.accessibleName()), 1, 0)
        grid.addLayout(size, 1, 1)
        grid.addWidget(Label(self._edge.accessibleName()), 2, 0)
        grid.addWidget(self._edge, 2, 1)
        card.body.addWidget(Label(translate("Window", "Look"), step="lead", bold=True))
        card.body.addLayout(grid)
        card.body.addWidget(self._starts)
        return card

    def _pad_card(self) -> Surface:
        card, grid = Surface(), _grid()
        grid.addWidget(Label(self._shot.accessibleName()), 0, 0)
        grid.addWidget(self._shot, 0, 1)
        card.body.addWidget(Label(translate("Window", "Pictures for the pad"), step="lead", bold=True))
        card.body.addLayout(grid)
        return card

    def _keys_card(self, view: SettingsView) -> Surface:
        card, grid = Surface(), _grid()
        card.body.addWidget(Label(translate("Window", "Keys for the whole desktop"), step="lead", bold=True))
        said = view.forbidden or translate(
            "Window", "They work while another program has the focus: one key with Ctrl or Alt, or a function key."
        )
        note = Label(said, tone="warning_text" if view.forbidden else "text_soft", wrap=True)
        note.setObjectName("shortcuts-note")
        card.body.addWidget(note)
        for place, row in enumerate(view.shortcuts):
            field = ShortcutField(row)
            field.setEnabled(not view.forbidden)
            field.chosen.connect(self.shortcut_changed)
            field.typing.connect(self.typing_keys)
            self._rows[row.action] = field
            grid.addWidget(Label(row.words), place, 0)
            grid.addWidget(field, place, 1)
        card.body.addLayout(grid)
        return card


class KeyEdit(QKeySequenceEdit):
    """One chord at a time; `typing` tells when it has the keyboard."""

    typing = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody may type now."""
        super().focusInEvent(event)
        self.typing.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody types any more."""
        super().focusOutEvent(event)
        self.typing.emit(False)


class ShortcutField(QWidget):
    """The keys of one action, a button that switches them off, and what is wrong with them."""

    chosen = Signal(str, str)
    typing = Signal(bool)

    def __init__(self, row: ShortcutRow) -> None:
        super().__init__()
        self._action = row.action
        self._keys = KeyEdit()
        self._keys.setObjectName(f"keys-{row.action}")
        self._keys.setAccessibleName(row.words)
        self._off = ActionButton("", kind=ActionKind.QUIET, icon="close")
        self._off.setObjectName(f"keys-off-{row.action}")
        name = translate("Window", "No keys for: {action}").format(action=row.words)
        self._off.setAccessibleName(name)
        self._off.setToolTip(name)
        self._trouble = Label(tone="failed_text", wrap=True)
        self._trouble.setObjectName(f"keys-trouble-{row.action}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(current().size("space_4"))
        grid.addWidget(self._keys, 0, 0)
        grid.addWidget(self._off, 0, 1)
        grid.addWidget(self._trouble, 1, 0, 1, 2)
        self._keys.editingFinished.connect(self._on_typed)
        self._keys.typing.connect(self.typing)
        self._off.clicked.connect(lambda: self.chosen.emit(self._action, ""))

    def show_row(self, row: ShortcutRow) -> None:
        """Show the keys as they are now."""
        self._keys.setKeySequence(QKeySequence.fromString(row.keys, QKeySequence.SequenceFormat.PortableText))
        self._off.setVisible(bool(row.keys))
        self._say(row.trouble)

    def _on_typed(self) -> None:
        text = self._keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        try:
            self.chosen.emit(self._action, Chord.parse(text).text() if text else "")
        except NoChord:
            self._say(translate("Window", "Please hold Ctrl or Alt with a key, or use a function key."))

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))


def _shot_choices(view: SettingsView) -> dict[str, str]:
    """Return what may be chosen; a time that somebody wrote into the file stands among them."""
    usual = translate("Window", "as long as the hall sets: {seconds} seconds").format(seconds=view.usual_shot_seconds)
    said = translate("Window", "{seconds} seconds")
    own = sorted({*SHOT_SECONDS, *filter(None, [view.shot_seconds])})
    return {"0": usual} | {str(seconds): said.format(seconds=seconds) for seconds in own}


def _choice(name: str, words: str, options: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    for value, label in options.items():
        box.addItem(label, str(value))
    return box


def _text_slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setObjectName("text-percent")
    slider.setAccessibleName(translate("Window", "Text size"))
    slider.setRange(SMALLEST // STEP, LARGEST // STEP)
    slider.setPageStep(2)
    return slider


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(current().size("space_24"))
    grid.setVerticalSpacing(current().size("space_12"))
    grid.setColumnStretch(1, 1)
    return grid
