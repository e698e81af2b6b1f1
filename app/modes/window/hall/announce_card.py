"""Words to be said aloud: a line for each language of the hall, where, and what was said lately."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.modes.window.hall.told_list import ToldList
from app.modes.window.hall.view import Choice, HallPageView
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

LENGTH = 200


class AnnounceCard(QWidget):
    """`announced` carries the texts by language and the codes of the zones; none: the whole hall."""

    announced = Signal(dict, tuple)

    def __init__(self) -> None:
        super().__init__()
        self._languages: tuple[Choice, ...] = ()
        self._zones: tuple[Choice, ...] = ()
        self._round = 0
        self._may = False
        self._lines: dict[str, QLineEdit] = {}
        self._boxes: dict[str, QCheckBox] = {}
        self._writing = QGridLayout()
        self._writing.setHorizontalSpacing(current().size("space_12"))
        self._writing.setVerticalSpacing(current().size("space_8"))
        self._where = QHBoxLayout()
        self._where.setSpacing(current().size("space_16"))
        self._why = Label(tone="text_soft", wrap=True)
        self._why.setObjectName("announce-why-not")
        self._say = ActionButton(translate("HallPage", "Say it now"), kind=ActionKind.PRIMARY, icon="speaker")
        self._say.setObjectName("announce")
        self._say.clicked.connect(self._announce)
        self._said = ToldList("said", translate("HallPage", "Nothing was announced yet today."))
        self._arrange()

    def show_view(self, view: HallPageView) -> None:
        """Show what may be said and what was."""
        if view.languages != self._languages:
            self._languages = view.languages
            self._show_languages()
        if view.zones != self._zones:
            self._zones = view.zones
            self._show_zones()
        if view.round != self._round:
            self._round = view.round
            for line in self._lines.values():
                line.clear()
        self._may = not view.announce_why_not and not view.busy
        self._why.setText(view.announce_why_not)
        self._why.setVisible(bool(view.announce_why_not))
        self._said.show_told(view.said)
        self._show_ready()

    def _arrange(self) -> None:
        card = Surface(margin="space_16")
        hint = translate("HallPage", "One line a language; a language without words stays silent.")
        card.body.addWidget(Label(translate("HallPage", "What is to be said"), bold=True))
        card.body.addWidget(Label(hint, tone="text_soft", wrap=True))
        card.body.addLayout(self._writing)
        card.body.addWidget(Label(translate("HallPage", "Where"), bold=True))
        card.body.addLayout(self._where)
        row = QHBoxLayout()
        row.addWidget(self._why, 1)
        row.addStretch()
        row.addWidget(self._say)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_16"))
        column.addWidget(card)
        column.addWidget(Label(translate("HallPage", "Said today"), bold=True))
        column.addWidget(self._said)

    def _show_languages(self) -> None:
        for place, choice in enumerate(self._languages):
            if choice.code in self._lines:
                continue
            line = QLineEdit()
            line.setObjectName(f"say-{choice.code}")
            line.setAccessibleName(choice.label)
            line.setMaxLength(LENGTH)
            line.textChanged.connect(self._show_ready)
            line.returnPressed.connect(self._announce)
            label = Label(choice.label)
            label.setBuddy(line)
            self._writing.addWidget(label, place, 0)
            self._writing.addWidget(line, place, 1)
            self._lines[choice.code] = line

    def _show_zones(self) -> None:
        while (item := self._where.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        everywhere = QCheckBox(translate("HallPage", "Whole hall"))
        everywhere.setObjectName("say-everywhere")
        everywhere.setChecked(True)
        everywhere.clicked.connect(self._all_chosen)
        self._boxes = {choice.code: QCheckBox(choice.label) for choice in self._zones}
        self._everywhere = everywhere
        self._where.addWidget(everywhere)
        for code, box in self._boxes.items():
            box.setObjectName(f"say-in-{code}")
            box.clicked.connect(self._one_chosen)
            self._where.addWidget(box)
        self._where.addStretch(1)

    def _all_chosen(self) -> None:
        for box in self._boxes.values():
            box.setChecked(False)
        self._everywhere.setChecked(True)

    def _one_chosen(self) -> None:
        self._everywhere.setChecked(not any(box.isChecked() for box in self._boxes.values()))

    def _show_ready(self) -> None:
        self._say.setEnabled(self._may and any(line.text().strip() for line in self._lines.values()))

    def _announce(self) -> None:
        if self._say.isEnabled():
            texts = {code: line.text().strip() for code, line in self._lines.items()}
            zones = tuple(code for code, box in self._boxes.items() if box.isChecked())
            self.announced.emit(texts, zones)
