"""What a question shows: something to find, where to move on to, what is missing, why."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.modes import pinyin
from app.modes.window.ask_view import Answer, Asking, Because, Missing, Moved, OnSlip, Option, Picked
from widgets.find_list import FindList, FindOption
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_NOTE_LENGTH = 200
LINE_LENGTH = 200
_MOST_PAPERS = 20


class Body(QWidget):
    """The middle of a question. `changed` tells that `answer` may be another; `accepted` that Enter was pressed."""

    changed = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current().size("space_12"))

    def show_asking(self, asking: Asking) -> None:
        """Follow the hall; what was typed or chosen stays."""

    def answer(self) -> Answer | None:
        """Return the answer as it stands, `None` while something is missing."""
        raise NotImplementedError


class ChoiceBody(Body):
    """One thing to find and choose."""

    def __init__(self) -> None:
        super().__init__()
        self._found_by: dict[str, tuple[str, ...]] = {}
        name = translate("Window", "Pinyin initials, pinyin, name or number")
        empty = translate("Window", "Nothing fits what you typed. Try fewer letters.")
        self.list = FindList(self._fit, name=name, empty_text=empty)
        self.column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.changed.connect(self.changed)
        self.list.accepted.connect(self.accepted)

    def show_asking(self, asking: Asking) -> None:
        """Show the options as they are now."""
        self._found_by = {option.code: (option.label, *option.found_by) for option in asking.options}
        self.list.show_options([_find_option(option) for option in asking.options])

    def answer(self) -> Answer | None:
        """Return the marked option when it may be chosen."""
        code = self.chosen()
        return Picked(code=code) if code else None

    def chosen(self) -> str:
        """Return the code of the marked option when it may be chosen, else nothing."""
        marked = self.list.marked()
        return marked.code if marked is not None and not marked.why_not else ""

    def _fit(self, typed: str, option: FindOption) -> int | None:
        return pinyin.rank(typed, self._found_by[option.code])


class TransferBody(ChoiceBody):
    """Where to, with priority or not, and a note for who serves next."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead = QCheckBox(translate("Window", "With priority: before those who wait there"))
        self._ahead.setObjectName("ahead")
        self._note = QLineEdit(maxLength=_NOTE_LENGTH)
        self._note.setObjectName("note")
        self.column.addWidget(self._ahead)
        labelled(self.column, translate("Window", "Note for the next counter (optional)"), self._note)

    def answer(self) -> Answer | None:
        """Return where the ticket goes."""
        code = self.chosen()
        return Moved(target=code, ahead=self._ahead.isChecked(), note=self._note.text().strip()) if code else None


class PapersBody(Body):
    """The papers of the service to tick, other papers one a line, a note."""

    def __init__(self) -> None:
        super().__init__()
        self._papers: tuple[str, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._list = QWidget()
        self._list.setProperty("ground", True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current().size("space_4"))
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._rows)
        inside.addStretch()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(self._list)
        self._area.setObjectName("papers")
        self._area.setAccessibleName(translate("Window", "Papers of this service"))
        self._others = QPlainTextEdit(tabChangesFocus=True)
        self._others.setObjectName("other-papers")
        self._others.setMaximumHeight(2 * current().size("height") + current().size("space_16"))
        self._note = QLineEdit(maxLength=_NOTE_LENGTH)
        self._note.setObjectName("note")
        self.column.addWidget(self._area, 1)
        labelled(self.column, translate("Window", "Other papers, one a line"), self._others)
        labelled(self.column, translate("Window", "Note for the citizen (optional)"), self._note)
        self.setFocusProxy(self._others)
        self._others.textChanged.connect(self.changed)

    def show_asking(self, asking: Asking) -> None:
        """Show the papers of the service; the ticks stay while they are the same."""
        if asking.papers == self._papers:
            return
        self._papers = asking.papers
        for box in self._boxes:
            box.deleteLater()
        self._boxes = [QCheckBox(paper) for paper in asking.papers]
        for box in self._boxes:
            box.setObjectName("paper")
            box.toggled.connect(self.changed)
            self._rows.addWidget(box)
        self._area.setVisible(bool(self._boxes))
        self.setFocusProxy(self._boxes[0] if self._boxes else self._others)

    def answer(self) -> Answer | None:
        """Return what is missing, when anything is."""
        lines = [line.strip()[:LINE_LENGTH] for line in self._others.toPlainText().splitlines()]
        missing = tuple(box.text() for box in self._boxes if box.isChecked()) + tuple(line for line in lines if line)
        if not missing or len(missing) > _MOST_PAPERS:
            return None
        return Missing(papers=missing, note=self._note.text().strip())


class SlipBody(Body):
    """The number on a slip, typed or read by a scanner, which ends with Enter."""

    def __init__(self) -> None:
        super().__init__()
        self._field = QLineEdit(maxLength=LINE_LENGTH)
        self._field.setObjectName("slip-number")
        labelled(
            self.column, translate("Window", "Number on the slip (type or scan), such as A012 or A3-012"), self._field
        )
        note = Label(translate("Window", "Look at the slip itself: whoever holds the paper is the one."), wrap=True)
        self.column.addWidget(note)
        self.column.addStretch()
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self.changed)
        self._field.returnPressed.connect(self.accepted)

    def answer(self) -> Answer | None:
        """Return what the slip says, when anything is there."""
        text = self._field.text().strip()
        return OnSlip(text=text) if text else None


class ReasonBody(Body):
    """A reason, chosen or typed."""

    def __init__(self) -> None:
        super().__init__()
        self._reason = QComboBox(editable=True)
        self._reason.setObjectName("reason")
        self._reason.addItems(
            [
                translate("Window", "The citizen has left"),
                translate("Window", "Taken by mistake"),
                translate("Window", "Settled at another place"),
            ]
        )
        labelled(self.column, translate("Window", "Reason"), self._reason)
        self.column.addStretch()
        self.setFocusProxy(self._reason)
        self._reason.currentTextChanged.connect(self.changed)
        line = self._reason.lineEdit()
        if line is not None:
            line.setMaxLength(LINE_LENGTH)
            line.returnPressed.connect(self.accepted)

    def answer(self) -> Answer | None:
        """Return the reason, when there is one."""
        reason = self._reason.currentText().strip()
        return Because(reason=reason) if reason else None


def _find_option(option: Option) -> FindOption:
    return FindOption(code=option.code, label=option.label, detail=option.detail, why_not=option.why_not)


def labelled(column: QVBoxLayout, text: str, field: QWidget) -> None:
    """Put a field below its label."""
    label = Label(text, tone="text_soft")
    label.setBuddy(field)
    field.setAccessibleName(text)
    column.addWidget(label)
    column.addWidget(field)
