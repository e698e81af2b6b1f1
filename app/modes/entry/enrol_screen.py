"""The enrolment of a kiosk, display or pad as whoever sets it up sees it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.modes.entry.card import EntryCard
from app.modes.entry.view import EnrolField, EnrolView
from widgets.action_button import ActionButton, ActionKind
from widgets.form_field import FormField

translate = QCoreApplication.translate


class EnrolScreen(QWidget):
    """Address, code and a button; `submitted` carries address and code."""

    submitted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._server = QLineEdit(maxLength=200, placeholderText="192.168.1.10:8700")
        self._server.setObjectName("server-address")
        self._code = QLineEdit(maxLength=40)
        self._code.setObjectName("enrol-code")
        self._button = ActionButton(translate("Entry", "Set up this machine"), kind=ActionKind.PRIMARY)
        self._button.setObjectName("enrol")
        self._fields = {
            EnrolField.SERVER: FormField(translate("Entry", "Server address"), self._server),
            EnrolField.CODE: FormField(
                translate("Entry", "One-time code"),
                self._code,
                hint=translate("Entry", "A manager makes it; it is good for 10 minutes and one machine."),
            ),
        }
        self._card = EntryCard(icon="settings", fields=tuple(self._fields.values()), button=self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._button.clicked.connect(self._submit)
        self._server.returnPressed.connect(self._code.setFocus)
        self._code.returnPressed.connect(self._submit)

    def show_view(self, view: EnrolView) -> None:
        """Show a state of the enrolment."""
        self._card.show_texts(
            title=view.title,
            subtitle=translate("Entry", "This machine does not belong to a hall yet"),
            notice=view.notice,
            footer="",
        )
        if view.fill:
            self._server.setText(view.server)
        for name, field in self._fields.items():
            wrong = view.wrong if name is view.field else ""
            field.show_error(wrong) if wrong else field.clear_error()
            field.editor.setEnabled(not view.busy)
        self._button.setEnabled(not view.busy)
        self._button.setText(
            translate("Entry", "Setting up…") if view.busy else translate("Entry", "Set up this machine")
        )
        self._fields[view.field].editor.setFocus()

    def _submit(self) -> None:
        self.submitted.emit(self._server.text(), self._code.text())
