"""Giving a number: the service by its pinyin initials, who the citizen is where the service asks, the button."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit

from app.contract.hall.setup import Identification
from app.modes import pinyin
from app.modes.window.reception.view import Draft, Issuing
from widgets.action_button import ActionButton, ActionKind
from widgets.find_list import FindList, FindOption
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_NAME_LENGTH, _NUMBER_LENGTH = 60, 24


class IssuePanel(Surface):
    """`drafted` carries a `Draft` at every change; `wanted` asks for the number."""

    drafted = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self._found_by: dict[str, tuple[str, ...]] = {}
        self._issuing = Issuing()
        self._told = Draft()
        self._chosen = False
        self._services = _service_list(self._fit)
        self._name = _field("citizen-name", _NAME_LENGTH)
        self._phone = _field("citizen-phone", _NUMBER_LENGTH)
        self._id_number = _field("citizen-id", _NUMBER_LENGTH)
        self._labels = {each: Label(tone="text_soft") for each in (self._name, self._phone, self._id_number)}
        self._green = QCheckBox(translate("Reception", "Green channel: goes first"))
        self._green.setObjectName("green")
        self._green.setAccessibleName(self._green.text())
        self._give = ActionButton(
            translate("Reception", "Give a number"),
            kind=ActionKind.PRIMARY,
            icon="ticket",
            shortcut_text="Enter",
            touch=True,
        )
        self._give.setObjectName("give")
        self._said = Label(bold=True, wrap=True)
        self._said.setObjectName("issue-said")
        self._arrange()
        self._services.changed.connect(self._choose)
        self._services.accepted.connect(self._go_on)
        for field in self._labels:
            field.textEdited.connect(self._tell)
            field.returnPressed.connect(self._go_on)
        self._green.toggled.connect(self._tell)
        self._give.clicked.connect(self.wanted)

    def begin(self) -> None:
        """Let the keyboard begin with the service."""
        self._services.field.setFocus()
        self._services.field.selectAll()

    def show_issuing(self, issuing: Issuing, *, busy: bool) -> None:
        """Show the services and whether a number can be given."""
        before, self._issuing = self._issuing, issuing
        if issuing.round != before.round:
            self._clear()
        self._found_by = {option.code: (option.label, *option.found_by) for option in issuing.services}
        with QSignalBlocker(self._services):
            self._services.show_options(
                [
                    FindOption(code=each.code, label=each.label, detail=each.detail, why_not=each.why_not)
                    for each in issuing.services
                ]
            )
            if not self._chosen:
                self._services.view.setCurrentIndex(QModelIndex())
        if self._draft() != self._told:
            self._tell()
            return
        self._show_asked(issuing.asks)
        self._give.setEnabled(not issuing.why_not and not busy)
        self._give.setToolTip(issuing.why_not or translate("Reception", "Give a number"))
        self._said.setText(issuing.said)
        self._said.setVisible(bool(issuing.said))

    def _fit(self, typed: str, option: FindOption) -> int | None:
        return pinyin.rank(typed, self._found_by.get(option.code, (option.label,)))

    def _draft(self) -> Draft:
        marked = self._services.marked()
        return Draft(
            service=marked.code if marked is not None and self._chosen else "",
            name=self._name.text(),
            phone=self._phone.text(),
            id_number=self._id_number.text(),
            green=self._green.isChecked(),
        )

    def _choose(self) -> None:
        """Whoever typed or walked has chosen what is marked; before that Enter must give no number."""
        self._chosen = True
        self._tell()

    def _tell(self) -> None:
        draft = self._draft()
        if draft != self._told:
            self._told = draft
            self.drafted.emit(draft)

    def _go_on(self) -> None:
        """Enter gives the number, or goes to what the service still asks for."""
        if self._give.isEnabled():
            self.wanted.emit()
            return
        wanted = {Identification.PHONE: self._phone, Identification.ID_CARD: self._id_number}
        missing = wanted.get(self._issuing.asks)
        if missing is not None:
            missing.setFocus()

    def _clear(self) -> None:
        for part in (self._services.field, self._name, self._phone, self._id_number):
            part.clear()
        self._green.setChecked(False)
        self._chosen = False
        self.begin()

    def _show_asked(self, asks: Identification) -> None:
        words = {
            self._name: translate("Reception", "Name (optional)"),
            self._phone: translate("Reception", "Telephone (optional)"),
            self._id_number: translate("Reception", "ID number (optional)"),
        }
        if asks is Identification.PHONE:
            words[self._phone] = translate("Reception", "Telephone, needed for this service")
        elif asks is Identification.ID_CARD:
            words[self._id_number] = translate("Reception", "ID number, needed for this service")
        for field, text in words.items():
            self._labels[field].setText(text)
            field.setAccessibleName(text)

    def _arrange(self) -> None:
        self.body.addWidget(Label(translate("Reception", "Give a number"), step="lead", bold=True))
        self.body.addWidget(self._services, 1)
        fields = QGridLayout()
        fields.setVerticalSpacing(current().size("space_4"))
        fields.setHorizontalSpacing(current().size("space_8"))
        places = {self._name: (0, 0, 1), self._phone: (0, 1, 1), self._id_number: (2, 0, 2)}
        for field, (row, column, wide) in places.items():
            self._labels[field].setBuddy(field)
            fields.addWidget(self._labels[field], row, column, 1, wide)
            fields.addWidget(field, row + 1, column, 1, wide)
        self.body.addLayout(fields)
        for part in (self._green, self._give, self._said):
            self.body.addWidget(part)
        self._show_asked(Identification.NONE)


def _service_list(fit: Callable[[str, FindOption], int | None]) -> FindList:
    services = FindList(
        fit,
        name=translate("Reception", "Service: pinyin initials, name or letter"),
        empty_text=translate("Reception", "No service fits what you typed. Try fewer letters."),
    )
    services.field.setObjectName("service-find")
    services.view.setObjectName("service-options")
    return services


def _field(name: str, most: int) -> QLineEdit:
    field = QLineEdit(maxLength=most)
    field.setObjectName(name)
    return field
