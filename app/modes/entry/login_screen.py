"""The login as staff see it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.modes.entry.card import EntryCard
from app.modes.entry.view import LoginField, LoginView
from widgets.action_button import ActionButton, ActionKind
from widgets.form_field import FormField

translate = QCoreApplication.translate


class LoginScreen(QWidget):
    """Two fields and a button; `submitted` carries number and password."""

    submitted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._number = QLineEdit(maxLength=40)
        self._number.setObjectName("staff-number")
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._password.setObjectName("password")
        self._button = ActionButton(translate("Entry", "Log in"), kind=ActionKind.PRIMARY)
        self._button.setObjectName("log-in")
        self._fields = {
            LoginField.NUMBER: FormField(translate("Entry", "Staff number"), self._number),
            LoginField.PASSWORD: FormField(translate("Entry", "Password"), self._password),
        }
        self._card = EntryCard(icon="user", fields=tuple(self._fields.values()), button=self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._button.clicked.connect(self._submit)
        self._number.returnPressed.connect(self._on_number_done)
        self._password.returnPressed.connect(self._submit)

    def show_view(self, view: LoginView) -> None:
        """Show a state of the login."""
        self._card.show_texts(
            title=view.title,
            subtitle=translate("Entry", "Please log in with your staff number"),
            notice=view.notice,
            footer=translate("Entry", "Server {server}").format(server=view.server),
        )
        if view.fill:
            self._number.setText(view.number)
        for name, field in self._fields.items():
            wrong = view.wrong if name is view.field else ""
            field.show_error(wrong) if wrong else field.clear_error()
            field.editor.setEnabled(not view.busy)
        self._button.setEnabled(not view.busy)
        self._button.setText(translate("Entry", "Logging in…") if view.busy else translate("Entry", "Log in"))
        if view.wrong and view.field is LoginField.PASSWORD:
            self._password.clear()
        self._fields[view.field].editor.setFocus()

    def _on_number_done(self) -> None:
        if self._password.text():
            self._submit()
        else:
            self._password.setFocus()

    def _submit(self) -> None:
        self.submitted.emit(self._number.text(), self._password.text())
